"""One document's values, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from normdocs.content.building import build, stated
from normdocs.content.families import FAMILIES
from normdocs.content.named import for_want_of_consent
from normdocs.content.speech import Speech
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.change.impact import ValueChange
from normdocs.domain.document import Missing, Provenance, Rendition, Version, fingerprint
from normdocs.domain.inflection import DoubtedForm
from normdocs.errors import RegistryError
from normdocs.language.declension import Lexicon
from normdocs.services.making.dossier import Dossier
from normdocs.services.ports import Template, Templates

ENGINE = "1"


@dataclass(frozen=True)
class Composition:
    """The values a template will be given, where they come from, and what is missing."""

    type: DocumentType
    template_name: str
    template: Template
    values: dict[str, Any]
    provenance: tuple[Provenance, ...]
    missing: tuple[Missing, ...]
    basis: tuple[str, ...]
    doubts: tuple[tuple[str, DoubtedForm], ...]
    fingerprint: str

    def rendition(self, dossier: Dossier, content: str, replaces: int | None = None) -> Rendition:
        """Return the version to register, its bytes being in the archive under `content`."""
        return Rendition(
            key=dossier.key(self.type),
            requisites=dossier.requisites(self.type),
            template=self.template_name,
            template_hash=self.template.hash,
            fingerprint=self.fingerprint,
            content=content,
            basis=self.basis,
            provenance=self.provenance,
            edition=dossier.edition(self.type),
            replaces=replaces,
            cause=dossier.amended.get(dossier.key(self.type)),
        )


def compose(dossier: Dossier, kind: DocumentType, templates: Templates) -> Composition:
    """Return what a document of this type is made of; nothing is rendered."""
    name = kind.template_for(dossier.profile.planning.roadmap_layout)
    template = dossier.template(templates, name)
    model = FAMILIES.get(kind.family)
    if model is None:
        raise RegistryError(
            "document type {code}: there is no family {family}", code=kind.code, family=kind.family
        )
    sources = dossier.sources(kind)
    speech = Speech(Lexicon(dossier.settled))
    built = build(model, sources, template.fields, speech)
    gaps = once([*built.missing, *stated(sources, kind.needs)])
    made_up = [value.path for value in built.provenance if value.example]
    return Composition(
        type=kind,
        template_name=name,
        template=template,
        values=built.values,
        provenance=tuple(built.provenance),
        missing=tuple(for_want_of_consent(gap, dossier.unconsenting) for gap in gaps),
        basis=tuple(act.id for act in sources.basis),
        doubts=tuple(built.doubts),
        fingerprint=fingerprint(ENGINE, template.hash, [built.values, made_up]),
    )


def once(missing: Iterable[Missing]) -> list[Missing]:
    """Return the first gap of each origin: a missing head is one gap, however often it is printed."""
    return list({gap.origin: gap for gap in reversed(list(missing))}.values())[::-1]


def changes(old: Iterable[Provenance], new: Iterable[Provenance]) -> list[ValueChange]:
    """Return what differs between two versions' values, in the order of the new one."""
    before = {value.path: value for value in old}
    after = {value.path: value for value in new}
    found = []
    for path in dict.fromkeys([*after, *before]):
        known = after.get(path) or before[path]
        was, now = before.get(path), after.get(path)
        if shown(was) != shown(now):
            texts = [side.value if side else None for side in (was, now)]
            found.append(ValueChange(path, known.origin, *texts))
    return found


def shown(value: Provenance | None) -> tuple[str, bool] | None:
    """Return what a reader is told of a value: its text, and whether it is made up."""
    return (value.value, value.example) if value else None


def is_stale(version: Version | None, composition: Composition) -> bool:
    """Return whether a rendering now would differ from the version there is."""
    return version is None or version.fingerprint != composition.fingerprint
