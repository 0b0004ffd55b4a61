"""What has to be so before a document may be submitted, signed or published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from normdocs.content.named import PERSONAL
from normdocs.domain.approval.route import Need
from normdocs.domain.catalogue import Access, DocumentType, Span
from normdocs.domain.document import IN_FORCE, Form, Provenance, State
from normdocs.domain.plan import Required
from normdocs.errors import MoveError
from normdocs.services.approval.office import Matter, Office
from normdocs.services.making.composition import compose, is_stale
from normdocs.services.ports import View

FELLOW = re.compile(r"fellows\.([A-Z]\d{2}(?:\.\d)?)\b")
EXAMPLES = "made-up values are printed in it: put facts into the profile and make it anew ({fields})"
DOUBTS = "{count} forms of words wait to be confirmed: normdocs check language {organisation}"
STALE = "facts changed since it was made: make it anew, normdocs generate {organisation} {type}"
NO_REQUISITES = "it has no number and date yet: normdocs register {organisation} {type}"
NOT_PRINTED = "it was given its number after it was submitted and does not print it: return it, make it anew"
CITED = "it cites {title}, which has no number and date yet: normdocs register {organisation} {type}"
ANNEX = "its annex {title} is not ready to be approved with it ({status}); submit it and take its steps first"
NO_ANNEX = "its annex {title} is not made yet: normdocs generate {organisation} {type}"
UNSIGNED = "it rests on {title}, which is not approved"
PERSONAL_TYPE = "documents of this type hold personal data"
PERSONAL_VALUE = "it names participants ({fields})"


def to_submit(office: Office, matter: Matter) -> Iterator[MoveError]:
    """Yield what keeps a draft from being submitted."""
    made_up = [value.path for value in matter.provenance if value.example]
    where: dict[str, Any] = {"organisation": matter.key.organisation, "type": matter.key.type}
    if made_up and not matter.dossier.profile.trial:
        yield MoveError(EXAMPLES, fields=", ".join(made_up[:3]))
    if matter.version.doubts:
        yield MoveError(DOUBTS, count=matter.version.doubts, **where)
    if matter.version.form is Form.GENERATED:
        composition = compose(matter.dossier, matter.type, office.generator.templates)
        if composition.missing or is_stale(matter.version, composition):
            yield MoveError(STALE, **where)


def to_sign(office: Office, view: View, matter: Matter) -> Iterator[MoveError]:
    """Yield what keeps a document from being signed: numbers not given, annexes not ready."""
    where: dict[str, Any] = {"organisation": matter.key.organisation, "type": matter.key.type}
    if matter.type.numbered and not matter.version.requisites.known:
        given = matter.dossier.requisites(matter.type).known
        yield MoveError(NOT_PRINTED if given else NO_REQUISITES, **where)
    for order in unregistered(matter):
        yield MoveError(
            CITED,
            title=f"{order.code} {order.short_title}",
            organisation=where["organisation"],
            type=order.code,
        )
    for kind, annex in annexes(office, view, matter):
        title = f"{kind.code} {kind.short_title}"
        if annex is None:
            yield MoveError(NO_ANNEX, **{**where, "type": kind.code}, title=title)
        elif not awaits_order(annex):
            yield MoveError(ANNEX, title=title, status=annex.course.state.value)


def to_publish(office: Office, view: View, matter: Matter) -> Iterator[MoveError]:
    """Yield what keeps a document off the site: personal data, an unsigned document it rests on."""
    yield from personal(matter)
    for kind in cited(matter):
        signed = matter.dossier.issued(kind) is not None
        standing = view.standing(matter.dossier.key(kind))
        if not signed and standing.in_force is None:
            yield MoveError(UNSIGNED, title=f"{kind.code} {kind.short_title}")


def personal(matter: Matter) -> Iterator[MoveError]:
    """Yield why the document holds personal data of pupils and mentors (152-FZ), if it does."""
    if matter.type.access is Access.PERSONAL:
        yield MoveError(PERSONAL_TYPE)
        return
    fields = [value.path for value in matter.provenance if value.origin.startswith(PERSONAL)]
    if fields:
        yield MoveError(PERSONAL_VALUE, fields=", ".join(fields[:3]))


def annexes(office: Office, view: View, matter: Matter) -> Iterator[tuple[DocumentType, Matter | None]]:
    """Yield the annexes the signing of this order approves, each with its document if there is one.

    An annex that is in force already, by an earlier edition of the order, is left as it is.
    """
    for one in matter.dossier.required:
        if not approved_with(matter, one):
            continue
        annex = office.of(view, matter.dossier, one)
        if annex is None or awaits_order(annex) or not settled(matter, annex):
            yield one.type, annex


def settled(matter: Matter, annex: Matter) -> bool:
    """Return whether an annex holds already; what is amended does when the amended text does."""
    if matter.type.span is Span.CHANGE:
        return annex.course.state in IN_FORCE
    return annex.standing.in_force is not None


def approved_with(matter: Matter, one: Required) -> bool:
    """Return whether signing this order approves that document: an annex, or what it amends."""
    key = matter.dossier.key(one.type)
    if matter.type.span is Span.CHANGE:
        return key in {amendment.version.key for amendment in matter.dossier.of_change}
    return one.type.annex_of == matter.key.type and key not in matter.dossier.amended


def awaits_order(matter: Matter) -> bool:
    """Return whether nothing but the signing of its order is left to do."""
    step = matter.course.current
    return matter.course.state is State.IN_APPROVAL and step is not None and Need.ORDER in step.needs


def unregistered(matter: Matter) -> Iterator[DocumentType]:
    """Yield the orders the document cites that have no number or date yet."""
    for kind in cited(matter):
        order = matter.dossier.registry.type(kind.annex_of or "") or kind
        fellow = matter.dossier.fellows[kind.code]
        if order.numbered and not (fellow.number and fellow.date):
            yield order


def cited(matter: Matter) -> list[DocumentType]:
    """Return the types of the set's documents this one names, by code; its own annexes are not among them."""
    codes = set(named_codes(matter.provenance, matter.type))
    found = (matter.dossier.registry.type(code) for code in sorted(codes))
    required = matter.dossier.fellows
    return [kind for kind in found if kind and kind.code in required and kind.annex_of != matter.key.type]


def named_codes(provenance: Iterable[Provenance], kind: DocumentType) -> Iterator[str]:
    """Yield the codes of the documents whose title or requisites are printed."""
    for value in provenance:
        if found := FELLOW.match(value.origin):
            yield found[1]
        elif value.origin.startswith("fellows["):
            yield from kind.after
        elif value.origin.startswith("document.approved_by") and kind.annex_of:
            yield kind.annex_of
