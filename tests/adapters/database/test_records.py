"""Records of mentoring in both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import inspect, text

from normdocs.adapters.database.register import SqlRegister
from normdocs.domain.inflection import DoubtedForm
from normdocs.domain.records.mentoring import Mentoring
from normdocs.domain.records.roll import Counted, Records
from normdocs.errors import InputError, NotFoundError
from normdocs.language.initials import surname_initials
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
OTHER = {
    **PUPIL,
    "id": "p2",
    "name": "Образцова Мария Образцовна",
    "gender": "f",
    "forms": {},
    "group": "9 «Б» класс",
    "request": "подготовиться к олимпиаде",
    "born": "2008-07-01",
}
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
    strange = given().pairs[0].model_copy(update={"mentees": ("p9",)})
    with register.unit() as unit, pytest.raises(InputError, match="name p9, who is not a participant"):
        unit.save_records(SCHOOL, Records(given().participants, (strange,)), "", NOW)


def test_nobody_records_for_an_unknown_school(register: Register) -> None:
    with register.unit() as unit, pytest.raises(NotFoundError, match="no organisation school-10"):
        unit.save_records("school-10", given(), "", NOW)


def test_of_somebody_forgotten_nothing_but_what_is_counted_stays(register: SqlRegister) -> None:
    day = NOW.date()
    with register.unit() as unit:
        unit.save_profile(profile(mentoring=MENTORING), NOW)
        short = surname_initials(PUPIL["name"])
        for name in (PUPIL["name"], short):
            unit.settle([DoubtedForm("person", name, "gent", "Примерова", "rare")], NOW)
        before = unit.tally([SCHOOL], day)
        gone = unit.forget(SCHOOL, "p1", "Завучева З. З.", NOW)
        assert unit.tally([SCHOOL], day) == before
    assert (gone.id, gone.part, gone.kind, gone.on) == ("forgotten-1", "mentee", "pupil", day)
    stored = everything(register)
    for told in ("Пример", "p1", "8 «А»", "догнать", "повысить оценку", "2009-03-15"):
        assert told not in stored, told
    with register.view() as view:
        found = view.records(SCHOOL)
        assert [one.id for one in found.participants] == ["p2", "m1"]
        assert (found.pairs, found.responses, found.forgotten) == ((), (), (gone,))
        last = view.record_changes(SCHOOL)[-1]
        assert (last.record, last.deed, last.by) == ("forgotten-1", "forgotten", "Завучева З. З.")


def test_a_list_that_still_has_somebody_forgotten_does_not_bring_them_back(register: Register) -> None:
    day = NOW.date()
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        unit.save_records(SCHOOL, given(), "", NOW)
        before = unit.tally([SCHOOL], day)
        unit.forget(SCHOOL, "p1", "", NOW)
        saved = unit.save_records(SCHOOL, given(), "", NOW)
        assert saved.skipped == ("p1",)
        assert [one.id for one in unit.records(SCHOOL).participants] == ["p2", "m1"]
        assert unit.tally([SCHOOL], day) == before


def test_a_group_keeps_its_count_when_one_of_it_is_forgotten(register: Register) -> None:
    group = {**PAIR, "mentees": ["p1", "p2"], "model": "group"}
    day = NOW.date()
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        unit.save_records(SCHOOL, given(pairs=[group]), "", NOW)
        before = unit.tally([SCHOOL], day)
        unit.forget(SCHOOL, "p1", "", NOW)
        (left,) = unit.records(SCHOOL).pairs
        assert (left.mentees, left.goal) == (("p2",), "повысить оценку")
        unit.save_records(SCHOOL, Records(unit.records(SCHOOL).participants, (left,)), "", NOW)
        assert unit.tally([SCHOOL], day) == before


@pytest.mark.parametrize("born", ["2008-11-22", "2008-11-23", "2008-01-01", "2008-12-31", "2008-02-29"])
def test_the_age_of_somebody_forgotten_stays_what_it_was_that_day(register: Register, born: str) -> None:
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        unit.save_records(SCHOOL, given(participants=[{**PUPIL, "born": born}, OTHER, TEACHER]), "", NOW)
        before = unit.tally([SCHOOL], NOW.date())
        unit.forget(SCHOOL, "p1", "", NOW)
        assert unit.tally([SCHOOL], NOW.date()) == before


def test_nobody_is_forgotten_twice(register: Register) -> None:
    with register.unit() as unit:
        unit.save_profile(profile(mentoring=MENTORING), NOW)
        unit.forget(SCHOOL, "p1", "", NOW)
    for name in ("p1", "forgotten-1"):
        with register.unit() as unit, pytest.raises(NotFoundError, match=f"no participant {name}"):
            unit.forget(SCHOOL, name, "", NOW)


def everything(register: SqlRegister) -> str:
    """Return all that stands in the tables."""
    with register._engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        return "\n".join(
            repr(tuple(row)) for name in tables for row in connection.execute(text(f"SELECT * FROM {name}"))
        )
