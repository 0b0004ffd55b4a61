"""Who a document names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from normdocs.content.speech import Named, Speech
from normdocs.domain.document import Missing
from normdocs.errors import LanguageError
from normdocs.language.cases import CASES
from normdocs.language.letters import NBSP

# Where the facts about pupils and mentors stand: what is printed of them is personal data (152-FZ).
PERSONAL = ("organisation.mentoring.participants", "organisation.mentoring.pairs")
UNCONSENTING = "участники, чьё согласие на обработку персональных данных действует (не действует у {count})"


def for_want_of_consent(missing: Missing, count: int) -> Missing:
    """Return what a document lacks, told as it is where people are on record who do not consent."""
    if not count or not missing.origin.startswith(PERSONAL):
        return missing
    return replace(missing, title=UNCONSENTING.format(count=count))


def people_named(texts: Iterable[str], people: Iterable[Named], speech: Speech) -> list[str]:
    """Return the names of those of `people` whom the texts name, in any case, in full or with initials."""
    printed = plain("\n".join(texts))
    names = [
        person.name for person in people if any(plain(form) in printed for form in forms(person, speech))
    ]
    return list(dict.fromkeys(names))


def forms(person: Named, speech: Speech) -> Iterator[str]:
    """Yield every form the person's name may be printed in."""
    yield person.name
    for case in CASES:
        for said in (speech.person, speech.short_name):
            try:
                yield said(person, case)
            except LanguageError:
                # A name that cannot be said in this case is not printed in it either.
                continue


def plain(text: str) -> str:
    """Return the text with its no-break spaces as plain ones."""
    return text.replace(NBSP, " ")
