"""What a municipality issues: its order on mentoring, the roadmap, the regulations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from normdocs.content.blocks import ActBlock, DocumentBlock
from normdocs.content.contract import Absent, Context, From
from normdocs.content.mentoring import CategoryBlock, FormBlock, MeetingBlock
from normdocs.content.organisation import OfficerBlock, OrganisationBlock
from normdocs.content.phrases import approving_order, organisation_in, place_in
from normdocs.content.reports.shares import NOT_SET, printed_target
from normdocs.content.reports.territory import inside
from normdocs.content.schedule import first_year, last_year, no_school_year
from normdocs.content.sources import Fellow, Subject
from normdocs.content.speech import Speech
from normdocs.domain.indicators.effectiveness import Effectiveness
from normdocs.domain.organisation import Names


@dataclass(frozen=True)
class Aimed:
    """An indicator with the targets of the school year's two calendar years; an average has no `base`."""

    title: str
    base: str | None
    first: str
    last: str


def aimed(
    speech: Speech, indicators: Iterable[Effectiveness], school_year: str | None, region: str
) -> list[Aimed] | Absent:
    """Return each indicator with its targets, marked where nobody compared them with the published act."""
    if school_year is None:
        return no_school_year()

    def target(one: Effectiveness, year: int) -> str:
        found = one.target(year, region)
        if found is None:
            return NOT_SET
        return printed_target(found.value, unverified=not found.verified)

    years = first_year(speech, school_year), last_year(speech, school_year)
    return [
        Aimed(one.title, one.base if one.denominator else None, *(target(one, year) for year in years))
        for one in indicators
    ]


def any_doubt(
    speech: Speech, indicators: Iterable[Effectiveness], school_year: str | None, region: str
) -> bool:
    """Return whether some printed target was not compared with the published act."""
    if school_year is None:
        return False
    years = first_year(speech, school_year), last_year(speech, school_year)
    found = [one.target(year, region) for one in indicators for year in years]
    return any(target is not None and not target.verified for target in found)


def order_by_itself(speech: Speech, document: Subject, names: Names) -> str:
    """Return this order as the mark on its own annex names it."""
    fellow = Fellow(
        code=document.type.code,
        title=document.type.title,
        noun=document.type.kind.noun,
        number=document.requisites.number,
        date=document.requisites.date,
        access=document.type.access,
        necessity=document.type.necessity,
    )
    return approving_order(speech, fellow, names.short, names.forms)


class TargetBlock(Context):
    """An indicator with its targets."""

    title: Annotated[str, From(".title")] = Field(alias="название", title="Показатель")
    base: Annotated[str | None, From(".base")] = Field(
        alias="от_кого", title="От кого берётся доля (если это доля)"
    )
    first: Annotated[str, From(".first")] = Field(
        alias="на_год_начала", title="Целевое значение на год начала; * – не сверено", examples=["20 %"]
    )
    last: Annotated[str, From(".last")] = Field(
        alias="на_год_окончания", title="Целевое значение на год окончания; * – не сверено", examples=["35 %"]
    )


TARGETS = ("effectiveness", "organisation.planning.school_year", "organisation.region")


class MunicipalContext(Context):
    """Orders, roadmaps and regulations of a municipality."""

    organisation: Annotated[OrganisationBlock, From("organisation")] = Field(
        alias="организация", title="Орган управления образованием"
    )
    document: Annotated[DocumentBlock, From("document")] = Field(alias="документ", title="Этот документ")
    head: Annotated[OfficerBlock, From("officers.head")] = Field(
        alias="руководитель", title="Руководитель органа управления образованием"
    )
    official: Annotated[OfficerBlock | None, From("officers.municipal-official")] = Field(
        alias="ответственный", title="Специалист, который отвечает за наставничество (если назван)"
    )
    territory: Annotated[str, From("organisation.municipality")] = Field(
        alias="территория", title="Муниципалитет", examples=["Сальский район"]
    )
    territory_gent: Annotated[str, From("organisation.municipality", via=place_in("gent"))] = Field(
        alias="территория_род", title="Муниципалитет в родительном падеже", examples=["Сальского района"]
    )
    territory_loct: Annotated[str, From("organisation.municipality", via=inside)] = Field(
        alias="в_территории", title="Где: с предлогом", examples=["в Сальском районе"]
    )
    basis: Annotated[list[ActBlock], From("basis")] = Field(
        alias="основания", title="Акты, на которых основан документ"
    )
    own_order: Annotated[str, From("document", "organisation.names", via=order_by_itself)] = Field(
        alias="приказ_тв",
        title="Этот приказ в творительном падеже с реквизитами, для грифа его приложения",
    )
    body_datv: Annotated[
        str,
        From("organisation.names.short", "organisation.names.forms", via=organisation_in("datv", "short")),
    ] = Field(alias="орган_дат", title="Сокращённое наименование органа в дательном падеже")
    targets: Annotated[list[TargetBlock], From(*TARGETS, via=aimed)] = Field(
        alias="показатели", title="Показатели эффективности с целевыми значениями"
    )
    doubtful: Annotated[bool, From(*TARGETS, via=any_doubt)] = Field(
        alias="есть_несверенные", title="Есть ли целевые значения, не сверенные с опубликованным актом"
    )
    forms: Annotated[list[FormBlock], From("model.forms")] = Field(
        alias="формы", title="Все формы наставничества"
    )
    meetings: Annotated[list[MeetingBlock], From("model.meetings")] = Field(
        alias="встречи", title="Пять встреч пары или группы"
    )
    categories: Annotated[list[CategoryBlock], From("model.categories")] = Field(
        alias="категории", title="Категории наставляемых"
    )
    start_year: Annotated[int, From("organisation.planning.school_year", via=first_year)] = Field(
        alias="год_начала", title="Год, в котором учебный год начинается", examples=["2022"]
    )
    end_year: Annotated[int, From("organisation.planning.school_year", via=last_year)] = Field(
        alias="год_окончания", title="Год, в котором учебный год кончается", examples=["2023"]
    )
