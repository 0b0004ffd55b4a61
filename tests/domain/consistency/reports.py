"""Small reports to check, as data."""

from __future__ import annotations

from typing import Any

from normdocs.domain.consistency import Breach, Claims, breaches, claims_of
from normdocs.domain.consistency.claims import Claim
from normdocs.domain.reports import REPORTS
from normdocs.services.consistency.reading import READING

COMMON: dict[str, Any] = {"organisation": "some-town", "as_of": "2024-05-20"}


def found(kind: str, known: tuple[Claim, ...] = (), **fields: Any) -> list[Breach]:
    """Return what the rules find in a report of these fields, beside what is known."""
    if kind in {"M06", "M07", "M08", "M09", "M10", "R06"}:
        fields = {"territory": "Некий район", **fields}
    report = REPORTS[kind].model_validate({"type": kind, **COMMON, **fields})
    return list(breaches(Claims((*known, *claims_of(report, READING)))))


def rules(kind: str, known: tuple[Claim, ...] = (), **fields: Any) -> list[str]:
    """Return the names of the broken rules, in order."""
    return [breach.rule for breach in found(kind, known, **fields)]


YEAR = {"school_year": "2022-2023"}


def plan(*periods: str, **fields: Any) -> dict[str, Any]:
    actions = [{"text": f"Дело {n}", "period": one, "roles": ["куратор"]} for n, one in enumerate(periods)]
    return {**YEAR, "stages": [{"directions": [{"title": "Все", "actions": actions}]}], **fields}


def roadmap(*people: tuple[str, str]) -> dict[str, Any]:
    actions = [
        {"text": f"Дело {n}", "responsible": [{"name": name, "post": post}]}
        for n, (name, post) in enumerate(people)
    ]
    return {**YEAR, "stages": [{"directions": [{"title": "Все", "actions": actions}]}]}


def orders(*requisites: tuple[str, str, str]) -> dict[str, Any]:
    return {"orders": [{"title": title, "number": number, "date": day} for title, number, day in requisites]}
