"""What every report of a municipality or region may print."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.organisation import OfficerBlock
from normdocs.content.phrases import capital as capital_name
from normdocs.content.phrases import place_in, printed_years
from normdocs.content.reports.lists import semicolons
from normdocs.content.speech import Speech
from normdocs.domain.reports.figures import Result
from normdocs.language import dates

# «Во» stands before words like Всеволожский, Владимир, Мценский, Льгов.
_VO = re.compile(r"[вф][бвгджзклмнпрстфхцчшщ]|мц|мн|льв|льг", re.IGNORECASE)


def numeric(speech: Speech, day: date) -> str:
    """Return 01.06.2021."""
    return dates.numeric(day)


def inside(speech: Speech, name: str) -> str:
    """Return where: «в Сальском районе», «во Всеволожском районе»."""
    place = speech.place(name, "loct")
    return f"{'во' if _VO.match(place) else 'в'} {place}"


def compared(speech: Speech, year: int, results: tuple[Result, ...] | None) -> int | None:
    """Return the year whose targets count; none where results are held against no target."""
    return None if results is not None and all(one.target is None for one in results) else year


class TerritoryContext(Context):
    """What the reports of municipalities and regions have in common."""

    head: Annotated[OfficerBlock | None, From("officers.head")] = Field(
        alias="руководитель", title="Руководитель органа управления образованием (если указан)"
    )
    issuer: Annotated[str, From("organisation.names.short", via=capital_name)] = Field(
        alias="орган", title="Сокращённое наименование органа с прописной буквы"
    )
    territory: Annotated[str, From("report.territory")] = Field(
        alias="территория", title="Муниципалитет или регион", examples=["Сальский район"]
    )
    territory_gent: Annotated[str, From("report.territory", via=place_in("gent"))] = Field(
        alias="территория_род", title="Муниципалитет в родительном падеже", examples=["Сальского района"]
    )
    territory_loct: Annotated[str, From("report.territory", via=inside)] = Field(
        alias="в_территории", title="Где: с предлогом", examples=["в Сальском районе"]
    )
    as_of: Annotated[str, From("report.as_of", via=numeric)] = Field(
        alias="на_дату", title="День, на который составлен отчёт", examples=["01.06.2021"]
    )
    school_year: Annotated[str | None, From("report.school_year", via=printed_years)] = Field(
        alias="учебный_год", title="Учебный год отчёта (если указан)", examples=["2020–2021"]
    )
    column: Annotated[int | None, From("report.column", "report.results", via=compared)] = Field(
        alias="год_показателей",
        title="Год, с целевыми значениями которого сравнивают (если сравнивают)",
        examples=["2020"],
    )
    not_reported: Annotated[str | None, From("report.not_reported", via=semicolons)] = Field(
        alias="не_представили", title="Кто не представил сведений (если кто-то не представил)"
    )
