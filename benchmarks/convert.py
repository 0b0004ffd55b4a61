"""Word files to PDF: cold starts, bare LibreOffice and our pool on the same files; stamping and binding.

python benchmarks/convert.py [FILE.docx …]     without files: 24 documents of one to four pages
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx

from normdocs.adapters.libreoffice import LibreOfficePool
from normdocs.adapters.libreoffice.profile import EXPORT_FILTER, write_profile
from normdocs.adapters.pdf_binder import bind, page_counts, stamp
from normdocs.adapters.pdf_cache import PdfCache
from normdocs.services.ports import BoundPart, Description

FILES = 24
ROUNDS = 2
SENTENCE = "Настоящее положение определяет порядок организации наставничества. "


def made_document(number: int) -> bytes:
    document = docx.Document()
    document.add_heading(f"Положение {number}", 1)
    for _ in range(8 + 10 * (number % 4)):
        document.add_paragraph(SENTENCE * 6)
    table = document.add_table(12, 4, style="Table Grid")
    for row in table.rows:
        for cell in row.cells:
            cell.text = "Ответственный"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def bare_office(folder: Path, profile: Path, files: list[Path]) -> None:
    """One `soffice --convert-to` with the settings ours has."""
    if not profile.exists():
        write_profile(profile, "ru-RU")
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        EXPORT_FILTER,
    ]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True)


def one_by_one(folder: Path, profile: Path, files: list[Path]) -> None:
    for file in files:
        bare_office(folder, profile, [file])


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def converted(pool: LibreOfficePool, sources: list[tuple[str, bytes]]) -> list[bytes]:
    pdfs = [pdf for _, pdf in pool.convert(sources) if isinstance(pdf, bytes)]
    if len(pdfs) != len(sources):
        raise SystemExit("some files could not be converted")
    return pdfs


def pool_from_nothing(sources: list[tuple[str, bytes]]) -> None:
    with LibreOfficePool(size=2) as pool:
        converted(pool, sources)


def measure_conversion(sources: list[tuple[str, bytes]], folder: Path) -> list[bytes]:
    files = [folder / f"{number}.docx" for number in range(len(sources))]
    for file, (_, data) in zip(files, sources, strict=True):
        file.write_bytes(data)
    profile = folder / "profile"
    bare_office(folder, profile, files[:1])
    with LibreOfficePool(size=2) as pool:
        pdfs = converted(pool, sources)
        ways: dict[str, Callable[[], object]] = {
            "cold, one by one": lambda: one_by_one(folder, profile, files),
            "bare batch": lambda: bare_office(folder, profile, files),
            "pool of two and start": lambda: pool_from_nothing(sources),
            "pool, warm": lambda: converted(pool, sources),
            "pool, warm, one file": lambda: converted(pool, sources[:1]),
        }
        # In turn, and the best of the rounds: other work on the machine falls on all alike.
        rounds = [{name: seconds(way) for name, way in ways.items()} for _ in range(ROUNDS)]
    best = {name: min(taken[name] for taken in rounds) for name in ways}
    print_ratios(best, len(sources), sum(page_counts(pdfs)))
    return pdfs


def print_ratios(best: dict[str, float], files: int, pages: int) -> None:
    single = best.pop("pool, warm, one file")
    cold, batch, *_ = best.values()
    print(f"{files} files, {pages} pages         s/file  pages/s  × cold  time / bare batch")
    for name, taken in best.items():
        speed = f"{taken / files:9.3f}{pages / taken:9.1f}"
        print(f"  {name:24}{speed}{cold / taken:8.1f}{taken / batch:19.2f}")
    print(f"  one file, warm pool     {single:9.3f}")


def measure_cache(sources: list[tuple[str, bytes]], pdfs: list[bytes], folder: Path) -> None:
    cache = PdfCache(folder / "cache")
    keys = [hashlib.sha256(data).hexdigest() for _, data in sources]
    fill = seconds(lambda: [cache.put(key, "bench", pdf) for key, pdf in zip(keys, pdfs, strict=True)])
    start = time.perf_counter()
    hits = sum(cache.get(key, "bench") is not None for key in keys)
    look = time.perf_counter() - start
    each = 1000 / len(keys)
    print(f"cache: {hits}/{len(keys)} found on the second run")
    print(f"       put {each * fill:.1f} ms, get {each * look:.1f} ms a file")


def measure_binding(pdfs: list[bytes]) -> None:
    pages = sum(page_counts(pdfs))
    stamped: list[bytes] = []
    stamping = seconds(lambda: stamped.extend(stamp(pdf, "ПРОЕКТ") for pdf in pdfs))
    parts = [BoundPart(f"Документ {number}", f"S{number:02}", pdf) for number, pdf in enumerate(stamped, 1)]
    about = Description("Комплект", "МБОУ СОШ", datetime(2026, 1, 1, tzinfo=UTC))
    bound: list[bytes] = []
    binding = seconds(lambda: bound.append(bind(parts, about, sheet_label="лист {sheet} из {sheets}")))
    before, marked = sum(map(len, pdfs)), sum(map(len, stamped))
    print(f"stamping: {1000 * stamping / pages:.1f} ms a page, {(marked - before) / pages:.0f} bytes a page")
    print(f"binding:  {1000 * binding / pages:.1f} ms a page, size {len(bound[0]) / marked:.2f} of the parts")


def main(files: list[str]) -> None:
    given = [(path, Path(path).read_bytes()) for path in files]
    sources = given or [(f"{number}.docx", made_document(number)) for number in range(FILES)]
    with tempfile.TemporaryDirectory() as name:
        pdfs = measure_conversion(sources, Path(name))
        measure_cache(sources, pdfs, Path(name))
    measure_binding(pdfs)


if __name__ == "__main__":
    main(sys.argv[1:])
