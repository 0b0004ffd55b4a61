"""Contradictions among the documents of the register, and what they keep from being submitted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from normdocs.adapters.report_files import load_report
from normdocs.domain.approval.journal import Happening
from normdocs.domain.document import State
from normdocs.domain.finding import Severity
from normdocs.domain.reports import REPORTS
from normdocs.errors import MoveError, NotFoundError
from normdocs.messages import explain
from normdocs.services.approval.approving import Approver
from normdocs.services.approval.office import Office
from normdocs.services.approval.overriding import doubts
from normdocs.services.consistency.register import RegisterChecker
from normdocs.services.reports.filing import Filer
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.services.workshop import Workshop

EXAMPLE = Path(__file__).parents[3] / "examples" / "shakhty-9"
WHY = "так в опубликованной справке"


def file(workshop: Workshop, name: str, **changed: Any) -> None:
    report = load_report(EXAMPLE / name).model_copy(update={"example_fields": (), **changed})
    Filer(workshop.known, workshop.register, workshop.clock).file(report, "Примеров П. П.")


@pytest.fixture
def approver(workshop: Workshop) -> Approver:
    workshop.run(real(completed(SHAKHTY)))
    return Approver(Office(workshop.generator))


def rules(workshop: Workshop, named: str | None = None) -> list[str]:
    return [
        one.rule
        for checked in RegisterChecker(workshop.generator).documents(named)
        for one in checked.findings
    ]


def test_a_report_that_contradicts_itself_is_not_submitted(workshop: Workshop, approver: Approver) -> None:
    file(workshop, "report.yaml")
    workshop.generator.generate(SHAKHTY, ("S17",))
    with pytest.raises(MoveError) as refused:
        approver.submit(SHAKHTY, "S17")
    told = explain(refused.value).replace("\u00a0", " ")
    assert "93 + 22 + 29 = 144 %" in told
    assert "доли одного целого не больше 100 %" in told
    assert "--override REASON" in str(refused.value)
    assert len(refused.value.causes) == 6


def test_with_a_reason_it_is_and_the_journal_keeps_both(workshop: Workshop, approver: Approver) -> None:
    file(workshop, "report.yaml")
    workshop.generator.generate(SHAKHTY, ("S17",))
    approver.submit(SHAKHTY, "S17", override=WHY)
    key = workshop.version(SHAKHTY, "S17").key
    with workshop.register.view() as view:
        entry = view.events(SHAKHTY, key)[-1].entry
        assert view.standing(key).course(1).state is State.IN_APPROVAL
    assert entry.happening is Happening.SUBMITTED
    assert entry.details["override"] == WHY
    assert {one["rule"] for one in entry.details["findings"]} == {
        "share-base", "target-base", "title-requisites", "requisites", "personal-data"
    }  # fmt: skip


def test_once_corrected_it_is_submitted_like_any_other(workshop: Workshop, approver: Approver) -> None:
    file(workshop, "corrected.yaml")
    workshop.generator.generate(SHAKHTY, ("S17",))
    entry = approver.submit(SHAKHTY, "S17").entry
    assert "override" not in entry.details


def test_an_order_is_not_kept_back_by_the_statement_that_misquotes_it(
    workshop: Workshop, approver: Approver
) -> None:
    file(workshop, "report.yaml")
    approver.submit(SHAKHTY, "S02")


def test_warnings_are_only_said(workshop: Workshop, approver: Approver) -> None:
    approver.submit(SHAKHTY, "S06")
    (doubt,) = doubts(approver.office, SHAKHTY, "S06")
    assert (doubt.rule, doubt.severity) == ("expiry", Severity.WARNING)
    assert "до 2024 года" in doubt.stated.replace("\u00a0", " ")


def test_a_school_without_reports_has_no_contradictions(workshop: Workshop, approver: Approver) -> None:
    assert set(rules(workshop, SHAKHTY)) <= {"expiry", "core-set"}


def test_reports_of_one_day_say_the_same(workshop: Workshop, approver: Approver) -> None:
    file(workshop, "corrected.yaml")
    monitoring = {"pupils": 23, "teachers": 7}
    report = REPORTS["S16"].model_validate(
        {"type": "S16", "organisation": SHAKHTY, "as_of": "31.12.2020", "involved": monitoring}
    )
    with workshop.register.unit() as unit:
        from normdocs.domain.reports.filing import Filed, Origin

        unit.file_report(Filed(report, Origin.ENTERED, "Примеров П. П.", workshop.clock.now()))
    assert "same-figure" in rules(workshop, SHAKHTY)


def test_two_heads_on_a_day_are_found_against_the_profile(workshop: Workshop) -> None:
    profile = real(completed(SHAKHTY))
    people = [
        person.model_copy(
            update={
                "posts": tuple(post.model_copy(update={"since": date(2015, 9, 1)}) for post in person.posts)
            }
        )
        for person in profile.people
    ]
    workshop.run(altered(profile, people=people))
    written = {
        "type": "S03", "organisation": SHAKHTY, "as_of": "01.09.2020", "school_year": "2020-2021",
        "stages": [{"directions": [{"title": "Все", "actions": [
            {"text": "Дело", "responsible": [{"name": "Чужой Ч. Ч.", "post": "директор школы"}]}]}]}],
    }  # fmt: skip
    report = REPORTS["S03"].model_validate(written)
    Filer(workshop.known, workshop.register, workshop.clock).file(report, "Примеров П. П.")
    assert "posts" in rules(workshop, SHAKHTY)


def test_a_municipality_is_told_from_an_organisation(workshop: Workshop, approver: Approver) -> None:
    municipality = completed(SHAKHTY).municipality
    assert municipality
    assert rules(workshop, municipality) == rules(workshop, SHAKHTY)
    with pytest.raises(NotFoundError):
        rules(workshop, "Нигде")
