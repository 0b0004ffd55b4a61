"""From one declaration: values, provenance, what is missing, what a template may use."""

from __future__ import annotations

import re
from typing import Annotated

import pytest
from pydantic import Field

from normdocs.content.building import build, stated, tree
from normdocs.content.contract import Absent, Context, From, fields, slots
from normdocs.content.families import FAMILIES
from normdocs.content.speech import Speech
from normdocs.errors import UnknownGenderError
from normdocs.language.declension import Lexicon
from normdocs.services.making.inspection import blocks


def undecided(speech, name):
    raise UnknownGenderError(
        "the gender of {name} is unknown: fill the field gender in the profile", name=name
    )


class Row(Context):
    """A row."""

    name: Annotated[str, From(".name")] = Field(alias="имя", title="Имя")
    note: Annotated[str | None, From(".note")] = Field(alias="заметка", title="Заметка")
    loud: Annotated[str, From(".name", via=lambda speech, name: name.upper())] = Field(
        alias="громко", title="Громко"
    )


class Sheet(Context):
    """A sheet."""

    rows: Annotated[list[Row], From("rows")] = Field(alias="строки", title="Строки")
    extra: Annotated[list[Row] | None, From("extra")] = Field(alias="ещё", title="Ещё строки")
    words: Annotated[list[str], From("words")] = Field(alias="слова", title="Слова")
    count: Annotated[int, From("count")] = Field(alias="число", title="Число", examples=["3"])
    sure: Annotated[bool, From("sure")] = Field(alias="верно", title="Верно")
    number: Annotated[str, From("number", via=lambda s, n: n or "____", always=True)] = Field(
        alias="номер", title="Номер"
    )
    goal: Annotated[str, From("own.goal", "common.goal", either=True)] = Field(alias="цель", title="Цель")
    gendered: Annotated[str, From("number", via=undecided)] = Field(alias="род", title="Род")
    dated: Annotated[str, From("count", via=lambda s, n: Absent("planning.year", "Год"))] = Field(
        alias="год", title="Год"
    )
    group: Row = Field(alias="группа", title="Группа")
    name: Annotated[str, From("name")] = Field(alias="имя", title="Имя группы")


SOURCES = {
    "rows": [{"name": "а"}, {"name": "б", "note": "в"}],
    "words": ["раз", "два"],
    "count": 3,
    "sure": False,
    "common": {"goal": "общая"},
    "own": {"goal": None},
    "name": "группа",
}


def built(*used, **changes):
    return build(Sheet, SOURCES | changes, used, Speech(Lexicon()))


def missing(*used, **changes):
    return [(gap.path, gap.origin, gap.title) for gap in built(*used, **changes).missing]


def test_a_template_is_given_what_it_reads_and_nothing_else():
    assert built("строки[].имя", "число").values == {"строки": [{"имя": "а"}, {"имя": "б"}], "число": 3}


def test_where_each_value_comes_from_is_remembered():
    found = [
        (value.path, value.origin, value.value) for value in built("строки[].громко", "слова[]").provenance
    ]
    assert found == [
        ("строки[0].громко", "rows[0].name", "А"),
        ("строки[1].громко", "rows[1].name", "Б"),
        ("слова[0]", "words[0]", "раз"),
        ("слова[1]", "words[1]", "два"),
    ]


def test_what_may_be_absent_is_none_and_what_may_not_is_missing():
    assert built("строки[].заметка").values["строки"][0] == {"заметка": None}
    assert missing("строки[].имя", rows=[{"note": "в"}]) == [("строки[0].имя", "rows[0].name", "Имя")]


def test_an_empty_list_is_missing_unless_it_may_be_absent():
    assert missing("строки[].имя", rows=[]) == [("строки", "rows", "Строки")]
    assert missing("ещё[].имя", extra=[]) == []
    assert missing("ещё[].имя") == []
    assert built("ещё[].имя").values == {"ещё": []}


def test_a_list_only_tested_for_is_true():
    assert built("строки").values == {"строки": [True, True]}


def test_a_blank_line_is_printed_where_a_number_will_stand():
    assert built("номер").values == {"номер": "____"}
    assert built("номер", number="162/1").values == {"номер": "162/1"}


def test_the_schools_own_words_come_before_the_models():
    assert built("цель").values == {"цель": "общая"}
    assert built("цель", own={"goal": "своя"}).values == {"цель": "своя"}
    assert built("цель", own={"goal": "своя"}).provenance[0].origin == "own.goal"
    assert missing("цель", common={}) == [("цель", "own.goal", "Цель")]


def test_numbers_and_truths_stay_what_they_are():
    assert built("число", "верно").values == {"число": 3, "верно": False}


def test_a_fact_a_word_depends_on_is_named_when_it_is_missing():
    assert missing("род", number="Ким А. В.") == [("род", "number.gender", "Ким А. В.")]
    assert missing("год") == [("год", "planning.year", "Год")]


def test_a_block_without_a_source_of_its_own_stands_on_its_surroundings():
    assert built("группа.имя").values == {"группа": {"имя": "группа"}}
    assert [field.origin for field in fields(Sheet) if field.path == "группа.имя"] == [".name"]


def test_needs_are_told_apart_from_what_is_printed():
    found = stated(SOURCES, ["count", "own.goal", "nothing", "rows"])
    assert [gap.origin for gap in found] == ["own.goal", "nothing"]


def test_lists_are_transparent_in_paths():
    assert tree(["a[].b", "a[].c.d", "a"]) == {"a": {"b": {}, "c": {"d": {}}}}


def test_fields_are_listed_as_a_template_author_sees_them():
    listed = {field.path: field for field in fields(Sheet)}
    assert listed["строки[].имя"].origin == "rows[].name"
    assert listed["строки[].заметка"].optional
    assert listed["число"].example == "3"
    assert not listed["число"].optional
    assert {"строки", "строки[]", "слова[]"} <= set(listed)


def test_a_field_named_like_its_function_is_refused_where_it_is_declared():
    with pytest.raises(
        TypeError, match="the value of name is made by something that is no function: 'capital'"
    ):
        From("name", via="capital")


EVERY_BLOCK = sorted(
    {block for family in FAMILIES.values() for block in blocks(family)}, key=lambda b: b.__name__
)


@pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda block: block.__name__)
def test_every_declared_field_has_a_russian_name_a_meaning_and_a_source(block):
    for slot in slots(block):
        assert re.fullmatch(r"[а-яё_]+", slot.alias), slot.alias
        assert slot.title
        assert slot.source is not None
        assert slot.source.via is None or callable(slot.source.via)
    aliases = [slot.alias for slot in slots(block)]
    assert len(aliases) == len(set(aliases))


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_family_has_a_json_schema_in_russian_names(family):
    schema = FAMILIES[family].model_json_schema()
    assert set(schema["properties"]) == {slot.alias for slot in slots(FAMILIES[family])}


def test_a_code_with_a_dot_in_it_is_one_name_of_a_place():
    class Citing(Context):
        """A document that cites another."""

        title: Annotated[str, From("fellows.S21.1.title")] = Field(alias="название", title="Название")

    sources = {"fellows": {"S21.1": {"title": "О системе наставничества"}}}
    found = build(Citing, sources, ["название"], Speech(Lexicon()))
    assert found.values == {"название": "О системе наставничества"}
    assert found.provenance[0].origin == "fellows.S21.1.title"
