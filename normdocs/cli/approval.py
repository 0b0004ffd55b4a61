"""Commands that take documents along their routes: submit, approve, return, publish, repeal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.moves import Answering, conclude, each
from normdocs.cli.options import (
    ROLE_HELP,
    Comment,
    Json,
    Name,
    On,
    Organisation,
    Role,
    SomeTypes,
    Type,
    Unprinted,
)
from normdocs.cli.output import print_text
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.services.approval.approving import Vote

NeededRole = Annotated[str, typer.Option(metavar=say("ROLE"), help=ROLE_HELP)]
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
    app.command(help=say("Send drafts on their way along the route."))(submit)
    app.command(help=say("Decide the step that is open: review, agree, adopt, sign."))(approve)
    app.command("return", help=say("Return a document to its author with a reason."))(return_)
    app.command(help=say("Note that approved documents stand on the site."))(publish)
    app.command(help=say("End a document that is in force, with a reason."))(repeal)


def submit(
    organisation: Organisation,
    types: SomeTypes,
    role: Role = "curator",
    by: Name = None,
    override: Override = "",
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """Submit the drafts of these types."""
    from normdocs.bootstrap import application
    from normdocs.cli.contradictions import in_words
    from normdocs.cli.typed import acting, words
    from normdocs.services.approval.overriding import doubts

    app = application()
    who, why = acting(app, role, by), words(override, "--override") if override else ""
    moved = each(app, organisation, types, lambda code: app.approver.submit(organisation, code, who, why))
    for code in () if json else moved.done:
        for one in doubts(app.office, organisation, code):
            print_text(in_words(one, f"{code}, {one.where}"))
    return conclude(app, organisation, moved, Answering(json, unprinted))


def approve(
    organisation: Organisation,
    types: SomeTypes,
    role: NeededRole,
    by: Name = None,
    on: On = None,
    protocol: Protocol = None,
    protocol_date: ProtocolDate = None,
    comment: Comment = "",
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """Decide the open step of the documents of these types."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import acting

    app = application()
    who, decided = acting(app, role, by), vote(on, comment, protocol, protocol_date)
    moved = each(
        app, organisation, types, lambda code: app.approver.approve(organisation, code, who, decided)
    )
    moved.done += approved_annexes(app, organisation, moved.done)
    return conclude(app, organisation, moved, Answering(json, unprinted))


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
    from normdocs.cli.typed import day_of, words
    from normdocs.domain.document import Requisites
    from normdocs.domain.series import stated_number
    from normdocs.services.approval.approving import Vote

    if (protocol is None) != (protocol_date is None):
        raise InputError("a protocol has a number and a date: give --protocol and --protocol-date")
    number = None if protocol is None else stated_number(protocol)
    stated = Requisites(number, day_of(protocol_date, "--protocol-date"))
    return Vote(day_of(on, "--on"), words(comment, "--comment") if comment else "", stated)


def return_(
    organisation: Organisation,
    type: Type,
    role: NeededRole,
    reason: Reason,
    by: Name = None,
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """Return a document that is on its way."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import acting, words

    app = application()
    who, why = acting(app, role, by), words(reason, "--reason")
    moved = each(app, organisation, [type], lambda code: app.approver.send_back(organisation, code, who, why))
    return conclude(app, organisation, moved, Answering(json, unprinted))


def publish(
    organisation: Organisation,
    types: SomeTypes,
    role: Role = "site-editor",
    by: Name = None,
    comment: Comment = "",
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """Note that the approved documents of these types stand on the site."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import acting, words

    app = application()
    who, note = acting(app, role, by), words(comment, "--comment") if comment else ""
    moved = each(app, organisation, types, lambda code: app.executor.publish(organisation, code, who, note))
    return conclude(app, organisation, moved, Answering(json, unprinted))


def repeal(
    organisation: Organisation,
    type: Type,
    reason: Reason,
    role: Role = "head",
    by: Name = None,
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """End a document that is in force."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import acting, words

    app = application()
    who, why = acting(app, role, by), words(reason, "--reason")
    moved = each(app, organisation, [type], lambda code: app.executor.repeal(organisation, code, why, who))
    return conclude(app, organisation, moved, Answering(json, unprinted))
