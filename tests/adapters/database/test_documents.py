from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from sqlalchemy import event

from normdocs.adapters.database.register import SqlRegister
from normdocs.domain.document import DocumentKey, Requisites, State, Version
from normdocs.errors import NotFoundError
from normdocs.services.ports import Register
from tests.adapters.database.samples import NOW, ORDER, profile, rendition

REGULATIONS = DocumentKey("school-9", "S03", "")


@pytest.fixture
def school(register: SqlRegister) -> SqlRegister:
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
    return register


def test_a_rendition_becomes_the_first_draft(school: Register) -> None:
    with school.unit() as unit:
        made = unit.add_version(rendition(), NOW)
    given = rendition()
    assert made == Version(
        key=ORDER,
        number=1,
        state=State.DRAFT,
        requisites=given.requisites,
        template=given.template,
        template_hash=given.template_hash,
        fingerprint=given.fingerprint,
        content=given.content,
        basis=given.basis,
        example=True,
        doubts=1,
        made_at=NOW,
    )
    with school.view() as view:
        assert view.version(ORDER) == made


def test_a_draft_may_have_no_requisites_no_basis_and_no_values(school: Register) -> None:
    with school.unit() as unit:
        made = unit.add_version(rendition(requisites=Requisites(), basis=(), provenance=()), NOW)
    assert (made.example, made.doubts) == (False, 0)
    with school.view() as view:
        assert view.version(ORDER) == made
        assert view.provenance(ORDER, 1) == ()


def test_moments_come_back_in_utc(school: Register) -> None:
    with school.unit() as unit:
        unit.add_version(rendition(), NOW.astimezone(timezone(timedelta(hours=3))))
    with school.view() as view:
        version = view.version(ORDER)
    assert version is not None
    assert version.made_at.isoformat() == "2026-11-22T09:30:15.123456+00:00"


def test_provenance_comes_back_in_its_order_and_at_its_length(school: Register) -> None:
    with school.unit() as unit:
        unit.add_version(rendition(), NOW)
    with school.view() as view:
        assert view.provenance(ORDER, 1) == rendition().provenance
        assert view.provenance(ORDER, 2) == ()


def test_each_document_counts_its_own_versions(school: Register) -> None:
    with school.unit() as unit:
        numbers = [
            unit.add_version(rendition(key, fingerprint), NOW).number
            for key, fingerprint in ((ORDER, "a"), (ORDER, "b"), (REGULATIONS, "a"), (ORDER, "a"))
        ]
    assert numbers == [1, 2, 1, 3]
    with school.view() as view:
        assert [version.fingerprint for version in view.history(ORDER)] == ["a", "b", "a"]
        second = view.version(ORDER, 2)
        assert second is not None
        assert second.fingerprint == "b"
        assert view.version(ORDER, 4) is None


def test_the_same_fingerprint_is_the_same_version(school: Register) -> None:
    with school.unit() as unit:
        first = unit.add_version(rendition(), NOW)
    with school.unit() as unit:
        assert unit.add_version(rendition(), NOW + timedelta(hours=1)) == first
        assert unit.history(ORDER) == (first,)


def test_an_organisation_shows_the_latest_version_of_each_document_in_one_query(school: SqlRegister) -> None:
    last = DocumentKey("school-9", "S02", "2025-2029")
    with school.unit() as unit:
        for key in (REGULATIONS, last, ORDER):
            unit.add_version(rendition(key, "a"), NOW)
        unit.add_version(rendition(ORDER, "b"), NOW)
    statements: list[str] = []
    event.listen(school._engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    with school.view() as view:
        found = view.versions("school-9")
        assert view.versions("school-10") == ()
    assert [(version.key, version.number) for version in found] == [(ORDER, 2), (last, 1), (REGULATIONS, 1)]
    assert sum(statement.startswith("SELECT") for statement in statements) == 2


def test_nothing_is_registered_for_an_unknown_organisation(school: Register) -> None:
    stranger = DocumentKey("school-10", "S02", "")
    with school.unit() as unit, pytest.raises(NotFoundError) as caught:
        unit.add_version(rendition(stranger), NOW)
    assert str(caught.value) == "there is no organisation school-10 in the register"


@pytest.mark.parametrize(
    ("origin", "found"),
    [
        ("officers.head.name", True),
        ("officers", True),
        ("organisation.mentoring.pairs", True),
        ("organisation.mentoring.pairs[0]", True),
        ("organisation.names.fu", False),
        ("officers.head_name", False),
        ("organisation_", False),
    ],
)
def test_documents_are_found_by_the_facts_they_print(school: Register, origin: str, found: bool) -> None:
    with school.unit() as unit:
        unit.add_version(rendition(), NOW)
        assert unit.documents_using(origin) == ((ORDER,) if found else ())


def test_a_fact_an_old_version_printed_no_longer_counts(school: Register) -> None:
    with school.unit() as unit:
        unit.add_version(rendition(), NOW)
        unit.add_version(rendition(REGULATIONS), NOW)
        unit.add_version(rendition(fingerprint="f2", provenance=()), NOW)
        assert unit.documents_using("officers.head") == (REGULATIONS,)
