"""Why a document is required, what each of its values rests on, what it waits for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from normdocs.content.contract import Field, fields
from normdocs.content.families import FAMILIES
from normdocs.domain.acts.act import Act
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.change.impact import ValueChange
from normdocs.domain.document import DocumentKey, Missing, Provenance, Version
from normdocs.domain.plan import Required
from normdocs.domain.template_version import TemplateVersion
from normdocs.errors import NotFoundError
from normdocs.services.making.composition import changes, compose
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import Generator, chosen
from normdocs.services.ports import Register, Templates, View


@dataclass(frozen=True)
class Answer:
    """All there is to say of one document; `template` is the published version it was made from, if any."""

    key: DocumentKey
    type: DocumentType
    because: str
    norm: Act | None
    clause: str | None
    after: tuple[str, ...]
    basis: tuple[Act, ...]
    version: Version | None
    history: tuple[Version, ...]
    provenance: tuple[Provenance, ...]
    missing: tuple[Missing, ...]
    changes: tuple[ValueChange, ...]
    template_changed: bool
    template: TemplateVersion | None


@dataclass(frozen=True)
class Inquirer:
    """Answers from the register, the registry and the templates; changes nothing."""

    generator: Generator
    register: Register
    templates: Templates

    def why(self, organisation: str, code: str) -> list[Answer]:
        """Return an answer for each required document of the type (S12 means all four)."""
        with self.register.view() as view:
            dossier = self.generator.dossier(view, organisation)
            return [self._answer(view, dossier, one) for one in chosen(dossier, [code])]

    def stale(self, organisation: str, types: Collection[str] = ()) -> list[Answer]:
        """Return an answer for each document whose version differs from what would be made now."""
        with self.register.view() as view:
            dossier = self.generator.dossier(view, organisation)
            answers = [self._answer(view, dossier, one) for one in chosen(dossier, types)]
        return [answer for answer in answers if answer.template_changed or answer.changes]

    def _answer(self, view: View, dossier: Dossier, one: Required) -> Answer:
        dossier = dossier.at(one)
        key = dossier.key(one.type)
        composition = compose(dossier, one.type, self.templates)
        version = view.version(key)
        before = view.provenance(key, version.number) if version else ()
        acts = {act.id: act for act in dossier.acts}
        return Answer(
            key=key,
            type=one.type,
            because=one.demand.because,
            norm=acts.get(one.demand.norm),
            clause=one.demand.clause,
            after=tuple(sorted(one.type.predecessors)),
            basis=tuple(acts[name] for name in composition.basis),
            version=version,
            history=view.history(key),
            provenance=composition.provenance,
            missing=composition.missing,
            changes=tuple(changes(before, composition.provenance)) if version else (),
            template_changed=version is not None and version.template_hash != composition.template.hash,
            template=template_of(view, version) if version else None,
        )


def template_of(view: View, version: Version) -> TemplateVersion | None:
    """Return the published version of its template a document was made from; the last of equal ones."""
    published = view.template_versions(version.template)
    return next((one for one in reversed(published) if one.content == version.template_hash), None)


def template_fields(kind: DocumentType | None, code: str) -> list[Field]:
    """Return what a template of this type may use."""
    if kind is None:
        raise NotFoundError("there is no document type {type}", type=code)
    return list(fields(FAMILIES[kind.family]))
