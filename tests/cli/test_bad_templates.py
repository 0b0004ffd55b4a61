"""A template that cannot be used is named with the place in it, and changes nothing (issue 2, item 12)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.refusal import Unchanged, assert_refused
from tests.docx import template
from tests.workspace import REPOSITORY, SHAKHTY, Desk, profile_of, workspace_copy

CURATOR = "orders/curator.docx"
SOUND = (REPOSITORY / "templates" / CURATOR).read_bytes()
DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
MEGABYTE = 1024 * 1024

EXTERNAL = (
    '<Relationship Id="rId999" TargetMode="External" Target="http://example.invalid/a.dotm" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


def packed(
    *, without: str = "", entries: dict[str, bytes] | None = None, **change: Callable[[str], str]
) -> bytes:
    """Return the sound template with entries added, left out, or changed (`document`, `relations`)."""
    names = {"document": DOCUMENT, "relations": RELATIONS}
    edits = {names[part]: edit for part, edit in change.items()}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SOUND)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name == without:
                continue
            data = source.read(name)
            target.writestr(name, edits[name](data.decode()).encode() if name in edits else data)
        for name, data in (entries or {}).items():
            target.writestr(name, data)
    return out.getvalue()


def after_declaration(text: str) -> Callable[[str], str]:
    return lambda xml: xml.replace("?>", "?>" + text, 1)


PACKAGES: dict[str, bytes] = {
    "is cut off": SOUND[: len(SOUND) // 2],
    "is empty": b"",
    "is a text": "ПРИКАЗ".encode(),
    "is an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "has macros": packed(entries={"word/vbaProject.bin": b"macro"}),
    "has an embedded object": packed(entries={"word/embeddings/oleObject1.bin": b"ole"}),
    "is a bomb": packed(entries={"word/media/bomb.xml": bytes(120 * MEGABYTE)}),
    "is packed too tight": packed(entries={"word/bomb.xml": b"<a>" + b" " * (40 * MEGABYTE) + b"</a>"}),
    "has two thousand entries": packed(entries={f"word/a{number}.xml": b"<a/>" for number in range(2000)}),
    "climbs out of its folder": packed(entries={"../../evil.xml": b"<a/>"}),
    "has an absolute entry": packed(entries={"/etc/evil.xml": b"<a/>"}),
    "fetches a template from elsewhere": packed(
        relations=lambda xml: xml.replace("</Relationships>", EXTERNAL + "</Relationships>")
    ),
    "declares entities": packed(document=after_declaration(ENTITIES)),
    "is no well-formed XML": packed(document=lambda xml: xml.replace("</w:body>", "", 1)),
    "has no body": packed(without=DOCUMENT),
}

EXPRESSIONS: dict[str, tuple[str, str]] = {
    "reaches for the class of a text": ("{{ ''.__class__ }}", "__class__"),
    "reaches for it by a filter": ("{{ ''|attr('__class__') }}", "attr"),
    "reaches for the globals of a function": ("{{ cycler.__init__.__globals__ }}", ""),
    "counts to a thousand million": ("{% for i in range(999999999) %}x{% endfor %}", "range"),
    "loops in a loop": (
        "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
        "range",
    ),
    "multiplies a text": ("{{ 'a' * 2000000000 }}", ""),
    "raises to a tower of powers": ("{{ 9**9**9 }}", ""),
    "reads a file": ("{% include '/etc/passwd' %}", "include"),
    "imports": ("{% import 'os' as os %}", "import"),
    "calls a method": ("{{ документ.вид.upper() }}", ""),
    "has a macro": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "f()"),
    "has a filter nobody knows": ("{{ документ.вид|shout }}", "shout"),
    "opens a loop and does not close it": ("{% for акт in основания %}", ""),
    "closes what it did not open": ("{% endif %}", "endif"),
    "leaves a bracket open": ("{{ документ.вид", ""),
    "has an operator too many": ("{{ документ.вид + }}", ""),
    "has a tag nobody knows": ("{% print документ.вид %}{% frob %}", ""),
}

FIELDS: dict[str, tuple[str, str]] = {
    "prints a field there is not": ("{{ погода }}", "погода"),
    "misspells a field": ("{{ организация.краткое_наименовние }}", "организация.краткое_наименовние"),
    "asks a field for another": ("{{ документ.вид.цвет }}", "документ.вид.цвет"),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which each test puts another curator's order."""
    return workspace_copy(tmp_path_factory.mktemp("workspace"))


@pytest.fixture
def own(schools: Desk, workspace: Path) -> Iterator[Desk]:
    """The desk of both schools, over that workspace."""
    yield Desk(schools.outputs, {"NORMDOCS_WORKSPACE": str(workspace)})
    (workspace / "templates" / CURATOR).write_bytes(SOUND)


def put(desk: Desk, blob: bytes) -> None:
    (Path(desk.variables["NORMDOCS_WORKSPACE"]) / "templates" / CURATOR).write_bytes(blob)


def assert_every_command_refuses(desk: Desk, *named: str) -> None:
    unchanged = Unchanged(desk)
    made = desk.run("generate", SHAKHTY, "--direct")
    assert made.code == 4
    assert_refused(made, "curator.docx", *named)
    checked = desk.run("check", "templates")
    assert checked.code == 1
    assert_refused(checked, "curator.docx", *named)
    unchanged.holds()


@pytest.mark.parametrize("name", PACKAGES)
def test_a_template_is_refused_that(own: Desk, name: str) -> None:
    put(own, PACKAGES[name])
    assert_every_command_refuses(own)


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_a_template_is_refused_whose_text(own: Desk, name: str) -> None:
    text, named = EXPRESSIONS[name]
    put(own, template("ПРИКАЗ", text))
    assert_every_command_refuses(own, named)


@pytest.mark.parametrize("name", FIELDS)
def test_a_template_is_refused_that_reads_what_is_not_there(own: Desk, name: str) -> None:
    text, named = FIELDS[name]
    put(own, template("ПРИКАЗ", text))
    assert_every_command_refuses(own, named)


def test_a_misspelt_field_is_told_with_the_right_one_and_its_cell(own: Desk) -> None:
    put(own, template("ПРИКАЗ", [["№", "Вид"], ["1", "{{ документ.вит }}"]]))
    answer = own.run("check", "templates")
    assert_refused(answer, "curator.docx", "документ.вит", "документ.вид", "2")


def test_a_template_that_is_missing_is_named(own: Desk) -> None:
    (Path(own.variables["NORMDOCS_WORKSPACE"]) / "templates" / CURATOR).unlink()
    assert_every_command_refuses(own)


@pytest.mark.parametrize("command", ["text", "style"])
def test_the_commands_for_templates_refuse_a_broken_file_and_leave_it(
    schools: Desk, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(SOUND[:3000])
    assert_refused(schools.run("templates", command, path), "broken.docx")
    assert [one.name for one in tmp_path.iterdir()] == ["broken.docx"]
    assert path.read_bytes() == SOUND[:3000]


def test_one_bad_template_leaves_nothing_of_a_new_school(workspace: Path, tmp_path: Path) -> None:
    own = Desk(tmp_path / "outputs", {"NORMDOCS_WORKSPACE": str(workspace)})
    path = workspace / "templates" / "inventories" / "site.docx"
    sound = path.read_bytes()
    path.write_bytes(template("ОПИСЬ", "{{ погода }}"))
    try:
        answer = own.run("onboard", *profile_of(SHAKHTY), "--direct")
    finally:
        path.write_bytes(sound)
    assert answer.code == 4
    assert_refused(answer, "site.docx", "погода")
    assert own.tree() == {}
    assert not any(own.rows().values())
