"""A school's own monitoring: quality of the process, then influence on those who take part."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.blocks import SetContext
from normdocs.content.contract import Context, From
from normdocs.content.phrases import long_date, printed_years
from normdocs.content.reports.lists import items
from normdocs.content.reports.monitoring_words import (
    answered,
    doubted,
    groups_of,
    held,
    involved_lines,
    meeting_lines,
    pairs_told,
    satisfied,
)
from normdocs.content.reports.report_charts import SchoolChartsBlock
from normdocs.content.reports.school_words import percent_with_base


class CountedBlock(Context):
    """A row with people and their share."""

    title: Annotated[str, From(".title")] = Field(alias="название", title="Кто или что")
    people: Annotated[str, From(".people")] = Field(alias="человек", title="Человек", examples=["1 542"])
    share: Annotated[str, From(".share")] = Field(alias="доля", title="Доля; тире, где её не посчитать")


class GroupedBlock(Context):
    """Rows under one heading."""

    title: Annotated[str, From(".title")] = Field(alias="название", title="По чему посчитано")
    lines: Annotated[list[CountedBlock], From(".lines")] = Field(alias="строки", title="Строки")


class AnswerBlock(Context):
    """An item of a questionnaire."""

    questionnaire: Annotated[str, From(".questionnaire")] = Field(alias="анкета", title="Анкета")
    question: Annotated[str, From(".question")] = Field(alias="вопрос", title="Вопрос")
    asked: Annotated[str, From(".asked")] = Field(alias="ответили", title="Сколько человек ответило")
    average: Annotated[str, From(".average")] = Field(
        alias="средний", title="Средний балл и наибольший", examples=["4,5 из 5"]
    )


class VerdictBlock(Context):
    """An indicator held against its target."""

    title: Annotated[str, From(".title")] = Field(alias="название", title="Показатель")
    value: Annotated[str, From(".value")] = Field(
        alias="значение", title="Значение с численностью, от которой оно посчитано"
    )
    target: Annotated[str, From(".target")] = Field(
        alias="целевое", title="Целевое значение; * – не сверено", examples=["20 %"]
    )
    verdict: Annotated[str, From(".verdict")] = Field(alias="вывод", title="Достигнут ли показатель")


class MonitoringBlock(Context):
    """The figures of the monitoring."""

    day: Annotated[str, From(".as_of", via=long_date)] = Field(
        alias="на_дату", title="День, на который даны сведения", examples=["20 декабря 2021 г."]
    )
    school_year: Annotated[str | None, From(".school_year", via=printed_years)] = Field(
        alias="учебный_год", title="Учебный год (если указан)", examples=["2021–2022"]
    )
    column: Annotated[int, From(".column")] = Field(
        alias="год_показателей", title="Год, с целевыми значениями которого сравнивают", examples=["2021"]
    )
    involved: Annotated[list[CountedBlock] | None, From(".involved", via=involved_lines)] = Field(
        alias="участники", title="Кто участвует (если указано)"
    )
    pairs: Annotated[str | None, From(".", via=pairs_told)] = Field(
        alias="пары", title="Сколько пар и групп и сколько завершили программу (если указано)"
    )
    consents: Annotated[str | None, From(".consents", via=percent_with_base)] = Field(
        alias="согласия", title="Доля участников с согласием на обработку данных (если указана)"
    )
    groups: Annotated[list[GroupedBlock] | None, From(".", "model", via=groups_of)] = Field(
        alias="охват", title="Наставляемые по формам, уровням, категориям и моделям (если посчитаны)"
    )
    meetings: Annotated[list[CountedBlock] | None, From(".meetings", "model", via=meeting_lines)] = Field(
        alias="встречи", title="Встречи пяти видов (если посчитаны)"
    )
    answers: Annotated[list[AnswerBlock] | None, From(".answers", "questionnaires", via=answered)] = Field(
        alias="ответы", title="Ответы на вопросы анкет (если есть)"
    )
    satisfaction: Annotated[str | None, From(".satisfaction", via=satisfied)] = Field(
        alias="удовлетворённость", title="Удовлетворённость каждой стороны (если посчитана)"
    )
    results: Annotated[list[VerdictBlock] | None, From(".results", "effectiveness", via=held)] = Field(
        alias="показатели", title="Показатели эффективности с выводами (если посчитаны)"
    )
    doubtful: Annotated[bool, From(".results", via=doubted)] = Field(
        alias="есть_несверенные", title="Есть ли целевые значения, не сверенные с опубликованным актом"
    )
    conclusions: Annotated[list[str] | None, From(".conclusions", via=items)] = Field(
        alias="выводы", title="Выводы (если есть)"
    )
    recommendations: Annotated[list[str] | None, From(".recommendations", via=items)] = Field(
        alias="рекомендации", title="Рекомендации (если есть)"
    )


class MonitoringContext(SetContext):
    """The school's own monitoring."""

    charts: Annotated[SchoolChartsBlock, From("report")] = Field(alias="диаграммы", title="Диаграммы")
    monitoring: Annotated[MonitoringBlock, From("report")] = Field(
        alias="отчёт", title="Сведения мониторинга, как они заявлены или посчитаны"
    )
