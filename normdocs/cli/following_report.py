"""How it is told what following a change did: organisations with the same result together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from normdocs.cli.impact_report import listed
from normdocs.cli.output import plain, print_line, print_text
from normdocs.domain.document import State
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from normdocs.services.change.following import Followed, Waiting

DONE = {
    "made": "  made anew: {codes}",
    "amended": "  new texts of what is signed, which holds until the order is signed: {codes}",
    "orders": "  the order that amends was made: {codes}",
}
REGISTER = "  next: normdocs register {organisation} {order} --date {date}"
SUBMIT = "  next: normdocs submit {organisation} {codes}; signing the order approves the new texts"
ON_ITS_WAY = "  the order {order} is on its way; whose move it is: normdocs inbox {organisation}"
RETURN = "  in approval, first normdocs return {organisation}, then repeat this command: {codes}"


def plain_results(results: Sequence[Followed]) -> list[Any]:
    """Return the results as programs read them; failures as sentences."""
    return [
        plain(one)
        | {
            "unprinted": [explain(error) for error in one.unprinted],
            "failure": explain(one.failure) if one.failure else None,
        }
        for one in results
    ]


def print_followed(results: Sequence[Followed]) -> None:
    """Print what was made and what is to be done next, and how many organisations there was nothing for."""
    for alike in together(results):
        names = [one.organisation for one in alike]
        lines = list(told(alike[0], names))
        if lines:
            print_text(f"{listed(names)}:")
        for line in lines:
            print_text(line)
    failed = sum(one.failure is not None for one in results)
    idle = sum(one.idle for one in results) - failed
    if not results:
        print_line("no effect: no document has to change; documents looked at: {count}", count=0)
    elif idle == len(results):
        print_line("nothing is left to make; organisations looked through: {count}", count=idle)
    else:
        message = "organisations: {count}; made anew in {done}, nothing to make in {idle}, failed {failed}"
        done = len(results) - idle - failed
        print_line(message, count=len(results), done=done, idle=idle, failed=failed)


def together(results: Sequence[Followed]) -> list[list[Followed]]:
    """Return the results, those that differ in the organisation alone together; a failure stands alone."""
    groups: dict[object, list[Followed]] = {}
    for one in results:
        trouble = one.failure or one.unprinted
        name = one.organisation if trouble else replace(one, organisation="")
        groups.setdefault(name, []).append(one)
    return list(groups.values())


def told(one: Followed, names: Sequence[str]) -> Iterator[str]:
    """Yield the sentences about what was done for these organisations."""
    if one.failure:
        yield f"  {explain(one.failure)}"
        return
    organisation = names[0] if len(names) == 1 else say("ORG")
    for name, message in DONE.items():
        if codes := getattr(one, name):
            yield say(message, codes=", ".join(codes))
    for waiting in one.waiting:
        yield from steps(waiting, organisation)
    yield from attention(one, organisation)


def steps(waiting: Waiting, organisation: str) -> Iterator[str]:
    """Yield what is to be done with an order that is not signed yet."""
    if waiting.state is not State.DRAFT:
        yield say(ON_ITS_WAY, order=waiting.order, organisation=organisation)
        return
    codes = " ".join((*waiting.documents, waiting.order))
    yield say(REGISTER, organisation=organisation, order=waiting.order, date=say("DATE"))
    yield say(SUBMIT, organisation=organisation, codes=codes)


def attention(one: Followed, organisation: str) -> Iterator[str]:
    """Yield what somebody has to see to."""
    if one.to_return:
        yield say(RETURN, organisation=organisation, codes=", ".join(one.to_return))
    if one.edited:
        yield say("  edited by somebody, compare by hand: {codes}", codes=", ".join(one.edited))
    if one.lacking:
        message = "  facts are missing, see normdocs readiness {organisation}: {codes}"
        yield say(message, organisation=organisation, codes=", ".join(one.lacking))
    for failure in one.unprinted:
        yield f"  {say('not printed: {reason}', reason=failure)}"
