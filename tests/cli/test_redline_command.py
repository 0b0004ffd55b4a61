"""`normdocs documents diff` as a methodologist uses it."""

from __future__ import annotations

import io
import os
import pty
import subprocess
from pathlib import Path

import docx
import pytest

from normdocs.adapters.docx_renderer import text_of
from normdocs.adapters.redline import decided, engine
from normdocs.messages import say
from tests.cli.refusal import Unchanged, assert_refused
from tests.workspace import (
    ORGANISATIONS,
    REPOSITORY,
    SCRIPT,
    SHAKHTY,
    Desk,
    profile_of,
    spaced,
    workspace_copy,
)

BEFORE, AFTER = "Двалидзе Э. И.", "Примеров П. П."
# A tab is printed as spaces up to the next eighth column.
LINE = "~ Директор      [-Э. И. Двалидзе-]{+П. П. Примеров+}"


@pytest.fixture(scope="module")
def desk(schools: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on which the Shakhty school was onboarded, and again under another director."""
    folder = tmp_path_factory.mktemp("redline")
    desk = schools.copy(folder / "outputs")
    profile = folder / f"{SHAKHTY}.yaml"
    own = (ORGANISATIONS / profile.name).read_text(encoding="utf-8")
    assert own.count(BEFORE) == 1
    profile.write_text(own.replace(BEFORE, AFTER), encoding="utf-8")
    answer = desk.run("onboard", profile, *profile_of(SHAKHTY)[1:], "--direct")
    assert answer.code == 0, answer.said
    return desk


def test_it_shows_what_changed_and_leaves_out_what_did_not(desk: Desk) -> None:
    answer = desk.run("documents", "diff", SHAKHTY, "S01")
    assert answer.code == 0, answer.said
    lines = answer.out.splitlines()
    assert lines[0].startswith("S01 ")
    assert LINE in lines
    assert any(line.startswith("…") for line in lines)
    assert len(lines) <= 5


def test_the_versions_may_be_named_either_way_round(desk: Desk) -> None:
    forward = desk.run("documents", "diff", SHAKHTY, "S01", "v1", "v2")
    back = desk.run("documents", "diff", SHAKHTY, "S01", "2", "1")
    assert LINE in forward.out
    assert "~ Директор      [-П. П. Примеров-]{+Э. И. Двалидзе+}" in back.out


def test_on_a_terminal_colours_stand_in_for_the_brackets(desk: Desk) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        [str(SCRIPT), "documents", "diff", SHAKHTY, "S01"],
        cwd=REPOSITORY, env={**os.environ, **desk.own, "TERM": "xterm-256color"}, stdout=theirs, check=True,
    )  # fmt: skip
    shown = os.read(ours, 65_536).decode()
    os.close(ours)
    os.close(theirs)
    assert "\x1b[" in shown
    assert "Двалидзе" in shown
    assert "[-" not in shown


def test_as_json_every_paragraph_is_there(desk: Desk) -> None:
    answer = desk.run("documents", "diff", SHAKHTY, "S01", "--json")
    (one,) = answer.json["documents"]
    assert (one["old"]["number"], one["new"]["number"], one["same"]) == (1, 2, False)
    fates = [passage["fate"] for passage in one["comparison"]["passages"]]
    assert fates.count("changed") == 1
    assert fates.count("equal") > 20


def test_a_version_against_itself_has_no_differences(desk: Desk) -> None:
    answer = desk.run("documents", "diff", SHAKHTY, "S01", "1", "1")
    assert answer.code == 0
    assert say("no difference: it is the same file") in answer.out


def test_when_only_the_template_changed_the_text_is_said_to_be_the_same(desk: Desk, tmp_path: Path) -> None:
    workspace = workspace_copy(tmp_path / "workspace")
    path = workspace / "templates" / "orders" / "curator.docx"
    template = docx.Document(str(path))
    template.sections[0].left_margin += 36_000
    template.save(str(path))
    own = desk.copy(tmp_path / "outputs", NORMDOCS_WORKSPACE=str(workspace))
    assert own.run("generate", SHAKHTY, "S05", "--direct").code == 0
    answer = own.run("documents", "diff", SHAKHTY, "S05")
    assert answer.code == 0, answer.said
    same = "no difference: the text is the same; the files differ in looks or in what is not printed"
    assert say(same) in answer.out


def test_the_word_file_holds_both_versions(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "изменения.docx"
    answer = desk.run("documents", "diff", SHAKHTY, "S03", "--docx", file)
    assert answer.code == 0, answer.said
    assert str(file) in answer.out
    shown = {
        verdict: spaced(text_of(decided(file.read_bytes(), verdict))) for verdict in ("accept", "reject")
    }
    assert "Двалидзе" not in shown["accept"]
    assert "Примеров П. П." in shown["accept"]
    assert "Двалидзе" in shown["reject"]
    assert shown["accept"] == desk.texts(SHAKHTY)["S03"]
    docx.Document(io.BytesIO(file.read_bytes()))


def test_a_word_file_is_written_whole_or_not_at_all(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "изменения.docx"
    file.write_bytes(b"what was there")
    monkeypatch.setattr(engine, "TIMEOUT_SECONDS", 0.01)
    answer = desk.run("documents", "diff", SHAKHTY, "S03", "--docx", file)
    assert_refused(answer)
    assert answer.code == 5
    assert file.read_bytes() == b"what was there"
    assert list(tmp_path.iterdir()) == [file]


REFUSED = {
    "no such version": (["S01", "9"], ["9", "S01", "1, 2"]),
    "no number": (["S01", "последняя"], ["последняя"]),
    "a number of a page's length": (["S01", "9" * 5000], ["999"]),
    "a single version": (["S09"], ["S09"]),
    "single versions": (["S12"], ["S12.1", "S12.4"]),
    "not needed": (["S77"], ["S77"]),
    "another kind of file": (["S01", "--docx", "changes.pdf"], ["changes.pdf", ".docx"]),
    "no folder": (["S01", "--docx", "/dev/null/changes.docx"], ["/dev/null"]),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_compared_is_said_in_a_sentence_and_changes_nothing(desk: Desk, what: str) -> None:
    arguments, named = REFUSED[what]
    before = Unchanged(desk)
    assert_refused(desk.run("documents", "diff", SHAKHTY, *arguments), *named)
    before.holds()


def test_comparing_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = Unchanged(desk)
    assert desk.run("documents", "diff", SHAKHTY, "S03", "--docx", tmp_path / "changes.docx").code == 0
    before.holds()
