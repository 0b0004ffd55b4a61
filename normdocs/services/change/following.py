"""Following a change in many organisations, one after the other: what fails is told and stops nobody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from normdocs.domain.catalogue import Span
from normdocs.domain.change.impact import Action, Effect, Reason
from normdocs.domain.document import State
from normdocs.errors import NormdocsError, NotFoundError
from normdocs.services.change.reach import Reach, reached
from normdocs.services.change.regeneration import Regenerator, Renewal
from normdocs.services.making.printing import Printout
from normdocs.services.ports import View


@dataclass(frozen=True)
class Waiting:
    """An amending order nobody signed yet, and the documents whose next texts its signing approves."""

    order: str
    documents: tuple[str, ...]
    state: State


@dataclass(frozen=True)
class Followed:
    """What following a change did for one organisation. Holds no values: orchestration may store it.

    `made` are drafts made anew or for the first time, `amended` the next texts of what was signed, `orders`
    the amending orders that were made, `waiting` all that are not signed yet. Somebody has to see to the
    rest: `to_return` is in approval, `edited` a file of somebody's, `lacking` short of facts.
    """

    organisation: str
    looked_at: int = 0
    made: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    to_return: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    unprinted: tuple[NormdocsError, ...] = ()
    failure: NormdocsError | None = None

    @property
    def idle(self) -> bool:
        """Return whether there was nothing to make."""
        return not (self.made or self.amended or self.orders)

    @property
    def complete(self) -> bool:
        """Return whether nobody has to see to anything before documents can follow the change."""
        left = self.to_return or self.edited or self.lacking or self.unprinted
        return self.failure is None and not left


@dataclass(frozen=True)
class Pace:
    """How far a batch is: organisations done of all, in how many seconds."""

    done: int
    total: int
    seconds: float

    @property
    def rate(self) -> float:
        """Organisations a second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float:
        """Seconds the rest takes at this rate."""
        return (self.total - self.done) / self.rate if self.rate else 0.0


@dataclass(frozen=True)
class Follower:
    """Follows a change, organisation by organisation, and lays the readable files out."""

    regenerator: Regenerator
    lay_out: Callable[[str], Printout]

    def concerned(self, reach: Reach, organisations: Collection[str] = ()) -> list[str]:
        """Return whom the change concerns, of these organisations if any are named.

        NotFoundError for an act or an organisation nobody knows.
        """
        generator = self.regenerator.generator
        with generator.register.view() as view:
            known = {one.id for one in view.organisations()} if organisations else set()
            for name in organisations:
                if name not in known:
                    raise NotFoundError("there is no organisation {organisation}", organisation=name)
            found = reached(view, generator.registry(), reach)
        return sorted(name for name in found if not organisations or name in organisations)

    def follow(self, organisation: str, reach: Reach, *, printed: bool = True) -> Followed:
        """Follow the change in one organisation; a failure is told in the answer.

        Where nothing is left to make the readable files are laid out all the same: a run killed before that
        is finished so.
        """
        try:
            renewal = self.regenerator.follow(organisation, self.named(reach, organisation))
            printout = self.lay_out(organisation) if printed else Printout()
        except NormdocsError as error:
            return Followed(organisation, failure=error)
        return self.told(renewal, printout)

    def named(self, reach: Reach, organisation: str | None = None) -> Reach:
        """Return the reach with a name: where none was given, the day the organisation's facts changed."""
        name = reach.organisation or organisation
        if reach.change or name is None:
            return reach
        with self.regenerator.generator.register.view() as view:
            changed = view.profile_day(name)
        return replace(reach, change=changed.isoformat() if changed else name)

    def told(self, renewal: Renewal, printout: Printout) -> Followed:
        """Return what was done, by the codes of documents."""
        amending = {one.key.type for one in renewal.effects if one.action is Action.AMEND}
        with self.regenerator.generator.register.view() as view:
            waiting = tuple(self.unsigned_orders(view, renewal.organisation))
        return Followed(
            organisation=renewal.organisation,
            looked_at=len(renewal.effects),
            made=tuple(code for code in sorted(renewal.made) if code not in amending),
            amended=tuple(code for code in sorted(renewal.made) if code in amending),
            orders=renewal.orders,
            waiting=waiting,
            to_return=codes(renewal, lambda effect: effect.action is Action.RETURN),
            edited=codes(renewal, lambda effect: effect.reason is Reason.EDITED),
            lacking=codes(renewal, lambda effect: effect.reason is Reason.MISSING),
            unprinted=tuple(printout.failures.values()),
        )

    def unsigned_orders(self, view: View, organisation: str) -> Iterator[Waiting]:
        """Yield the amending orders that are drafts or on their way."""
        registry = self.regenerator.generator.registry()
        orders = {kind.code for kind in registry.types if kind.span is Span.CHANGE}
        amended = view.amendments(organisation)
        for version in view.versions(organisation):
            key, state = version.key, version.state
            if key.type in orders and state in {State.DRAFT, State.IN_APPROVAL}:
                approved = tuple(one.key.type for one in amended if one.cause == key.period)
                yield Waiting(f"{key.type}:{key.period}", approved, state)


def codes(renewal: Renewal, wanted: Callable[[Effect], bool]) -> tuple[str, ...]:
    """Return the types of the documents whose effect is wanted."""
    return tuple(sorted(effect.key.type for effect in renewal.effects if wanted(effect)))
