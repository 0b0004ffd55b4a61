"""Which documents an organisation must have, why, and in which order they are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from normdocs.domain.act import Act
from normdocs.domain.catalogue import Demand, DocumentType, Span
from normdocs.domain.document import DocumentKey
from normdocs.errors import RegistryError


@dataclass(frozen=True)
class Required:
    """A document type an organisation must have, with the demand that says so."""

    type: DocumentType
    demand: Demand


def required(
    types: Iterable[DocumentType], profile: object, acts: Iterable[Act], day: date
) -> list[Required]:
    """Return what `profile` must have on `day`, each with the first demand that holds, in order of making.

    A demand holds as long as its norm, one of `acts`, is in force.
    """
    norms = {act.id for act in acts if act.in_force(day)}
    found = [
        Required(kind, demand)
        for kind in types
        for demand in [d for d in kind.demands if d.norm in norms and holds(d, profile)][:1]
    ]
    order = {code: place for place, code in enumerate(making_order([one.type for one in found]))}
    return sorted(found, key=lambda one: order[one.type.code])


def holds(demand: Demand, profile: object) -> bool:
    """Return whether the demand is made of this organisation."""
    return demand.when is None or demand.when.holds(profile)


def making_order(types: Sequence[DocumentType]) -> list[str]:
    """Return type codes, each after its predecessors; RegistryError when they go in a circle."""
    codes = {kind.code for kind in types}
    sorter = TopologicalSorter({kind.code: kind.predecessors & codes for kind in types})
    try:
        sorter.prepare()
    except CycleError as error:
        raise RegistryError(
            "document types wait for each other in a circle: {circle}", circle=" → ".join(error.args[1])
        ) from None
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order.extend(ready)
        sorter.done(*ready)
    return order


def key_of(organisation: str, kind: DocumentType, school_year: str | None, years: str | None) -> DocumentKey:
    """Return the identity of the organisation's document of this type for the period its span names."""
    period = {Span.ONCE: "", Span.SCHOOL_YEAR: school_year or "", Span.PROGRAMME: years or ""}[kind.span]
    return DocumentKey(organisation, kind.code, period)
