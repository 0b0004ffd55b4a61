"""What commands that move documents have in common: one move for several types, the answer, the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from normdocs.cli.making import shown_steps
from normdocs.cli.output import print_json, print_line, print_text
from normdocs.errors import NormdocsError
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.services.approval.card import Card, CardStep


@dataclass(frozen=True)
class Answering:
    """How a command answers, and whether it prints the files anew."""

    json: bool
    unprinted: bool = False


@dataclass
class Files:
    """What became of the readable files: documents printed, what went wrong, users' own files moved aside."""

    printed: int = 0
    troubles: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)


@dataclass
class Moved:
    """The documents a command moved, and those it could not, with the reasons."""

    done: list[str] = field(default_factory=list)
    refused: dict[str, NormdocsError] = field(default_factory=dict)


def each(app: Application, organisation: str, types: Iterable[str], move: Callable[[str], object]) -> Moved:
    """Move the documents of these types; the refusal of the only one is raised, others are collected."""
    from normdocs.services.making.generation import chosen

    with app.register.view() as view:
        dossier = app.generator.dossier(view, organisation)
        codes = [one.type.code for one in chosen(dossier, list(types))]
    moved = Moved()
    for code in codes:
        try:
            move(code)
        except NormdocsError as error:
            if len(codes) == 1:
                raise
            moved.refused[code] = error
        else:
            moved.done.append(code)
    return moved


def conclude(app: Application, organisation: str, moved: Moved, answering: Answering) -> int:
    """Say how the documents stand now, bring the files up to date; 1 when something was refused or failed."""
    cards = [card for code in moved.done for card in app.cards.cards(organisation, code)]
    if not answering.json:
        for card in cards:
            print_standing(card)
        for error in moved.refused.values():
            print_text(explain(error))
    files = laid_out(app, organisation, answering) if moved.done else Files()
    if answering.json:
        refused = [{"type": code, "reason": explain(error)} for code, error in moved.refused.items()]
        print_json({"done": cards, "refused": refused, "files": files})
    return 1 if moved.refused or files.troubles else 0


def laid_out(app: Application, organisation: str, answering: Answering) -> Files:
    """Print what changed and lay the readable files out; what fails is said, what was moved stays moved."""
    if answering.unprinted:
        return Files()
    files = Files()
    try:
        with shown_steps(app, quiet=answering.json):
            printout = app.producer.lay_out(organisation)
    except NormdocsError as error:
        files.troubles.append(say("the files were not laid out: {reason}", reason=error))
    else:
        files.printed = len(printout.printed)
        files.troubles += [say("not printed: {reason}", reason=error) for error in printout.failures.values()]
        files.set_aside += [
            say("a file changed by hand was moved to {file}", file=path) for path in printout.set_aside
        ]
    if not answering.json:
        for sentence in (*files.troubles, *files.set_aside):
            print_text(sentence)
    return files


def print_standing(card: Card) -> None:
    """Print a document's state and whose move it is."""
    values: dict[str, Any] = {"title": card.title, "status": card.state.value}
    if card.state.value == "in_approval":
        print_line("{title}: {status}, {taken} of {steps}", **values, taken=card.taken, steps=card.needed)
    else:
        print_line("{title}: {status}", **values)
    for step in card.steps:
        if step.awaited:
            print_text("  " + awaited(step))
    if card.state.value == "in_approval" and card.steps[card.taken].order:
        order = card.steps[card.taken].order
        print_text(
            "  " + say("nothing by itself: it is approved when the order {type} is signed", type=order)
        )


def awaited(step: CardStep) -> str:
    """Return whose move a step is and until when."""
    from normdocs.services.approval.possible import spoken

    who = spoken((part.title, part.name) for part in step.awaited)
    if step.due is None:
        return say("{action} – {who}", action=step.action, who=who)
    term = "overdue since {day}" if step.overdue else "until {day}"
    return say("{action} – {who}, {term}", action=step.action, who=who, term=say(term, day=step.due))
