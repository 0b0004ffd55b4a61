"""Facts of real documents, and whether they stand in a .docx, whatever its spaces, quotes and dashes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parent.parent / "examples"


@dataclass(frozen=True)
class Fact:
    """A line of a list: words of the document (`text`), or cells of one row of a table, in order (`row`)."""

    kind: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return " | ".join(self.parts)


@dataclass(frozen=True)
class Seed:
    """A real document: its example, the type of what is generated, and the facts that must stand there."""

    name: str
    document: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Printed:
    """What a generated document says: all its text in one line, and its tables' rows."""

    text: str
    rows: tuple[tuple[str, ...], ...]

    def says(self, fact: Fact) -> bool:
        """Return whether the fact stands in the document."""
        if fact.kind == "text":
            return within(alike(fact.parts[0]), self.text)
        return any(in_order([alike(part) for part in fact.parts], row) for row in self.rows)

    def lacks(self, seed: Seed) -> list[str]:
        """Return the facts that do not stand in the document."""
        return [str(fact) for fact in seed.facts if not self.says(fact)]


def seeds() -> list[Seed]:
    """Return the lists of facts that have an example: NAME.tsv and examples/NAME/report.yaml."""
    found = sorted(FOLDER.glob("*.tsv"))
    return [read(path) for path in found if (EXAMPLES / path.stem / "report.yaml").is_file()]


def read(path: Path) -> Seed:
    """Return a list; `document` names the type, lines that begin with # say where the facts come from."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    named = {kind: parts for kind, *parts in lines}
    facts = tuple(Fact(kind, tuple(parts)) for kind, *parts in lines if kind in {"text", "row"})
    assert len(facts) == len(lines) - 1, f"{path.name}: each line is a document, a text or a row"
    return Seed(path.stem, named["document"][0], facts)


def printed(blob: bytes) -> Printed:
    """Return what a .docx says, paragraphs and cells in the order of the document."""
    body = docx.Document(io.BytesIO(blob)).element.body
    text = alike(" ".join(words(paragraph) for paragraph in body.iter(qn("w:p"))))
    rows = [
        tuple(alike(" ".join(words(p) for p in cell.iter(qn("w:p")))) for cell in row.findall(qn("w:tc")))
        for row in body.iter(qn("w:tr"))
    ]
    return Printed(text, tuple(rows))


def words(paragraph: Any) -> str:
    """Return a paragraph's text; a line break and a tab are spaces."""
    pieces = {qn("w:br"): " ", qn("w:tab"): " "}
    return "".join(
        node.text or "" if node.tag == qn("w:t") else pieces.get(node.tag, "") for node in paragraph.iter()
    )


def alike(text: str) -> str:
    """Return the text with spaces, quotes and dashes written in one way.

    Thousands are closed up, and №, %, initials and shortenings («г. Шахты», «г.Шахты»); ё is е; a span of
    years written with a slash (2020/2024) is one written with a dash.
    """
    text = re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))", "", text)
    text = re.sub(r"[«»„“”]", '"', text.replace("ё", "е").replace("Ё", "Е"))
    text = re.sub(r"\s*[\u2010-\u2015\u2212-]\s*", "-", text)
    text = re.sub(r"\b(20\d\d)/(?=20\d\d\b)", r"\1-", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?<=[№.]) | (?=[%.,;:])", "", text)
    return text.strip()


def within(fact: str, text: str) -> bool:
    """Return whether the words stand in the text, not as a part of a longer number or word.

    What begins a sentence here may stand within one there: the first letter may differ.
    """
    first = f"[{re.escape(fact[:1].upper() + fact[:1].lower())}]"
    end = r"(?![\w/])" if fact[-1].isalnum() else ""
    return re.search(rf"(?<![\w/]){first}{re.escape(fact[1:])}{end}", text) is not None


def in_order(parts: list[str], row: tuple[str, ...]) -> bool:
    """Return whether each part stands in a cell of the row, none to the left of the one before."""
    at = 0
    for part in parts:
        places = [place for place, cell in enumerate(row[at:], at) if within(part, cell)]
        if not places:
            return False
        at = places[0]
    return True


def documents(folder: Path, code: str) -> Iterator[Path]:
    """Yield the generated .docx files of a type."""
    yield from sorted(folder.glob(f"{code} *.docx"))
