from __future__ import annotations

from pathlib import Path

import pytest

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.registry_files import load_registry
from normdocs.errors import ProfileError

REGISTRY = Path(__file__).parents[2] / "registry"

SCHOOL = """\
id: school
names: {short: МБОУ СОШ № 1}
legal_form: budgetary
kind: general-education
region: Ростовская область
people:
  - name: Двалидзе Э. И.
    posts: [{title: директор, role: head}]
"""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return written(tmp_path / "school.yaml", SCHOOL)


def written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def supplement(school: Path, text: str) -> Path:
    return written(school.with_name("school.example.yaml"), "example: true\n" + text)


def refusal(path: Path, supplement: Path | None = None) -> str:
    with pytest.raises(ProfileError) as failure:
        load_profile(path, supplement)
    return str(failure.value)


def test_what_nobody_stated_stays_absent(school: Path) -> None:
    profile = load_profile(school)
    assert (profile.names.full, profile.municipality, profile.inn, profile.planning.school_year) == (
        None,
    ) * 4
    assert profile.example_fields == ()
    assert profile.people[0].gender is None


def test_a_supplement_fills_what_is_absent_and_says_where(school: Path) -> None:
    examples = "names: {full: полное}\nplanning: {school_year: 2020-2021}\nfounder: учредитель\n"
    profile = load_profile(school, supplement(school, examples))
    assert profile.names.full == "полное"
    assert profile.names.short == "МБОУ СОШ № 1"
    assert profile.example_fields == ("names.full", "planning.school_year", "founder")
    assert not profile.example


def test_people_of_a_supplement_come_after_the_stated_ones_and_are_marked(school: Path) -> None:
    profile = load_profile(
        school, supplement(school, "people:\n  - name: Примерова А. П.\n    example: false\n")
    )
    assert [(person.name, person.example) for person in profile.people] == [
        ("Двалидзе Э. И.", False),
        ("Примерова А. П.", True),
    ]
    assert profile.example_fields == ()


def test_a_list_without_marks_is_named_as_a_whole(school: Path) -> None:
    examples = "planning: {optional: [S08]}\nmentoring:\n  forms: [{form: pupil-pupil}]\n"
    profile = load_profile(school, supplement(school, examples))
    assert profile.example_fields == ("planning.optional", "mentoring.forms")


def test_a_supplement_cannot_change_what_is_stated(school: Path) -> None:
    said = refusal(school, supplement(school, "region: Другая область\nnames:\n  short: Другая\n"))
    assert said.splitlines() == [
        "school.example.yaml: a supplement cannot change what the profile states; fields: 2",
        "  school.example.yaml, line 2, region: the profile states a value of its own",
        "  school.example.yaml, line 4, names.short: the profile states a value of its own",
    ]


def test_a_supplement_cannot_change_the_kind_of_a_value(school: Path) -> None:
    assert "line 2, names: the profile states a value of its own" in refusal(
        school, supplement(school, "names: one text\n")
    )
    assert "line 2, people: the profile states a value of its own" in refusal(
        school, supplement(school, "people: {name: x}\n")
    )


def test_a_file_without_the_mark_is_no_supplement(school: Path) -> None:
    plain = written(school.with_name("plain.yaml"), "founder: учредитель\n")
    assert refusal(school, plain) == "plain.yaml: a supplement begins with example: true"


def test_a_mistake_in_a_supplement_names_the_supplement(school: Path) -> None:
    said = refusal(school, supplement(school, "people:\n  - name: Примерова А. П.\n    gendr: f\n"))
    assert "school.example.yaml, line 4, people[2].gendr: unknown name; did you mean gender?" in said


def test_an_unknown_field_of_a_supplement_is_found(school: Path) -> None:
    said = refusal(school, supplement(school, "settlment: г. Шахты\n"))
    assert "school.example.yaml, line 2, settlment: unknown name; did you mean settlement?" in said


BAD = {
    "an unknown field": ("adress: ул. Мира", "line 9, adress: unknown name; did you mean address?"),
    "a field at the wrong depth": ("head: Двалидзе", "line 9, head: unknown name"),
    "a number for a list": ("acts: 5", "line 9, acts: a list is expected here"),
    "a list for a text": ("founder: [a, b]", "line 9, founder: one text is expected here"),
    "a mapping for a text": ("founder: {a: b}", "line 9, founder: one text is expected here"),
    "a text for fields": ("planning: today", "line 9, planning: named fields are expected here"),
    "a count in words": ("counts: {pupils: {total: сто}}", "counts.pupils.total: сто is not a whole number"),
    "half a pupil": ("counts: {pupils: {total: 1.5}}", "counts.pupils.total: 1.5 is not a whole number"),
    "a negative count": ("counts: {pupils: {total: -1}}", "counts.pupils.total: -1 is less than 0"),
    "an endless number": ("counts: {pupils: {total: " + "9" * 5000 + "}}", "is not a whole number"),
    "a share over a hundred": (
        "mentoring: {forms: [{form: pupil-pupil, share: 144}]}",
        "mentoring.forms[1].share: 144 is more than 100",
    ),
    "a share in words": (
        "mentoring: {forms: [{form: pupil-pupil, share: все}]}",
        "mentoring.forms[1].share: все is not a number",
    ),
    "a share that is no number": (
        "mentoring: {forms: [{form: pupil-pupil, share: NaN}]}",
        "mentoring.forms[1].share: NaN is not a number",
    ),
    "a short INN": ("inn: 615500", "inn: an INN of an organisation has 10 digits"),
    "an INN with a wrong digit": (
        "inn: 7707083894",
        "inn: the last digit of the INN does not follow from the others",
    ),
    "an OGRN with a wrong digit": (
        "ogrn: 1027700132196",
        "ogrn: the last digit of the OGRN does not follow from the others",
    ),
    "a day that does not exist": (
        "issued: [{type: S01, number: 162, date: 31.02.2021}]",
        "issued[1].date: there is no such date: 31.02.2021",
    ),
    "a list for a day": ("planning: {date: [13.10.2020]}", "planning.date: one text is expected here"),
    "a path for a number": (
        "issued: [{type: S01, number: ../../x, date: 13.10.2020}]",
        "issued[1].number: ../../x is not a registration number",
    ),
    "one number for two documents": (
        "issued: [{type: S01, number: 162, date: 13.10.2020}, {type: S02, number: 162, date: 14.10.2020}]",
        "number 162 of 2020 is given to S01 and to S02",
    ),
    "a school year of three": ("planning: {school_year: 2020-2022}", "2020-2022 is not a school year"),
    "an unknown layout": ("planning: {roadmap_layout: C}", "planning.roadmap_layout: C is none of: A, B"),
    "a mark of direction in a text": (
        'founder: "Отдел\u202eобразования"',
        "founder: character 6 (U+202E) cannot be printed",
    ),
    "a text of spaces": ("founder: '   '", "founder: the text is empty"),
    "a text of a hundred pages": ("founder: " + "а" * 200_000, "the text is longer than 4000 characters"),
    "a participant twice": (
        "mentoring: {participants: [{id: p, name: А, kind: pupil, part: mentee},"
        " {id: p, name: Б, kind: pupil, part: mentee}]}",
        "mentoring: participant p is listed twice",
    ),
    "a pair of a stranger": (
        "mentoring: {pairs: [{mentor: m1, mentees: [p1], form: pupil-pupil}]}",
        "mentoring: the pair names m1, who is not a participant",
    ),
    "a pair without mentees": (
        "mentoring: {pairs: [{mentor: m1, mentees: [], form: pupil-pupil}]}",
        "mentoring.pairs[1].mentees: at least 1 must be listed",
    ),
    "years that run back": (
        "mentoring: {programme: {years: {first: 2024, last: 2020}}}",
        "mentoring.programme.years: the last year is before the first",
    ),
    "an unknown case": (
        "bodies: []\nfounder: x\nsources: [a]\nmentoring: {participants:"
        " [{id: p, name: А, kind: pupil, part: mentee, forms: {gen: Б}}]}",
        "mentoring.participants[1].forms.gen: gen is none of: nomn, gent, datv, accs, ablt, loct",
    ),
}


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD.keys())
def test_a_profile_that_does_not_hold_is_refused_with_line_and_field(
    school: Path, text: str, said: str
) -> None:
    assert said in refusal(written(school, SCHOOL + text + "\n"))


def test_two_heads_at_one_time_are_refused(school: Path) -> None:
    second = "  - name: Иванова А. А.\n    posts: [{title: директор, role: head, since: 01.09.2020}]\n"
    assert "two heads at the same time: Двалидзе Э. И. and Иванова А. А." in refusal(
        written(school, SCHOOL + second)
    )


def test_all_mistakes_are_told_at_once_but_no_more_than_fifty(school: Path) -> None:
    with pytest.raises(ProfileError) as failure:
        load_profile(written(school, SCHOOL + "".join(f"wrong{n}: x\n" for n in range(200))))
    assert failure.value.values["count"] == 200
    assert len(failure.value.causes) == 50


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path / "school.docx", "x")) == "school.docx is neither .yaml nor .xlsx"


STRANGERS = {
    "a role": ("bodies: [{title: Совет, role: pedagogical-councl}]", "bodies[1].role", "pedagogical-council"),
    "a post's role": (
        "people: [{name: А, posts: [{title: т, role: curater}]}]",
        "people[2].posts[1].role",
        "curator",
    ),
    "a form": ("mentoring: {forms: [{form: teacher-pupli}]}", "mentoring.forms[1].form", "teacher-pupil"),
    "an act": ("acts: [rostov-446-2021]", "acts[1]", "rostov-446-2020"),
    "an optional document": ("planning: {optional: [S18.4]}", "planning.optional[1]", "S18"),
    "a category": (
        "mentoring: {participants: [{id: p, name: А, kind: pupil, part: mentee, category: giftd}]}",
        "mentoring.participants[1].category",
        "gifted",
    ),
    "a model of a pair": (
        "mentoring: {participants: [{id: p, name: А, kind: pupil, part: mentee}],"
        " pairs: [{mentor: p, mentees: [p], form: pupil-pupil, model: grupp}]}",
        "mentoring.pairs[1].model",
        "group",
    ),
}


@pytest.mark.parametrize(("text", "field", "meant"), STRANGERS.values(), ids=STRANGERS.keys())
def test_a_name_the_registry_does_not_know_is_refused(
    school: Path, text: str, field: str, meant: str
) -> None:
    examples = supplement(school, text + "\n")
    load_profile(school, examples)
    with pytest.raises(ProfileError) as failure:
        load_profile(school, examples, registry=load_registry(REGISTRY))
    assert f"school.example.yaml, line 2, {field}: unknown name; did you mean {meant}" in str(failure.value)
