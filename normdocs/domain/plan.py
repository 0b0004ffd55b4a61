"""Which documents an organisation must have, why, and in which order they are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.legislation import family
from normdocs.domain.catalogue import OCCASIONAL, Demand, DocumentType, Span
from normdocs.errors import RegistryError


@dataclass(frozen=True)
class Required:
    """A document type an organisation must have, with the demand that says so.

    An amending order is required for each change that amended something, a report for each day whose figures
    are on file: the `occasion`.
    """

    type: DocumentType
    demand: Demand
    occasion: str | None = None

    @property
    def code(self) -> str:
        """What the document is called by: its type's code, and the occasion where there may be several."""
        return f"{self.type.code}:{self.occasion}" if self.occasion else self.type.code

    @property
    def short_title(self) -> str:
        """Its short title, with the occasion where there may be several."""
        return titled(self.type, self.occasion)


def required(
    types: Iterable[DocumentType], profile: object, acts: Iterable[Act], day: date
) -> list[Required]:
    """Return what `profile` must have on `day`, each with the first demand that holds, in order of making.

    A demand holds as long as its norm, one of `acts`, is in force, or what took its place.
    """
    known = {act.id: act for act in acts}
    norms = {name for name in known if any(act.in_force(day) for act in family(known, name))}
    found = [
        Required(kind, demand)
        for kind in types
        if kind.span not in OCCASIONAL
        for demand in [d for d in kind.demands if d.norm in norms and d.holds(profile)][:1]
    ]
    order = {code: place for place, code in enumerate(making_order([one.type for one in found]))}
    return sorted(found, key=lambda one: order[one.type.code])


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


def titled(kind: DocumentType, period: str | None) -> str:
    """Return a document's short title, with the change or the day where it is one of several."""
    if kind.span not in OCCASIONAL or not period:
        return kind.short_title
    told = f"{date.fromisoformat(period):%d.%m.%Y}" if kind.span is Span.REPORT else period
    return f"{kind.short_title} ({told})"


@dataclass(frozen=True)
class Periods:
    """What one organisation's documents are for: a school year, the programme's years, an occasion."""

    school_year: str | None = None
    years: str | None = None
    occasion: str | None = None

    def of(self, span: Span) -> str:
        """Return the period a document of this span is for, "" where it has none."""
        if span in OCCASIONAL:
            return self.occasion or ""
        return {Span.SCHOOL_YEAR: self.school_year, Span.PROGRAMME: self.years}.get(span) or ""


def amending_orders(types: Iterable[DocumentType], changes: Iterable[str]) -> list[Required]:
    """Return the orders required because something was amended, one for each change."""
    kinds = [kind for kind in types if kind.span is Span.CHANGE]
    return [Required(kind, kind.demands[0], change) for kind in kinds for change in sorted(changes)]


def filed_reports(types: Iterable[DocumentType], filed: Iterable[tuple[str, str]]) -> list[Required]:
    """Return the reports whose figures are on file, as (code, period), in this order."""
    kinds = {kind.code: kind for kind in types if kind.span is Span.REPORT}
    return [Required(kinds[code], kinds[code].demands[0], period) for code, period in filed if code in kinds]
