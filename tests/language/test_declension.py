from __future__ import annotations

import subprocess
import sys

import pytest

from normdocs.errors import LanguageError, UnknownGenderError
from normdocs.language.declension import (
    Lexicon,
    gender_of,
    inflect,
    initials_surname,
    organisation,
    person,
    place,
    surname_initials,
    title,
)

NBSP = "\u00a0"


def test_an_appointed_curator_stands_in_the_accusative() -> None:
    assert person("Бочарова Е.В.", "accs") == "Бочарову Е.В."


def test_initials_before_the_surname_keep_their_place_and_spaces() -> None:
    assert person("Э. И. Двалидзе", "gent") == "Э. И. Двалидзе"
    assert person("О.В.Дроздова", "datv") == "О.В.Дроздовой"


def test_a_name_that_needs_a_gender_is_refused_by_name() -> None:
    with pytest.raises(UnknownGenderError) as caught:
        person("Мельник О.В.", "gent")
    assert caught.value.values == {"name": "Мельник О.В.", "field": "gender"}
    assert person("Мельник О.В.", "gent", "f") == "Мельник О.В."
    assert person("Мельник О.В.", "gent", "m") == "Мельника О.В."


def test_a_name_both_genders_decline_alike_needs_none() -> None:
    assert person("Сорока И.П.", "ablt") == "Сорокой И.П."
    assert person("Черных П.И.", "datv") == "Черных П.И."


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Ким Виктория Андреевна", "f"),
        ("Гмыря Никита", "m"),
        ("Алиев Гасан Рашид оглы", "m"),
        ("Бочарова Е.В.", "f"),
        ("Толстой Л.Н.", "m"),
        ("Ким А.В.", None),
        ("Калина О.В.", None),
        ("Саша", None),
        ("Рабинович", None),
    ],
)
def test_gender_is_read_from_the_name_and_never_guessed(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


def test_a_stated_gender_against_the_patronymic_is_doubted() -> None:
    assert (
        inflect("person", "Двалидзе Эмма Ивановна", "gent", "m").doubt == "the gender disagrees with the name"
    )


def test_capitals_and_missing_dots_on_e_stay_as_they_were() -> None:
    assert person("СОЛОВЬЕВА ЮЛИЯ АНАТОЛЬЕВНА", "ablt") == "СОЛОВЬЕВОЙ ЮЛИЕЙ АНАТОЛЬЕВНОЙ"
    assert person("Пётр", "gent", "m") == "Петра"
    assert organisation("казенное учреждение", "gent") == "казенного учреждения"
    assert title("ДИРЕКТОР ШКОЛЫ", "ablt") == "ДИРЕКТОРОМ ШКОЛЫ"


def test_an_override_and_the_lexicon_win_over_the_rules() -> None:
    assert inflect("title", "директор", "gent", overrides={"gent": "директрисы"}).form == "директрисы"
    settled = Lexicon({("organisation", "ООО Ромашка"): {"gent": "ООО «Ромашки»"}})
    assert inflect("organisation", "ООО Ромашка", "gent", lexicon=settled) == ("ООО «Ромашки»", None)
    assert inflect("organisation", "ООО Ромашка", "datv", lexicon=settled).form == "ООО Ромашка"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("title", "коворкер"),
        ("organisation", "МБОУ гимназия № 5"),
        ("title", "по приказу"),
        ("organisation", "школа 😀"),
        ("person", "Ivanov Ivan Иванович"),
    ],
)
def test_what_the_module_is_not_sure_of_is_marked(kind: str, text: str) -> None:
    assert inflect(kind, text, "gent").doubt is not None  # type: ignore[arg-type]


def test_a_sure_form_has_no_doubt() -> None:
    assert inflect("title", "заместитель директора по УВР", "ablt") == ("заместителем директора по УВР", None)
    assert inflect("organisation", "лицей № 9 г. Сальска", "gent") == ("лицея № 9 г. Сальска", None)
    assert inflect("person", "Бочарова Елена Викторовна", "accs") == ("Бочарову Елену Викторовну", None)


@pytest.mark.parametrize("text", ["", "  ", "123", "😀", "а" * 10_000, "Иванов\x00", "Иванов\u202eИван"])
@pytest.mark.parametrize("kind", ["person", "title", "organisation"])
def test_a_text_nobody_can_inflect_is_refused_clearly(kind: str, text: str) -> None:
    with pytest.raises(LanguageError):
        inflect(kind, text, "gent", "m")  # type: ignore[arg-type]


def test_unknown_words_of_the_question_itself_are_refused() -> None:
    for kind, case, gender in [("name", "gent", None), ("person", "voct", None), ("person", "gent", "x")]:
        with pytest.raises(LanguageError):
            inflect(kind, "Иванов Иван", case, gender)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "Двалидзе Эмма Ивановна",
        "Двалидзе Э.И.",
        "Э.И.Двалидзе",
        "Эмма Ивановна Двалидзе",
        "Двалидзе ЭИ",
        "Двалидзе Э И",
    ],
)
def test_any_writing_of_a_name_is_shortened_to_the_same_initials(name: str) -> None:
    assert surname_initials(name) == f"Двалидзе{NBSP}Э.{NBSP}И."
    assert initials_surname(name) == f"Э.{NBSP}И.{NBSP}Двалидзе"


def test_places_decline_with_their_kind() -> None:
    assert place("Ростовская область", "gent") == "Ростовской области"
    assert place("Сальский район", "loct") == "Сальском районе"
    assert place("город Шахты", "gent") == "города Шахты"
    assert place("г. Шахты", "gent") == "г. Шахты"
    assert place("Республика Карелия", "gent") == "Республики Карелия"
    assert place("Москва", "loct") == "Москве"


def test_importing_the_module_does_not_load_the_dictionaries() -> None:
    code = (
        "import sys, normdocs.language.citation, normdocs.language.numbers, normdocs.language.periods;"
        "print([name for name in ('pymorphy3', 'pytrovich', 'num2words', 'babel') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
