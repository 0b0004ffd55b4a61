"""Made-up values are marked wherever they are printed."""

from __future__ import annotations

from normdocs.domain.readiness import Step
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, completed, real, stated
from tests.services.workshop import Workshop


def marked(workshop: Workshop, code: str) -> set[str]:
    return {value.origin for value in workshop.provenance(SHAKHTY, code) if value.example}


def test_each_example_value_a_document_prints_is_marked_and_no_other(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    assert marked(workshop, "S01") == {"organisation.founder", "organisation.site"}
    assert marked(workshop, "S05") == {
        "organisation.founder",
        "officers.curator",
        "officers.curator.name",
    } & marked(workshop, "S05")
    assert "officers.curator" in marked(workshop, "S05")
    assert "officers.head" not in marked(workshop, "S05")


def test_a_month_that_follows_from_an_example_year_is_an_example(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    months = {
        value.path: value.example for value in workshop.provenance(SHAKHTY, "S08") if "срок" in value.path
    }
    assert months
    assert all(months.values())
    years = [value for value in workshop.provenance(SHAKHTY, "S15") if value.path.startswith("год_на")]
    assert [(value.value, value.example) for value in years] == [("2021", True), ("2022", True)]


def test_only_the_rows_of_a_roadmap_that_name_somebody_made_up_are_marked(workshop: Workshop):
    workshop.run(altered(completed(SHAKHTY), example_fields=[]))
    people = [value for value in workshop.provenance(SHAKHTY, "S03") if value.path.endswith("ответственные")]
    assert {value.example for value in people} == {True, False}
    for value in people:
        made_up = any(name in value.value for name in ("Примерова", "Образцов", "Шаблонова"))
        assert value.example == made_up, value


def test_people_and_pairs_of_the_supplement_are_marked(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    values = {value.path: value for value in workshop.provenance(SHAKHTY, "S07")}
    assert values["пары[0].наставник.фио"].example
    assert values["пары[0].наставник.фио"].origin == "organisation.mentoring.pairs[0].mentor.name"
    assert not values["документ.вид"].example


def test_a_base_names_each_participants_place_in_the_profile(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    values = {value.path: value for value in workshop.provenance(SHAKHTY, "S10")}
    first = values["наставники[0].участник.фио"]
    assert (first.origin, first.value.replace("\u00a0", " ")) == (
        "organisation.mentoring.participants[8].person.name",
        "Условная Вера Условьевна",
    )


def test_a_document_with_an_example_value_waits_for_real_ones(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    cells = workshop.cells(SHAKHTY)
    assert cells["S01"].step == Step.REPLACE_EXAMPLES
    assert cells["S01"].examples == 1
    assert workshop.version(SHAKHTY, "S01").example
    assert (cells["S12.1"].step, cells["S12.1"].examples) == (Step.SUBMIT, 0)


def test_a_set_of_facts_holds_no_mark(workshop: Workshop):
    workshop.run(real(completed(SHAKHTY)))
    assert not any(version.examples for version in workshop.cells(SHAKHTY).values())
    workshop.run(stated(SHAKHTY))
    assert marked(workshop, "S01") == set()


def test_facts_in_the_place_of_examples_make_a_new_version_only_where_the_text_changes(workshop: Workshop):
    """The mark is kept with the values, so a document whose example became a fact must lose it."""
    workshop.run(completed(SHAKHTY))
    workshop.run(real(completed(SHAKHTY)))
    assert {code for code, cell in workshop.cells(SHAKHTY).items() if cell.examples} == set()


def test_years_put_together_from_examples_are_an_example(workshop: Workshop):
    workshop.run(completed(FEDOSEEVSKAYA))
    version = workshop.version(FEDOSEEVSKAYA, "S06")
    with workshop.register.view() as view:
        values = {value.path: value for value in view.provenance(version.key, version.number)}
    assert (values["документ.годы"].value, values["документ.годы"].example) == ("2022–2024", True)
    assert not values["организация.краткое_наименование_пр"].example
    assert not values["директор.подпись"].example
