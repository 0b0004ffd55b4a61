"""Commands about acts: list, show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli import act_changes, change_report, following, impact
from normdocs.cli.options import Json
from normdocs.cli.output import day, print_json, print_line, print_table, print_text
from normdocs.cli.typed import day_of
from normdocs.domain.acts.act import Level
from normdocs.domain.validation import nearest, quoted
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normdocs.domain.acts.act import Act
    from normdocs.services.acts.card import ActCard, Reason
    from normdocs.services.ports import Citation

ActId = Annotated[str, typer.Argument(metavar=say("ACT"), help=say("the act's id"))]
InForceOn = Annotated[
    str | None,
    typer.Option("--in-force-on", metavar=say("DATE"), help=say("only what is in force on that day")),
]
OfLevel = Annotated[str | None, typer.Option(help="federal | regional | municipal | school")]
OfTerritory = Annotated[str | None, typer.Option(help=say("the region or municipality the act binds"))]
All = Annotated[bool, typer.Option("--all", help=say("every document, however many there are"))]
CITING = "documents of the register that cite it: {count}; organisations: {organisations}"
# As many documents as are listed unless all are asked for.
SHOWN = 50


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=say("Acts: what documents rest on."), no_args_is_help=True)
    group.command("list", help=say("List the acts."))(list_)
    group.command(help=say("Show an act, and what rests on it and why."))(show)
    act_changes.register(group)
    change_report.register(group)
    impact.register_for_acts(group)
    following.register_for_acts(group)
    app.add_typer(group, name="acts")


def known() -> tuple[Act, ...]:
    """Return the register's acts, or the registry's where nothing was imported yet."""
    from normdocs.bootstrap import application

    app = application()
    with app.register.view() as view:
        return view.acts() or app.registry.acts


def list_(
    in_force_on: InForceOn = None, level: OfLevel = None, territory: OfTerritory = None, json: Json = False
) -> None:
    """Print the acts with their requisites, from when to when they are in force, and whether verified."""
    on = day_of(in_force_on, "--in-force-on")
    wanted = level_of(level) if level else None
    acts = [
        act
        for act in known()
        if (on is None or act.in_force(on))
        and (wanted is None or act.level is wanted)
        and (territory is None or (act.territory or "").casefold() == territory.casefold())
    ]
    if json:
        print_json(acts)
        return
    headers = ("act", "kind", "number", "date", "territory", "in force", "verified")
    print_table(headers, [row(act) for act in acts])


def level_of(text: str) -> Level:
    """Return the level typed; InputError with the nearest one."""
    try:
        return Level(text)
    except ValueError:
        reason = nearest(quoted(text), [level.value for level in Level])
        raise InputError("--level {level}: {reason}", level=quoted(text), reason=reason) from None


def row(act: Act) -> tuple[str, ...]:
    """Return an act as a row."""
    return (
        act.id,
        act.kind,
        act.number,
        day(act.date),
        act.territory or "–",
        f"{day(act.valid_from)} – {day(act.valid_to) if act.valid_to else '…'}",
        say("yes") if act.verified else say("no"),
    )


def show(act: ActId, everything: All = False, json: Json = False) -> None:
    """Print an act's card."""
    from normdocs.bootstrap import application

    card = application().act_cards.card(act)
    if json:
        print_json(card)
        return
    print_act(card.act)
    print_kin(card)
    rows = [(day(one.day), say(one.what), one.other or "") for one in card.timeline]
    print_table(("day", "what happened", "by the act"), rows)
    if card.resting:
        print_table(
            ("type", "the document", "why"), [(one.type, one.title, why(one)) for one in card.resting]
        )
    else:
        print_line("no document type rests on it")
    print_citations(card.citations, None if everything else SHOWN)


def print_act(act: Act) -> None:
    """Print an act's requisites and its days."""
    requisites = f"{act.kind} {act.issuer or ''} {say('of')} {day(act.date)} № {act.number}"
    print_text(requisites.replace("  ", " "))
    print_text(act.title or "–")
    print_line("in force from {start} to {end}", start=day(act.valid_from), end=day(act.valid_to))
    if act.territory:
        print_line("territory: {territory}", territory=act.territory)
    print_line("source: {source}", source=act.source)
    if not act.verified:
        print_line("nobody compared the requisites with the published text yet")


def print_kin(card: ActCard) -> None:
    """Print the acts that have to do with this one."""
    if card.act.amends:
        print_line("amends: {acts}", acts=", ".join(card.act.amends))
    if card.amended_by:
        print_line("amended by: {acts}", acts=", ".join(card.amended_by))
    if card.replaces:
        print_line("replaces: {acts}", acts=", ".join(card.replaces))
    if card.act.replaced_by:
        print_line("replaced by: {acts}", acts=card.act.replaced_by)
    if card.act.repealed_by:
        print_line("repealed by: {acts}", acts=card.act.repealed_by)


def why(reason: Reason) -> str:
    """Return why a type rests on the act, as a phrase."""
    if reason.norm:
        clause = f" ({reason.clause})" if reason.clause else ""
        return say("norm: {because}{clause}", because=reason.because or "", clause=clause)
    if reason.purpose:
        return say("basis by the purpose {purpose}", purpose=reason.purpose)
    return say("basis by its id")


def print_citations(citations: Sequence[Citation], limit: int | None) -> None:
    """Print the documents that cite the act, or the first of them."""
    documents = len({one.key for one in citations})
    organisations = len({one.key.organisation for one in citations})
    print_line(CITING, count=documents, organisations=organisations)
    if not citations:
        return
    rows = [
        (one.short_name, one.key.organisation, one.key.type, one.key.period or "–", str(one.version),
         say(one.state))
        for one in citations[:limit]
    ]  # fmt: skip
    print_table(("name", "organisation", "type", "period", "version", "state"), rows)
    if limit is not None and len(citations) > limit:
        print_line("and {count} more: --all lists every one", count=len(citations) - limit)
