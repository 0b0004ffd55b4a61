"""Accuracy on the hand-written sets, per kind and case; the floors are the ones the project promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from gold import Row, paradigms, rows

from normdocs.errors import UnknownGenderError
from normdocs.language.cases import Case, Kind
from normdocs.language.declension import gender_of, inflect
from normdocs.language.numbers import count


def accuracy(found: list[Row], form: Callable[[Row], str]) -> tuple[float, str]:
    right, all_ = Counter[str](), Counter[str]()
    wrong: list[str] = []
    for row in found:
        key = f"{row.kind} {row.case}"
        all_[key] += 1
        made = form(row)
        if made in row.expected:
            right[key] += 1
        else:
            wrong.append(f"{row.nominative} {row.gender or ''} {row.case}: {made}, expected {row.expected}")
    table = [f"{key}: {right[key]}/{all_[key]} = {right[key] / all_[key]:.1%}" for key in all_]
    return sum(right.values()) / len(found), "\n".join([*table, *wrong])


def declined(kind: Kind) -> Callable[[Row], str]:
    return lambda row: inflect(kind, row.nominative, row.case, row.gender).form  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kind", "floor"),
    [("names", "person", 0.975), ("titles", "title", 0.99), ("orgs", "organisation", 0.99)],
)
def test_gold_declension_keeps_its_floor(name: str, kind: Kind, floor: float) -> None:
    share, report = accuracy(rows(name), declined(kind))
    print(report)
    assert share >= floor, report


def test_gold_counts_keep_their_floor() -> None:
    def counted(row: Row) -> str:
        number, noun = row.nominative.split("|")
        return count(int(number), noun, row.case)  # type: ignore[arg-type]

    share, report = accuracy(rows("counts"), counted)
    print(report)
    assert share >= 0.99, report


def test_no_gold_name_is_declined_wrongly_when_nobody_states_the_gender() -> None:
    wrong = []
    for row in rows("names"):
        try:
            form = inflect("person", row.nominative, row.case).form  # type: ignore[arg-type]
        except UnknownGenderError:
            continue
        if form not in row.expected:
            wrong.append((row.nominative, row.case, form, row.expected))
    assert wrong == []


@pytest.mark.parametrize(("name", "kind"), [("titles", "title"), ("orgs", "organisation")])
def test_every_phrase_of_our_own_set_declines(name: str, kind: Kind) -> None:
    wrong = [
        (forms[case], inflect(kind, forms["nomn"], case).form)
        for forms in paradigms(name)
        for case in forms
        if inflect(kind, forms["nomn"], case).form != forms[case]
    ]
    assert wrong == []


def test_every_name_of_our_own_set_declines() -> None:
    wrong: list[tuple[Case, str, str]] = []
    for forms in paradigms("names"):
        told, name = forms["nomn"].split(" ", 1)
        if told.startswith("~"):
            assert gender_of(name) == told[1], name
        gender = None if told.startswith("~") else told
        for case, line in forms.items():
            made = inflect("person", name, case, gender).form  # type: ignore[arg-type]
            if made != line.split(" ", 1)[1]:
                wrong.append((case, line, made))
    assert wrong == []
