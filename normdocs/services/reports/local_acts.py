"""Which local acts organisations have in force, as the register knows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from normdocs.domain.document import DocumentKey, Requisites
from normdocs.domain.reports.figures import Official
from normdocs.services.ports.reports import Member
from normdocs.services.reports.scene import Scene

ROADMAP, PROGRAMME, LOCAL = "S03", "S06", ("S01", "S03", "S04", "S06")
# Who agrees a school's roadmap for the municipality.
AGREEING = "municipal-official"


@dataclass(frozen=True)
class LocalActs:
    """Who has which act, by type and organisation, with number and date; `keys` are those made here."""

    held: Mapping[str, Mapping[str, Requisites]]
    keys: Mapping[tuple[str, str], DocumentKey]

    def of(self, code: str) -> Mapping[str, Requisites]:
        """Return who has an act of this type."""
        return self.held.get(code, {})


def local_acts(scene: Scene, members: Iterable[Member]) -> LocalActs:
    """Return who has which local act in force; what was signed before normdocs counts, too.

    An annex is in force with the order it belongs to, and has that order's number and date.
    """
    known = {one.id: one for one in members}
    orders = {code: kind.annex_of for code in LOCAL if (kind := scene.registry.type(code))}
    sought = {code for pair in orders.items() for code in pair if code}
    found: dict[str, dict[str, Requisites]] = {code: {} for code in sought}
    keys = {}
    for one in known.values():
        for issued in one.issued:
            if issued.type in found and issued.date <= scene.as_of:
                found[issued.type][one.id] = Requisites(issued.number, issued.date)
    for held in scene.view.in_force(sought, known, scene.as_of):
        found[held.type][held.organisation] = held.requisites
        keys[held.type, held.organisation] = DocumentKey(held.organisation, held.type, held.period)
    return LocalActs({code: found[code] | found.get(order or "", {}) for code, order in orders.items()}, keys)


def agreement(scene: Scene, key: DocumentKey) -> dict[str, Any]:
    """Return when the municipality's official agreed a document, and who it was."""
    standing = scene.view.standing(key)
    if standing.in_force is None:
        return {}
    decisions = standing.course(standing.in_force).decisions
    agreed = next((one for one in decisions if one.actor.role == AGREEING), None)
    return {"agreed": agreed.on, "agreed_by": Official(name=agreed.actor.name)} if agreed else {}
