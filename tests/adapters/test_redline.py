"""Tracked changes: a real Word file, true to both versions."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import docx
import pytest
from lxml import etree

from normdocs.adapters.docx_renderer import text_of
from normdocs.adapters.libreoffice import LibreOfficePool
from normdocs.adapters.redline import decided, engine, redline
from normdocs.errors import ConversionError
from tests.docx import document, saved, template

WHEN = datetime(2026, 11, 22, 12, 30, tzinfo=timezone(timedelta(hours=3)))
AUTHOR = "Примеров П. П."
UNPACK = "from normdocs.adapters.redline import engine; engine.installed()"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROWS = [["№", "Мероприятие", "Срок"], ["1", "Педсовет", "май"], ["2", "Анкетирование", "июнь"]]
ORDER = ["ПРИКАЗ", "Назначить куратором Примерову А. П.", "Возложить на куратора сбор согласий.", "Директор"]
PAIRS = {
    "a word": (template(*ORDER), template(*[text.replace("Примерову", "Образцову") for text in ORDER])),
    "a paragraph more": (template(*ORDER), template(*ORDER[:2], "Контроль оставляю за собой.", *ORDER[2:])),
    "a paragraph less": (template(*ORDER), template(*ORDER[:2], *ORDER[3:])),
    "another paragraph": (template(*ORDER), template(*ORDER[:2], "Срок – май.", *ORDER[3:])),
    "a moved paragraph": (template(*ORDER), template(ORDER[0], ORDER[2], ORDER[1], ORDER[3])),
    "a cell": (template(ROWS), template([*ROWS[:2], ["2", "Анкетирование", "сентябрь"]])),
    "a row more": (template(ROWS), template([*ROWS, ["3", "Собрание", "август"]])),
    "a row less": (template(ROWS), template([ROWS[0], ROWS[2]])),
    "a table more": (template(*ORDER), template(*ORDER[:3], ROWS, *ORDER[3:])),
    "a table less": (template("План", ROWS, "Конец"), template("План", "Конец")),
    "the header": (template("Текст", header="Школа № 9"), template("Текст", header="Школа № 10")),
    "everything": (template(*ORDER), template("План", ROWS, "Конец")),
    "nothing": (template(*ORDER), template(*ORDER)),
}


def marks(blob: bytes) -> list[etree._Element]:
    """Return every insertion and deletion in the body."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [*root.iter(f"{W}ins", f"{W}del")]


@cache
def change(pair: str) -> bytes:
    return redline(*PAIRS[pair], AUTHOR, WHEN)


@pytest.mark.parametrize("pair", PAIRS)
def test_accepting_all_is_the_new_text_and_rejecting_all_the_old_one(pair: str) -> None:
    old, new = PAIRS[pair]
    changes = change(pair)
    assert text_of(decided(changes, "accept")) == text_of(new)
    assert text_of(decided(changes, "reject")) == text_of(old)


@pytest.mark.parametrize("pair", sorted({*PAIRS} - {"nothing", "the header"}))
def test_every_change_has_its_author_its_moment_and_a_number_of_its_own(pair: str) -> None:
    found = marks(change(pair))
    assert found
    assert {mark.get(f"{W}author") for mark in found} == {AUTHOR}
    assert {mark.get(f"{W}date") for mark in found} == {"2026-11-22T09:30:00Z"}
    assert len({mark.get(f"{W}id") for mark in found}) == len(found)


def test_equal_files_have_no_changes() -> None:
    assert marks(change("nothing")) == []


def test_equal_arguments_give_equal_bytes() -> None:
    assert redline(*PAIRS["a row more"], AUTHOR, WHEN) == change("a row more")


@pytest.mark.parametrize("pair", ["a word", "another paragraph"])
def test_what_was_removed_stands_before_what_came_in_its_place(pair: str) -> None:
    kinds = [etree.QName(mark).localname for mark in marks(change(pair))]
    assert kinds[0] == "del"
    assert kinds == sorted(kinds)


def test_changes_that_stand_in_the_new_file_already_are_taken_as_accepted() -> None:
    old, new = PAIRS["a word"]
    again = redline(old, change("a word"), AUTHOR, WHEN)
    assert text_of(decided(again, "accept")) == text_of(new)


def test_the_author_may_have_any_name() -> None:
    name = "--help «Кавычки» & <Сын> $(id)"
    found = marks(redline(*PAIRS["a word"], name, WHEN))
    assert {mark.get(f"{W}author") for mark in found} == {name}


def test_word_and_libreoffice_can_open_it() -> None:
    changes = change("everything")
    docx.Document(io.BytesIO(changes))
    pool = LibreOfficePool(1)
    try:
        ((_, pdf),) = pool.convert([("changes", changes)])
    finally:
        pool.close()
    assert isinstance(pdf, bytes)
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "Возложить на куратора" in text  # struck through, and still there to be read
    assert "Анкетирование" in text


def test_a_bold_word_stays_bold() -> None:
    new = document()
    paragraph = new.add_paragraph("Назначить ")
    paragraph.add_run("куратором").bold = True
    paragraph.add_run(" Образцову.")
    changes = redline(template("Назначить куратором Примерову."), saved(new), AUTHOR, WHEN)
    accepted = docx.Document(io.BytesIO(decided(changes, "accept")))
    bold = "".join(run.text for run in accepted.paragraphs[0].runs if run.bold)
    assert bold == "куратором"


def test_a_file_that_is_no_docx_is_refused_in_a_sentence() -> None:
    with pytest.raises(ConversionError) as refused:
        redline(b"no docx at all", template("Текст"), AUTHOR, WHEN)
    assert refused.value.message == engine.FAILED


def test_a_program_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "TIMEOUT_SECONDS", 0.01)
    with pytest.raises(ConversionError) as refused:
        redline(*PAIRS["a word"], AUTHOR, WHEN)
    assert refused.value.message == engine.FAILED
    assert isinstance(refused.value.values["reason"], ConversionError)


def test_the_program_is_unpacked_once_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = [subprocess.Popen([sys.executable, "-c", UNPACK], env=dict(os.environ)) for _ in range(2)]
    assert [one.wait() for one in first] == [0, 0]
    assert [path.name for path in (tmp_path / "normdocs").iterdir()] == [engine.installed().parents[1].name]


def test_where_the_cache_cannot_be_written_the_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    with pytest.raises(ConversionError) as refused:
        engine.installed()
    assert refused.value.message == engine.UNAVAILABLE


def test_where_the_package_is_missing_its_name_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(engine.DocxodusEngine, "BINARY_PACKAGE", "no_such_package")
    with pytest.raises(ConversionError) as refused:
        engine.installed()
    assert refused.value.message == engine.UNAVAILABLE
    assert list((tmp_path / "normdocs").iterdir()) == []


def test_no_scratch_file_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    redline(*PAIRS["a word"], AUTHOR, WHEN)
    assert list(tmp_path.iterdir()) == []
