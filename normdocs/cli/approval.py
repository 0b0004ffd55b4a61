"""Commands that take documents along their routes: submit, approve, return, publish, repeal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.moving import Move, command
from normdocs.cli.options import Comment, On
from normdocs.cli.typed import day_of, words
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.services.approval.approving import Vote

Reason = Annotated[str, typer.Option(metavar=say("TEXT"), help=say("why; it is kept in the journal"))]
Override = Annotated[
    str,
    typer.Option(
        metavar=say("REASON"),
        help=say("why it is right where it contradicts the register, or itself; the journal keeps it"),
    ),
]
Protocol = Annotated[
    str | None, typer.Option(metavar=say("NUMBER"), help=say("the number of the body's protocol"))
]
ProtocolDate = Annotated[
    str | None, typer.Option(metavar=say("DATE"), help=say("the date of the body's protocol"))
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    sent = command(submit, role="curator", several=True, besides=told_doubts)
    decided = command(approve, role=None, several=True, besides=approved_annexes)
    shown = command(publish, role="site-editor", several=True)
    app.command("submit", help=say("Send drafts on their way along the route."))(sent)
    app.command("approve", help=say("Decide the step that is open: review, agree, adopt, sign."))(decided)
    app.command("return", help=say("Return a document to its author with a reason."))(
        command(return_, role=None, several=False)
    )
    app.command("publish", help=say("Note that approved documents stand on the site."))(shown)
    app.command("repeal", help=say("End a document that is in force, with a reason."))(
        command(repeal, role="head", several=False)
    )


def submit(override: Override = "") -> Move:
    """Submit the drafts of these types."""
    why = words(override, "--override") if override else ""
    return lambda app, organisation, code, who: app.approver.submit(organisation, code, who, why)


def told_doubts(app: Application, organisation: str, codes: list[str]) -> list[str]:
    """Say what is doubtful in documents that were submitted, beside the answer."""
    from normdocs.cli.contradictions import in_words
    from normdocs.services.approval.overriding import doubts

    for code in codes:
        for one in doubts(app.office, organisation, code):
            typer.echo(in_words(one, f"{code}, {one.where}"), err=True)
    return []


def approve(
    on: On = None, protocol: Protocol = None, protocol_date: ProtocolDate = None, comment: Comment = ""
) -> Move:
    """Decide the open step of the documents of these types."""
    decided = vote(on, comment, protocol, protocol_date)
    return lambda app, organisation, code, who: app.approver.approve(organisation, code, who, decided)


def approved_annexes(app: Application, organisation: str, codes: list[str]) -> list[str]:
    """Return the annexes that the signing of these orders approved."""
    signed = {
        card.type
        for code in codes
        for card in app.cards.cards(organisation, code)
        if card.in_force == card.version
    }
    with app.register.view() as view:
        dossier = app.generator.dossier(view, organisation)
    annexes = (one.type for one in dossier.required if one.type.annex_of in signed)
    return [kind.code for kind in annexes if kind.code not in codes]


def vote(on: str | None, comment: str, protocol: str | None, protocol_date: str | None) -> Vote:
    """Return the decision as it was typed."""
    from normdocs.domain.approval.series import stated_number
    from normdocs.domain.document import Requisites
    from normdocs.services.approval.approving import Vote

    if (protocol is None) != (protocol_date is None):
        raise InputError("a protocol has a number and a date: give --protocol and --protocol-date")
    number = None if protocol is None else stated_number(protocol)
    stated = Requisites(number, day_of(protocol_date, "--protocol-date"))
    return Vote(day_of(on, "--on"), words(comment, "--comment") if comment else "", stated)


def return_(reason: Reason) -> Move:
    """Return a document that is on its way."""
    why = words(reason, "--reason")
    return lambda app, organisation, code, who: app.approver.send_back(organisation, code, who, why)


def publish(comment: Comment = "") -> Move:
    """Note that the approved documents of these types stand on the site."""
    note = words(comment, "--comment") if comment else ""
    return lambda app, organisation, code, who: app.executor.publish(organisation, code, who, note)


def repeal(reason: Reason) -> Move:
    """End a document that is in force."""
    why = words(reason, "--reason")
    return lambda app, organisation, code, who: app.executor.repeal(organisation, code, why, who)
