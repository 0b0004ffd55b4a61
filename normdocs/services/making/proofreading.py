"""Forms of words somebody has to confirm, and confirming them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from normdocs.domain.document import DocumentKey
from normdocs.domain.inflection import DoubtedForm
from normdocs.domain.registry import Registry
from normdocs.errors import NotFoundError
from normdocs.services.making.composition import Composition, compose
from normdocs.services.making.opening import open_dossier
from normdocs.services.ports import Clock, Register, Templates, View


@dataclass(frozen=True)
class Use:
    """Where a doubted form is printed."""

    document: DocumentKey
    path: str


@dataclass(frozen=True)
class Doubted:
    """A form to confirm and everywhere it is printed."""

    form: DoubtedForm
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Proofreader:
    """Lists what the grammar is not sure of; remembers what people confirm."""

    registry: Callable[[], Registry]
    register: Register
    templates: Templates
    clock: Clock

    def doubted(self, organisation: str | None = None) -> list[Doubted]:
        """Return the forms to confirm of one organisation's set, or of all, by text and case."""
        with self.register.view() as view:
            return self._doubted(view, organisation)

    def confirm(self, organisation: str | None = None) -> list[Doubted]:
        """Settle every form `doubted` returns, once and for all, and return them.

        The forms stay as they are, so no document changes; only the marks of doubt go.
        """
        with self.register.unit() as unit:
            found = self._doubted(unit, organisation)
            unit.settle([one.form for one in found], self.clock.now())
            marked: dict[DocumentKey, set[str]] = {}
            for use in (use for one in found for use in one.uses):
                marked.setdefault(use.document, set()).add(use.path)
            for key, paths in marked.items():
                unit.clear_doubts(key, paths)
        return found

    def _doubted(self, view: View, organisation: str | None) -> list[Doubted]:
        chosen = [one.id for one in view.organisations() if organisation in (None, one.id)]
        if organisation and not chosen:
            raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
        uses: dict[DoubtedForm, list[Use]] = {}
        for one in chosen:
            for key, composition in self._compositions(view, one):
                for path, form in composition.doubts:
                    uses.setdefault(form, []).append(Use(key, path))
        return [Doubted(form, tuple(places)) for form, places in sorted(uses.items())]

    def _compositions(self, view: View, organisation: str) -> list[tuple[DocumentKey, Composition]]:
        profile = view.profile(organisation)
        if profile is None:
            return []
        dossier = open_dossier(self.registry(), profile, view, self.clock.today())
        places = [(dossier.at(one), one.type) for one in dossier.required]
        return [(place.key(kind), compose(place, kind, self.templates)) for place, kind in places]
