"""What a municipality reports, summed up over its organisations: M07, M08, M06."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from normdocs.content.reports import bases
from normdocs.domain.acts.act import Act, Level
from normdocs.domain.indicators.verdict import Verdict, value
from normdocs.domain.records.tally import Group
from normdocs.domain.reports.figures import Cited, Extent, Organisations, Row, Share, Table
from normdocs.domain.reports.filing import Origin
from normdocs.domain.reports.municipal import AgreedRoadmap, Programmes, Roadmaps, SchoolFigures
from normdocs.domain.reports.summary import ActRow, Adopted, Mapped
from normdocs.services.ports.reports import Member
from normdocs.services.reports.local_acts import (
    LOCAL,
    PROGRAMME,
    ROADMAP,
    LocalActs,
    agreement,
    local_acts,
)
from normdocs.services.reports.parts import GROUPS, Gathering, Part, groups_of, of_stages
from normdocs.services.reports.scene import Compiled, Scene, stated
from normdocs.services.reports.sums import Sums, by_kind, summed

# By this indicator schools are shown side by side.
SHOWN = "mentees-10-18"


@dataclass(frozen=True)
class Municipality:
    """A municipality on a day, with what its organisations contribute."""

    scene: Scene
    gathering: Gathering

    @cached_property
    def sums(self) -> Sums:
        """What the organisations' figures come to."""
        return summed(self.gathering, self.scene.indicators, self.scene.profile.counts)

    @cached_property
    def adopted(self) -> LocalActs:
        """Who has which local act in force."""
        return local_acts(self.scene, self.gathering.members)

    def statement(self) -> Compiled:
        """Return the half-yearly statement (M07)."""
        sums, parts = self.sums, self.gathering.parts
        verdicts = self.scene.verdicts(sums.figures, sums.ageless)
        whole = sums.pupils.total
        share = Share(count=sums.coverage.total, of=whole, base=bases.PUPILS) if whole else Share()
        summed_up: dict[str, object] = {
            "coverage": sums.coverage.model_copy(update={"share": share}),
            "results": tuple(one.result for one in verdicts),
            "satisfaction": sums.satisfaction,
            "schools": tuple(self.lines()),
            "uncovered": sum(not one.takes_part for one in parts.values()),
        }
        return self.compiled(summed_up if parts else {}, self.organisation(), verdicts)

    def organisation(self) -> dict[str, object]:
        """Return how the work is organised, as the register knows it."""
        acts = {"acts": tuple(Cited(act=act.id) for act in self.acts())}
        parts, takers = self.gathering.parts.values(), self.gathering.takers
        if not parts:
            return {**acts}
        programmes = Programmes(organisations=len(self.adopted.of(PROGRAMME)), number=self.kinds(PROGRAMME))
        return {
            **acts,
            "organisations": Organisations.model_validate(by_kind(takers)),
            "roadmaps": Roadmaps(made=self.kinds(ROADMAP)),
            "programmes": programmes,
            "personal_records": self.extent(len(self.gathering.recorded)),
            "self_monitored": self.extent(sum(one.monitored for one in parts)),
        }

    def summary_map(self) -> Compiled:
        """Return the summary map (M08)."""
        parts = list(self.gathering.parts.values())
        tables = {name: table(groups_of(parts, name)) for name in GROUPS}
        mentees, pupils = self.sums.coverage.mentees, self.sums.pupils.total
        tables["by_stage"] = of_stages(tables["by_stage"], mentees)
        share = Share(count=mentees, of=pupils, base=bases.PUPILS, decimals=2) if pupils else Share()
        matrix = tuple(self.matrix())
        summed_up: dict[str, object] = {
            **tables,
            "share": share,
            "matrix": matrix,
            "everywhere": () if self.gathering.silent else everywhere(matrix),
        }
        members = self.gathering.members
        acts = tuple(ActRow(kind=said(act), act=Cited(act=act.id)) for act in self.acts())
        registered: dict[str, object] = {"municipal_acts": acts}
        if parts:
            registered |= {
                "organisations": Organisations.model_validate(by_kind(members)),
                "local_acts": tuple(self.local_acts()),
                "programmes_in": tuple(one.name for one in members if one.id in self.adopted.of(PROGRAMME)),
            }
        return self.compiled(summed_up if parts else {}, registered)

    def roadmaps(self) -> Compiled:
        """Return the register of agreed roadmaps (M06)."""
        rows = []
        for one in self.gathering.members:
            if found := self.adopted.of(ROADMAP).get(one.id):
                order = Cited(number=found.number, date=found.date)
                key = self.adopted.keys.get((ROADMAP, one.id))
                agreed = agreement(self.scene, key) if key else {}
                rows.append(AgreedRoadmap(id=one.id, name=one.name, order=order, **agreed))
        return self.compiled({}, {"rows": tuple(rows)})

    def compiled(
        self,
        summed_up: dict[str, object],
        registered: dict[str, object],
        verdicts: tuple[Verdict, ...] = (),
    ) -> Compiled:
        """Return the values with what every report of a municipality has."""
        profile = self.scene.profile
        own: dict[str, object] = {
            "territory": profile.municipality or profile.names.short,
            "school_year": profile.planning.school_year,
        }
        if "rows" not in registered and stated(self.sums.pupils):
            own["pupils"] = self.sums.pupils
        registered["not_reported"] = tuple(one.name for one in self.gathering.silent)
        origins = {
            **dict.fromkeys(own, Origin.REPORTED),
            **dict.fromkeys(summed_up, self.sums.origin),
            **dict.fromkeys(registered, Origin.COUNTED),
        }
        counted = bool(self.gathering.parts) or bool(registered.get("rows"))
        lacking = self.sums.lacking if verdicts else ()
        made_up = any(one.example for one in self.gathering.parts.values())
        return Compiled(own | summed_up | registered, origins, lacking, verdicts, counted, made_up)

    def lines(self) -> Iterator[SchoolFigures]:
        """Yield each organisation's own line."""
        shown = next((one for one in self.scene.indicators if one.id == SHOWN), None)
        for part in self.gathering.parts.values():
            yield SchoolFigures(
                id=part.member.id,
                name=part.member.name,
                mentees=part.involved.mentees,
                mentors=part.involved.mentors,
                pupils=part.pupils.aged_10_18,
                share=value(shown, part.figures) if shown else Share(),
            )

    def matrix(self) -> Iterator[Mapped]:
        """Yield the forms each organisation runs."""
        for one in self.gathering.members:
            part = self.gathering.parts.get(one.id)
            yield Mapped(id=one.id, name=one.name, forms=tuple(self.forms(one, part)))

    def forms(self, member: Member, part: Part | None) -> Iterator[str]:
        """Yield the forms an organisation runs: with pupils as people were counted, else as it says."""
        counted = part.groups.get("by_form") if part else None
        for form in self.scene.registry.model.forms:
            if form.of_pupils and counted is not None:
                if counted.get(form.id):
                    yield form.id
            elif form.id in member.forms:
                yield form.id

    def acts(self) -> list[Act]:
        """Return the municipality's own acts in force on the day."""
        place = self.scene.profile.municipality
        acts = self.scene.view.acts_at(place)
        own = (one for one in acts if one.level is Level.MUNICIPAL and one.territory == place)
        return sorted((one for one in own if one.in_force(self.scene.as_of)), key=lambda one: one.date)

    def local_acts(self) -> Iterator[Adopted]:
        """Yield in how many organisations each kind of local act is in force."""
        for code in LOCAL:
            if kind := self.scene.registry.type(code):
                number = len(self.adopted.of(code))
                yield Adopted(kind=kind.short_title, organisations=number, core=kind.necessity == "core")

    def kinds(self, code: str) -> Organisations:
        """Return how many organisations of each kind have a local act."""
        holders = self.adopted.of(code)
        return Organisations.model_validate(
            by_kind(one for one in self.gathering.members if one.id in holders)
        )

    def extent(self, number: int) -> Extent:
        """Return a number of organisations, "all" where it is all of them."""
        members = len(self.gathering.members)
        return "all" if number == members and members else number


def table(groups: Mapping[str, Group]) -> Table:
    """Return groups as a table whose total is their sum: people in several groups count in each."""
    rows = tuple(
        Row(id=name, organisations=group.organisations, people=group.people) for name, group in groups.items()
    )
    return Table(total=sum(row.people or 0 for row in rows) if rows else None, rows=rows)


def everywhere(matrix: Iterable[Mapped]) -> tuple[str, ...]:
    """Return the forms all organisations run."""
    rows = list(matrix)
    common = set(rows[0].forms).intersection(*(row.forms for row in rows)) if rows else set()
    return tuple(form for form in (rows[0].forms if rows else ()) if form in common)


def said(act: Act) -> str:
    """Return what an act is called in a row of its own."""
    return act.title or act.kind
