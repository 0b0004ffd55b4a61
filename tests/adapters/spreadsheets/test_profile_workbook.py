"""A profile read from its workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from normdocs.adapters.profile_files import completed, load_profile
from normdocs.adapters.spreadsheets import Layout, load_layout, offers_of, read_workbook
from normdocs.adapters.yaml_files import read_yaml
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.validation import validated
from normdocs.errors import ProfileError
from tests.adapters.spreadsheets.samples import FIELDS, REGISTRY, organisation
from tests.services.schools import the_registry
from tests.workbooks import book, filled

# What YAML alone can state: inflected forms, marks of example and simulated values.
YAML_ONLY = ("forms", "example", "example_fields", "trial")


@pytest.mark.parametrize("school", ["shakhty-school-9", "fedoseevskaya"])
def test_a_workbook_states_what_the_yaml_file_states(school: str, layout: Layout, path: Path) -> None:
    folder = REGISTRY / "organisations"
    both = completed(
        read_yaml(folder / f"{school}.yaml", ProfileError),
        read_yaml(folder / f"{school}.example.yaml", ProfileError),
    )
    stated = unmarked(both.data)
    book(path, filled(layout, stated))
    assert load_profile(path, None, layout) == SchoolProfile.model_validate(stated)


def unmarked(data: Any) -> Any:
    """The same values as facts: without the marks of examples, which a workbook cannot hold."""
    if isinstance(data, dict):
        marks = ("example", "example_fields")
        return {name: unmarked(value) for name, value in data.items() if name not in marks}
    return [unmarked(one) for one in data] if isinstance(data, list) else data


def test_every_field_of_a_profile_has_its_cell(layout: Layout) -> None:
    """Records have theirs in a workbook of their own, where meetings are a table beside the pairs."""
    records = load_layout(REGISTRY / "records_workbook.yaml", offers_of(the_registry()))
    cells = paths_of(layout) | {f"mentoring.{path}" for path in paths_of(records)}
    cells |= {f"mentoring.pairs[].{path}" for path in paths_of(records) if path.startswith("meetings")}
    fields = {path for path in fields_of(SchoolProfile) if path.rpartition(".")[2] not in YAML_ONLY}
    assert fields - cells == set()


def paths_of(layout: Layout) -> set[str]:
    return {
        f"{sheet.path}[].{entry.path}" if sheet.path else entry.path
        for sheet in layout.sheets
        for entry in sheet.entries
    }


def fields_of(model: Any, prefix: str = "") -> set[str]:
    found: set[str] = set()
    schema = model.model_json_schema()

    def walk(node: dict[str, Any], at: str) -> None:
        node = next((one for one in node.get("anyOf", []) if one.get("type") != "null"), node)
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        if "properties" in node:
            for name, inner in node["properties"].items():
                walk(inner, f"{at}.{name}" if at else name)
        elif node.get("type") == "array" and "$ref" in node["items"]:
            walk(node["items"], f"{at}[]")
        else:
            found.add(at)

    walk({"properties": schema["properties"]}, prefix)
    return found


def test_numbers_keep_their_zeros_and_lose_their_point(layout: Layout, path: Path) -> None:
    book(
        path, organisation(["ИНН", 105000009], ["ОГРН", 1027700132195], ["Телефон", 79.5], ["Адрес", 344000])
    )
    data = read_workbook(path, layout).data
    assert (data["inn"], data["ogrn"], data["phone"], data["address"]) == (
        "0105000009",
        "1027700132195",
        "79.5",
        "344000",
    )


def test_a_text_cell_keeps_its_zeros(layout: Layout, path: Path) -> None:
    book(path, {**organisation(), "Изданные документы": [["Код", "Номер"], ["S01", "007"], ["S02", "162/1"]]})
    assert [one["number"] for one in read_workbook(path, layout).data["issued"]] == ["007", "162/1"]


def test_dates_are_read_as_dates_and_as_texts(layout: Layout, path: Path) -> None:
    rows = [["Код", "Номер", "Дата"], ["S01", "162", date(2020, 10, 13)], ["S02", "162/1", "13.10.2020"]]
    book(path, {**organisation(), "Изданные документы": rows})
    profile = load_profile(path, None, layout)
    assert [one.date for one in profile.issued] == [date(2020, 10, 13)] * 2


def test_two_rows_of_one_name_are_one_person_with_two_posts(layout: Layout, path: Path) -> None:
    rows = [
        ["Фамилия, имя, отчество", "Пол", "Должность", "Роль"],
        ["Бочарова Е. В.", "женский", "заместитель директора", "куратор"],
        ["Хорольцева Г. А.", "", "директор", "директор"],
        ["Бочарова Е. В.", "", "учитель", ""],
    ]
    book(path, {**organisation(), "Люди": rows})
    people = load_profile(path, None, layout).people
    assert [(one.name, one.gender, [post.title for post in one.posts]) for one in people] == [
        ("Бочарова Е. В.", "f", ["заместитель директора", "учитель"]),
        ("Хорольцева Г. А.", None, ["директор"]),
    ]


def test_labels_may_be_spaced_and_capitalised_otherwise(layout: Layout, path: Path) -> None:
    book(path, {"ОРГАНИЗАЦИЯ ": [[f"  {label.upper()} *", value] for label, value in FIELDS]})
    assert load_profile(path, None, layout).region == "Ростовская область"


def test_a_workbook_is_completed_by_a_supplement(path: Path, layout: Layout, tmp_path: Path) -> None:
    book(
        path,
        {
            **organisation(),
            "Люди": [["Фамилия, имя, отчество", "Роль", "Должность"], ["А", "директор", "директор"]],
        },
    )
    supplement = tmp_path / "school.example.yaml"
    supplement.write_text("example: true\nsettlement: г. Шахты\nregion: Другая\n")
    with pytest.raises(ProfileError, match="line 3, region: the profile states"):
        load_profile(path, supplement, layout)
    supplement.write_text("example: true\nsettlement: г. Шахты\n")
    assert load_profile(path, supplement, layout).example_fields == ("settlement",)


def test_a_mistake_found_by_the_model_names_the_cell(path: Path, layout: Layout) -> None:
    book(path, organisation(["Учебный год", "2020-2025"]))
    loaded = read_workbook(path, layout)
    with pytest.raises(ProfileError, match=r"cell B7, planning\.school_year: 2020-2025 is not"):
        validated(SchoolProfile, loaded, ProfileError)
