"""What stands in the cells of tables; a dash where nobody stated anything."""

from __future__ import annotations

from decimal import Decimal

from normdocs.content.reports.amounts import per_cent, share_in_per_cent
from normdocs.content.speech import Speech
from normdocs.domain.reports.figures import Share
from normdocs.language import numbers
from normdocs.language.letters import NBSP

NONE, NOT_SET = "–", "не установлено"
# Stands beside a target nobody compared with the act that sets it.
MARK = f"{NBSP}*"


def printed_number(speech: Speech, number: int | None) -> str:
    """Return 1 542."""
    return NONE if number is None else numbers.group(number)


def printed_share(speech: Speech, share: Share) -> str:
    """Return «21,2 %»."""
    return share_in_per_cent(share) or NONE


def printed_target(target: Decimal | None, *, unverified: bool) -> str:
    """Return «20 % *»: the mark says that nobody compared it with its act."""
    return NOT_SET if target is None else f"{per_cent(target)}{MARK if unverified else ''}"


def or_dash(speech: Speech, text: str | None) -> str:
    """Return a text, a dash for none."""
    return text or NONE
