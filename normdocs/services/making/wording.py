"""Inflection on request, one text or a whole table."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import get_args

from normdocs.errors import InputError, LanguageError
from normdocs.language.cases import CASES, Case, Gender, Inflected, Kind
from normdocs.language.declension import Lexicon, inflect

COLUMNS = ("kind", "nominative", "gender", "case")
NAME_PARTS = ("fio", "name", "surname", "firstname", "patronymic", "initials")
KINDS: dict[str, Kind] = {
    **{kind: kind for kind in get_args(Kind)},
    **dict.fromkeys(NAME_PARTS, "person"),
    "org": "organisation",
}


@dataclass(frozen=True)
class Question:
    """What is asked: a text of a kind, a case, and the gender where it is known."""

    kind: str
    text: str
    case: str
    gender: str | None = None


def declined(question: Question, lexicon: Lexicon) -> Inflected:
    """Return the text in the case; InputError when kind, case or gender is none there is."""
    kind, case, gender = _kind(question.kind), _case(question.case), _gender(question.gender)
    return inflect(kind, question.text, case, gender, lexicon=lexicon)


def _kind(text: str) -> Kind:
    if text not in KINDS:
        raise InputError("{value} is none of: {expected}", value=text, expected=", ".join(get_args(Kind)))
    return KINDS[text]


def _case(text: str) -> Case:
    for case in CASES:
        if case == text:
            return case
    raise InputError("{value} is none of: {expected}", value=text, expected=", ".join(CASES))


def _gender(text: str | None) -> Gender | None:
    match text:
        case None | "":
            return None
        case "m" | "f":
            return text
    raise InputError("{value} is none of: {expected}", value=text, expected="m, f")


def declined_table(text: str, name: str, lexicon: Lexicon) -> str:
    """Return a tab-separated table with the column `form` added.

    A row whose form cannot be said (an unknown gender) has an empty form: a refusal, not a guess.
    """
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or not set(COLUMNS) <= set(rows[0]):
        raise InputError("{file}: the columns must be {columns}", file=name, columns=", ".join(COLUMNS))
    written = ["\t".join([*rows[0], "form"])]
    written.extend("\t".join([*(value or "" for value in row.values()), _form(row, lexicon)]) for row in rows)
    return "\n".join(written)


def _form(row: dict[str, str], lexicon: Lexicon) -> str:
    question = Question(row["kind"], row["nominative"], row["case"], row["gender"])
    try:
        return declined(question, lexicon).form
    except LanguageError:
        return ""
