"""What summaries read of many organisations at once, in both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from normdocs.domain.document import DocumentKey, Requisites, State
from normdocs.domain.organisation import Counts, Pupils
from normdocs.domain.reports import REPORTS, Report
from normdocs.domain.reports.filing import Filed, Origin
from normdocs.services.ports import Register
from normdocs.services.ports.reports import Member
from tests.adapters.database.samples import NOW, profile

DAY = date(2021, 6, 1)


def test_members_have_what_their_latest_profiles_state(register: Register) -> None:
    with register.unit() as unit:
        unit.save_profile(profile("school-9", counts={}), NOW)
        unit.save_profile(profile("school-9"), NOW + timedelta(days=1))
        unit.save_profile(profile("school-8", municipality="г. Азов", issued=[], mentoring={}), NOW)
    with register.view() as view:
        first, second = view.members(region="Ростовская область")
        assert (first.id, first.issued, first.forms) == ("school-8", (), ())
        assert second == Member(
            id="school-9",
            name="СОШ № 9",
            kind="school",
            municipality="г. Шахты",
            counts=Counts(pupils=Pupils(total=512)),
            issued=profile().issued,
            forms=("pupil-pupil",),
        )
        assert [one.id for one in view.members(municipality="г. Азов")] == ["school-8"]


def test_the_last_report_of_the_half_year_is_found(register: Register) -> None:
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        for day in (date(2020, 12, 1), date(2021, 3, 1), date(2021, 5, 20), date(2021, 6, 2)):
            unit.file_report(Filed(monitoring(day), Origin.ENTERED, "Примеров П. П.", NOW))
    with register.view() as view:
        found = view.filed_within("S16", date(2020, 12, 1), DAY, ["school-9", "school-8"])
        assert {name: one.report.as_of for name, one in found.items()} == {"school-9": date(2021, 5, 20)}
        assert view.filed_within("S17", date(2020, 12, 1), DAY, ["school-9"]) == {}


def monitoring(day: date) -> Report:
    return REPORTS["S16"].model_validate({"organisation": "school-9", "as_of": day})


def test_answers_are_added_up_by_question_and_side(register: Register) -> None:
    mentoring = {
        "participants": [
            {"id": name, "name": f"Примеров Пётр {name}", "kind": "pupil", "part": part}
            for name, part in (("p1", "mentee"), ("p2", "mentee"), ("m1", "mentor"))
        ],
        "responses": [
            {"participant": who, "questionnaire": "s12.4", "question": "benefit", "score": score, "date": day}
            for who, score, day in (
                ("p1", "8.5", "2021-05-01"),
                ("p2", "9", "2021-05-02"),
                ("m1", "7", "2021-05-03"),
                ("m1", "1", "2021-06-02"),
            )
        ],
    }
    with register.unit() as unit:
        unit.save_profile(profile(mentoring=mentoring), NOW)
    with register.view() as view:
        found = view.answered(["school-9"], DAY, ("s12.4", "benefit"))
        assert [(one.part, one.total, one.asked) for one in found] == [
            ("mentee", Decimal("17.5"), 2),
            ("mentor", Decimal(7), 1),
        ]
        assert view.answered(["school-9"], DAY, ("s12.4", "comfort")) == []


def test_only_what_is_in_force_on_the_day_counts(register: Register) -> None:
    from tests.adapters.database.samples import rendition

    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        for code, day in (("S01", date(2020, 10, 13)), ("S02", date(2021, 9, 1)), ("S04", None)):
            key = DocumentKey("school-9", code, "")
            unit.add_version(replace(rendition(key), requisites=Requisites("162", day)), NOW)
    with register.view() as view:
        assert view.in_force(["S01", "S02", "S04"], ["school-9"], DAY) == []
    approve(register)
    with register.view() as view:
        found = view.in_force(["S01", "S02"], ["school-9"], DAY)
        assert [(one.type, one.requisites.number) for one in found] == [("S01", "162")]


def approve(register: Register) -> None:
    """Make everything approved, whatever its route."""
    from sqlalchemy import update

    from normdocs.adapters.database.schema import versions

    with register.unit() as unit:
        unit._connection.execute(update(versions).values(state=State.APPROVED.value))  # type: ignore[attr-defined]
