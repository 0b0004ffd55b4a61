"""How ready an organisation's set is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from normdocs.domain.document import Version
from normdocs.domain.plan import Required
from normdocs.domain.readiness import Cell, Readiness, Status, Step, next_step
from normdocs.domain.registry import Registry
from normdocs.errors import NotFoundError
from normdocs.services.composition import compose, is_stale
from normdocs.services.dossier import Dossier, open_dossier
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
        unverified = {act.id for act in dossier.acts if not act.verified}
        cells = [
            self._present(one, version, unverified, stale=stale and self._is_stale(dossier, one, version))
            if (version := versions.get(dossier.key(one.type)))
            else self._absent(dossier, one)
            for one in dossier.required
        ]
        return Readiness(organisation, profile.names.short, tuple(sorted(cells, key=lambda cell: cell.code)))

    def _is_stale(self, dossier: Dossier, one: Required, version: Version) -> bool:
        composition = compose(dossier, one.type, self.templates)
        return not composition.missing and is_stale(version, composition)

    def _present(self, one: Required, version: Version, unverified: set[str], *, stale: bool) -> Cell:
        waits = next_step(
            numbered=one.type.numbered,
            registered=version.requisites.known,
            examples=int(version.example),
            doubts=version.doubts,
        )
        return replace(
            cell(one, Status.STALE, Step.GENERATE) if stale else cell(one, Status.DRAFT, waits),
            number=version.requisites.number,
            date=version.requisites.date,
            version=version.number,
            file=version.content,
            examples=int(version.example),
            doubts=version.doubts,
            unverified=tuple(sorted(unverified.intersection(version.basis))),
        )

    def _absent(self, dossier: Dossier, one: Required) -> Cell:
        missing = compose(dossier, one.type, self.templates).missing
        status, step = (Status.BLOCKED, Step.FILL_PROFILE) if missing else (Status.ABSENT, Step.GENERATE)
        return replace(cell(one, status, step), missing=missing)


def cell(one: Required, status: Status, step: Step) -> Cell:
    """Return what a cell says of any document of this type."""
    kind = one.type
    return Cell(kind.code, kind.short_title, kind.necessity, kind.access, status, step)
