"""The facts a document states, in every form in which somebody may have written them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from normdocs.content.named import forms as name_forms
from normdocs.content.named import plain
from normdocs.content.phrases import NO_DATE, NO_NUMBER
from normdocs.content.sources import Sources
from normdocs.content.speech import Speech
from normdocs.domain.approval.series import LOOKALIKES
from normdocs.domain.change.contradiction import Statement
from normdocs.domain.document import Provenance
from normdocs.domain.finding import Severity
from normdocs.language.dates import write_date
from normdocs.language.declension import initials_surname

_FELLOW = re.compile(r"fellows\.([A-Z]\d{2}(?:\.\d)?)$")
_BASIS = re.compile(r"basis\[(\d+)\]")
_OFFICER = re.compile(r"officers\.([\w-]+)$")
_WORDED = re.compile(
    r"fellows\.[A-Z]\d{2}(?:\.\d)?\.title$|organisation\.names\.|basis\[\d+\]|officers\.[\w-]+$"
)
_BLANKS = {"document.requisites.number": NO_NUMBER, "document.requisites.date": NO_DATE}


def statements(printed: tuple[Provenance, ...], sources: Sources, speech: Speech) -> Iterator[Statement]:
    """Yield what the document says of requisites, other documents, acts, people and its organisation.

    Numbers, dates and names are errors when altered; the wording around them is a warning.
    """
    for value in printed:
        if _BLANKS.get(value.origin) == value.value:
            yield Statement(value.path, value.value, (value.value,), Severity.WARNING)
            continue
        known = [*facts(value, sources, speech)]
        for forms in known:
            yield Statement(value.path, value.value, forms, Severity.ERROR)
        # Another form of a name is no contradiction; another wording of a citation may be one.
        if _WORDED.match(value.origin) and not (known and value.origin.startswith("officers.")):
            yield Statement(value.path, value.value, (value.value,), Severity.WARNING)


def facts(value: Provenance, sources: Sources, speech: Speech) -> Iterator[tuple[str, ...]]:
    """Yield the numbers, dates and names a value holds, each in all its forms."""
    own = sources.document
    if value.origin == "document.requisites.number":
        yield from requisites(own.requisites.number, None)
    elif value.origin == "document.requisites.date":
        yield from requisites(None, own.requisites.date)
    elif value.origin.startswith("document.approved_by") and own.approved_by:
        yield from requisites(own.approved_by.number, own.approved_by.date)
    elif (found := _FELLOW.match(value.origin)) and found[1] in sources.fellows:
        fellow = sources.fellows[found[1]]
        yield from requisites(fellow.number, fellow.date)
    elif found := _BASIS.match(value.origin):
        act = sources.basis[int(found[1])]
        yield from requisites(act.number, act.date)
    elif (found := _OFFICER.match(value.origin)) and found[1] in sources.officers:
        yield from name(value, sources, speech, found[1])


def name(value: Provenance, sources: Sources, speech: Speech, role: str) -> Iterator[tuple[str, ...]]:
    """Yield the forms of an officer's name, if that is what the value is and not the post."""
    officer = sources.officers[role]
    said = [*name_forms(officer, speech), initials_surname(officer.name)]
    forms = tuple(dict.fromkeys(map(plain, said)))
    if plain(value.value) in forms:
        yield forms


def requisites(number: str | None, day: date | None) -> Iterator[tuple[str, ...]]:
    """Yield the forms of a number and of a date, of those that are known."""
    if number:
        yield tuple(dict.fromkeys([number, number.upper().translate(LOOKALIKES)]))
    if day:
        yield date_forms(day)


def date_forms(day: date) -> tuple[str, ...]:
    """Return a date in words and in figures, without the word for the year."""
    worded, quoted = write_date(day, nbsp=False), write_date(day, "quoted", nbsp=False)
    styled = [worded, quoted, quoted.replace("«", '"').replace("»", '"')]
    return (*(text.rpartition(" ")[0] for text in styled), write_date(day, "numeric"))
