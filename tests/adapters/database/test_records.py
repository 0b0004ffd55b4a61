"""Records of mentoring in both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from normdocs.adapters.database.register import SqlRegister
from normdocs.domain.mentoring import Mentoring
from normdocs.domain.records import Counted, Records
from normdocs.errors import InputError, NotFoundError
from normdocs.services.ports import Register
from tests.adapters.database.samples import NOW, profile

SCHOOL = "school-9"
PUPIL: dict[str, Any] = {
    "id": "p1",
    "part": "mentee",
    "kind": "pupil",
    "name": "Примеров Пётр Примерович",
    "gender": "m",
    "forms": {"datv": "Примерову Петру Примеровичу"},
    "group": "8 «А» класс",
    "request": "догнать программу",
    "category": "gifted",
    "stage": "basic",
    "born": "2009-03-15",
    "consent": "2021-09-28",
    "consent_scope": ["processing", "publication"],
}
OTHER = {**PUPIL, "id": "p2", "name": "Образцова Мария Образцовна", "gender": "f", "forms": {}}
TEACHER = {
    "id": "m1",
    "part": "mentor",
    "kind": "teacher",
    "name": "Условная Вера Условьевна",
    "competence": "занятия с отстающими",
    "consent": "2021-09-28",
}
PAIR: dict[str, Any] = {
    "mentor": "m1",
    "mentees": ["p1"],
    "form": "teacher-pupil",
    "goal": "повысить оценку",
    "since": "2021-10-15",
    "until": "2022-05-25",
    "meetings": [{"kind": 1, "date": "2021-10-16"}, {"kind": 2, "date": "2021-10-20"}],
    "completed": "2022-05-25",
}
ANSWER = {
    "participant": "p1",
    "questionnaire": "mentee",
    "question": "q1",
    "score": "4.50",
    "date": "2022-05-20",
}
MENTORING = {"participants": [PUPIL, OTHER, TEACHER], "pairs": [PAIR], "responses": [ANSWER]}


def given(**changes: Any) -> Records:
    part = Mentoring.model_validate(MENTORING | changes)
    return Records(part.participants, part.pairs, part.responses)


def test_the_records_a_profile_names_come_back_with_it(register: Register) -> None:
    school = profile(mentoring={"forms": [{"form": "teacher-pupil"}], **MENTORING})
    with register.unit() as unit:
        assert unit.save_profile(school, NOW)
    with register.unit() as unit:
        assert unit.profile(SCHOOL) == school
        assert not unit.save_profile(school, NOW)


def test_no_profile_keeps_anybodys_name(register: SqlRegister) -> None:
    with register.unit() as unit:
        unit.save_profile(profile(mentoring=MENTORING), NOW)
        bodies = unit._connection.scalars(text("SELECT body FROM profiles")).all()
    assert not [body for body in bodies if "Примеров" in body or "mentoring" in body]


def test_a_profile_that_names_nobody_leaves_the_records_alone(register: Register) -> None:
    with register.unit() as unit:
        unit.save_profile(profile(mentoring=MENTORING), NOW)
        unit.save_profile(profile(address="дом 2"), NOW)
    with register.view() as view:
        assert view.records(SCHOOL) == given()


def test_records_stated_again_are_updated_and_never_doubled(register: Register) -> None:
    later = NOW + timedelta(days=1)
    regrouped = {**PAIR, "mentees": ["p1", "p2"], "model": "group"}
    renamed = {**OTHER, "name": "Образцова Марина Образцовна"}
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        first = unit.save_records(SCHOOL, given(), "Завучева З. З.", NOW)
        again = unit.save_records(SCHOOL, given(), "Завучева З. З.", later)
        changed = unit.save_records(
            SCHOOL, given(participants=[PUPIL, renamed, TEACHER], pairs=[regrouped]), "Новый Н. Н.", later
        )
    assert (first.participants, first.pairs, first.responses) == (Counted(3), Counted(1), Counted(1))
    assert not again.anything
    assert (changed.participants, changed.pairs) == (Counted(changed=1, same=2), Counted(changed=1))
    with register.view() as view:
        records, log = view.records(SCHOOL), view.record_changes(SCHOOL)
    assert [person.name for person in records.participants][1] == "Образцова Марина Образцовна"
    assert [pair.mentees for pair in records.pairs] == [("p1", "p2")]
    assert [(one.record, one.fields, one.by, one.at) for one in log[-2:]] == [
        ("p2", ("name",), "Новый Н. Н.", later),
        ("1", ("mentees", "model"), "Новый Н. Н.", later),
    ]


def test_a_teacher_with_two_pupils_apart_has_two_pairs(register: Register) -> None:
    second = {**PAIR, "mentees": ["p2"], "goal": "подготовиться к олимпиаде"}
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        for _ in range(2):
            unit.save_records(SCHOOL, given(pairs=[PAIR, second]), "", NOW)
        assert unit.save_records(SCHOOL, given(pairs=[second, PAIR]), "", NOW).pairs == Counted(same=2)
        assert unit.records(SCHOOL) == given(pairs=[PAIR, second])


def test_a_pair_with_an_id_is_known_by_it(register: Register) -> None:
    named = {**PAIR, "id": "pair-1"}
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        unit.save_records(SCHOOL, given(pairs=[named]), "", NOW)
        unit.save_records(SCHOOL, given(pairs=[{**named, "since": "2021-11-01", "mentees": ["p2"]}]), "", NOW)
        (pair,) = unit.records(SCHOOL).pairs
    assert (pair.id, pair.since, pair.mentees) == ("pair-1", date(2021, 11, 1), ("p2",))


def test_an_old_list_does_not_bring_a_withdrawn_consent_back(register: Register) -> None:
    withdrawn = {**PUPIL, "consent_withdrawn": "2022-02-01"}
    anew = {**PUPIL, "consent": "2022-09-01"}
    states = []
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        for pupil in (PUPIL, withdrawn, PUPIL, anew):
            unit.save_records(SCHOOL, given(participants=[pupil, OTHER, TEACHER]), "", NOW)
            states.append(unit.records(SCHOOL).participants[0].consent_withdrawn)
    assert states == [None, date(2022, 2, 1), date(2022, 2, 1), None]


def test_a_pair_of_strangers_is_refused(register: Register) -> None:
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
    with register.unit() as unit, pytest.raises(InputError, match="name p9, who is not a participant"):
        pair = given().pairs[0].model_copy(update={"mentees": ("p9",)})
        unit.save_records(SCHOOL, Records(given().participants, (pair,)), "", NOW)


def test_nobody_records_for_an_unknown_school(register: Register) -> None:
    with register.unit() as unit, pytest.raises(NotFoundError, match="no organisation school-10"):
        unit.save_records("school-10", given(), "", NOW)
