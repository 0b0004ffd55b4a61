"""How the rules of consistency read Russian."""

from __future__ import annotations

from normdocs.domain.consistency.reading import Reading
from normdocs.domain.consistency.statements import Span
from normdocs.errors import LanguageError
from normdocs.language.periods import read_period
from normdocs.language.posts import post_words

LONG = frozenset({"school_year", "year", "years"})
# A leap year, in which every day exists: what is read in no particular year is read in it.
SOME_YEAR = 2000


def span(text: str) -> Span | None:
    """Return a period as it is written, None where nobody can read it."""
    try:
        period = read_period(text)
        known = read_period(text, SOME_YEAR) if period.without_year else period
    except LanguageError:
        return None
    return Span(known.start, known.end, period.without_year, period.kind in LONG)


READING = Reading(span, post_words)
