"""The half-yearly statement of a municipality (M07)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.phrases import printed_years
from normdocs.content.reports.effectiveness import EffectivenessContext
from normdocs.content.reports.effectiveness_words import (
    conclusion,
)
from normdocs.content.reports.lists import items, one_line, sentences
from normdocs.content.reports.municipal_statement_words import (
    agreed_with,
    events,
    flaws,
    guided_by,
    monitored,
    opening,
    programmes_in,
    programmes_run,
    recorded,
    roadmaps_made,
)
from normdocs.content.reports.references import CitedBlock
from normdocs.content.reports.report_charts import MunicipalChartsBlock
from normdocs.content.reports.shares import printed_number, printed_share


class SchoolLine(Context):
    """An organisation's figures."""

    name: Annotated[str, From(".name")] = Field(alias="название", title="Организация")
    mentees: Annotated[str, From(".mentees", via=printed_number, always=True)] = Field(
        alias="наставляемых", title="Наставляемых; тире, если не сказано"
    )
    mentors: Annotated[str, From(".mentors", via=printed_number, always=True)] = Field(
        alias="наставников", title="Наставников; тире, если не сказано"
    )
    pupils: Annotated[str, From(".pupils", via=printed_number, always=True)] = Field(
        alias="обучающихся", title="Обучающихся 10–18 лет; тире, если не сказано"
    )
    share: Annotated[str, From(".share", via=printed_share)] = Field(
        alias="доля", title="Доля в процентах; тире, если не сказано"
    )


class MunicipalStatementContext(EffectivenessContext):
    """The half-yearly statement: what the report does not say is absent."""

    opening_text: Annotated[
        str, From("report.monitored", "report.monitored_by", via=opening, always=True)
    ] = Field(
        alias="начало", title="Когда и кем проведён мониторинг", examples=["В мае 2021 года ИМЦ проведён"]
    )
    cited: Annotated[list[CitedBlock] | None, From("report.acts")] = Field(
        alias="акты", title="Документы муниципального уровня (если названы)"
    )
    guidance: Annotated[str | None, From("report.guidance", via=guided_by)] = Field(
        alias="методические_рекомендации", title="Кем разработаны, когда направлены (если сказано)"
    )
    events_text: Annotated[str | None, From("report.events", via=events)] = Field(
        alias="мероприятия", title="Когда и во скольких организациях проведены мероприятия (если сказано)"
    )
    recorded_text: Annotated[
        str | None, From("report.personal_records", "report.territory", via=recorded)
    ] = Field(alias="персонифицированный_учёт", title="Где ведётся персонифицированный учёт (если сказано)")
    narrative: Annotated[list[str] | None, From("report.narrative", via=sentences)] = Field(
        alias="пояснения", title="Пояснения словами (если есть)"
    )
    roadmaps: Annotated[str | None, From("report.roadmaps", via=roadmaps_made)] = Field(
        alias="дорожные_карты", title="Кем и сколько дорожных карт разработано (если сказано)"
    )
    agreed_with_text: Annotated[str | None, From("report.roadmaps", via=agreed_with)] = Field(
        alias="согласованы_с", title="С кем согласованы дорожные карты (если сказано)"
    )
    programmes_in_text: Annotated[str | None, From("report.programmes", via=programmes_in)] = Field(
        alias="программы_где", title="Во скольких организациях есть программы (если сказано)"
    )
    programmes: Annotated[str | None, From("report.programmes", via=programmes_run)] = Field(
        alias="программы", title="Сколько программ реализуется, по видам организаций (если сказано)"
    )
    schools: Annotated[list[SchoolLine] | None, From("report.schools")] = Field(
        alias="школы", title="Показатели каждой организации (если есть)"
    )
    charts: Annotated[MunicipalChartsBlock, From("report")] = Field(alias="диаграммы", title="Диаграммы")
    support: Annotated[list[str] | None, From("report.support", via=items)] = Field(
        alias="сопровождение", title="Кто ведёт методическое сопровождение (если сказано)"
    )
    monitored_text: Annotated[str | None, From("report.self_monitored", via=monitored)] = Field(
        alias="внутренний_мониторинг", title="Кем проведён внутренний мониторинг (если сказано)"
    )
    deadlines: Annotated[str | None, From("report.deadlines", via=one_line)] = Field(
        alias="сроки", title="Сроки мониторинга (если сказано)", examples=["до 20 декабря и до 20 мая"]
    )
    conclusion_text: Annotated[str | None, From("report.results", "report.half_years", via=conclusion)] = (
        Field(alias="вывод", title="Вывод о показателях эффективности (если они есть)")
    )
    shortcomings: Annotated[
        list[str] | None, From("report.as_of", "report.uncovered", "report.shortcomings", via=flaws)
    ] = Field(alias="недостатки", title="Недостатки (если есть)")
    recommendations_for: Annotated[str | None, From("report.recommendations_for", via=printed_years)] = Field(
        alias="рекомендации_на", title="На какой учебный год рекомендации (если сказано)"
    )
