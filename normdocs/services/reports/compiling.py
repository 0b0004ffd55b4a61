"""Compiling reports: counted from records, summed over organisations, put on file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from normdocs.domain.indicators.verdict import Verdict
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.domain.reports import Report
from normdocs.domain.reports.filing import Filed, Origin
from normdocs.errors import InputError, NotFoundError
from normdocs.services.ports import Clock, Register, View
from normdocs.services.reports.carrying import carried
from normdocs.services.reports.filing import Filer
from normdocs.services.reports.municipalities import Municipality
from normdocs.services.reports.parts import gathered
from normdocs.services.reports.regions import regional_statement
from normdocs.services.reports.scene import Compiled, Lacking, Scene
from normdocs.services.reports.schools import entry_exit, monitoring, statement

BY = "normdocs reports compile"
NOTHING = (
    "{organisation}: nothing to count for {type} as of {day}: no records, no reports of organisations; "
    "import records or put the figures on file with normdocs reports file"
)
NOT_COMPILED = "{type} is not compiled; compiled are {known}"
NONE = "{organisation} makes none of the reports that are compiled: {known}"


def municipality(scene: Scene) -> Municipality:
    """Return the municipality whose body the organisation is."""
    place = scene.profile.municipality
    members = scene.view.members(region=scene.profile.region, municipality=place)
    return Municipality(scene, gathered(scene.view, scene.registry, members, scene.as_of))


COMPILERS: Mapping[str, Callable[[Scene], Compiled]] = {
    "S15": entry_exit,
    "S16": monitoring,
    "S17": statement,
    "M06": lambda scene: municipality(scene).roadmaps(),
    "M07": lambda scene: municipality(scene).statement(),
    "M08": lambda scene: municipality(scene).summary_map(),
    "R06": regional_statement,
}
KNOWN = ", ".join(COMPILERS)


@dataclass(frozen=True)
class Ready:
    """A compiled report; `kept` is False when what is on file says the same."""

    report: Report
    origins: Mapping[str, Origin]
    lacking: tuple[Lacking, ...]
    verdicts: tuple[Verdict, ...]
    kept: bool


@dataclass(frozen=True)
class Compiler:
    """Compiles an organisation's reports and puts them on file."""

    registry: Callable[[], Registry]
    register: Register
    clock: Clock
    filer: Filer

    def compile(
        self, organisation: str, as_of: date, types: Sequence[str] = (), target_year: int | None = None
    ) -> list[Ready]:
        """Compile the reports of these types, all the organisation makes when none is named.

        What people entered and cannot be counted stays as it is on file for the day. NotFoundError when
        nobody has the organisation, InputError when it makes no such report or there is nothing to count.
        """
        with self.register.view() as view:
            profile = view.profile(organisation)
            if profile is None:
                raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
            codes = self.chosen(profile, types)
            made = []
            for code in codes:
                earlier = on_file(view, profile, code, as_of)
                year = target_year or (earlier.report.target_year if earlier else None)
                scene = Scene(self.registry(), view, profile, as_of, year or as_of.year, self.clock.today())
                found = COMPILERS[code](scene)
                if found.counted or earlier:
                    made.append((*carried(code, own(scene, code, year, found), found, earlier), found))
                elif types:
                    raise InputError(NOTHING, organisation=organisation, type=code, day=as_of)
        if not made:
            raise InputError(NOTHING, organisation=organisation, type=", ".join(codes), day=as_of)
        return [self.filed(report, origins, one) for report, origins, one in made]

    def chosen(self, profile: SchoolProfile, types: Sequence[str]) -> list[str]:
        """Return which reports to compile."""
        for code in types:
            if code not in COMPILERS:
                raise InputError(NOT_COMPILED, type=code, known=KNOWN)
        own = [code for code in COMPILERS if self.makes(profile, code)]
        if not own:
            raise InputError(NONE, organisation=profile.id, known=KNOWN)
        return list(types) or own

    def makes(self, profile: SchoolProfile, code: str) -> bool:
        """Return whether the organisation makes such reports."""
        kind = self.registry().type(code)
        return kind is not None and kind.made_by(profile)

    def filed(self, report: Report, origins: dict[str, Origin], found: Compiled) -> Ready:
        """Put a report on file."""
        kept = self.filer.file(report, BY, origins=origins)
        return Ready(report, origins, found.lacking, found.verdicts, kept)


def on_file(view: View, profile: SchoolProfile, code: str, as_of: date) -> Filed | None:
    """Return what is on file for the day, or for the school year where the report is a year's."""
    periods = {as_of.isoformat(), *filter(None, [profile.planning.school_year])}
    found = (one for one in view.filed(profile.id) if one.report.type == code)
    return next((one for one in found if one.report.period in periods), None)


def own(scene: Scene, code: str, year: int | None, found: Compiled) -> dict[str, object]:
    """Return what identifies the report."""
    stated: dict[str, object] = {"type": code, "organisation": scene.profile.id, "as_of": scene.as_of}
    made_up = scene.profile.example or found.example
    return stated | ({"target_year": year} if year else {}) | ({"example": True} if made_up else {})
