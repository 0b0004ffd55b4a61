"""Templates read only what their family declares, and what is declared is read somewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from normdocs.content.contract import Field
from normdocs.errors import NotFoundError
from normdocs.services.making.inquiry import template_fields
from tests.docx import template
from tests.services.schools import TEMPLATES, the_registry
from tests.services.workshop import Workshop


@pytest.fixture
def bench(tmp_path: Path) -> Workshop:
    """A workshop whose templates may be spoiled."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    return Workshop(tmp_path, tmp_path / "templates")


def spoil(bench: Workshop, name: str, *blocks: str) -> None:
    (bench.templates_folder / name).write_bytes(template(*blocks))


def test_the_templates_of_the_set_and_their_contracts_agree(workshop: Workshop):
    assert [str(error) for error in workshop.inspector.inspect()] == []


def test_a_misspelt_field_is_named_with_its_place_and_the_nearest_right_name(bench: Workshop):
    spoil(bench, "questionnaires/mentor.docx", "Школа", "{{ организация.краткое_наименованее }}")
    (error, *_) = bench.inspector.inspect()
    said = str(error)
    assert said.startswith("questionnaires/mentor.docx: ")
    assert "организация.краткое_наименованее" in said
    assert "did you mean организация.краткое_наименование?" in said


def test_a_field_like_no_other_is_named_without_a_guess(bench: Workshop):
    spoil(bench, "questionnaires/mentor.docx", "{{ xyzzy }}")
    (error, *_) = bench.inspector.inspect()
    assert str(error).endswith("there is no field xyzzy")


def test_a_template_that_is_not_there_is_named_and_the_others_are_still_read(bench: Workshop):
    (bench.templates_folder / "orders" / "curator.docx").unlink()
    spoil(bench, "questionnaires/mentor.docx", "{{ xyzzy }}")
    said = [str(error) for error in bench.inspector.inspect()]
    assert any("there is no template orders/curator.docx" in line for line in said)
    assert any("xyzzy" in line for line in said)


def test_a_declared_field_that_no_template_prints_in_any_form_is_named(bench: Workshop):
    (bench.templates_folder / "indicators" / "entry_exit.docx").write_bytes(template("Таблица"))
    said = [str(error) for error in bench.inspector.inspect()]
    wanted = "no template uses the field единица of IndicatorBlock, nor another form of the same fact"
    assert wanted in said
    assert not any("OrganisationBlock" in line for line in said)


def test_a_field_inside_a_value_that_is_no_block_leads_nowhere(bench: Workshop):
    spoil(bench, "questionnaires/mentor.docx", "{{ организация.регион.название }}")
    assert any("организация.регион.название" in str(error) for error in bench.inspector.inspect())


def test_every_field_of_every_type_is_explained_to_template_authors():
    for kind in the_registry().types:
        listed = template_fields(kind, kind.code)
        assert listed
        assert all(isinstance(field, Field) and field.title for field in listed)


def test_fields_of_a_type_that_is_not_there_are_refused():
    with pytest.raises(NotFoundError, match="there is no document type S99"):
        template_fields(the_registry().type("S99"), "S99")
