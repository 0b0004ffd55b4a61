from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from normdocs.errors import LanguageError
from normdocs.language.cases import CASES, KINDS, Case, Kind
from normdocs.language.declension import inflect, surname_initials
from normdocs.language.periods import read_period

KEPT = re.compile(r"[«»„“”\"0-9A-Za-z№]")
TEXT = (
    "школа директор муниципальное бюджетное «СОШ №9» учитель Иванова IT-куб (ООО) МБОУ и , – имени А.С."
    " русского языка 5 „Луч“ общеобразовательная педагог-психолог Шмидт Двалидзе Е.В. г. Шахты отдел по УВР"
)
WORDS = st.sampled_from(TEXT.split())
PHRASES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
ANY = st.one_of(PHRASES, st.text(max_size=60), st.text("абвгёийАБ .-«»№1a", max_size=40))


@settings(deadline=None, max_examples=150)
@given(kind=st.sampled_from(KINDS), text=ANY, case=st.sampled_from(CASES))
def test_inflection_refuses_or_keeps_quotes_digits_and_latin_letters(
    kind: Kind, text: str, case: Case
) -> None:
    try:
        form = inflect(kind, text, case, "m").form
    except LanguageError:
        return
    assert KEPT.findall(form) == KEPT.findall(text)


@settings(deadline=None, max_examples=60)
@given(kind=st.sampled_from(KINDS), text=ANY)
def test_the_nominative_comes_back_as_it_was(kind: Kind, text: str) -> None:
    try:
        assert inflect(kind, text, "nomn").form == text
    except LanguageError:
        return


@settings(deadline=None, max_examples=60)
@given(
    name=st.sampled_from(
        ["Двалидзе", "Черных", "Дюма", "Шевченко", "Али-заде", "Чиковани", "МБОУ СОШ № 9", "ООО «Луч»"]
    ),
    case=st.sampled_from(CASES),
)
def test_what_does_not_decline_stays_however_often_it_is_declined(name: str, case: Case) -> None:
    kind: Kind = "organisation" if "№" in name or "«" in name else "person"
    once = inflect(kind, name, case, "m").form
    assert once == name == inflect(kind, once, case, "m").form


@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=40))
def test_any_text_is_a_period_or_a_clear_refusal(text: str) -> None:
    try:
        assert read_period(text, 2022).text
    except LanguageError:
        return


@settings(deadline=None, max_examples=60)
@given(text=st.text("абвАБВ .-ЕИ", min_size=1, max_size=30))
def test_any_name_is_shortened_or_refused(text: str) -> None:
    try:
        assert surname_initials(text)
    except LanguageError:
        return
