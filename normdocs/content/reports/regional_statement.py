"""The statement of a region: its municipalities side by side (R06)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From, Via
from normdocs.content.reports.amounts import ORGANISATION, ORGANISATIONS, by_kind, counted
from normdocs.content.reports.effectiveness import EffectivenessContext
from normdocs.content.reports.effectiveness_words import (
    conclusion,
)
from normdocs.content.reports.lists import sentences
from normdocs.content.reports.references import CitedBlock
from normdocs.content.reports.report_charts import RegionalChartsBlock
from normdocs.content.reports.shares import NONE, printed_number, printed_share
from normdocs.content.reports.summary import CoverageTable
from normdocs.content.speech import Speech
from normdocs.domain.reports.figures import Organisations, Share
from normdocs.domain.reports.municipal import Territory

TOWNS = "report.municipalities"


def share_of(speech: Speech, town: Territory) -> str:
    """Return a municipality's share: as it is stated, else its mentees among its pupils of 10–18."""
    return printed_share(speech, _share(town))


def _share(town: Territory) -> Share:
    if town.coverage.share.percent is not None:
        return town.coverage.share
    return Share(count=town.coverage.mentees, of=town.pupils.aged_10_18)


def share_in_all(speech: Speech, towns: tuple[Territory, ...]) -> str:
    """Return the share in all the municipalities of which both numbers are known."""
    known = [town for town in towns if town.coverage.mentees is not None and town.pupils.aged_10_18]
    count = sum(town.coverage.mentees or 0 for town in known)
    return printed_share(speech, Share(count=count, of=sum(town.pupils.aged_10_18 or 0 for town in known)))


def summed(path: str) -> Via:
    """Return the sum of a column, a dash where no municipality states it."""

    def total(speech: Speech, towns: tuple[Territory, ...]) -> str:
        found = [value for town in towns if (value := _at(town, path)) is not None]
        return printed_number(speech, sum(found)) if found else NONE

    return total


def _at(town: object, path: str) -> int | None:
    for name in path.split("."):
        town = getattr(town, name)
    return town if isinstance(town, int) else None


def involved(speech: Speech, stated: Organisations) -> str | None:
    """Return how many organisations take part, by kind."""
    number = stated.number
    if number is None:
        return None
    kinds = by_kind(stated, ORGANISATIONS)
    return counted(number, ORGANISATION, "gent") + (f" ({kinds})" if kinds else "")


class TownLine(Context):
    """A municipality's figures."""

    name: Annotated[str, From(".name")] = Field(alias="название", title="Муниципалитет")
    organisations: Annotated[str, From(".organisations", via=printed_number, always=True)] = Field(
        alias="организаций", title="Организаций; тире, если не сказано"
    )
    mentees: Annotated[str, From(".coverage.mentees", via=printed_number, always=True)] = Field(
        alias="наставляемых", title="Наставляемых; тире, если не сказано"
    )
    mentors: Annotated[str, From(".coverage.mentors", via=printed_number, always=True)] = Field(
        alias="наставников", title="Наставников; тире, если не сказано"
    )
    pupils: Annotated[str, From(".pupils.aged_10_18", via=printed_number, always=True)] = Field(
        alias="обучающихся", title="Обучающихся 10–18 лет; тире, если не сказано"
    )
    share: Annotated[str, From(".", via=share_of)] = Field(
        alias="доля", title="Доля наставляемых в процентах; тире, если не сказано"
    )


class TotalLine(Context):
    """The sums of the columns."""

    organisations: Annotated[str, From(TOWNS, via=summed("organisations"))] = Field(
        alias="организаций", title="Организаций всего"
    )
    mentees: Annotated[str, From(TOWNS, via=summed("coverage.mentees"))] = Field(
        alias="наставляемых", title="Наставляемых всего"
    )
    mentors: Annotated[str, From(TOWNS, via=summed("coverage.mentors"))] = Field(
        alias="наставников", title="Наставников всего"
    )
    pupils: Annotated[str, From(TOWNS, via=summed("pupils.aged_10_18"))] = Field(
        alias="обучающихся", title="Обучающихся 10–18 лет всего"
    )
    share: Annotated[str, From(TOWNS, via=share_in_all)] = Field(
        alias="доля", title="Доля по муниципалитетам, где известны оба числа"
    )


class RegionContext(EffectivenessContext):
    """The statement of a region: what the report does not say is absent."""

    cited: Annotated[list[CitedBlock] | None, From("report.acts")] = Field(
        alias="акты", title="Документы регионального уровня (если названы)"
    )
    involved_text: Annotated[str | None, From("report.organisations", via=involved)] = Field(
        alias="участвуют", title="Сколько организаций участвует, в родительном падеже (если сказано)"
    )
    towns: Annotated[list[TownLine] | None, From(TOWNS)] = Field(
        alias="муниципалитеты", title="Показатели каждого муниципалитета"
    )
    total: Annotated[TotalLine, From("report")] = Field(alias="итого", title="Суммы по графам")
    by_form: Annotated[CoverageTable, From("report.by_form")] = Field(
        alias="по_формам", title="Охват по формам"
    )
    charts: Annotated[RegionalChartsBlock, From("report")] = Field(alias="диаграммы", title="Диаграммы")
    conclusion_text: Annotated[str | None, From("report.results", via=conclusion)] = Field(
        alias="вывод", title="Вывод о показателях эффективности (если они есть)"
    )
    shortcomings: Annotated[list[str] | None, From("report.shortcomings", via=sentences)] = Field(
        alias="недостатки", title="Недостатки (если есть)"
    )
