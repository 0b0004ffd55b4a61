"""What a change of norms or facts does to documents: an action for each, with the reason and the values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from normdocs.domain.document import DocumentKey
from normdocs.errors import NormdocsError

PLACE = re.compile(r"\[\d+\]")


class Action(StrEnum):
    """What is to be done with one document."""

    MAKE = "make-it"
    RENDER = "render-draft"
    AMEND = "amend"
    RETURN = "return-first"
    LEAVE = "leave"


class Reason(StrEnum):
    """Why a document is left as it is, or why it cannot simply be made anew."""

    REQUIRED = "it is required now"
    VALUES = "values it prints change"
    TEMPLATE = "its template changed"
    UNUSED = "none of the values it prints changes"
    DATED = "it tells of a day before the change"
    SIGNED = "it was signed with what was true then"
    OVER = "it holds no longer"
    EDITED = "somebody edited it: compare by hand"
    ON_ITS_WAY = "it is in approval: return it first"
    MISSING = "the facts for it are not known"


@dataclass(frozen=True)
class ValueChange:
    """A value that differs between a version and a rendering now; None where there was, or is, none.

    The texts are the same where a made-up value became a fact.
    """

    path: str
    origin: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Effect:
    """What a change does to one document; `version` is the one that would be replaced, `route` its way."""

    key: DocumentKey
    title: str
    action: Action
    reason: Reason
    changes: tuple[ValueChange, ...] = ()
    version: int | None = None
    route: str | None = None


@dataclass(frozen=True)
class Impact:
    """The effects of one change, organisation by organisation, and where they could not be told."""

    change: str
    effects: tuple[Effect, ...] = ()
    failures: Mapping[str, NormdocsError] = field(default_factory=dict)

    @property
    def totals(self) -> dict[Action, int]:
        """How many documents each action concerns."""
        counted = Counter(effect.action for effect in self.effects)
        return {action: counted[action] for action in Action}

    @property
    def touched(self) -> tuple[Effect, ...]:
        """The effects that ask for something to be done."""
        return tuple(effect for effect in self.effects if effect.action is not Action.LEAVE)


def same_change(effects: Iterable[Effect]) -> dict[tuple[object, ...], list[Effect]]:
    """Return effects grouped: one type, one action, the same values changing in the same way.

    Where in a list a value stands makes no difference: one school cites an act more than another.
    """
    groups: dict[tuple[object, ...], list[Effect]] = {}
    for effect in effects:
        words = tuple((PLACE.sub("[]", change.path), change.old, change.new) for change in effect.changes)
        groups.setdefault((effect.key.type, effect.action, effect.reason, words), []).append(effect)
    return groups
