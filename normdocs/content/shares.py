"""Figures in the cells of tables; a dash where nobody stated one."""

from __future__ import annotations

from normdocs.content.amounts import per_cent
from normdocs.content.speech import Speech
from normdocs.domain.reports.figures import Share
from normdocs.language import numbers

NONE = "–"


def printed_number(speech: Speech, number: int | None) -> str:
    """Return 1 542."""
    return NONE if number is None else numbers.group(number)


def printed_share(speech: Speech, share: Share) -> str:
    """Return «21,2 %»."""
    return NONE if share.percent is None else per_cent(share.percent)
