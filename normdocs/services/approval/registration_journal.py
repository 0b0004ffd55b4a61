"""The registration journal as a document: an organisation's registrations of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from normdocs.content import journal, marks
from normdocs.content.building import build
from normdocs.content.journal import JournalContext, Registered, RegistrationYear
from normdocs.content.speech import Speech
from normdocs.domain.approval.numbering import Registration
from normdocs.domain.approval.series import Series, parse, series_of, uniqueness_key
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.errors import NotFoundError
from normdocs.language.declension import Lexicon
from normdocs.services.ports import Register, Templates


@dataclass(frozen=True)
class Table:
    """The journal for a workbook: `columns` are headings with widths in characters."""

    sheet: str
    heading: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[int | str | date, ...], ...]


@dataclass(frozen=True)
class RegistrationJournal:
    """Makes the journal of a year; NotFoundError when nobody has the organisation."""

    registry: Callable[[], Registry]
    register: Register
    templates: Templates

    def rows(self, organisation: str, year: int) -> tuple[Registered, ...]:
        """Return the lines of a year by date and number, those of the profile among them."""
        return self._year(organisation, year).registered

    def docx(self, organisation: str, year: int) -> bytes:
        """Return the journal as a Word file."""
        with self.register.view() as view:
            published = view.published().get(marks.REGISTRATION_TEMPLATE)
        template = self.templates.load(marks.REGISTRATION_TEMPLATE, published)
        built = build(JournalContext, self._year(organisation, year), template.fields, self._speech())
        return template.render(built.values)

    def table(self, organisation: str, year: int) -> Table:
        """Return the journal as a table."""
        found = self._year(organisation, year)
        name = found.organisation.names.short
        return Table(
            journal.SHEET.format(year=year),
            journal.HEADING.format(year=year, organisation=name),
            journal.COLUMNS,
            tuple(journal.cells(found, self._speech())),
        )

    def _speech(self) -> Speech:
        return Speech(Lexicon(self.registry().inflection))

    def _year(self, organisation: str, year: int) -> RegistrationYear:
        with self.register.view() as view:
            profile = view.profile(organisation)
            if profile is None:
                raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
            registered = view.registrations(organisation)
        lines = [*_registered(registered), *_issued(profile, registered, self.registry())]
        series = series_of(profile.numbering)
        ordered = sorted(
            (line for line in lines if line.date.year == year), key=lambda line: order(line, series)
        )
        return RegistrationYear(
            profile, year, tuple(replace(line, place=place) for place, line in enumerate(ordered, 1))
        )


def _registered(registrations: tuple[Registration, ...]) -> Iterator[Registered]:
    for one in registrations:
        yield Registered(0, one.date, one.number, one.kind, one.title, one.by, one.edition)


def _issued(
    profile: SchoolProfile, registrations: tuple[Registration, ...], registry: Registry
) -> Iterator[Registered]:
    """Yield what the profile says was registered before normdocs, but for what the journal holds already."""
    known = {identity(one.number, one.date) for one in registrations if one.number}
    for issued in profile.issued:
        if identity(issued.number, issued.date) in known:
            continue
        known.add(identity(issued.number, issued.date))
        kind = registry.type(issued.type)
        title = issued.title or (kind.title if kind else issued.type)
        yield Registered(
            0, issued.date, issued.number, kind.kind.noun if kind else "", title, None, before=True
        )


def identity(number: str, day: date) -> tuple[int, str]:
    """Return what no two documents of an organisation share."""
    return day.year, uniqueness_key(number)


def order(line: Registered, series: Series) -> tuple[date, bool, tuple[int, int], str]:
    """Return where a line stands: by date, then number; those without a number last on their day."""
    place = parse(line.number, series).place if line.number else (0, 0)
    return line.date, line.number is None, place, line.number or line.title
