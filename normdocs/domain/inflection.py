"""Forms of words people settled, and forms somebody still has to confirm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from normdocs.domain.organisation import Case
from normdocs.domain.registry import TextKind

Settled = Mapping[tuple[TextKind, str], Mapping[Case, str]]


@dataclass(frozen=True, order=True)
class DoubtedForm:
    """A form the grammar is not sure of; `reason` is a key of the messages."""

    kind: TextKind
    nominative: str
    case: Case
    form: str
    reason: str


def joined(*sources: Settled) -> Settled:
    """Return the forms of all sources; where two settle the same case, the later wins."""
    forms: dict[tuple[TextKind, str], dict[Case, str]] = {}
    for source in sources:
        for text, cases in source.items():
            forms.setdefault(text, {}).update(cases)
    return forms


def settled(forms: Iterable[DoubtedForm]) -> Settled:
    """Return confirmed forms as settled ones."""
    found: dict[tuple[TextKind, str], dict[Case, str]] = {}
    for form in forms:
        found.setdefault((form.kind, form.nominative), {})[form.case] = form.form
    return found
