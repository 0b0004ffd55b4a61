"""Figures in the cells of tables; a dash where nobody stated one."""

from __future__ import annotations

from normdocs.content.reports.amounts import share_in_per_cent
from normdocs.content.speech import Speech
from normdocs.domain.reports.figures import Share
from normdocs.language import numbers

NONE = "–"


def printed_number(speech: Speech, number: int | None) -> str:
    """Return 1 542."""
    return NONE if number is None else numbers.group(number)


def printed_share(speech: Speech, share: Share) -> str:
    """Return «21,2 %»."""
    return share_in_per_cent(share) or NONE
