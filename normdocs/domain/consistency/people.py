"""Rules of people and names: one head on a day, one post per person, names written in one way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from normdocs.domain.consistency.breach import Breach
from normdocs.domain.consistency.citations import even
from normdocs.domain.consistency.claims import Claims
from normdocs.domain.consistency.statements import Called, Holder
from normdocs.domain.finding import Severity

E, W = Severity.ERROR, Severity.WARNING
POSTS, NAMES = "posts", "names"


def posts(claims: Claims) -> Iterator[Breach]:
    """A person has one post on a day, and an organisation one head."""
    people: dict[object, list[Holder]] = defaultdict(list)
    for one in claims.of(Holder):
        people[one.of, one.key, one.on].append(one)
    heads: dict[object, list[Holder]] = defaultdict(list)
    for stated in people.values():
        usual, *others = by_post(stated)
        yield from (second_post(usual, other) for other in others if not other[0].known)
        # Whose head somebody else is, further words say.
        if usual[0].leads and usual[0].of and len(usual[0].words) == 1:
            heads[usual[0].of, usual[0].on].append(usual[0])
    for first, *rest in heads.values():
        for another in (one for one in rest if not one.known):
            values = {"name": another.name, "post": another.post, "head": first.name}
            yield Breach(POSTS, E, another.at, "two heads", values, (first.at,))


def by_post(stated: Sequence[Holder]) -> list[list[Holder]]:
    """Return a person's claims by post, first what the register says, then what is said most often."""
    groups: list[list[Holder]] = []
    for one in stated:
        same = next((group for group in groups if fits(group[0], one)), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    return sorted(groups, key=lambda group: (not any(one.known for one in group), -len(group)))


def fits(first: Holder, second: Holder) -> bool:
    """Return whether one post is the other told at more length."""
    if first.leads != second.leads:
        return False
    one, other = set(first.words), set(second.words)
    return one <= other or other <= one


def second_post(usual: Sequence[Holder], other: Sequence[Holder]) -> Breach:
    """Return the breach of a post that is not the person's usual one; of a head it is an error."""
    first, second = usual[0], other[0]
    values = {"name": second.name, "post": second.post, "usual": first.post, "times": len(usual)}
    grave = first.leads or second.leads
    return Breach(POSTS, E if grave else W, second.at, "two posts", values, (first.at,))


def names(claims: Claims) -> Iterator[Breach]:
    """An organisation's name is written with the same letters everywhere."""
    known: dict[str, list[Called]] = defaultdict(list)
    for one in claims.of(Called):
        known[even(one.name)].append(one)
    for written in known.values():
        kinds: dict[str, list[Called]] = defaultdict(list)
        for one in written:
            kinds[letters(one.name)].append(one)
        (first, *_), *others = sorted(kinds.values(), key=rightness)
        for other, *_ in others:
            values = {"name": other.name, "first": first.name}
            yield Breach(NAMES, W, other.at, values=values, others=(first.at,))


def rightness(written: Sequence[Called]) -> tuple[bool, int, int]:
    """Return the sorting key: what the register says, then what is written most often, then with capitals."""
    capitals = sum(map(str.isupper, written[0].name))
    return not any(one.known for one in written), -len(written), -capitals


def letters(name: str) -> str:
    """Return the name's letters and digits as they are written; spaces and quotation marks are typing."""
    return "".join(sign for sign in name if sign.isalnum())
