"""How a document's card is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from normdocs.cli.moves import print_standing
from normdocs.cli.output import day, print_line, print_table, requisites
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.document import Version
    from normdocs.services.approval.card import Card, CardStep, Part

ROUTE = ("step", "who", "done on", "term", "remarks")
VERSIONS = ("version", "edition", "state", "made by", "made at", "No. and date", "replaces")


def print_card(card: Card) -> None:
    """Print a document's state, requisites, route, versions."""
    print_standing(card)
    if card.period:
        print_line("period: {period}", period=card.period)
    print_line("No. and date: {requisites}", requisites=requisites(card.requisites))
    if card.returned:
        print_line("returned: {text}", text=card.returned)
    if card.in_force not in {None, card.version}:
        print_line("version {version} is in force", version=card.in_force)
    print_table(ROUTE, rows(card), say("route"))
    print_table(VERSIONS, [version_row(one) for one in reversed(card.versions)], say("versions"))
    print_line(
        "values printed: {count}; where each comes from: normdocs documents why {organisation} {type}",
        count=card.provenance,
        organisation=card.organisation,
        type=card.type,
    )


def rows(card: Card) -> Iterator[tuple[str, ...]]:
    """Yield the route, one row for each party of each step."""
    for step in card.steps:
        for place, part in enumerate(step.parts):
            yield (
                "" if place else say(step.action),
                part.who,
                day(part.on),
                "" if place else term(step),
                "; ".join(remarks(step, part)),
            )


def term(step: CardStep) -> str:
    """Return until when an open step is to be taken, or how many working days it has."""
    if step.open and step.due:
        return say("overdue since {day}" if step.overdue else "until {day}", day=step.due)
    return say("{count} working days", count=step.term)


def remarks(step: CardStep, part: Part) -> Iterator[str]:
    """Yield what is to be said of a party's part."""
    if step.order:
        yield say("by the signing of {type}", type=step.order)
    if part.protocol:
        yield say("protocol {requisites}", requisites=requisites(part.protocol))
    if part.comment:
        yield part.comment
    if step.rule == "any" and len(step.parts) > 1:
        yield say("one of them is enough")


def version_row(version: Version) -> tuple[str, ...]:
    """Return a version as a row."""
    return (
        str(version.number),
        str(version.edition),
        say(version.state),
        say(version.form),
        version.made_at.astimezone().strftime("%d.%m.%Y %H:%M"),
        requisites(version.requisites),
        "–" if version.replaces is None else f"v{version.replaces}",
    )
