"""From a file's content to a value, or to one error that names every mistake and its place."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from normdocs.domain.loaded import Loaded, Place, written
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry_checks import Flaw
from normdocs.domain.shape import known_fields, model_at
from normdocs.domain.validation import MOST_CAUSES, finding, nearest, quoted, validated
from normdocs.errors import InputError, ProfileError

MINIMAL = {
    "id": "school-1",
    "names": {"short": "СОШ № 1"},
    "legal_form": "budgetary",
    "kind": "general-education",
    "region": "Ростовская область",
}


def loaded(places=None, **changes) -> Loaded:
    return Loaded("school.yaml", MINIMAL | changes, places or {(): Place("school.yaml", 1)})


def mistakes(places=None, **changes) -> list[str]:
    with pytest.raises(ProfileError) as refused:
        validated(SchoolProfile, loaded(places, **changes), ProfileError)
    return [str(cause) for cause in refused.value.causes]


def test_a_sound_file_becomes_a_profile():
    assert validated(SchoolProfile, loaded(), ProfileError).names.short == "СОШ № 1"


def test_every_mistake_is_told_at_once_in_the_order_of_the_lines():
    places = {
        (): Place("school.yaml", 1),
        ("region",): Place("school.yaml", 9),
        ("inn",): Place("school.yaml", 4),
    }
    assert mistakes(places, region=" ", inn="123") == [
        "school.yaml, line 4, inn: an INN of an organisation has 10 digits",
        "school.yaml, line 9, region: the text is empty",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"regin": "x"}, "regin: unknown name; did you mean region?"),
        ({"zzz": "x"}, "zzz: unknown name; known are acts, address,"),
        ({"names": {"short": "a", "fulll": "b"}}, "names.fulll: unknown name; did you mean full?"),
        ({"people": [{"nam": "x", "name": "y"}]}, "people[1].nam: unknown name; did you mean name?"),
        (
            {"names": {"short": "a", "forms": {"full": {"gen": "b"}}}},
            "names.forms.full.gen: gen is none of: nomn, gent, datv, accs, ablt, loct",
        ),
        ({"legal_form": "ooo"}, "legal_form: ooo is none of: budgetary, autonomous, state, private"),
        ({"counts": {"pupils": {"total": "many"}}}, "counts.pupils.total: many is not a whole number"),
        ({"counts": {"pupils": {"total": "-1"}}}, "counts.pupils.total: -1 is less than 0"),
        ({"mentoring": {"forms": [{"form": "a", "share": "144"}]}}, "share: 144 is more than 100"),
        ({"mentoring": {"forms": [{"form": "a", "share": "x"}]}}, "share: x is not a number"),
        ({"people": "Иванов"}, "people: a list is expected here"),
        ({"counts": "512"}, "counts: named fields are expected here"),
        ({"region": ["a"]}, "region: one text is expected here"),
        ({"example": "maybe"}, "example: maybe is neither true nor false"),
        (
            {"mentoring": {"pairs": [{"mentor": "a", "mentees": [], "form": "b"}]}},
            "at least 1 must be listed",
        ),
        ({"planning": {"date": "31.02.2021"}}, "planning.date: there is no such date: 31.02.2021"),
        ({"planning": {"date": ["2021"]}}, "planning.date: one text is expected here"),
    ],
)
def test_a_mistake_is_told_in_words(changes, said):
    (mistake,) = mistakes(**changes)
    assert said in mistake
    assert mistake.startswith("school.yaml, line 1, ")


def test_a_required_field_that_is_absent_is_named_with_where_it_belongs():
    places = {(): Place("school.yaml", 1), ("names",): Place("school.yaml", 2)}
    (mistake,) = mistakes(places, names={"full": "Школа"})
    assert mistake == "school.yaml, line 2, names.short: a required field is missing"


def test_a_cell_of_a_workbook_is_named():
    places = {("inn",): Place("school.xlsx", sheet="Школа", cell="B5")}
    (mistake,) = mistakes(places, inn="123")
    assert mistake.startswith("school.xlsx, sheet Школа, cell B5, inn: ")


def test_what_has_no_place_is_told_by_its_file():
    reason = InputError("the text is empty")
    said = str(finding(Loaded("a.yaml", {}, {}), ("people", 0, "[key]"), reason, ProfileError))
    assert said == "a.yaml, people[1]: the text is empty"


def test_so_many_mistakes_are_counted_and_the_first_told():
    people = [{"name": " "} for _ in range(MOST_CAUSES + 20)]
    with pytest.raises(ProfileError, match=r"school\.yaml: mistakes found: 70") as refused:
        validated(SchoolProfile, loaded(people=people), ProfileError)
    assert len(refused.value.causes) == MOST_CAUSES


class Odd(BaseModel):
    url: Annotated[float, Field(multiple_of=2)] = 2


def test_a_mistake_without_words_of_its_own_is_told_by_its_code():
    with pytest.raises(ProfileError) as refused:
        validated(Odd, Loaded("a.yaml", {"url": "3"}, {}), ProfileError)
    assert str(refused.value.causes[0]) == "a.yaml, url: the value does not fit (multiple_of)"


def test_a_name_like_no_other_is_answered_with_all_there_are():
    assert str(nearest("zzz", ["b", "a"])) == "unknown name; known are a, b"
    assert str(nearest("heda", ["head", "curator"])) == "unknown name; did you mean head?"


def test_a_quotation_is_short_and_visible():
    assert quoted("а\x0bб\u202e") == "а\ufffdб\ufffd"
    assert quoted("а" * 61) == "а" * 60 + "…"
    assert quoted(Decimal("1.50")) == "1.50"


def test_a_path_is_written_as_people_count():
    assert written(("people", 0, "posts", 1, "title")) == "people[1].posts[2].title"
    assert written(("names", "forms", "[key]")) == "names.forms"
    assert written((0,)) == "[1]"


def test_the_nearest_place_stands_for_what_is_absent():
    found = Loaded("a.yaml", {}, {("people",): Place("a.yaml", 3)})
    assert found.place(("people", 4, "name")).line == 3
    assert found.place(("site",)) == Place("a.yaml")


def test_a_path_leads_to_a_model_or_nowhere():
    assert known_fields(model_at(SchoolProfile, ("people", 0, "posts", 3)))[:2] == ["title", "role"]
    assert model_at(SchoolProfile, ("mentoring", "programme", "years")) is not None
    for path in (
        ("people",),
        ("people", "name"),
        ("nothing", 0),
        ("region",),
        ("names", "forms", "full"),
        (0,),
    ):
        assert model_at(SchoolProfile, path) is None


def test_a_flaw_names_its_entry():
    assert Flaw("acts", "273-fz", (), InputError("x")).key == "273-fz"
