"""One act with everything that has to do with it: other acts, document types, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.legislation import ONE_DAY, amending, replaced
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.registry import Registry
from normdocs.services.acts.legislation import known
from normdocs.services.ports import Citation, Register


@dataclass(frozen=True)
class Reason:
    """Why a document type rests on an act.

    Either it names the act as its basis by its id, or by a purpose, or the act is the norm of one of its
    demands; `clause` and `because` are the demand's.
    """

    type: str
    title: str
    purpose: str | None = None
    norm: bool = False
    clause: str | None = None
    because: str | None = None


@dataclass(frozen=True)
class Moment:
    """A day in the life of an act: what happened, and which other act did it."""

    day: date
    what: str
    other: str | None = None


@dataclass(frozen=True)
class ActCard:
    """An act among the others; `replaces`, `amended_by` and the rest are ids."""

    act: Act
    amended_by: tuple[str, ...]
    replaces: tuple[str, ...]
    timeline: tuple[Moment, ...]
    resting: tuple[Reason, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class ActCards:
    """Tells what an act has to do with."""

    registry: Callable[[], Registry]
    register: Register

    def card(self, act: str) -> ActCard:
        """Return an act's card; of one the register does not know, what the registry states of it.

        NotFoundError with the nearest id.
        """
        registry = self.registry()
        with self.register.view() as view:
            acts = view.acts() or registry.acts
            found = next((one for one in acts if one.id == act), None) or known(view, act)
            citations = view.citations(act)
        return ActCard(
            act=found,
            amended_by=tuple(one.id for one in amending(found, acts)),
            replaces=tuple(one.id for one in replaced(found, acts)),
            timeline=tuple(sorted(moments(found, acts), key=lambda one: one.day)),
            resting=tuple(reason for kind in registry.types for reason in reasons(found, kind)),
            citations=citations,
        )


def moments(act: Act, acts: Iterable[Act]) -> Iterator[Moment]:
    """Yield what happens to an act and when, in the order in which one day's events are told."""
    yield Moment(act.date, "issued")
    yield Moment(act.valid_from, "in force from")
    for other in amending(act, acts):
        yield Moment(other.valid_from, "amended by", other.id)
    if act.valid_to is None:
        return
    if act.replaced_by:
        yield Moment(act.valid_to + ONE_DAY, "replaced by", act.replaced_by)
    else:
        yield Moment(act.valid_to, "last day in force", act.repealed_by)


def reasons(act: Act, kind: DocumentType) -> Iterator[Reason]:
    """Yield why a document type rests on the act, every reason once."""
    for name in kind.basis:
        if name == act.id:
            yield Reason(kind.code, kind.short_title)
        elif name in act.purposes:
            yield Reason(kind.code, kind.short_title, purpose=name)
    for demand in kind.demands:
        if demand.norm == act.id:
            yield Reason(kind.code, kind.short_title, norm=True, clause=demand.clause, because=demand.because)
