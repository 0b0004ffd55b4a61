"""Grammar as contexts use it: forms given by people win, and every doubt is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from normdocs.domain.inflection import DoubtedForm
from normdocs.language.cases import Case, Gender, Kind
from normdocs.language.citation import CitedAct, cite
from normdocs.language.declension import Lexicon, gender_of, inflect, surname_initials
from normdocs.language.letters import NBSP


class Named(Protocol):
    """Somebody with a name."""

    @property
    def name(self) -> str:
        """Full name, or surname with initials."""

    @property
    def gender(self) -> Gender | None:
        """Stated gender."""

    @property
    def forms(self) -> Mapping[Case, str]:
        """Forms of the name given by people."""


class Speech:
    """Inflects for one rendering; doubts are kept until they are drained."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._doubts: list[DoubtedForm] = []

    def person(self, person: Named, case: Case) -> str:
        """Return the person's name in `case`, spaced as the profile writes it."""
        return self._said("person", person.name, case, person.forms, person.gender)

    def short_name(self, person: Named, case: Case) -> str:
        """Return the person's surname and initials in `case`; initials come from the nominative."""
        short = surname_initials(person.name)
        stated = person.forms.get(case)
        if stated:
            surname, *_ = (word for word in stated.split() if "." not in word)
            return NBSP.join([surname, *short.split()[1:]])
        gender = person.gender or gender_of(person.name)
        return self._said("person", short, case, {}, gender)

    def title(self, title: str, case: Case, forms: Mapping[Case, str]) -> str:
        """Return a post's title in `case`."""
        return self._said("title", title, case, forms)

    def organisation(self, name: str, case: Case, forms: Mapping[Case, str]) -> str:
        """Return an organisation's or a body's name in `case`."""
        return self._said("organisation", name, case, forms)

    def place(self, name: str, case: Case) -> str:
        """Return a place's name in `case`."""
        return self._said("place", name, case, {})

    def cited(self, act: CitedAct, case: Case) -> str:
        """Return an act with issuer, requisites and title, its kind in `case`."""
        # Said for their doubts: the citation itself tells only that there is one.
        self._said("organisation", act.kind, case, {})
        if act.issuer:
            self._said("organisation", act.issuer, "gent", {})
        return cite(act, case, lexicon=self._lexicon)

    def drained(self) -> list[DoubtedForm]:
        """Return the doubts met since the last call, and forget them."""
        doubts, self._doubts = self._doubts, []
        return doubts

    def _said(
        self, kind: Kind, text: str, case: Case, forms: Mapping[Case, str], gender: Gender | None = None
    ) -> str:
        said = inflect(kind, text, case, gender, overrides=forms, lexicon=self._lexicon)
        if said.doubt:
            self._doubts.append(DoubtedForm(kind, text, case, said.form, said.doubt))
        return said.form
