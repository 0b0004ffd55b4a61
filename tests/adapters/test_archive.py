from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from normdocs.adapters.archive import FileArchive, FolderShelf
from normdocs.adapters.archive.names import file_name
from normdocs.errors import ArchiveError, ConflictError
from normdocs.services.ports import Archive, Shelf

ROOT = Path(__file__).parents[2]
ORDER = "02 Приказ о внедрении.docx"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return FileArchive(tmp_path / "outputs" / ".archive")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return FolderShelf(tmp_path / "outputs")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "outputs" / "school-9"


def files(folder: Path) -> dict[str, bytes]:
    """Every file below the folder and its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stamps(folder: Path) -> Mapping[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


class TestArchive:
    def test_bytes_come_back_under_their_sha256(self, archive: Archive) -> None:
        content = archive.put(b"order")
        assert content == hashlib.sha256(b"order").hexdigest()
        assert archive.get(content) == b"order"
        assert archive.path(content).read_bytes() == b"order"

    def test_the_same_bytes_twice_touch_no_file(self, archive: Archive, tmp_path: Path) -> None:
        archive.put(b"order")
        before = stamps(tmp_path)
        archive.put(b"order")
        assert stamps(tmp_path) == before

    def test_nothing_but_the_files_is_there(self, archive: Archive, tmp_path: Path) -> None:
        contents = {archive.put(blob) for blob in (b"", b"order", b"annex")}
        assert {Path(name).name for name in files(tmp_path)} == contents

    def test_a_missing_file_is_named(self, archive: Archive) -> None:
        content = "ab" * 32
        with pytest.raises(ArchiveError) as caught:
            archive.get(content)
        assert str(caught.value) == f"{archive.path(content)} is missing from the archive"

    def test_one_altered_byte_is_noticed_and_the_file_named(self, archive: Archive) -> None:
        content = archive.put(b"order")
        path = archive.path(content)
        path.chmod(0o644)
        path.write_bytes(b"0rder")
        with pytest.raises(ArchiveError) as caught:
            archive.get(content)
        assert str(caught.value) == (f"{path} in the archive is not what was stored: somebody changed it")

    def test_putting_the_right_bytes_again_heals_an_altered_file(self, archive: Archive) -> None:
        content = archive.put(b"order")
        path = archive.path(content)
        path.chmod(0o644)
        path.write_bytes(b"")
        archive.put(b"order")
        assert archive.get(content) == b"order"

    @pytest.mark.parametrize("content", ["", "../../etc/passwd", "AB" * 32, "a" * 63, "/etc/passwd"])
    def test_what_is_no_hash_names_no_file(self, archive: Archive, content: str) -> None:
        with pytest.raises(ArchiveError, match="is not the name of anything in the archive"):
            archive.get(content)

    def test_a_folder_that_cannot_be_made_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "outputs").write_bytes(b"a file")
        with pytest.raises(ArchiveError) as caught:
            FileArchive(tmp_path / "outputs").put(b"order")
        assert f"{tmp_path}/outputs cannot be written: " in str(caught.value)

    def test_a_file_that_cannot_be_read_is_named(self, archive: Archive) -> None:
        content = "ab" * 32
        archive.path(content).mkdir(parents=True)
        with pytest.raises(ArchiveError, match=f"{content} cannot be read: Is a directory"):
            archive.get(content)


DYING = """
import os, signal, sys
from pathlib import Path
from normdocs.adapters.archive import FileArchive
def die(*given): os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "chmod": os.fchmod = die
if sys.argv[2] == "rename": Path.replace = die
FileArchive(Path(sys.argv[1])).put(b"order" * 100_000)
"""
PAUSED = """
import os, sys
from pathlib import Path
from normdocs.adapters.archive import FileArchive
archive = FileArchive(Path(sys.argv[1]))
archive.put(b"annex")
def wait(handle, mode):
    print("writing", flush=True)
    sys.stdin.readline()
os.fchmod = wait
archive.put(b"order")
"""


class TestKilledRuns:
    @pytest.mark.parametrize("moment", ["chmod", "rename"])
    def test_a_killed_put_leaves_only_what_a_sweep_removes(self, tmp_path: Path, moment: str) -> None:
        archive = FileArchive(tmp_path)
        kept = archive.put(b"annex")
        died = subprocess.run([sys.executable, "-c", DYING, str(tmp_path), moment], cwd=ROOT, check=False)
        assert died.returncode == -signal.SIGKILL
        assert len(files(tmp_path)) == 2
        archive.sweep()
        assert files(tmp_path) == {f"{kept[:2]}/{kept}": b"annex"}
        assert archive.get(archive.put(b"order" * 100_000)) == b"order" * 100_000

    def test_a_sweep_leaves_alone_what_is_being_written(self, tmp_path: Path) -> None:
        archive = FileArchive(tmp_path)
        command = [sys.executable, "-c", PAUSED, str(tmp_path)]
        writer = subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        archive.sweep()
        assert len(list(tmp_path.glob(".part-*"))) == 1
        writer.communicate("go on\n")
        assert writer.returncode == 0
        assert archive.get(hashlib.sha256(b"order").hexdigest()) == b"order"

    def test_an_archive_that_is_not_there_yet_is_swept_in_peace(self, tmp_path: Path) -> None:
        FileArchive(tmp_path / "none").sweep()
        assert not (tmp_path / "none").exists()


class TestShelf:
    def test_the_folder_holds_exactly_the_files(self, archive: Archive, shelf: Shelf, home: Path) -> None:
        first = {ORDER: archive.path(archive.put(b"1")), "Опись.pdf": archive.path(archive.put(b"2"))}
        assert shelf.replace("school-9", first) == ()
        assert files(home) == {ORDER: b"1", "Опись.pdf": b"2"}
        assert shelf.replace("school-9", {ORDER: archive.path(archive.put(b"3"))}) == ()
        assert files(home) == {ORDER: b"3"}
        assert shelf.path("school-9", ORDER) == home / ORDER

    def test_the_same_files_again_touch_nothing(self, archive: Archive, shelf: Shelf, tmp_path: Path) -> None:
        wanted = {ORDER: archive.path(archive.put(b"1"))}
        shelf.replace("school-9", wanted)
        before = stamps(tmp_path)
        shelf.replace("school-9", wanted)
        assert stamps(tmp_path) == before

    def test_writing_into_a_readable_file_does_not_reach_the_archive(
        self, archive: Archive, shelf: Shelf, home: Path
    ) -> None:
        content = archive.put(b"1")
        shelf.replace("school-9", {ORDER: archive.path(content)})
        with (home / ORDER).open("ab") as file:
            file.write(b"edited")
        assert archive.get(content) == b"1"

    def test_what_a_person_changed_is_moved_aside(self, archive: Archive, shelf: Shelf, home: Path) -> None:
        wanted = {ORDER: archive.path(archive.put(b"1"))}
        shelf.replace("school-9", wanted)
        for number, text in enumerate((b"edited", b"edited again"), 1):
            (home / ORDER).write_bytes(text)
            aside = shelf.replace("school-9", wanted)
            assert aside == (home / f"02 Приказ о внедрении~{number}.docx",)
        assert files(home) == {
            ORDER: b"1",
            "02 Приказ о внедрении~1.docx": b"edited",
            "02 Приказ о внедрении~2.docx": b"edited again",
        }

    def test_what_a_person_put_there_stays(self, archive: Archive, shelf: Shelf, home: Path) -> None:
        home.mkdir(parents=True)
        (home / "заметки.txt").write_bytes(b"notes")
        (home / ORDER).mkdir()
        aside = shelf.replace("school-9", {ORDER: archive.path(archive.put(b"1"))})
        assert [path.is_dir() for path in aside] == [True]
        shelf.replace("school-9", {})
        assert files(home) == {"заметки.txt": b"notes"}

    def test_a_changed_file_that_is_no_longer_wanted_stays(
        self, archive: Archive, shelf: Shelf, home: Path
    ) -> None:
        shelf.replace("school-9", {ORDER: archive.path(archive.put(b"1"))})
        (home / ORDER).write_bytes(b"edited")
        assert shelf.replace("school-9", {}) == ()
        assert files(home) == {ORDER: b"edited"}

    def test_organisations_do_not_touch_each_other(self, archive: Archive, shelf: Shelf, home: Path) -> None:
        wanted = {ORDER: archive.path(archive.put(b"1"))}
        shelf.replace("school-9", wanted)
        shelf.replace("school-10", {})
        assert files(home) == {ORDER: b"1"}

    def test_a_missing_source_changes_nothing(self, archive: Archive, shelf: Shelf, home: Path) -> None:
        shelf.replace("school-9", {ORDER: archive.path(archive.put(b"1"))})
        with pytest.raises(ArchiveError, match="is missing"):
            shelf.replace("school-9", {"Опись.pdf": home / "nowhere"})
        assert files(home) == {ORDER: b"1"}

    def test_two_files_of_one_name_are_refused(self, archive: Archive, shelf: Shelf) -> None:
        source = archive.path(archive.put(b"1"))
        with pytest.raises(
            ConflictError, match=r"would both be called .*162-1\.PDF: 162/1\.pdf and 162-1\.PDF"
        ):
            shelf.replace("school-9", {"162/1.pdf": source, "162-1.PDF": source})

    @pytest.mark.parametrize("organisation", ["../x", "/etc", "..", ".shelf", "con"])
    def test_nothing_is_written_outside(
        self, archive: Archive, shelf: Shelf, tmp_path: Path, organisation: str
    ) -> None:
        shelf.replace(organisation, {"../../../x/y": archive.path(archive.put(b"1"))})
        made = {path.name for path in (tmp_path / "outputs").iterdir()} - {".archive", ".shelf"}
        assert len(made) == 1
        assert {path.name for path in tmp_path.iterdir()} == {"outputs"}

    def test_a_ledger_somebody_wrote_into_removes_nothing_elsewhere(
        self, archive: Archive, shelf: Shelf, tmp_path: Path
    ) -> None:
        victim = tmp_path / "victim"
        victim.write_bytes(b"1")
        ledger = tmp_path / "outputs" / ".shelf" / "school-9.json"
        ledger.parent.mkdir(parents=True)
        ledger.write_text('{"../../victim": ["' + hashlib.sha256(b"1").hexdigest() + '"]}')
        shelf.replace("school-9", {})
        assert victim.exists()
        ledger.write_text("[broken")
        shelf.replace("school-9", {ORDER: archive.path(archive.put(b"1"))})
        assert '"02 Приказ' in ledger.read_text()

    @pytest.mark.parametrize("turn", range(1, 12))
    def test_a_killed_replace_is_completed_by_the_next(
        self, archive: Archive, shelf: Shelf, tmp_path: Path, home: Path, turn: int
    ) -> None:
        """Killed at each renaming or removal in turn, then asked for something else again."""
        old, new = archive.put(b"old"), archive.put(b"new")
        shelf.replace("school-9", {ORDER: archive.path(old), "Опись.pdf": archive.path(old)})
        code = KILLED_REPLACE.format(
            folder=str(tmp_path / "outputs"), source=str(archive.path(new)), turn=turn
        )
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
        later = archive.put(b"later")
        assert shelf.replace("school-9", {ORDER: archive.path(later)}) == ()
        assert files(home) == {ORDER: b"later"}
        assert {path.name for path in (tmp_path / "outputs" / ".shelf").iterdir()} == {"school-9.json"}


KILLED_REPLACE = """
import os, signal
from pathlib import Path
from normdocs.adapters.archive import FolderShelf
left = {turn}
def counted(real):
    def call(*given, **named):
        global left
        left -= 1
        if not left: os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return call
Path.replace, Path.unlink, os.fsync = counted(Path.replace), counted(Path.unlink), counted(os.fsync)
source = Path("{source}")
wanted = {{"02 Приказ о внедрении.docx": source, "План.docx": source}}
FolderShelf(Path("{folder}")).replace("school-9", wanted)
"""


class TestNames:
    @pytest.mark.parametrize(
        ("given", "fit"),
        [
            ("02 Приказ о внедрении.docx", "02 Приказ о внедрении.docx"),
            ("Приказ № 162/1.docx", "Приказ № 162-1.docx"),
            ('a<b>c:d"e|f?g*h\\i', "a-b-c-d-e-f-g-h-i"),
            ("..", "__"),
            ("", "_"),
            (".profile", "_profile"),
            ("name.", "name_"),
            ("NUL.txt", "_NUL.txt"),
            ("a\x00b\u202ec\n d", "abc d"),
            ("и\u0306", "й"),
        ],
    )
    def test_a_name_fits_every_system(self, given: str, fit: str) -> None:
        assert file_name(given) == fit
        assert file_name(fit) == fit

    def test_a_long_name_is_cut_to_bytes_and_stays_one_of_a_kind(self, tmp_path: Path) -> None:
        names = {file_name("Положение " * 30 + ending + ".docx") for ending in ("а", "б")}
        assert len(names) == 2
        for name in names:
            assert len(name.encode()) <= 240
            assert name.startswith("Положение Положение")
            assert name.endswith(".docx")
            (tmp_path / name).touch()

    def test_a_name_is_as_long_as_it_may_be(self) -> None:
        fits = "я" * 117 + "1.docx"
        assert file_name(fits) == fits
        assert os.fsencode(file_name("я" + fits)) != os.fsencode("я" + fits)
