"""Converters that hang, crash or are left alone: the next file is made, nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from normdocs.adapters.libreoffice import LibreOfficePool
from normdocs.errors import ConversionError

HANGS_ONCE = """#!/bin/sh
case "$*" in *--convert-to*) if rm "{marker}" 2>/dev/null; then sleep 600; fi;; esac
exec soffice "$@"
"""
HANGS_AT_START = """#!/bin/sh
sleep 600 &
sleep 600
"""
DIES_AT_ONCE = """#!/bin/sh
exit 77
"""
KILLED_OWNER = """
import os, signal, sys, tempfile
tempfile.tempdir = sys.argv[1]
from normdocs.adapters.libreoffice import LibreOfficePool
pool = LibreOfficePool(size=1)
print(len(list(pool.convert([("a", sys.stdin.buffer.read())]))), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def script(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


def wait_until(condition):
    """Wait as long as it takes; pytest's own time limit ends a wait for nothing."""
    while not condition():
        time.sleep(0.05)


def test_a_pool_without_work_starts_nothing(own_temporary_folder):
    with LibreOfficePool() as pool:
        assert list(pool.convert([])) == []
        assert list(own_temporary_folder.iterdir()) == []


def test_a_closed_pool_leaves_no_process_and_no_file(own_temporary_folder, processes, word_file):
    with LibreOfficePool() as pool:
        list(pool.convert([(name, word_file(name)) for name in "абвг"]))
        assert processes(own_temporary_folder)
    wait_until(lambda: not processes(own_temporary_folder))
    assert list(own_temporary_folder.iterdir()) == []


def test_a_closed_pool_starts_again_when_it_gets_work(word_file):
    with LibreOfficePool(size=1) as pool:
        list(pool.convert([("а", word_file("а"))]))
        pool.close()
        assert dict(pool.convert([("б", word_file("б"))]))["б"].startswith(b"%PDF-")


def test_a_converter_that_hangs_is_killed_and_the_next_file_is_made(
    tmp_path, own_temporary_folder, processes, word_file
):
    marker = tmp_path / "hang"
    marker.touch()
    wrapper = script(tmp_path / "soffice", HANGS_ONCE.format(marker=marker))
    with LibreOfficePool(size=1, timeout_seconds=15, soffice=wrapper) as pool:
        outcome = dict(pool.convert([("висит", word_file("а")), ("идёт", word_file("б"))]))
    assert isinstance(outcome["висит"], ConversionError)
    assert str(outcome["висит"]) == "LibreOffice did not finish висит in 15 s and was stopped"
    assert outcome["идёт"].startswith(b"%PDF-")
    wait_until(lambda: not processes(own_temporary_folder))
    assert list(own_temporary_folder.iterdir()) == []


def test_a_converter_that_never_starts_is_killed_with_its_children(
    tmp_path, own_temporary_folder, processes, word_file
):
    wrapper = script(tmp_path / "soffice", HANGS_AT_START)
    with LibreOfficePool(size=1, timeout_seconds=1, soffice=wrapper) as pool:
        [(_, error)] = pool.convert([("а", word_file("а"))])
    assert isinstance(error, ConversionError)
    wait_until(lambda: not processes(wrapper))
    assert list(own_temporary_folder.iterdir()) == []


def test_a_converter_that_dies_at_once_is_an_error_of_each_file(tmp_path, word_file):
    wrapper = script(tmp_path / "soffice", DIES_AT_ONCE)
    with LibreOfficePool(soffice=wrapper) as pool:
        outcomes = list(pool.convert([("а", word_file("а")), ("б", word_file("б"))]))
    assert all(isinstance(error, ConversionError) for _, error in outcomes)


def test_a_converter_killed_between_two_files_is_started_again(own_temporary_folder, processes, word_file):
    with LibreOfficePool(size=1) as pool:
        list(pool.convert([("а", word_file("а"))]))
        for process in processes(own_temporary_folder):
            command = Path(f"/proc/{process}/cmdline").read_bytes()
            if b"soffice.bin" in command:
                os.kill(process, signal.SIGKILL)
        assert dict(pool.convert([("б", word_file("б"))]))["б"].startswith(b"%PDF-")


def test_an_owner_killed_outright_takes_its_converters_along(tmp_path, processes, word_file):
    owner = subprocess.run(
        [sys.executable, "-c", KILLED_OWNER, str(tmp_path)],
        input=word_file("а"),
        capture_output=True,
        check=False,
    )
    assert owner.returncode == -signal.SIGKILL
    assert owner.stdout == b"1\n"
    wait_until(lambda: not processes(tmp_path))
    wait_until(lambda: not list(tmp_path.iterdir()))


@pytest.mark.parametrize("named", [True, False])
def test_a_missing_office_program_says_what_to_install(tmp_path, monkeypatch, word_file, named):
    monkeypatch.setenv("PATH", str(tmp_path))
    with LibreOfficePool(soffice=tmp_path / "soffice" if named else None) as pool:
        [(_, error)] = pool.convert([("а", word_file("а"))])
    assert isinstance(error, ConversionError)
    assert "libreoffice-writer-nogui" in str(error)
