"""Reporting: figures compiled, their documents made, for one organisation or for all that report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from normdocs.domain.indicators.verdict import Verdict
from normdocs.errors import InputError, NormdocsError
from normdocs.services.making.production import Report as Production
from normdocs.services.reports.compiling import Compiler, Ready
from normdocs.services.reports.parts import AUTHORITY, BY_KIND, MINISTRY
from normdocs.services.reports.scene import Lacking

# Schools report before their municipalities, these before their regions.
LEVELS = {AUTHORITY: 1, MINISTRY: 2}


@dataclass(frozen=True)
class Line:
    """One report on file: held against which year's targets, who is missing in it, what could not be told."""

    type: str
    period: str
    column: int
    kept: bool
    not_reported: tuple[str, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True)
class Reported:
    """What reporting did for one organisation. Holds no personal data: orchestration may store it.

    `idle`: there was nothing to count.
    """

    organisation: str
    lines: tuple[Line, ...] = ()
    production: Production | None = None
    idle: bool = False
    failure: NormdocsError | None = None


@dataclass(frozen=True)
class Reporter:
    """Compiles reports and makes their documents; `produce` prints them too, `make` does not."""

    compiler: Compiler
    produce: Callable[[str, Collection[str]], Production]
    make: Callable[[str, Collection[str]], Production]

    def report(
        self,
        organisation: str,
        as_of: date,
        types: Sequence[str] = (),
        target_year: int | None = None,
        *,
        printed: bool = True,
    ) -> Reported:
        """Compile an organisation's reports and make their documents; errors are raised."""
        ready = self.compiler.compile(organisation, as_of, types, target_year)
        codes = [one.report.type for one in ready]
        made = (self.produce if printed else self.make)(organisation, codes)
        return Reported(organisation, tuple(map(line, ready)), made)

    def attempt(self, organisation: str, as_of: date, *, printed: bool = True) -> Reported:
        """Do the same as one of many: what fails is told and stops nobody."""
        try:
            return self.report(organisation, as_of, printed=printed)
        except InputError as error:
            return Reported(organisation, idle=True, failure=error)
        except NormdocsError as error:
            return Reported(organisation, failure=error)

    def accountable(self, as_of: date) -> list[tuple[int, str]]:
        """Return who reports, by level: schools that keep records, then municipalities, then regions."""
        with self.compiler.register.view() as view:
            members = view.members()
            recorded = view.tallies([one.id for one in members if one.kind in BY_KIND], as_of)
        reporting = [one for one in members if one.id in recorded or one.kind in LEVELS]
        return sorted((LEVELS.get(one.kind, 0), one.id) for one in reporting)


def line(ready: Ready) -> Line:
    """Return what is told of a compiled report."""
    report = ready.report
    return Line(
        type=report.type,
        period=report.period,
        column=report.column,
        kept=ready.kept,
        not_reported=report.not_reported,
        lacking=ready.lacking,
        verdicts=ready.verdicts,
    )
