"""Two versions of a document, side by side."""

from __future__ import annotations

import pytest

from normdocs.adapters.docx_renderer import text_of
from normdocs.adapters.redline import decided, redline
from normdocs.domain.change.comparison import Fate
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.errors import InputError, NotFoundError
from normdocs.services.making.comparison import Comparer
from tests.services.schools import SHAKHTY, altered, completed, people
from tests.services.workshop import NOW, Workshop

SCAN = b"%PDF-1.7 the signed paper"
OLD, NEW = "Двалидзе", "Примеров"


def directed_by(name: str) -> SchoolProfile:
    profile = completed(SHAKHTY)
    return altered(profile, people=people(profile, "head", name=name))


@pytest.fixture
def comparer(workshop: Workshop) -> Comparer:
    """A school whose director changed twice: its order about the curator has three versions."""
    workshop.run(completed(SHAKHTY), "S05", "S09")
    workshop.run(directed_by("Примеров П. П."), "S05", "S09")
    workshop.run(directed_by("Образцов О. О."), "S05", "S09")
    return Comparer(workshop.generator, workshop.register, workshop.archive, text_of, redline, decided)


def numbers(comparer: Comparer, *asked: int | None) -> tuple[int, int]:
    (one,) = comparer.compare(SHAKHTY, "S05", *asked).documents
    return one.old.number, one.new.number


def test_the_latest_is_compared_with_the_one_before_unless_asked_otherwise(comparer: Comparer) -> None:
    assert numbers(comparer) == (2, 3)
    assert numbers(comparer, 1) == (1, 3)
    assert numbers(comparer, 1, 2) == (1, 2)
    assert numbers(comparer, None, 2) == (1, 2)
    assert numbers(comparer, 3, 1) == (3, 1)


def test_only_the_line_of_the_director_differs(comparer: Comparer) -> None:
    (one,) = comparer.compare(SHAKHTY, "S05", 1, 2).documents
    (line,) = [passage for passage in one.comparison.passages if passage.fate is not Fate.EQUAL]
    assert OLD in line.old
    assert NEW in line.new
    assert line.fate is Fate.CHANGED


def test_a_version_that_is_not_there_is_refused_with_those_that_are(comparer: Comparer) -> None:
    with pytest.raises(NotFoundError) as refused:
        comparer.compare(SHAKHTY, "S05", 1, 7)
    assert refused.value.values["number"] == 7
    assert refused.value.values["known"] == "1, 2, 3"


def test_a_single_version_has_nothing_to_be_compared_with(comparer: Comparer) -> None:
    with pytest.raises(NotFoundError, match="nothing to compare it with"):
        comparer.compare(SHAKHTY, "S09")


@pytest.mark.parametrize("code", ["S01", "S77"])
def test_a_document_that_is_not_made_or_not_needed_is_refused(comparer: Comparer, code: str) -> None:
    with pytest.raises(NotFoundError, match=code):
        comparer.compare(SHAKHTY, code)


def test_an_organisation_nobody_registered_is_refused(comparer: Comparer) -> None:
    with pytest.raises(NotFoundError, match="no-such-school"):
        comparer.compare("no-such-school", "S05")


def test_of_variants_those_that_have_both_versions_are_compared(workshop: Workshop) -> None:
    profile = completed(SHAKHTY)
    workshop.run(profile, "S12")
    workshop.run(altered(profile, names={"short": "МБОУ СОШ № 99"}), "S12.2")
    comparer = Comparer(workshop.generator, workshop.register, workshop.archive, text_of, redline, decided)
    found = comparer.compare(SHAKHTY, "S12")
    assert [one.key.type for one in found.documents] == ["S12.2"]
    assert {error.values["type"] for error in found.lacking} == {"S12.1", "S12.3", "S12.4"}


def test_the_tracked_changes_are_dated_as_the_newer_version_and_mark_everything(comparer: Comparer) -> None:
    (one,) = comparer.compare(SHAKHTY, "S05", 1, 2).documents
    tracked = comparer.tracked(one)
    assert tracked.whole
    assert text_of(decided(tracked.blob, "accept")) == text_of(comparer.archive.get(one.new.content))
    assert one.new.made_at == NOW


def test_changes_that_could_not_be_marked_are_admitted(workshop: Workshop, comparer: Comparer) -> None:
    (one,) = comparer.compare(SHAKHTY, "S05", 1, 2).documents
    silent = Comparer(
        workshop.generator, workshop.register, workshop.archive, text_of, lambda old, *_: old, decided
    )
    assert not silent.tracked(one).whole


def test_a_version_that_is_no_word_file_is_refused_in_a_sentence(workshop: Workshop) -> None:
    workshop.run(completed(SHAKHTY), "S05")
    workshop.run(directed_by("Примеров П. П."), "S05")
    comparer = Comparer(
        workshop.generator, workshop.register, workshop.archive, lambda _: text_of(SCAN), redline, decided
    )
    with pytest.raises(InputError, match="version 1 of S05"):
        comparer.compare(SHAKHTY, "S05")
