"""A PDF is made once; one that was damaged is made again."""

from __future__ import annotations

import hashlib

import pytest

from normdocs.adapters.pdf_cache import PdfCache
from normdocs.errors import ConversionError

KEY = hashlib.sha256(b"a .docx").hexdigest()


def test_what_was_put_is_found_under_its_own_settings_only(tmp_path, pdfs):
    cache = PdfCache(tmp_path / "cache")
    assert cache.get(KEY, "A") is None
    kept = cache.put(KEY, "A", pdfs["приказ"])
    assert cache.get(KEY, "A") == kept
    assert kept.read_bytes() == pdfs["приказ"]
    assert cache.get(KEY, "B") is None
    assert PdfCache(tmp_path / "cache").get(KEY, "A") == kept


@pytest.mark.parametrize("damage", ["torn", "emptied", "overwritten"])
def test_a_damaged_entry_is_removed_and_may_be_put_again(tmp_path, pdfs, damage):
    cache = PdfCache(tmp_path)
    good = pdfs["приказ"]
    kept = cache.put(KEY, "A", good)
    kept.write_bytes(
        {"torn": good[: len(good) // 2], "emptied": b"", "overwritten": b"%PDF-1.7 %%EOF"}[damage]
    )
    assert cache.get(KEY, "A") is None
    assert not kept.exists()
    assert cache.put(KEY, "A", good).read_bytes() == good


def test_putting_leaves_one_file(tmp_path, pdfs):
    cache = PdfCache(tmp_path)
    kept = [cache.put(KEY, "A", pdfs["приказ"]) for _ in range(2)]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == kept[:1]


def test_what_is_no_pdf_is_not_kept(tmp_path):
    with pytest.raises(ConversionError, match=KEY):
        PdfCache(tmp_path).put(KEY, "A", b"<html>")
    assert list(tmp_path.rglob("*")) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path, pdfs):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ConversionError, match="file"):
        PdfCache(tmp_path / "file").put(KEY, "A", pdfs["приказ"])


def test_a_key_that_is_no_hash_reaches_no_file(tmp_path):
    with pytest.raises(ValueError, match="SHA-256"):
        PdfCache(tmp_path).get("../../etc/passwd", "A")
