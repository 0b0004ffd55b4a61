"""How ready an organisation's set is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from normdocs.domain.approval.course import Course, Standing
from normdocs.domain.approval.inbox import open_moves
from normdocs.domain.approval.route import Deed, Need
from normdocs.domain.document import IN_FORCE, State, Version
from normdocs.domain.plan import Required
from normdocs.domain.readiness import Cell, Progress, Readiness, Status, Step, next_step
from normdocs.domain.registry import Registry
from normdocs.errors import NotFoundError
from normdocs.services.approval.possible import called
from normdocs.services.making.composition import compose, is_stale
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.opening import open_dossier
from normdocs.services.ports import Clock, Register, Templates, View


@dataclass(frozen=True)
class Assessor:
    """Compares what is required with what is registered. Renders nothing."""

    registry: Callable[[], Registry]
    register: Register
    templates: Templates
    clock: Clock

    def assess(
        self,
        organisation: str | None = None,
        *,
        municipality: str | None = None,
        region: str | None = None,
        stale: bool = False,
    ) -> list[Readiness]:
        """Return the readiness of one organisation, of a municipality, of a region, or of all.

        With `stale` each version is compared with what would be made now, which reads every template.
        """
        with self.register.view() as view:
            found = view.organisations(region=region, municipality=municipality)
            chosen = [one.id for one in found if organisation in (None, one.id)]
            if organisation and not chosen:
                raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
            return [self._row(view, one, stale=stale) for one in chosen]

    def _row(self, view: View, organisation: str, *, stale: bool) -> Readiness:
        profile = view.profile(organisation)
        if profile is None:
            raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
        dossier = open_dossier(self.registry(), profile, view, self.clock.today())
        versions = {version.key: version for version in view.versions(organisation)}
        standings = view.standings(organisation)
        unverified = {act.id for act in dossier.acts if not act.verified}
        cells = [
            self._present(
                Placed(place, one, version, standings.get(version.key, Standing())), unverified, stale=stale
            )
            if (version := versions.get(place.key(one.type)))
            else self._absent(place, one)
            for one, place in ((one, dossier.at(one)) for one in dossier.required)
        ]
        return Readiness(organisation, profile.names.short, tuple(sorted(cells, key=lambda cell: cell.code)))

    def _is_stale(self, placed: Placed) -> bool:
        composition = compose(placed.dossier, placed.required.type, self.templates)
        return not composition.missing and is_stale(placed.version, composition)

    def _present(self, placed: Placed, unverified: set[str], *, stale: bool) -> Cell:
        version = placed.version
        status, step = stage(placed)
        if stale and status is Status.DRAFT and self._is_stale(placed):
            status, step = Status.STALE, Step.GENERATE
        return replace(
            cell(placed.required, status, step),
            number=version.requisites.number,
            date=version.requisites.date,
            version=version.number,
            file=version.content,
            examples=int(version.example),
            doubts=version.doubts,
            unverified=tuple(sorted(unverified.intersection(version.basis))),
            progress=progress(placed, self.clock.today()),
            in_force=placed.standing.in_force,
        )

    def _absent(self, dossier: Dossier, one: Required) -> Cell:
        missing = compose(dossier, one.type, self.templates).missing
        status, step = (Status.BLOCKED, Step.FILL_PROFILE) if missing else (Status.ABSENT, Step.GENERATE)
        return replace(cell(one, status, step), missing=missing)


@dataclass(frozen=True)
class Placed:
    """A required document with its latest version and its standing."""

    dossier: Dossier
    required: Required
    version: Version
    standing: Standing

    @property
    def course(self) -> Course:
        """The way of the latest version."""
        return self.standing.course(self.version.number)


def stage(placed: Placed) -> tuple[Status, Step]:
    """Return how far the latest version is and what comes next."""
    course, kind = placed.course, placed.required.type
    if course.state is State.DRAFT:
        step = next_step(
            numbered=kind.numbered,
            registered=placed.version.requisites.known,
            examples=int(placed.version.example),
            doubts=placed.version.doubts,
        )
        return (Status.DRAFT if course.returned is None else Status.RETURNED), step
    return Status(course.state.value), following(course)


def following(course: Course) -> Step:
    """Return what a version that left draft waits for."""
    if course.current:
        return Step.AWAIT_ORDER if Need.ORDER in course.current.needs else Step.DECIDE
    if course.state not in IN_FORCE:
        return Step.RENEW
    actions = {move.action for move in open_moves(course)}
    if Deed.ACQUAINT in actions:
        return Step.ACQUAINT
    return Step.PUBLISH if Deed.PUBLISH in actions else Step.NOTHING


def progress(placed: Placed, today: date) -> Progress | None:
    """Return how far along its route the version is; None where it never left draft."""
    course, registry = placed.course, placed.dossier.registry
    if not course.steps:
        return None
    moves = list(open_moves(course))
    dues = [registry.calendar.add_working_days(move.since.astimezone().date(), move.term) for move in moves]
    titles = registry.model.role_titles(authority=placed.dossier.profile.is_authority)
    waits_for = (called(titles.get(m.party.role, m.party.role), m.party.name) for m in moves)
    return Progress(
        taken=course.position,
        steps=len(course.approving),
        waits_for=tuple(waits_for),
        due=min(dues, default=None),
        late=any(due < today for due in dues),
        reason=course.returned,
    )


def cell(one: Required, status: Status, step: Step) -> Cell:
    """Return what a cell says of any document of this type."""
    kind = one.type
    return Cell(kind.code, one.short_title, kind.necessity, kind.access, status, step)
