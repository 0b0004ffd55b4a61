"""rules.md: the rules of consistency, each with what it checks and where it was seen."""

from __future__ import annotations

from normdocs.content.findings.wording import RULES as TITLES
from normdocs.domain.consistency import RULES, Rule
from tools.reference.writing import code, joined, table, texts


def page() -> str:
    """Return the page."""
    words = texts("rules")
    return joined(words["intro"], table(words["headers"], [row(rule) for rule in RULES]), words["outro"])


def row(rule: Rule) -> tuple[str, ...]:
    """Return a rule as a row; KeyError where nobody said what it checks."""
    words = texts("rules")
    severity = ", ".join(words["severities"][one.value] for one in rule.severities)
    known = words["known"][rule.id]
    return code(rule.id), TITLES[rule.id], severity, known["checks"], known.get("seen", "")
