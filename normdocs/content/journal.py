"""The registration journal of an organisation: what was registered in a year, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.organisation import OrganisationBlock
from normdocs.content.speech import Speech
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.language import dates
from normdocs.language.citation import quote

SHEET = "Журнал {year}"
HEADING = "Журнал регистрации приказов, {year} год. {organisation}"
COLUMNS = (
    ("№ п/п", 7),
    ("Дата", 12),
    ("Номер", 14),
    ("Вид и название документа", 70),
    ("Кто зарегистрировал", 28),
    ("Примечание", 20),
)
NO_NUMBER = "б/н"
BEFORE = "до normdocs"
EDITION = "редакция {edition}"
ABOUT = re.compile(r"об?о?\s", re.IGNORECASE)


@dataclass(frozen=True)
class Registered:
    """A line of the journal; `place` counts from 1.

    `by` is who registered it; `before` says that the document was registered before normdocs was used.
    """

    place: int
    date: date
    number: str | None
    kind: str
    title: str
    by: str | None
    edition: int = 1
    before: bool = False


@dataclass(frozen=True)
class RegistrationYear:
    """A year of an organisation's registration journal."""

    organisation: SchoolProfile
    year: int
    registered: tuple[Registered, ...]


def numeric(speech: Speech, day: date) -> str:
    """Return 13.10.2020."""
    return dates.numeric(day)


def number_or_none(speech: Speech, number: str | None) -> str:
    """Return the number, or that the document goes without one."""
    return number or NO_NUMBER


def named(speech: Speech, line: Any) -> str:
    """Return «Приказ „О …“»; a title that names its kind itself stays alone: «Дорожная карта …»."""
    text = f"{line.kind} {quote(line.title)}" if line.kind and ABOUT.match(line.title) else line.title
    return str(text[:1].upper() + text[1:])


def noted(speech: Speech, line: Any) -> str | None:
    """Return what is noted beside the line, None when there is nothing to note."""
    notes = [(line.edition > 1, EDITION.format(edition=line.edition)), (line.before, BEFORE)]
    return ", ".join(text for applies, text in notes if applies) or None


class RegisteredBlock(Context):
    """A line of the registration journal."""

    place: Annotated[int, From(".place")] = Field(alias="по_порядку", title="Номер по порядку")
    date: Annotated[str, From(".date", via=numeric)] = Field(
        alias="дата", title="Дата регистрации", examples=["13.10.2020"]
    )
    number: Annotated[str, From(".number", via=number_or_none, always=True)] = Field(
        alias="номер", title="Регистрационный номер", examples=["162/1"]
    )
    document: Annotated[str, From(".", via=named)] = Field(
        alias="документ", title="Вид и название документа", examples=["Приказ «О внедрении …»"]
    )
    by: Annotated[str | None, From(".by")] = Field(
        alias="кто_зарегистрировал", title="Кто зарегистрировал (если известно)"
    )
    remark: Annotated[str | None, From(".", via=noted)] = Field(
        alias="примечание", title="Примечание (если есть)", examples=["до normdocs"]
    )


class JournalContext(Context):
    """The registration journal of a year."""

    organisation: Annotated[OrganisationBlock, From("organisation")] = Field(
        alias="организация", title="Организация"
    )
    year: Annotated[int, From("year")] = Field(alias="год", title="Год", examples=["2020"])
    registered: Annotated[list[RegisteredBlock] | None, From("registered")] = Field(
        alias="записи", title="Записи журнала (если есть)"
    )


def cells(journal: RegistrationYear, speech: Speech) -> Iterator[tuple[int | str | date, ...]]:
    """Yield each line as the cells of COLUMNS: an ordinal, a day, texts."""
    for line in journal.registered:
        number, note = number_or_none(speech, line.number), noted(speech, line)
        yield line.place, line.date, number, named(speech, line), line.by or "", note or ""
