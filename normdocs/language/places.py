"""Places: regions, districts, towns."""

from __future__ import annotations

import re

from normdocs.language import phrases
from normdocs.language.cases import Case, Inflected
from normdocs.language.letters import dress, guard
from normdocs.language.morphology import readings


def decline(text: str, case: Case) -> Inflected:
    """A place in a case; «г. Шахты» keeps its shortening and its name."""
    guard(text)
    if case == "nomn" or re.match(r"\s*[^\W\d_]{1,4}\.", text):
        return Inflected(text, None)
    if re.fullmatch(r"[^\W\d_]+", text):
        return _toponym(text, case)
    return phrases.decline(text, case, False)


def _toponym(word: str, case: Case) -> Inflected:
    """A bare name: «Шахты», «Сальск»."""
    found = [one for one in readings(word) if one.proper == "Geox" and one.pos == "NOUN"]
    if not found:
        return phrases.decline(word, case, False)
    own = found[0]
    return Inflected(
        dress(own.forms.get(case, own.forms["nomn"]), word), None if own.known else "unknown place"
    )
