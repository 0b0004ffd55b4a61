"""How an impact is shown: the same change over many organisations once, the rest by organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from normdocs.cli.output import print_line, print_table, print_text
from normdocs.domain.change.impact import Action, Effect, Impact, Reason, same_change
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from normdocs.domain.registry import Registry
    from normdocs.errors import NormdocsError

# As many organisations as are named where they are listed.
NAMED = 10
COLUMNS = (
    "organisation", "type", "the document", "period", "version", "action", "why",
    "value", "origin", "old", "new", "route",
)  # fmt: skip
CHANGE = "    {path}: {old} → {new} (from {origin})"


def print_impact(impact: Impact, registry: Registry, day: date | None = None) -> None:
    """Print what becomes of each document, what stays as it is, and how many there are of each."""
    if day:
        print_line("as if today were {day}; nothing was changed", day=day)
    shared, own = divided(impact.touched)
    if shared:
        print_line("The same in several organisations:")
        print_groups(shared, registry, everywhere=True)
    for organisation, groups in own.items():
        print_text(f"{organisation}:")
        print_groups(groups, registry)
    print_left(effect for effect in impact.effects if effect.action is Action.LEAVE)
    print_failures(impact.failures)
    print_totals(impact)


def divided(effects: Iterable[Effect]) -> tuple[list[list[Effect]], dict[str, list[list[Effect]]]]:
    """Return the groups of several organisations, and the others by organisation."""
    shared: list[list[Effect]] = []
    own: dict[str, list[list[Effect]]] = {}
    for group in same_change(effects).values():
        if len({effect.key.organisation for effect in group}) > 1:
            shared.append(group)
        else:
            own.setdefault(group[0].key.organisation, []).append(group)
    return shared, own


def print_groups(groups: Iterable[Sequence[Effect]], registry: Registry, *, everywhere: bool = False) -> None:
    """Print each group by its first document."""
    for group in groups:
        effect = group[0]
        print_line(
            "  {type} {title}: {action} ({reason})",
            type=effect.key.type,
            title=effect.title,
            action=say(effect.action.value),
            reason=effect.reason.value,
        )
        for change in effect.changes:
            old, new = printed(change.old), printed(change.new)
            print_line(CHANGE, path=change.path, old=old, new=new, origin=change.origin)
        if effect.route and effect.action is not Action.LEAVE:
            print_line("    route: {route}", route=way(effect, registry))
        if everywhere:
            names = [one.key.organisation for one in group]
            print_line("    organisations: {count} ({names})", count=len(names), names=listed(names))


def way(effect: Effect, registry: Registry) -> str:
    """Return the roles a document goes through, and the order whose signing approves an amended text."""
    route = registry.routes[effect.route or ""]
    titles = {role.id: role.title for role in registry.model.roles}
    steps = [
        ", ".join([*(titles.get(role, role) for role in step.who), *step.persons]) for step in route.steps
    ]
    said = f"{route.title}: {' → '.join(steps)}"
    if effect.action is Action.AMEND:
        said += say("; approved by the signing of the order that amends")
    return said


def printed(value: str | None) -> str:
    """Return a recorded value as a reader has it: a dash where there is none, yes and no for marks."""
    return say({"True": "yes", "False": "no"}.get(value, value)) if value else "–"


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence has them, the first of them where there are many."""
    said = ", ".join(names[:NAMED])
    return (
        said if len(names) <= NAMED else say("{names} and {count} more", names=said, count=len(names) - NAMED)
    )


def print_left(effects: Iterable[Effect]) -> None:
    """Print which documents stay as they are and why, with how many there are of each type."""
    reasons: dict[Reason, Counter[str]] = {}
    for effect in effects:
        reasons.setdefault(effect.reason, Counter())[effect.key.type] += 1
    if reasons:
        print_line("Left as they are:")
    for reason, types in reasons.items():
        codes = ", ".join(f"{code} × {count}" if count > 1 else code for code, count in sorted(types.items()))
        print_line("  {reason}: {codes}", reason=reason.value, codes=codes)


def print_failures(failures: Mapping[str, NormdocsError]) -> None:
    """Print the organisations nothing could be told of."""
    for organisation, error in failures.items():
        print_line("{organisation} failed:", organisation=organisation)
        print_text(f"  {explain(error)}")


def print_totals(impact: Impact) -> None:
    """Print how many documents were looked at and what becomes of them; say plainly when nothing does."""
    looked_at = len(impact.effects)
    if not impact.touched:
        print_line("no effect: no document has to change; documents looked at: {count}", count=looked_at)
        return
    organisations = Counter(
        action for action, _ in {(one.action, one.key.organisation) for one in impact.effects}
    )
    rows = [
        (say(action.value), str(count), str(organisations[action])) for action, count in impact.totals.items()
    ]
    print_table(("action", "documents", "organisations"), rows)
    print_line("documents looked at: {count}", count=looked_at)


def write_impact(path: Path, impact: Impact, registry: Registry) -> None:
    """Write a workbook with a row for each document and value that changes."""
    from normdocs.adapters.spreadsheets import table_xlsx

    table_xlsx(path, [say(column) for column in COLUMNS], rows(impact, registry))


def rows(impact: Impact, registry: Registry) -> Iterator[tuple[str, ...]]:
    """Yield the rows; a document none of whose values changes has one, and so has a failure."""
    for effect in impact.effects:
        key, version = effect.key, str(effect.version or "–")
        known = (key.organisation, key.type, effect.title, key.period or "–", version)
        decided = (say(effect.action.value), say(effect.reason.value))
        route = way(effect, registry) if effect.action is not Action.LEAVE else "–"
        changes = [(one.path, one.origin, printed(one.old), printed(one.new)) for one in effect.changes]
        for values in changes or [("–", "–", "–", "–")]:
            yield (*known, *decided, *values, route)
    for organisation, error in impact.failures.items():
        yield (organisation, "–", "–", "–", "–", say("failed"), explain(error), "–", "–", "–", "–", "–")
