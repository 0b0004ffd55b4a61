from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from normdocs.adapters.profile_files import completed, load_profile
from normdocs.adapters.spreadsheets import (
    Layout,
    blank_profile,
    load_layout,
    read_workbook,
    table_xlsx,
)
from normdocs.adapters.yaml_files import read_yaml
from normdocs.domain.mentoring import SchoolProfile
from normdocs.domain.validation import validated
from normdocs.errors import InputError, ProfileError
from tests.workbooks import Rows, altered, book, filled

REGISTRY = Path(__file__).parents[2] / "registry"
HEADS = ["Поле", "Значение"]
FIELDS: Rows = [
    HEADS,
    ["Обозначение", "school"],
    ["Сокращённое наименование", "МБОУ СОШ № 1"],
    ["Тип учреждения", "бюджетное"],
    ["Вид организации", "общеобразовательная"],
    ["Регион", "Ростовская область"],
]


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load_layout(REGISTRY / "workbook.yaml")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.xlsx"


def organisation(*rows: list[Any]) -> dict[str, Rows]:
    return {"Организация": [*FIELDS, *rows]}


def refusal(path: Path, layout: Layout) -> str:
    with pytest.raises(ProfileError) as failure:
        load_profile(path, None, layout)
    return str(failure.value)


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
    """Save inflected forms, which YAML alone can state, and the marks of example and simulated values."""
    paths = set()
    for sheet in layout.sheets:
        paths |= {f"{sheet.path}[].{entry.path}" if sheet.path else entry.path for entry in sheet.entries}
    missing = {
        path
        for path in fields_of(SchoolProfile)
        if path not in paths
        and path.rpartition(".")[2] not in ("forms", "example", "example_fields", "trial")
    }
    assert missing == set()


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


def test_a_blank_workbook_asks_for_what_is_required(layout: Layout, path: Path) -> None:
    blank_profile(path, layout)
    said = refusal(path, layout)
    assert "names: a required field is missing" in said
    assert "is none of" not in said
    assert CalamineWorkbook.from_path(path).sheet_names == [sheet.title for sheet in layout.sheets]


def test_a_blank_workbook_is_the_same_every_time(layout: Layout, tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    blank_profile(first, layout)
    blank_profile(second, layout)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_the_readiness_table_keeps_texts_that_look_like_formulas(path: Path) -> None:
    table_xlsx(path, ["Документ", "№"], [["=1+1", "162/1"], ["@x", "007"]])
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows == [["Документ", "№"], ["=1+1", "162/1"], ["@x", "007"]]


def test_an_empty_readiness_table_is_a_table(path: Path) -> None:
    table_xlsx(path, ["Документ"], [])
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python() == [["Документ"]]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, layout: Layout) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        blank_profile(tmp_path / "no" / "folder.xlsx", layout)


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        table_xlsx(tmp_path / "a.xlsx", ["Документ"], [[object()]])  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []


def formula(sheet: Any) -> None:
    sheet.write_formula("B9", "=1+1", None, 2)


def tall_merge(sheet: Any) -> None:
    sheet.merge_range("A8:A9", "Телефон")


def wide_merge(sheet: Any) -> None:
    sheet.merge_range("D1:F1", "заголовок")


BAD: dict[str, tuple[dict[str, Rows], Callable[[Any], None] | None, str]] = {
    "an unknown label": (
        organisation(["Адресс", "ул. Мира"]),
        None,
        "school.xlsx, sheet Организация, cell A7, Адресс: unknown name; did you mean Адрес?",
    ),
    "a label twice": (
        organisation(["Адрес", "а"], ["адрес:", "б"]),
        None,
        "sheet Организация, cell A8, адрес:: Адрес is listed twice",
    ),
    "an unknown sheet": (
        {**organisation(), "Людии": [["а"]]},
        None,
        "sheet Людии, cell A1, Людии: unknown name; did you mean Люди?",
    ),
    "an unknown column": (
        {**organisation(), "Люди": [["Фамилия, имя, отчество", "Должности"]]},
        None,
        "sheet Люди, cell B1, Должности: unknown name; did you mean Должность?",
    ),
    "a column twice": (
        {**organisation(), "Люди": [["Пол", "Пол"]]},
        None,
        "sheet Люди, cell B1, Пол: Пол is listed twice",
    ),
    "a word that is no choice": (
        {"Организация": [*FIELDS[:3], ["Тип учреждения", "богатое"]]},
        None,
        "cell B4, legal_form: богатое is none of: бюджетное, автономное, казённое, частное",
    ),
    "a choice nobody offers": (
        {**organisation(), "Люди": [["Фамилия, имя, отчество", "Пол"], ["А", "средний"]]},
        None,
        "sheet Люди, cell B2, people[1].gender: средний is none of: мужской, женский",
    ),
    "a date for a number": (
        {**organisation(), "Изданные документы": [["Код", "Номер"], ["S01", date(2020, 1, 12)]]},
        None,
        "sheet Изданные документы, cell B2, issued[1].number: the cell holds a date or a time",
    ),
    "a number for a date": (
        {**organisation(), "Изданные документы": [["Код", "Дата"], ["S01", 44117]]},
        None,
        "cell B2, issued[1].date: the cell holds a number, not a date; write 13.10.2020",
    ),
    "a day that does not exist": (
        {**organisation(), "Изданные документы": [["Код", "Номер", "Дата"], ["S01", "1", "31.02.2021"]]},
        None,
        "sheet Изданные документы, cell C2, issued[1].date: there is no such date: 31.02.2021",
    ),
    "an INN with a wrong digit": (
        organisation(["ИНН", 7707083894]),
        None,
        "sheet Организация, cell B7, inn: the last digit of the INN does not follow from the others",
    ),
    "a number Excel cannot hold": (
        organisation(["Телефон", 12345678901234567890]),
        None,
        "cell B7, phone: the number is too long for Excel",
    ),
    "a missing name": (
        {**organisation(), "Люди": [["Должность", "Пол"], ["директор", "женский"]]},
        None,
        "sheet Люди, cell A2, people[1].name: a required field is missing",
    ),
    "two rows that disagree": (
        {**organisation(), "Люди": [["Фамилия, имя, отчество", "Пол"], ["А", "мужской"], ["А", "женский"]]},
        None,
        "sheet Люди, cell B3, people[1].gender: another row states another value",
    ),
    "a stranger in a pair": (
        {
            **organisation(),
            "Пары": [
                ["Наставник", "Наставляемые", "Форма наставничества"],
                ["m1", "p1, p2", "Ученик – ученик"],
            ],
        },
        None,
        "the pair names m1, who is not a participant",
    ),
    "an unprintable character": (
        organisation(["Адрес", "а\u202eб"]),
        None,
        "sheet Организация, cell B7, address: character 2 (U+202E) cannot be printed",
    ),
    "an escaped control character": (
        organisation(["Адрес", "а\x0bб"]),
        None,
        "sheet Организация, cell B7, address: character 2 (U+000B) cannot be printed",
    ),
    "a formula": (
        organisation(),
        formula,
        "sheet Организация, cell B9, Организация: the cell holds a formula",
    ),
    "rows merged into one": (
        organisation(),
        tall_merge,
        "sheet Организация, cell A8:A9, Организация: cells of several rows are merged; split them",
    ),
    "a value far below": (
        organisation(),
        lambda sheet: sheet.write("A1048576", "x"),
        "sheet Организация, cell A1048576: values beyond row 5000 or column 200",
    ),
    "a value far to the right": (
        organisation(),
        lambda sheet: sheet.write("XFD1", "x"),
        "sheet Организация, cell XFD1: values beyond row 5000 or column 200",
    ),
}


@pytest.mark.parametrize(("sheets", "decorate", "said"), BAD.values(), ids=BAD.keys())
def test_a_workbook_that_does_not_hold_is_refused_with_sheet_and_cell(
    path: Path, layout: Layout, sheets: dict[str, Rows], decorate: Callable[[Any], None] | None, said: str
) -> None:
    assert said in refusal(book(path, sheets, decorate), layout)


def test_a_heading_merged_across_is_harmless(path: Path, layout: Layout) -> None:
    book(path, organisation(), wide_merge)
    assert load_profile(path, None, layout).id == "school"


def test_a_sheet_that_lies_about_its_size_is_read_at_once(path: Path, layout: Layout) -> None:
    book(path, organisation())
    altered(path, lambda name, data: data.replace(b'ref="A1:B6"', b'ref="A1:XFD1048576"'))
    assert load_profile(path, None, layout).id == "school"


def test_formatted_empty_rows_do_not_count(path: Path, layout: Layout) -> None:
    book(path, organisation(), lambda sheet: sheet.set_row(1_048_575, 30))
    assert load_profile(path, None, layout).id == "school"


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])


def zeroed(path: Path) -> None:
    blob = bytearray(path.read_bytes())
    blob[200:1200] = bytes(1000)
    path.write_bytes(bytes(blob))


def with_macros(path: Path) -> None:
    altered(path, lambda name, data: data, **{"xl/vbaProject.bin": b"MZ"})


def with_entities(path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>'
    altered(path, lambda name, data: bomb + data if name.endswith("sheet1.xml") else data)


def with_a_bomb(path: Path) -> None:
    altered(path, lambda name, data: data, **{"xl/media/image1.bmp": bytes(60 * 1024 * 1024)})


def with_many_parts(path: Path) -> None:
    altered(path, lambda name, data: data, **{f"xl/media/{n}.png": b"" for n in range(600)})


def without_a_sheet(path: Path) -> None:
    altered(path, lambda name, data: b"<broken" if name.endswith("sheet1.xml") else data)


def without_links(path: Path) -> None:
    altered(path, lambda name, data: b"<x/>" if name == "xl/_rels/workbook.xml.rels" else data)


def with_a_wrong_address(path: Path) -> None:
    altered(path, lambda name, data: data.replace(b'r="2"', b'r="two"') if "sheet1" in name else data)


def with_an_error_cell(path: Path) -> None:
    altered(
        path,
        lambda name, data: (
            data.replace(b"</sheetData>", b'<row r="9"><c r="B9" t="e"><v>#N/A</v></c></row></sheetData>')
            if "sheet1" in name
            else data
        ),
    )


def _write(path: Path, blob: bytes) -> None:
    path.write_bytes(blob)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


HOSTILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "truncated": (truncated, "school.xlsx is damaged or no .xlsx"),
    "overwritten": (zeroed, "school.xlsx is damaged or no .xlsx"),
    "macros": (with_macros, "school.xlsx holds macros; save it as .xlsx"),
    "entities": (with_entities, "school.xlsx holds definitions of entities"),
    "a zip bomb": (with_a_bomb, "school.xlsx unpacks to more than 50 MB"),
    "many parts": (with_many_parts, "school.xlsx holds more than 500 parts"),
    "broken XML": (without_a_sheet, "school.xlsx is damaged or no .xlsx"),
    "no links": (without_links, "school.xlsx is damaged or no .xlsx"),
    "a wrong row number": (with_a_wrong_address, "school.xlsx is damaged or no .xlsx"),
    "an error of Excel": (with_an_error_cell, "cell B9, Организация: the cell holds an error of Excel"),
    "no zip": (lambda path: _write(path, b"<html>"), "school.xlsx is damaged or no .xlsx"),
    "empty": (lambda path: _write(path, b""), "school.xlsx is damaged or no .xlsx"),
    "an old workbook": (lambda path: _write(path, b"\xd0\xcf\x11\xe0" + bytes(600)), "save it as .xlsx"),
    "six megabytes": (
        lambda path: _write(path, bytes(6 * 1024 * 1024)),
        "school.xlsx is larger than 5120 KB",
    ),
    "another kind of zip": (_zip, "school.xlsx is damaged or no .xlsx"),
}


@pytest.mark.parametrize(("spoil", "said"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_is_no_sound_workbook_is_refused(
    path: Path, layout: Layout, spoil: Callable[[Path], None], said: str
) -> None:
    book(path, organisation())
    spoil(path)
    assert said in refusal(path, layout)


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
