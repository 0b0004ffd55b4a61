"""registry.md: the document types, the acts and the routes."""

from __future__ import annotations

from functools import cache

from normdocs.adapters.registry_files import load_registry
from normdocs.domain.applicability import Condition
from normdocs.domain.approval.route import Route
from normdocs.domain.catalogue import Demand, DocumentType
from normdocs.domain.registry import Registry
from tools.reference.writing import code, codes, joined, table, texts


@cache
def known() -> Registry:
    """Return the registry of this workspace."""
    from tools.reference.pages import ROOT  # noqa: PLC0415 - the pages import this module

    return load_registry(ROOT / "registry")


def page() -> str:
    """Return the page."""
    words = texts("registry")
    demands = [demand(kind, one) for kind in known().types for one in kind.demands]
    return joined(
        words["intro"],
        f"## {words['types']}",
        table(words["types_headers"], [row(kind) for kind in known().types]),
        f"## {words['demands']}",
        table(words["demands_headers"], demands),
        f"## {words['acts']}",
        words["acts_intro"],
        table(words["acts_headers"], acts()),
        f"## {words['routes']}",
        table(words["routes_headers"], [route(name, one) for name, one in known().routes.items()]),
        f"## {words['calendar']}",
        words["calendar_intro"],
        table(words["calendar_headers"], decrees()),
    )


def row(kind: DocumentType) -> tuple[str, ...]:
    """Return a document type as a row."""
    words = texts("registry")
    annex = (
        f" ({words['annex'].format(number=kind.annex_number, order=kind.annex_of)})" if kind.annex_of else ""
    )
    return (
        kind.code,
        kind.title + annex,
        words["necessity"][kind.necessity],
        words["access"][kind.access],
        words["span"][kind.span],
        codes(kind.basis),
        ", ".join(sorted(kind.predecessors)),
        code(kind.route),
    )


def demand(kind: DocumentType, one: Demand) -> tuple[str, ...]:
    """Return what demands a document as a row."""
    norm = ", ".join(filter(None, [code(one.norm), one.clause]))
    return kind.code, condition(one.when), norm, one.because


def condition(test: Condition | None) -> str:
    """Return a condition in words."""
    words = texts("registry")["conditions"]
    if test is None:
        return str(words["always"])
    joiner = words["and"] if test.every else words["or"]
    if test.every or test.some:
        return f" {joiner} ".join(condition(part) for part in (*test.every, *test.some))
    if test.unless:
        return f"{words['not']} ({condition(test.unless)})"
    return simple(test)


def simple(test: Condition) -> str:
    """Return a test of one field in words."""
    words = texts("registry")["conditions"]
    if test.among:
        return f"{code(test.field or '')} — {words['among']} {codes(test.among)}"
    if test.contains is not None:
        return f"{code(test.field or '')} {words['contains']} {code(test.contains)}"
    if test.at_least is not None:
        return f"{code(test.field or '')} {words['at_least']} {test.at_least}"
    return f"{code(test.field or '')} {words['known' if test.known else 'unknown']}"


def acts() -> list[tuple[str, ...]]:
    """Return the acts as rows."""
    words = texts("registry")
    return [
        (
            code(act.id),
            act.kind,
            act.number,
            act.date.strftime("%d.%m.%Y"),
            act.territory or words["everywhere"],
            act.title or "",
            codes(act.purposes),
            words["yes" if act.verified else "no"],
        )
        for act in sorted(known().acts, key=lambda act: (act.date, act.id))
    ]


def route(name: str, one: Route) -> tuple[str, ...]:
    """Return a route as a row."""
    titles = {role.id: role.title for role in known().model.roles}
    deeds = texts("registry")["deeds"]
    steps = [
        f"{deeds[step.action]} – {', '.join([*(titles.get(role, role) for role in step.who), *step.persons])}"
        for step in one.steps
    ]
    return code(name), one.title, "; ".join(steps)


def decrees() -> list[tuple[str, ...]]:
    """Return the Government's transfers of days off as rows."""
    words = texts("registry")
    return [
        (
            str(decree.year),
            f"{words['decree']} {decree.date.strftime('%d.%m.%Y')} № {decree.number}",
            ", ".join(
                f"{one.off.strftime('%d.%m')} → {one.to.strftime('%d.%m')}" for one in decree.transfers
            ),
            words["yes" if decree.verified else "no"],
        )
        for decree in known().calendar.decrees
    ]
