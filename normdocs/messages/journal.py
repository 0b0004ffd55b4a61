"""The journal in words: what an entry's details say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from normdocs.content.findings.wording import RULES
from normdocs.messages import say

SHORT_HASH = 12
# Read together with another detail, or plain from the entry itself.
SILENT = {"date", "title", "kind", "edition"}


def details_line(details: Mapping[str, Any]) -> str:
    """Return an entry's details as one line; what is not known here is shown as it is."""
    return "; ".join(told(details))


def told(details: Mapping[str, Any]) -> Iterator[str]:
    """Yield the details one by one."""
    for name, value in details.items():
        if name == "number" or (name == "date" and "number" not in details):
            yield requisites(details)
        elif name in SAID:
            if text := SAID[name](value):
                yield text
        elif name not in SILENT:
            yield f"{name}: {value}"


def requisites(stated: Mapping[str, Any]) -> str:
    """Return a number and a date, or the one there is."""
    if not stated.get("number"):
        return say("date: {day}", day=day(stated["date"]))
    if not stated.get("date"):
        return say("No. {number}", number=stated["number"])
    return say("No. {number} of {day}", number=stated["number"], day=day(stated["date"]))


def day(stated: object) -> object:
    """Return the day an entry states, as a day where it is one."""
    try:
        return date.fromisoformat(str(stated))
    except ValueError:
        return stated


def contradictions(findings: Iterable[Mapping[str, str]]) -> str:
    """Return the contradictions somebody took upon themselves."""
    return "; ".join(
        say(
            '{name} ({where}): it stated "{stated}"; what followed: {follows}',
            name=RULES.get(one["rule"], one["rule"]),
            where=one["where"],
            stated=one["stated"],
            follows=one["follows"],
        )
        for one in findings
    )


SAID: Mapping[str, Callable[[Any], str]] = {
    "steps": lambda steps: say("steps: {count}", count=len(steps)),
    "step": lambda step: say("step {number}", number=step + 1),
    "on": lambda on: say("on {day}", day=day(on)),
    "protocol": lambda stated: say("by the protocol {requisites}", requisites=requisites(stated)),
    "order": lambda code: say("by the signing of {type}", type=code),
    "by": lambda number: say("replaced by version {version}", version=number),
    "to": lambda number: say("goes on as version {version}", version=number),
    "name": str,
    "content": lambda content: f"SHA-256 {content[:SHORT_HASH]}…",
    "override": lambda reason: say("in spite of contradictions, because: {reason}", reason=reason),
    "findings": contradictions,
    "warnings": lambda warnings: say("remarks: {count}", count=len(warnings)) if warnings else "",
}
