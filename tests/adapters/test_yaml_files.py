from __future__ import annotations

from pathlib import Path

import pytest

from normdocs.adapters.yaml_files import SIZE_LIMIT, read_yaml
from normdocs.domain.acts.act import Act
from normdocs.domain.loaded import Place, written
from normdocs.domain.validation import validated
from normdocs.errors import InputError, ProfileError, RegistryError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "profile.yaml"


def test_every_scalar_stays_the_text_it_was_written_as(file: Path) -> None:
    file.write_text("number: 0446\ninn: 6155000000\nday: 2020-10-13\nflag: yes\nshare: 22.50\nhex: 0x1F\n")
    assert read_yaml(file).data == {
        "number": "0446",
        "inn": "6155000000",
        "day": "2020-10-13",
        "flag": "yes",
        "share": "22.50",
        "hex": "0x1F",
    }


def test_what_is_empty_is_absent(file: Path) -> None:
    file.write_text("a:\nb: ~\nc: null\nd: ''\ne: []\nf: {}\ng: [x, ~, y]\nh: '~'\n")
    assert read_yaml(file).data == {"e": [], "f": {}, "g": ["x", "y"], "h": "~"}


def test_every_part_knows_its_line(file: Path) -> None:
    file.write_text(
        "# comment\nnames:\n  full: a\npeople:\n  - name: b\n    posts: [{title: c}]\n  - name: d\n"
    )
    loaded = read_yaml(file)
    lines = {
        ("names",): 2,
        ("names", "full"): 3,
        ("people", 0, "name"): 5,
        ("people", 0, "posts", 0, "title"): 6,
        ("people", 1): 7,
    }
    assert {path: loaded.place(path).line for path in lines} == lines


def test_an_absent_field_is_placed_where_its_owner_stands(file: Path) -> None:
    file.write_text("names:\n  short: a\npeople:\n  -\n    name: b\n")
    loaded = read_yaml(file)
    assert loaded.place(("names", "full")).line == 1
    assert loaded.place(("people", 0, "gender")).line == 5
    assert loaded.place(("inn",)).line == 1


def test_items_after_a_dropped_one_keep_their_own_lines(file: Path) -> None:
    file.write_text("list:\n  -\n  - b\n  - c\n")
    loaded = read_yaml(file)
    assert loaded.data == {"list": ["b", "c"]}
    assert [loaded.place(("list", n)).line for n in (0, 1)] == [3, 4]


def test_a_byte_order_mark_windows_line_ends_and_folded_texts_are_read(file: Path) -> None:
    file.write_bytes("\ufeffname: Школа\r\ngoal: >-\r\n  первая\r\n  вторая\r\n".encode())
    assert read_yaml(file).data == {"name": "Школа", "goal": "первая вторая"}


def test_a_path_is_written_as_people_count() -> None:
    assert written(("people", 0, "posts", 1, "title")) == "people[1].posts[2].title"


BAD = {
    "a tag that makes an object": (
        "a: !!python/object/apply:os.system [ls]",
        "line 1: tags (!) are not allowed",
    ),
    "a plain tag": ("a: b\nc: !!int 5", "line 2: tags (!) are not allowed"),
    "a local tag on a mapping": ("a: !x {b: c}", "line 1: tags (!) are not allowed"),
    "an anchor": ("a: &x b", "line 1: references (& and *) are not allowed"),
    "an alias": ("a: *x", "line 1: references (& and *) are not allowed"),
    "a bomb of anchors": (
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]",
        "line 1: references (& and *) are not allowed",
    ),
    "a merge of an anchor": ("base: &b {x: y}\nd:\n  <<: *b", "line 1: references (& and *) are not allowed"),
    "a field twice": ("a: 1\nb: 2\na: 3", "line 3: a stands on line 1 already"),
    "an inner field twice": ("p:\n  x: 1\n  x: 2", "line 3: x stands on line 2 already"),
    "an empty field twice": ("a:\na:", "line 2: a stands on line 1 already"),
    "a tab": (
        "a:\n\tb: c",
        "line 2: a tab, or a value that begins with @ ` or %; put such a value in quotation marks",
    ),
    "an unclosed quote": ('a: "b\nc: d\n', "line 1: a quotation mark is not closed"),
    "an unclosed bracket": ("a: [b\nc: d\n", "a bracket is not closed"),
    "a second colon": ("a: b: c", "line 1: a colon in an unquoted value, or wrong indentation"),
    "a missing colon": ("a: b\nccc\nd: e\n", "line 2: a colon after the field's name is missing"),
    "wrong indentation": ("a:\n  - b\n c: d\n", "line 3: the indentation or a sign is out of place"),
    "a wrong escape": ('a: "\\q"', "line 1: a backslash in double quotation marks; use single ones"),
    "two documents": ("a: b\n---\nc: d", "line 3: a second document in one file"),
    "a list at the top": ("- a\n- b", "line 1: named fields are expected here"),
    "a text at the top": ("only words", "line 1: named fields are expected here"),
    "nothing": ("", "profile.yaml is empty"),
    "only a comment": ("# nothing\n", "profile.yaml is empty"),
    "a list as a field's name": ("? [a, b]\n: c", "line 1: a field's name is one text"),
    "deep nesting": ("a: " + "[" * 40 + "]" * 40, "line 1: nested deeper than 16"),
    "very deep nesting": ("a: " + "[" * 200_000, "line 1: nested deeper than 16"),
    "a null byte": ("a: b\x00c", "line 1: a character that cannot be printed (U+0000)"),
    "a vertical tab": ("a: b\nc: d\x0be", "line 2: a character that cannot be printed (U+000B)"),
    "an escape character": ("a: \x1b[31m", "line 1: a character that cannot be printed (U+001B)"),
    "a non-character": ("a: \uffff", "line 1: a character that cannot be printed (U+FFFF)"),
    "another version of YAML": ("%YAML 9.9\n---\na: b", "line 1: the indentation or a sign is out of place"),
}


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD.keys())
def test_what_is_no_plain_yaml_is_refused_with_its_line(file: Path, text: str, said: str) -> None:
    file.write_text(text, newline="")
    with pytest.raises(RegistryError) as failure:
        read_yaml(file, RegistryError)
    assert said in str(failure.value)
    assert "profile.yaml" in str(failure.value)


BYTES = {
    "the old Russian encoding": ("name: Школа".encode("cp1251"), "is not UTF-8 text; save it as UTF-8"),
    "sixteen-bit text": ("name: Школа".encode("utf-16"), "is not UTF-8 text; save it as UTF-8"),
    "an .xlsx under another name": (b"PK\x03\x04" + bytes(range(256)), "is not UTF-8 text"),
    "a megabyte and one byte": (b"a: " + b"b" * SIZE_LIMIT, "is larger than 1024 KB"),
}


@pytest.mark.parametrize(("blob", "said"), BYTES.values(), ids=BYTES.keys())
def test_bytes_that_are_no_text_are_refused(file: Path, blob: bytes, said: str) -> None:
    file.write_bytes(blob)
    with pytest.raises(InputError, match=said):
        read_yaml(file)


def test_a_missing_file_a_folder_and_an_unreadable_one_are_told_apart_from_empty_ones(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"there is no file nothing\.yaml"):
        read_yaml(tmp_path / "nothing.yaml", ProfileError)
    with pytest.raises(ProfileError, match="there is no file"):
        read_yaml(tmp_path, ProfileError)


def test_a_mistake_says_file_line_field_and_reason(file: Path) -> None:
    file.write_text(
        "id: Р-145\nlevel: world\nkind: приказ\ndate: 31.02.2021\nnumber: ../../x\nvalid_form: 01.01.2020\n"
    )
    with pytest.raises(RegistryError) as failure:
        validated(Act, read_yaml(file), RegistryError)
    assert str(failure.value).splitlines() == [
        "profile.yaml: mistakes found: 8",
        "  profile.yaml, line 1, id: Р-145 is not a name of latin letters, digits, dots and dashes",
        "  profile.yaml, line 1, valid_from: a required field is missing",
        "  profile.yaml, line 1, verified: a required field is missing",
        "  profile.yaml, line 1, source: a required field is missing",
        "  profile.yaml, line 2, level: world is none of: federal, regional, municipal, school",
        "  profile.yaml, line 4, date: there is no such date: 31.02.2021",
        "  profile.yaml, line 5, number: ../../x is not a registration number",
        "  profile.yaml, line 6, valid_form: unknown name; did you mean valid_from?",
    ]
    first = failure.value.causes[1]
    assert first.values["line"] == 1
    assert isinstance(first.values["reason"], InputError)


def test_a_quoted_value_is_short_and_visible(file: Path) -> None:
    file.write_text("verified: " + "а" * 500 + "\n")
    with pytest.raises(RegistryError) as failure:
        validated(Act, read_yaml(file), RegistryError)
    assert f"{'а' * 60}… is neither true nor false" in str(failure.value)


def test_a_file_is_called_as_the_caller_calls_it(file: Path) -> None:
    file.write_text("a: b")
    assert read_yaml(file, name="acts/federal.yaml").place(("a",)) == Place("acts/federal.yaml", line=1)
