"""A school's statement on an indicator, in the words schools write it in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from normdocs.content.blocks import SetContext
from normdocs.content.contract import Context, From
from normdocs.content.phrases import long_date, span_of_years
from normdocs.content.reports.lists import bare, in_a_row, items
from normdocs.content.reports.references import own_documents
from normdocs.content.reports.school_words import approver, outcome_of, percent_with_base
from normdocs.content.reports.territory import numeric
from normdocs.content.speech import Speech
from normdocs.domain.model import MentoringModel
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.reports.figures import Cited, Result, UsedProgramme
from normdocs.domain.reports.school import FormShare, SchoolStatement
from normdocs.language.agreement import agreement_with, participle
from normdocs.language.citation import quote
from normdocs.language.letters import NBSP

PROGRAMME = "программа"
# As «дорожная карта», «дорожной карты» and the other cases begin.
ROADMAP = "дорожн"


def makers(speech: Speech, profile: SchoolProfile, project_year: int | None) -> str:
    """Return who made the documents, in the instrumental, as schools call themselves."""
    full = (profile.names.full or "").lower()
    general = profile.kind == "general-education" and full.startswith("муниципальн")
    said = "Муниципальной общеобразовательной организацией" if general else "Образовательной организацией"
    return said if project_year is None else f"{said} – участником проекта {project_year}{NBSP}года"


def base_of_participants(speech: Speech, order: Cited) -> str:
    """Return where the base of participants stands: the annex and the order it belongs to."""
    annex = f"приложение №{NBSP}{order.annex}" if order.annex else "приложение"
    kind = speech.organisation(order.kind or "приказ", "datv", {})
    parts = [
        f"№{NBSP}{order.number}" if order.number else "",
        f"от {long_date(speech, order.date)}" if order.date else "",
        quote(order.title) if order.title else "",
    ]
    return " ".join(filter(None, [f"{annex} к {kind} ОО", *parts]))


def roadmap_told(speech: Speech, report: SchoolStatement) -> bool:
    """Return whether the report tells of a roadmap: its goal, an order or a document of that name."""
    told = " ".join(one.title or "" for one in (*report.orders, *report.documents))
    return report.goal is not None or ROADMAP in told.lower()


def programme_made(speech: Speech, programme: UsedProgramme) -> str | None:
    """Return «разработана Программа … на 2020–2024 годы, утверждённая …»; None without a title."""
    if programme.title is None:
        return None
    named = programme.title.lower().startswith(PROGRAMME)
    title = bare(programme.title) if named else f"{PROGRAMME} {quote(programme.title)}"
    gender, number = agreement_with(PROGRAMME)
    said = f"{participle('разработан', gender, number)} {title}"
    if programme.years:
        years = span_of_years(speech, programme.years)
        one = programme.years.first == programme.years.last
        said += f" на {years}{NBSP}{'год' if one else 'годы'}"
    if programme.approved_by:
        said += f", утверждённая {approver(speech, programme.approved_by)}"
    return said


def shares_of_forms(speech: Speech, forms: Iterable[FormShare], model: MentoringModel) -> list[str]:
    """Return each form with its share, as stated where it is stated."""
    told = []
    for one in forms:
        form = model.form(one.form)
        share = percent_with_base(speech, one.value)
        told.append(f"{form.title if form else one.form}{f' – {share}' if share else ''}")
    return told


def held_meetings(speech: Speech, stated: tuple[str, ...], model: MentoringModel) -> list[str]:
    """Return the meetings of each pair in the accusative (включает что), the model's where none is named."""
    titles = stated or tuple(meeting.title for meeting in model.meetings)
    return [speech.organisation(title, "accs", {}) for title in titles]


def verdict_on(speech: Speech, result: Result, report: Any) -> str | None:
    """Return what the indicator comes to; None while its base is not known."""
    return outcome_of(speech, result, report.column)


class StatementBlock(Context):
    """The statement's figures and words."""

    day: Annotated[str, From(".as_of", via=numeric)] = Field(
        alias="на_дату", title="День, на который даны сведения, цифрами", examples=["31.12.2020"]
    )
    day_long: Annotated[str, From(".as_of", via=long_date)] = Field(
        alias="на_дату_словами", title="День, на который даны сведения", examples=["31 декабря 2020 г."]
    )
    year: Annotated[int, From(".as_of.year")] = Field(alias="год", title="Год этого дня", examples=["2020"])
    aim: Annotated[str | None, From(".aim")] = Field(
        alias="результат", title="Результат, о котором справка, без кавычек (если указан)"
    )
    by_whom: Annotated[str, From("organisation", ".project_year", via=makers)] = Field(
        alias="кем", title="Кем разработаны документы, в творительном падеже"
    )
    documents: Annotated[list[str] | None, From(".documents", via=own_documents)] = Field(
        alias="документы", title="Документы организации, на которых основана работа (если указаны)"
    )
    orders: Annotated[list[str] | None, From(".orders", via=own_documents)] = Field(
        alias="приказы", title="Приказы: вид, номер, дата, название (если указаны)"
    )
    personal_records: Annotated[bool | None, From(".personal_records")] = Field(
        alias="учёт_ведётся", title="Ведётся ли персонифицированный учёт (если указано)"
    )
    base: Annotated[str | None, From(".base_annex", via=base_of_participants)] = Field(
        alias="база", title="Приложение, в котором база участников, и его приказ (если указаны)"
    )
    pupils: Annotated[int | None, From(".involved.pupils")] = Field(
        alias="обучающихся", title="Вовлечено обучающихся, человек (если указано)", examples=["22"]
    )
    teachers: Annotated[int | None, From(".involved.teachers")] = Field(
        alias="педагогов", title="Вовлечено педагогов, человек (если указано)", examples=["7"]
    )
    roadmap_made: Annotated[bool, From(".", via=roadmap_told)] = Field(
        alias="карта_разработана", title="Сказано ли в справке о дорожной карте"
    )
    goal: Annotated[str | None, From(".goal")] = Field(
        alias="цель_карты", title="Цель в словах о дорожной карте (если указана)"
    )
    programme: Annotated[str | None, From(".programme", via=programme_made)] = Field(
        alias="программа", title="«разработана Программа … на 2020–2024 годы, утверждённая …» (если названа)"
    )
    programme_goal: Annotated[str | None, From(".programme_goal")] = Field(
        alias="цель_программы", title="Цель в словах о программе (если указана)"
    )
    tasks: Annotated[list[str] | None, From(".tasks", via=items)] = Field(
        alias="задачи", title="Задачи (если указаны)"
    )
    forms: Annotated[list[str] | None, From(".forms", "model", via=shares_of_forms)] = Field(
        alias="формы", title="Формы с долями; доля – как её заявили (если указаны)"
    )
    full_cycle: Annotated[bool | None, From(".full_cycle")] = Field(
        alias="полный_цикл", title="Пройден ли полный цикл встреч (если указано)"
    )
    meetings: Annotated[list[str], From(".meetings", "model", via=held_meetings)] = Field(
        alias="встречи", title="Встречи пары или группы в винительном падеже (включает что)"
    )
    verdict: Annotated[str | None, From(".result", ".", via=verdict_on)] = Field(
        alias="итог", title="Значение показателя, целевое значение с годом и вывод (если есть из чего)"
    )
    monitored: Annotated[bool | None, From(".monitored")] = Field(
        alias="мониторинг_проведён", title="Проведён ли внутренний мониторинг (если указано)"
    )
    conclusions: Annotated[str | None, From(".conclusions", via=in_a_row)] = Field(
        alias="выводы", title="Выводы одним абзацем (если есть)"
    )
    shortcomings: Annotated[list[str] | None, From(".shortcomings", via=items)] = Field(
        alias="недостатки", title="Недостатки (если есть)"
    )
    recommendations: Annotated[list[str] | None, From(".recommendations", via=items)] = Field(
        alias="рекомендации", title="Рекомендации (если есть)"
    )


class StatementContext(SetContext):
    """The school's statement on an indicator."""

    statement: Annotated[StatementBlock, From("report")] = Field(
        alias="справка", title="Сведения справки, как они заявлены"
    )
