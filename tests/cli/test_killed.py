"""Killed at any moment, a run leaves nothing that the next one does not finish (issue 2, items 8 and 9)."""

from __future__ import annotations

import os
import random
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import Server
from tests.workspace import SHAKHTY, SIZE_OF_SET, Desk, profile_of

CHANCE = random.Random(20201013)
# Half of the moments are shares of the time a whole run takes: most of them are in reading and rendering.
SHARES = sorted(CHANCE.random() for _ in range(10))
# The others are numbers of files: of the archive, of the readable copies, of the lists between them.
FILES = sorted(CHANCE.sample(range(1, 3 * SIZE_OF_SET), 10))
STRAY = re.compile(r"\.part|\.tmp|~\d*(\.|$)|^tmp|\.lock$")


def cached_pdfs(desk: Desk) -> Path:
    """Return the folder that keeps PDF files by their content."""
    (found,) = (path for path in desk.outputs.rglob("pdf") if path.is_dir())
    return found


def started(schools: Desk, desk: Desk, *, with_pdfs: bool) -> None:
    """Make an empty desk; with PDF files at hand no office program has to be waited for."""
    desk.outputs.mkdir(parents=True)
    if with_pdfs:
        pdfs = cached_pdfs(schools)
        shutil.copytree(pdfs, desk.outputs / pdfs.relative_to(schools.outputs))


def whole_run(schools: Desk, desk: Desk, *, with_pdfs: bool) -> float:
    """Return the seconds an undisturbed run takes from the start of its process to its end."""
    started(schools, desk, with_pdfs=with_pdfs)
    begun = time.monotonic()
    assert desk.launch("onboard", *profile_of(SHAKHTY), "--direct").wait(300) == 0
    return time.monotonic() - begun


def killed(desk: Desk, seconds: float = 120, files: int = 1000, pdfs: int = 1000) -> None:
    """Onboard the school and kill the process after that time, or when it has made that many files."""
    process = desk.launch("onboard", *profile_of(SHAKHTY), "--direct")
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end and short(desk, files, pdfs):
        time.sleep(0.001)
    process.kill()
    process.wait(30)


def short(desk: Desk, files: int, pdfs: int) -> bool:
    """Return whether there are fewer files than that, half-written ones too; PDF files kept count apart."""
    names = [Path(folder, name) for folder, _, names in os.walk(desk.outputs) for name in names]
    kept = sum("pdf" in path.parts for path in names)
    return len(names) - kept < files and kept < pdfs


@dataclass(frozen=True)
class Whole:
    """The finished set of the school: its types, its readable files, the hashes of its Word files."""

    types: set[str]
    files: set[str]
    words: dict[str, str]


@pytest.fixture(scope="module")
def whole(schools: Desk) -> Whole:
    tree = {name: digest for name, (digest, _) in schools.tree().items() if name.startswith(f"{SHAKHTY}/")}
    words = {name: digest for name, digest in tree.items() if name.endswith(".docx")}
    return Whole(set(schools.versions(SHAKHTY)), set(tree), words)


def assert_complete(whole: Whole, desk: Desk) -> None:
    """Assert that the next run leaves a complete set, one version of each document, and nothing besides."""
    answer = desk.onboard(SHAKHTY)
    assert answer.code == 0, answer.said
    listed = desk.run("documents", "list", SHAKHTY, "--json").json
    assert {one["key"]["type"]: one["number"] for one in listed} == dict.fromkeys(whole.types, 1)
    rows = desk.rows()
    assert (len(rows["versions"]), len(rows["profiles"])) == (SIZE_OF_SET, 1)
    tree = desk.tree()
    # What a kill leaves among the PDF files kept: test_a_half_written_pdf_file_is_swept_away.
    stray = [name for name in tree if STRAY.search(Path(name).name) and "pdf" not in Path(name).parts]
    assert stray == []
    kept = [Path(name).name for name in tree if "archive" in Path(name).parts]
    assert sorted(kept) == sorted(one["content"] for one in listed)
    assert {name for name in tree if name.startswith(f"{SHAKHTY}/")} == whole.files
    assert {name: tree[name][0] for name in whole.words} == whole.words


def test_a_run_killed_at_twenty_moments_is_finished_by_the_next(
    schools: Desk, whole: Whole, tmp_path: Path
) -> None:
    seconds = whole_run(schools, Desk(tmp_path / "whole"), with_pdfs=True)
    moments: list[dict[str, Any]] = [{"seconds": seconds * share} for share in SHARES]
    moments += [{"files": files} for files in FILES]
    for number, moment in enumerate(moments):
        desk = Desk(tmp_path / f"killed-{number}")
        started(schools, desk, with_pdfs=True)
        killed(desk, **moment)
        assert_complete(whole, desk)


def test_a_run_killed_again_and_again_is_finished_in_the_end(
    schools: Desk, whole: Whole, tmp_path: Path
) -> None:
    desk = Desk(tmp_path / "outputs")
    started(schools, desk, with_pdfs=True)
    for files in (2, 10, 25, 40, 60):
        killed(desk, files=files)
    assert_complete(whole, desk)


@pytest.mark.parametrize("share", [0.45, 0.75])
def test_a_run_killed_while_pdf_files_are_made_is_finished_by_the_next(
    schools: Desk, whole: Whole, tmp_path: Path, share: float
) -> None:
    desk = Desk(tmp_path / "outputs")
    started(schools, desk, with_pdfs=False)
    killed(desk, pdfs=round(share * 2 * SIZE_OF_SET))
    assert_complete(whole, desk)


def test_a_half_written_pdf_file_is_swept_away(schools: Desk, tmp_path: Path) -> None:
    desk = schools.copy(tmp_path / "outputs")
    half = cached_pdfs(desk) / ".part-x_npb0gh"
    half.write_bytes(b"%PDF-1.7 half")
    assert desk.onboard(SHAKHTY).code == 0
    assert not half.exists()


def test_a_run_killed_over_postgresql_is_finished_by_the_next(
    schools: Desk, whole: Whole, tmp_path: Path, postgresql: Server
) -> None:
    for number, files in enumerate((1, 8, 20, 45)):
        desk = Desk(tmp_path / f"killed-{number}", {"NORMDOCS_DATABASE_URL": postgresql.database()})
        started(schools, desk, with_pdfs=True)
        killed(desk, files=files)
        assert_complete(whole, desk)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_run_killed_at_twenty_moments_with_every_pdf_to_be_made_is_finished_by_the_next(
    schools: Desk, whole: Whole, tmp_path: Path
) -> None:
    seconds = whole_run(schools, Desk(tmp_path / "whole"), with_pdfs=False)
    for number, share in enumerate([*SHARES, *(share + 0.02 for share in SHARES)]):
        desk = Desk(tmp_path / f"killed-{number}")
        started(schools, desk, with_pdfs=False)
        killed(desk, seconds * share)
        assert_complete(whole, desk)
