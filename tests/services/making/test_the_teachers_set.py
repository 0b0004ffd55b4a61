"""A second set of documents, added by the profile: the teachers' system of mentoring (scenario 4).

Its people are employees alone, and what article 351.8 of the Labour Code asks for is asked for from its day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.services.approval.approving import Approver
from normdocs.services.approval.effect import Executor
from normdocs.services.approval.office import By, Office
from normdocs.services.approval.registering import Clerk, Wish
from tests.services.approvals import COUNCIL, CURATOR, EDITOR, GOVERNORS, HEAD, PROTOCOL
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, completed
from tests.services.teachers import LABOUR, SYSTEM, with_teachers
from tests.services.workshop import Workshop, blocked, kept, made

PERSONAL = ("S21.4", "S22.1", "S22.2")


def required(workshop: Workshop, profile: SchoolProfile) -> set[str]:
    return {one.type.code for one in workshop.dossier(profile).required}


def with_pairs(*pairs: dict[str, Any]) -> SchoolProfile:
    return altered(with_teachers(), mentoring={"pairs": list(pairs)})


def test_a_school_that_adds_the_set_gets_its_documents_and_no_other_changes(workshop: Workshop) -> None:
    first = workshop.run(with_teachers(sets=()))
    assert not first.blocked
    second = workshop.run(with_teachers())
    assert set(made(second)) == SYSTEM | LABOUR
    assert kept(second) == set(made(first))
    assert not second.blocked


def test_a_school_that_drops_the_set_needs_what_it_needed_before(workshop: Workshop) -> None:
    workshop.run(with_teachers())
    after = workshop.run(with_teachers(sets=()))
    assert made(after) == {}
    assert kept(after).isdisjoint(SYSTEM | LABOUR)


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2021-12-20", set()),
        ("2021-12-21", SYSTEM),
        ("2025-02-28", SYSTEM),
        ("2025-03-01", SYSTEM | LABOUR),
    ],
)
def test_each_document_is_needed_from_the_day_of_its_norm(
    workshop: Workshop, day: str, codes: set[str]
) -> None:
    both = [required(workshop, with_teachers(day, sets=sets)) for sets in (("teachers",), ())]
    assert both[0] - both[1] == codes


def test_another_kind_of_organisation_gets_nothing_by_the_name_of_the_set(workshop: Workshop) -> None:
    kindergarten = altered(with_teachers(), kind="kindergarten")
    assert required(workshop, kindergarten).isdisjoint(SYSTEM | LABOUR)


@pytest.mark.parametrize("code", PERSONAL)
def test_pupils_and_their_pairs_never_appear(workshop: Workshop, code: str) -> None:
    workshop.run(with_teachers())
    text = workshop.text(SHAKHTY, code)
    surnames = {one.id: one.name.split()[0] for one in with_teachers().mentoring.participants}
    named = {name for name, surname in surnames.items() if re.search(rf"\b{surname}\b", text)}
    assert named == {"m4", "m7", "p7", "p8"}
    pairs = [value.origin for value in workshop.provenance(SHAKHTY, code) if ".pairs[" in value.origin]
    assert {origin.partition("pairs[")[2][0] for origin in pairs} == {"5", "6"}


def test_a_pair_with_a_pupil_in_it_is_no_pair_of_teachers(workshop: Workshop) -> None:
    mixed = {"mentor": "m4", "mentees": ["p7", "p1"], "form": "teacher-teacher", "model": "group"}
    workshop.run(with_pairs(mixed, {"mentor": "m7", "mentees": ["p8"], "form": "teacher-teacher"}))
    text = workshop.text(SHAKHTY, "S21.4")
    assert "Показова" not in text
    assert "№ 1" in text
    assert "Заглушко Роман Заглушевич" in text


def test_without_pairs_of_teachers_their_papers_wait_for_pairs(workshop: Workshop) -> None:
    outcome = workshop.run(with_pairs({"mentor": "m1", "mentees": ["p1"], "form": "teacher-pupil"}))
    assert blocked(outcome) == {code: {"organisation.mentoring.pairs"} for code in PERSONAL}
    assert {"S21.1", "S21.2", "S21.3"} <= set(made(outcome))


def test_the_order_appoints_the_curator_and_approves_two_annexes(workshop: Workshop) -> None:
    workshop.run(with_teachers())
    text = workshop.text(SHAKHTY, "S21.1")
    assert "Примерову Анну Петровну, заместителя директора по воспитательной работе" in text
    assert "Положение о системе наставничества педагогических работников (приложение № 1)" in text
    roadmap = "Дорожная карта внедрения системы наставничества педагогических работников (приложение № 2)"
    assert roadmap in text
    assert "УТВЕРЖДЕНО" in workshop.text(SHAKHTY, "S21.2")
    assert "УТВЕРЖДЕНА" in workshop.text(SHAKHTY, "S21.3")
    assert workshop.version(SHAKHTY, "S21.1").basis == (
        "273-fz",
        "az-1128-08-2021",
        "381-fz-2024",
        "1264-r-2025",
    )


def test_article_351_8_changes_what_the_order_the_regulations_and_the_roadmap_ask_for(
    workshop: Workshop,
) -> None:
    told = {}
    for day in ("2025-02-28", "2025-03-01"):
        workshop.run(with_teachers(day))
        told[day] = {code: workshop.text(SHAKHTY, code) for code in ("S21.1", "S21.2", "S21.3")}
    for code, before in told["2025-02-28"].items():
        assert "соглашени" not in before, code
        assert "огласи" in before, code
        assert "дополнительн" in told["2025-03-01"][code].lower(), code
    assert "статья 351.8 Трудового кодекса Российской Федерации" in told["2025-03-01"]["S21.2"]
    for code in told["2025-03-01"]:
        assert "№ 381-ФЗ" not in told["2025-02-28"][code]
        assert "№ 381-ФЗ" in told["2025-03-01"][code], "what the law changes rests on it"


def test_the_roadmap_has_its_years(workshop: Workshop) -> None:
    workshop.run(with_teachers())
    text = workshop.text(SHAKHTY, "S21.3")
    assert "| сентябрь 2025 г. |" in text
    assert "| октябрь 2025 г. – май 2026 г. |" in text


def test_the_agreement_has_a_line_for_the_payment_unless_the_profile_states_it(workshop: Workshop) -> None:
    workshop.run(
        with_pairs(
            {"mentor": "m4", "mentees": ["p7"], "form": "teacher-teacher"},
            {
                "mentor": "m7",
                "mentees": ["p8"],
                "form": "teacher-teacher",
                "payment": "10 % должностного оклада ежемесячно",
            },
        )
    )
    text = workshop.text(SHAKHTY, "S22.2")
    assert "Эскизова О. Э. – \t\n" in text
    assert "Набросков О. Н. – 10 % должностного оклада ежемесячно\n" in text
    assert "в лице директора Двалидзе Э. И." in text
    assert text.count("не менее чем за три рабочих дня") == 2


def test_a_mentor_of_two_pairs_gives_one_consent_and_signs_one_agreement(workshop: Workshop) -> None:
    pair = {"mentor": "m4", "form": "teacher-teacher"}
    workshop.run(with_pairs(pair | {"mentees": ["p7"]}, pair | {"mentees": ["p8"]}))
    consent, agreement = (workshop.text(SHAKHTY, code) for code in ("S22.1", "S22.2"))
    assert consent.count("СОГЛАСИЕ") == agreement.count("ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ") == 1
    for text in (consent, agreement):
        assert "Эскизова Ольга Эскизовна" in text
        assert "Набросков Олег Набросович" in text


def test_the_other_school_may_add_the_set_before_it_has_pairs_of_teachers(workshop: Workshop) -> None:
    profile = altered(completed(FEDOSEEVSKAYA), planning={"sets": ["teachers"]})
    assert set(blocked(workshop.run(profile))) == {"S21.4"}


def test_the_set_goes_along_its_routes(workshop: Workshop) -> None:
    workshop.run(with_teachers())
    office = Office(workshop.generator)
    approver, clerk, executor = Approver(office), Clerk(office), Executor(office)
    for code in ("S21.1", "S21.2", "S21.3"):
        approver.submit(SHAKHTY, code)
        approver.approve(SHAKHTY, code, CURATOR)
    approver.approve(SHAKHTY, "S21.2", COUNCIL, PROTOCOL)
    approver.approve(SHAKHTY, "S21.2", GOVERNORS)
    clerk.register(SHAKHTY, "S21.1", Wish(date(2025, 9, 1), "201"))
    approver.approve(SHAKHTY, "S21.1", HEAD)
    for code in ("S21.1", "S21.2", "S21.3"):
        executor.publish(SHAKHTY, code, EDITOR)
    for code in ("S22.1", "S22.2"):
        approver.submit(SHAKHTY, code)
    approver.approve(SHAKHTY, "S22.1", By("mentors", "Показова Инна Показовна"))
    approver.approve(SHAKHTY, "S22.2", CURATOR)
    approver.approve(SHAKHTY, "S22.2", By("mentors", "Показова Инна Показовна"))
    approver.approve(SHAKHTY, "S22.2", HEAD)
    statuses = {code: str(cell.status) for code, cell in workshop.cells(SHAKHTY).items()}
    assert {code: statuses[code] for code in sorted(SYSTEM | LABOUR)} == {
        **dict.fromkeys(("S21.1", "S21.2", "S21.3"), "published"),
        "S21.4": "draft",
        **dict.fromkeys(("S22.1", "S22.2"), "approved"),
    }
