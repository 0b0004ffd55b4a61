"""Cases of people, titles, organisations and places: the door the rest of the program comes in by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from normdocs.errors import LanguageError
from normdocs.language import people, phrases, places
from normdocs.language.cases import CASES, GENDERS, KINDS, Case, Gender, Inflected, Kind
from normdocs.language.initials import initials_surname, surname_initials
from normdocs.language.people import gender_of

__all__ = [
    "CASES",
    "KINDS",
    "Case",
    "Gender",
    "Inflected",
    "Kind",
    "Lexicon",
    "gender_of",
    "inflect",
    "initials_surname",
    "organisation",
    "person",
    "place",
    "surname_initials",
    "title",
]


@dataclass(frozen=True)
class Lexicon:
    """Forms people settled: (kind, nominative) → {case: form}; they win over every rule."""

    forms: Mapping[tuple[Kind, str], Mapping[Case, str]] = field(default_factory=lambda: MappingProxyType({}))

    def find(self, kind: Kind, nominative: str, case: Case) -> str | None:
        """The settled form, None when nobody settled it."""
        return self.forms.get((kind, nominative), {}).get(case)


NOTHING = Lexicon()


def inflect(  # noqa: PLR0913 two ways to settle a form stand beside the question itself
    kind: Kind,
    text: str,
    case: Case,
    gender: Gender | None = None,
    *,
    overrides: Mapping[Case, str] | None = None,
    lexicon: Lexicon = NOTHING,
) -> Inflected:
    """A nominative in a case, with the reason to doubt the form.

    Raises LanguageError for a text that cannot be inflected, UnknownGenderError for a name without a gender.
    """
    if kind not in KINDS:
        raise LanguageError("unknown kind {kind}", kind=kind)
    if case not in CASES:
        raise LanguageError("unknown case {case}", case=case)
    if gender and gender not in GENDERS:
        raise LanguageError("unknown gender {gender}", gender=gender)
    settled = (overrides or {}).get(case) or lexicon.find(kind, text, case)
    if settled:
        return Inflected(settled, None)
    if kind == "person":
        return people.decline(text, case, gender or None)
    if kind == "place":
        return places.decline(text, case)
    return phrases.decline(text, case, kind == "title")


def person(name: str, case: Case, gender: Gender | None = None) -> str:
    """A person's name in a case; UnknownGenderError when the form needs a gender nobody stated."""
    return inflect("person", name, case, gender).form


def title(text: str, case: Case) -> str:
    """A post or role in a case."""
    return inflect("title", text, case).form


def organisation(text: str, case: Case) -> str:
    """The name of an organisation, body or document in a case."""
    return inflect("organisation", text, case).form


def place(text: str, case: Case) -> str:
    """A place in a case: «Ростовская область» → «Ростовской области»."""
    return inflect("place", text, case).form
