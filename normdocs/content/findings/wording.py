"""Findings of consistency: what each rule is called, and its breaches in words."""

from __future__ import annotations

from collections.abc import Callable

from normdocs.content.findings import amounts, words
from normdocs.content.findings.parts import Titles, Values, Worded
from normdocs.domain.consistency.breach import Breach
from normdocs.domain.finding import Finding
from normdocs.language.typography import typeset

RULES = {
    "parts-sum": "Части составляют целое",
    "overlapping-groups": "Пересекающиеся группы и число людей",
    "organisation-counts": "Программ не меньше, чем организаций с программами",
    "within-whole": "Часть не больше целого",
    "said-of-all": "«Все», «во всех» и числа",
    "matrix-table": "Матрица и таблица",
    "percentage": "Процент и числа, из которых он посчитан",
    "share-base": "От чего считана доля",
    "target-base": "Вывод о показателе",
    "same-figure": "Одно число во всех документах",
    "title-requisites": "Одно название – один номер и дата",
    "requisites": "Номер и дата у каждого названного документа",
    "act-dates": "Даты актов",
    "expiry": "Срок действия",
    "registry": "Акты – как в реестре",
    "personal-data": "Персональные данные",
    "posts": "Один директор, одна должность",
    "names": "Название организации",
    "order": "Порядок этапов и сроков",
    "period-year": "Год в каждом сроке",
    "responsible": "Ответственный",
    "core-set": "Обязательный комплект",
}
WORDS: dict[str, Callable[[str, Values], Worded]] = {
    "parts-sum": amounts.parts_sum,
    "overlapping-groups": amounts.groups,
    "organisation-counts": amounts.organisation_counts,
    "within-whole": amounts.within_whole,
    "said-of-all": amounts.said_of_all,
    "matrix-table": amounts.matrix_table,
    "percentage": amounts.percentage,
    "share-base": amounts.share_base,
    "target-base": amounts.target,
    "same-figure": amounts.same_figure,
    "title-requisites": words.title_requisites,
    "requisites": words.requisites,
    "act-dates": words.act_dates,
    "expiry": words.expiry,
    "registry": words.registry,
    "personal-data": words.personal_data,
    "posts": words.posts,
    "names": words.names,
    "order": words.order,
    "period-year": words.period_year,
    "responsible": words.responsible,
    "core-set": amounts.core_set,
}


def worded(breach: Breach, titles: Titles) -> Finding:
    """Return a breach as a finding in words; `titles` are those of forms, stages, models by id."""
    stated, follows = WORDS[breach.rule](breach.way, {**breach.values, "titles": titles})
    return Finding(
        breach.rule,
        breach.severity,
        breach.at.field,
        typeset(stated),
        typeset(follows),
        breach.documents,
    )
