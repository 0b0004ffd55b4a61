"""A profile that cannot be used: a sentence with file, line and field, nothing changed (issue 2, item 12)."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.refusal import Unchanged, assert_refused
from tests.docx import template
from tests.workspace import ORGANISATIONS, SHAKHTY, Desk

PROFILE = """\
id: sample
names:
  full: муниципальное бюджетное общеобразовательное учреждение «Школа № 5»
  short: МБОУ СОШ № 5
legal_form: budgetary
kind: general-education
settlement: г. Шахты
region: Ростовская область
inn: "7707083893"
ogrn: "1027700132195"
people:
  - name: Иванова Анна Петровна
    gender: f
    posts:
      - {title: директор, role: head, since: 01.09.2015}
issued:
  - {type: S01, number: "162", date: 13.10.2020}
counts:
  pupils: {total: 512}
planning:
  school_year: 2020-2021
mentoring:
  programme:
    years: {first: 2020, last: 2024}
  forms:
    - {form: teacher-pupil, share: 93}
  participants:
    - {id: p1, part: mentee, kind: pupil, name: Примеров Пётр}
    - {id: m1, part: mentor, kind: teacher, name: Условная Вера}
  pairs:
    - {mentor: m1, mentees: [p1], form: teacher-pupil}
"""

TWO_HEADS = """\
people:
  - name: Сидоров Пётр Ильич
    posts: [{title: директор, role: head}]
"""
LEVELS = "{a: " * 40 + "1" + "}" * 40
BOMB = "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))])


@dataclass(frozen=True)
class Edit:
    """One change of the sample profile, and what the answer must name besides the line it stands on."""

    old: str
    new: str
    named: tuple[str, ...]

    def text(self) -> str:
        assert PROFILE.count(self.old) == 1
        return PROFILE.replace(self.old, self.new)

    @property
    def line(self) -> int:
        return PROFILE[: PROFILE.index(self.old)].count("\n") + 1


SHORT = "short: МБОУ СОШ № 5"
HEAD = "{title: директор, role: head, since: 01.09.2015}"

EDITS = {
    "a field nobody knows": Edit("settlement:", "town:", ("town",)),
    "a misspelt field": Edit("settlement:", "setlement:", ("setlement", "settlement")),
    "a misspelt field inside": Edit("  short:", "  shrot:", ("names.shrot", "short")),
    "a text where fields belong": Edit("  pupils: {total: 512}", "  pupils: много", ("counts.pupils",)),
    "a list where a text belongs": Edit("region: Ростовская область", "region: [a, b]", ("region",)),
    "fields where a list belongs": Edit("    - {form: teacher-pupil, share: 93}", "    form: x", ("forms",)),
    "a legal form there is not": Edit("budgetary", "municipal", ("legal_form", "budgetary")),
    "a gender there is not": Edit("gender: f", "gender: ж", ("people[1].gender",)),
    "an INN with a wrong digit": Edit("7707083893", "7707083894", ("inn",)),
    "an INN too short": Edit("7707083893", "770708389", ("inn",)),
    "an INN of letters": Edit("7707083893", "77O7O83893", ("inn",)),
    "an INN of Arabic digits": Edit("7707083893", "٧٧٠٧٠٨٣٨٩٣", ("inn",)),
    "an OGRN with a wrong digit": Edit("1027700132195", "1027700132196", ("ogrn",)),
    "a day that does not exist": Edit("13.10.2020", "31.02.2021", ("issued[1].date", "31.02.2021")),
    "a day in words": Edit("13.10.2020", "вчера", ("issued[1].date", "вчера")),
    "a year of two digits": Edit("13.10.2020", "13.10.20", ("issued[1].date", "13.10.20")),
    "a month of thirteen": Edit("01.09.2015", "01.13.2015", ("since", "01.13.2015")),
    "a mark that turns the text": Edit(SHORT, 'short: "МБОУ \u202eСОШ"', ("names.short", "U+202E")),
    "a mark of direction": Edit(SHORT, "short: МБОУ\u200f СОШ", ("names.short", "U+200F")),
    "an escaped control character": Edit(SHORT, r'short: "МБОУ\x0bСОШ"', ("names.short", "U+000B")),
    "an escaped bell": Edit(SHORT, r'short: "МБОУ\x07СОШ"', ("names.short", "U+0007")),
    "half of a surrogate pair": Edit(SHORT, r'short: "\uD800"', ()),
    "a name of spaces": Edit(SHORT, 'short: "  "', ("names.short",)),
    "a name of five thousand letters": Edit(SHORT, f"short: {'Ш' * 5000}", ("names.short", "4000")),
    "an id that climbs folders": Edit("id: sample", "id: ../../x", ("id", "../../x")),
    "an id that is absolute": Edit("id: sample", "id: /etc/passwd", ("id", "/etc/passwd")),
    "an id with two dots": Edit("id: sample", "id: a..b", ("id", "a..b")),
    "an id in Cyrillic": Edit("id: sample", "id: школа", ("id", "школа")),
    "a number that climbs folders": Edit('"162"', '"../../x"', ("issued[1].number", "../../x")),
    "a number with a tag": Edit('"162"', '"<b>162</b>"', ("issued[1].number", "<b>162</b>")),
    "a number without a digit": Edit('"162"', '"б/н"', ("issued[1].number", "б/н")),
    "a school year of two years": Edit("2020-2021", "2020-2022", ("school_year", "2020-2022")),
    "years the wrong way round": Edit("first: 2020, last: 2024", "first: 2024, last: 2020", ("years",)),
    "a year in letters": Edit("first: 2020", "first: MMXX", ("years.first",)),
    "a share above a hundred": Edit("share: 93", "share: 193", ("share",)),
    "a share that is no number": Edit("share: 93", "share: NaN", ("share",)),
    "fewer pupils than none": Edit("total: 512", "total: -1", ("counts.pupils.total",)),
    "half a pupil": Edit("total: 512", "total: 12.5", ("counts.pupils.total", "12.5")),
    "a number of five thousand digits": Edit("total: 512", f"total: {'9' * 5000}", ("counts.pupils.total",)),
    "a pair with a stranger": Edit("mentees: [p1]", "mentees: [p7]", ("mentoring", "p7")),
    "a pair of one": Edit("mentees: [p1]", "mentees: []", ("mentees",)),
    "a participant listed twice": Edit("id: m1", "id: p1", ("mentoring", "p1")),
    "a layout there is not": Edit("school_year:", "roadmap_layout: C\n  school_year:", ("roadmap_layout",)),
    "a field given twice": Edit("region:", "id: other\nregion:", ("id",)),
    "a YAML tag": Edit(SHORT, 'short: !!python/object/apply:os.system ["id"]', ()),
    "a tag of one's own": Edit(SHORT, "short: !env HOME", ()),
    "an anchor": Edit(SHORT, "short: &name МБОУ", ()),
    "a tab as indentation": Edit("  short:", "\tshort:", ()),
    "an unclosed bracket": Edit(HEAD, "{title: директор", ()),
    "a value that begins with @": Edit(SHORT, "short: @МБОУ", ()),
    "a colon in a bare value": Edit(SHORT, "short: МБОУ: СОШ", ()),
    "nesting without end": Edit(SHORT, f"short: {LEVELS}", ()),
}

FILES: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "in cp1251": (PROFILE.encode("cp1251"), ("UTF-8",)),
    "in UTF-16": (PROFILE.encode("utf-16"), ("UTF-8",)),
    "empty": (b"", ()),
    "of comments only": (b"# nothing\n", ()),
    "of random bytes": (bytes(range(128, 256)) * 8, ("UTF-8",)),
    "with a vertical tab": (PROFILE.replace("МБОУ", "МБ\x0bОУ").encode(), ("4", "U+000B")),
    "with a zero byte": (PROFILE.replace("МБОУ", "МБ\0ОУ").encode(), ("4", "U+0000")),
    "with a text of a megabyte": (PROFILE.replace("МБОУ", "М" * 1_100_000).encode(), ("1024",)),
    "that is a list": (b"- a\n- b\n", ("1",)),
    "that is a text": ("просто текст\n".encode(), ("1",)),
    "of two documents": ((PROFILE + "---\nid: b\n").encode(), ()),
    "that is a bomb of references": (BOMB.encode(), ("1",)),
    "with an unclosed quotation mark": ((PROFILE + 'phone: "7\n').encode(), ()),
    "without the region": (PROFILE.replace("region: Ростовская область\n", "").encode(), ("region",)),
    "with two directors": (
        PROFILE.replace("people:\n", TWO_HEADS).encode(),
        ("Иванова Анна Петровна", "Сидоров Пётр Ильич"),
    ),
    "with one number of two documents": (
        PROFILE.replace("issued:\n", 'issued:\n  - {type: S02, number: "162", date: 13.10.2020}\n').encode(),
        ("162", "S01", "S02"),
    ),
}


@pytest.fixture(scope="module")
def desk(schools: Desk) -> Iterator[Desk]:
    """The desk of both schools; after the last refusal it is as it was."""
    unchanged = Unchanged(schools)
    yield schools
    unchanged.holds()


def written(folder: Path, content: bytes, name: str = "sample.yaml") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_sample_itself_is_sound(desk: Desk, tmp_path: Path) -> None:
    answer = desk.run("check", "profile", written(tmp_path, PROFILE.encode()))
    assert answer.code == 0, answer.said
    assert "МБОУ СОШ № 5" in answer.out


@pytest.mark.parametrize("name", EDITS)
def test_a_profile_is_refused_for(desk: Desk, tmp_path: Path, name: str) -> None:
    unchanged, edit = Unchanged(desk), EDITS[name]
    answer = desk.run("onboard", written(tmp_path, edit.text().encode()), "--direct")
    assert answer.code == 2
    assert_refused(answer, "sample.yaml", *edit.named)
    lines = {edit.line - 1, edit.line, edit.line + edit.new.count("\n")}
    assert any(f" {line}" in answer.said for line in lines) or "mentoring" in edit.named, answer.said
    unchanged.holds()


@pytest.mark.parametrize("name", FILES)
def test_a_profile_is_refused_when_it_is_a_file(desk: Desk, tmp_path: Path, name: str) -> None:
    unchanged, (content, named) = Unchanged(desk), FILES[name]
    answer = desk.run("onboard", written(tmp_path, content), "--direct")
    assert answer.code == 2
    assert_refused(answer, "sample.yaml", *named)
    unchanged.holds()


def workbook_of_another_kind(folder: Path) -> Path:
    path = folder / "profile.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    return path


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.yaml")
    return folder / "pipe.yaml"


PLACES: dict[str, Callable[[Path], Path]] = {
    "a missing file": lambda folder: folder / "nowhere.yaml",
    "a folder": lambda folder: folder,
    "a folder named as a profile": lambda folder: (folder / "f.yaml").mkdir() or folder / "f.yaml",
    "a pipe": pipe,
    "a text file": lambda folder: written(folder, PROFILE.encode(), "sample.txt"),
    "a Word file": lambda folder: written(folder, template("Профиль"), "sample.docx"),
    "a broken workbook": lambda folder: written(folder, b"PK\x03\x04 broken", "profile.xlsx"),
    "an empty workbook": lambda folder: written(folder, b"", "profile.xlsx"),
    "a zip that is no workbook": workbook_of_another_kind,
    "a Word file named a workbook": lambda folder: written(folder, template("Профиль"), "profile.xlsx"),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_profile_cannot_be(desk: Desk, tmp_path: Path, name: str) -> None:
    unchanged, path = Unchanged(desk), PLACES[name](tmp_path)
    answer = desk.run("onboard", path, "--direct")
    assert answer.code == 2
    assert_refused(answer, path.name)
    unchanged.holds()


SUPPLEMENTS = {
    "does not say it holds examples": ("phone: '7'\n", ()),
    "overrides what the profile states": ("example: true\nregion: Другая\n", ("region", "2")),
    "names a field nobody knows": ("example: true\nfonder: x\n", ("fonder", "founder", "2")),
    "holds a reference": ("example: true\nphone: &a '7'\nemail: *a\n", ("2",)),
    "adds a second director": (
        "example: true\npeople:\n  - name: Б. Б.\n    posts: [{title: директор, role: head}]\n",
        ("Б. Б.", "Иванова Анна Петровна"),
    ),
    "is empty": ("", ()),
}


@pytest.mark.parametrize("name", SUPPLEMENTS)
def test_a_supplement_is_refused_when_it(desk: Desk, tmp_path: Path, name: str) -> None:
    unchanged, (content, named) = Unchanged(desk), SUPPLEMENTS[name]
    profile = written(tmp_path, PROFILE.encode())
    supplement = written(tmp_path, content.encode(), "extra.yaml")
    answer = desk.run("onboard", profile, "--supplement", supplement, "--direct")
    assert answer.code == 2
    assert_refused(answer, *named)
    assert "extra.yaml" in answer.said or "sample.yaml" in answer.said
    unchanged.holds()


def test_a_supplement_that_is_missing_is_named(desk: Desk, tmp_path: Path) -> None:
    unchanged = Unchanged(desk)
    profile = written(tmp_path, PROFILE.encode())
    answer = desk.run("onboard", profile, "--supplement", tmp_path / "nowhere.yaml", "--direct")
    assert_refused(answer, "nowhere.yaml")
    unchanged.holds()


def test_every_mistake_of_a_profile_is_told_at_once(desk: Desk, tmp_path: Path) -> None:
    text = PROFILE.replace("7707083893", "7707083894").replace("13.10.2020", "31.02.2021")
    answer = desk.run("onboard", written(tmp_path, text.encode()), "--direct")
    assert_refused(answer, "inn", "9", "issued[1].date", "17")


def test_checking_a_bad_profile_says_the_same_as_onboarding_it(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE.replace("7707083893", "7707083894").encode())
    assert desk.run("check", "profile", path).err == desk.run("onboard", path, "--direct").err


def test_a_refused_profile_leaves_a_fresh_folder_without_files_and_rows(tmp_path: Path) -> None:
    fresh = Desk(tmp_path / "outputs")
    path = written(tmp_path, PROFILE.replace("7707083893", "7707083894").encode())
    assert fresh.run("onboard", path, "--direct").code == 2
    assert fresh.tree() == {}
    assert not any(fresh.rows().values())


def test_signs_of_markup_in_names_come_out_as_they_are(schools: Desk, tmp_path: Path) -> None:
    short = "МБОУ «А & Б» <№ 5> \"В\" {{ Г }} 'Д' %} ${x} \\n"
    quoted = short.replace("'", "''")
    text = (ORGANISATIONS / f"{SHAKHTY}.yaml").read_text(encoding="utf-8")
    own = "short: МБОУ СОШ № 9 г. Шахты"
    assert text.count(own) == 1
    text = text.replace(own, f"short: '{quoted}'").replace(f"id: {SHAKHTY}", "id: signs")
    desk = schools.copy(tmp_path / "outputs")
    supplement = ORGANISATIONS / f"{SHAKHTY}.example.yaml"
    profile = written(tmp_path, text.encode())
    answer = desk.run("onboard", profile, "--supplement", supplement, "--direct")
    assert answer.code == 0, answer.said
    assert short in desk.texts("signs")["S02"]
