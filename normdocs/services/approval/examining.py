"""A file somebody brought held against the register: what differs in it, what contradicts a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from normdocs.content.facts import statements
from normdocs.content.speech import Speech
from normdocs.domain.change.comparison import Comparison, compare
from normdocs.domain.change.contradiction import ALTERED, BLANK_FILLED, contradictions
from normdocs.domain.change.reflow import as_printed, headings, reflowed
from normdocs.domain.document import Form, Version
from normdocs.domain.finding import Finding, Severity
from normdocs.errors import InputError, MoveError, TemplateError
from normdocs.language.declension import Lexicon
from normdocs.services.approval.office import Matter
from normdocs.services.making.comparison import paragraphs
from normdocs.services.making.composition import Composition, compose
from normdocs.services.making.generation import Generator

UNACCEPTED, COMMENTED, NO_TEXT = "unaccepted-changes", "comments-left", "no-text"
KINDS = {".docx": Form.EDITED, ".pdf": Form.SCANNED}
BEGINNINGS = {b"PK\x03\x04": Form.EDITED, b"\xd0\xcf\x11\xe0": Form.EDITED, b"%PDF-": Form.SCANNED}
# A page with fewer letters than these is an image with a stray mark on it.
FEWEST_LETTERS = 40
LACKS = "{title}: facts are missing that it prints ({fields}); complete the profile first"
SENTENCES = {
    ALTERED: '{where}: the register says "{follows}", in the file there stands "{stated}"',
    BLANK_FILLED: '{where}: filled in by hand, "{stated}"; the register does not know it: normdocs register',
    UNACCEPTED: "{stated} tracked changes are neither accepted nor declined: decide them in Word",
    COMMENTED: "{stated} comments are left in the file: delete them in Word before it is signed",
    NO_TEXT: "it cannot be compared: the file holds no text, only images",
}
GONE = '{where}: the register says "{follows}", in the file it is taken out'


@dataclass(frozen=True)
class Readers:
    """What reads files: a .docx as text, its tracked changes and comments, a PDF as the lines of its pages.

    Each raises an InputError or a TemplateError naming the file for what is damaged or harmful.
    """

    word_text: Callable[[bytes, str], str]
    unfinished: Callable[[bytes, str], tuple[int, int]]
    pdf_pages: Callable[[bytes, str], list[list[str]]]


@dataclass(frozen=True)
class Reading:
    """A file as it was read: each page's lines (a Word file is one), tracked changes and comments left."""

    form: Form
    name: str
    pages: tuple[tuple[str, ...], ...]
    changes: int = 0
    comments: int = 0

    @property
    def lines(self) -> list[str]:
        """All lines, one below the other."""
        return [line for page in self.pages for line in page]

    @property
    def is_image(self) -> bool:
        """Return whether there is no text to compare."""
        letters = sum(map(str.isalpha, "".join(self.lines)))
        return self.form is Form.SCANNED and letters < FEWEST_LETTERS


@dataclass(frozen=True)
class Examination:
    """What differs from the text the engine would make now (None: no text), and what contradicts it."""

    form: Form
    differences: Comparison | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the document back."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


@dataclass(frozen=True)
class Examiner:
    """Reads brought files and compares them; changes nothing."""

    generator: Generator
    readers: Readers

    def form(self, blob: bytes, file_name: str) -> Form:
        """Return what the bytes are, whatever the name says; InputError when both do not agree."""
        held = next((form for start, form in BEGINNINGS.items() if blob.startswith(start)), None)
        named = KINDS.get(PurePath(file_name).suffix.lower())
        if not blob:
            raise InputError("{file} is empty", file=file_name)
        if held is None or named is None:
            raise InputError(
                "{file}: only a Word file (.docx) or a PDF can be brought in; save it as one of them",
                file=file_name,
            )
        if held is not named:
            raise InputError("{file} is not what its name says it is", file=file_name)
        return held

    def read(self, form: Form, blob: bytes, file_name: str) -> Reading:
        """Read a file once; it may take its time, so no unit of work should wait for it. InputError."""
        if form is Form.SCANNED:
            pages = self.readers.pdf_pages(blob, file_name)
            return Reading(form, file_name, tuple(map(tuple, pages)))
        try:
            changes, comments = self.readers.unfinished(blob, file_name)
            text = paragraphs(self.readers.word_text(blob, file_name))
        except TemplateError as error:
            # The same checks as a template's, but it is a document.
            values: dict[str, Any] = error.values
            raise InputError(error.message, **values) from error
        return Reading(form, file_name, (tuple(text),), changes, comments)

    def read_version(self, version: Version) -> Reading:
        """Read a version as it lies in the archive."""
        name = f"{version.key.type}.{'pdf' if version.form is Form.SCANNED else 'docx'}"
        return self.read(version.form, self.generator.archive.get(version.content), name)

    def examine(self, matter: Matter, reading: Reading) -> Examination:
        """Compare what was read with the document as it would be made now; MoveError when it cannot be."""
        composition = compose(matter.dossier, matter.type, self.generator.templates)
        if composition.missing:
            fields = ", ".join(gap.path for gap in composition.missing[:3])
            raise MoveError(LACKS, title=matter.title, fields=fields)
        code = matter.key.type
        if reading.is_image:
            none = Finding(NO_TEXT, Severity.WARNING, reading.name, "", "", (code,))
            return Examination(reading.form, None, (none,))
        differences = self.compared(composition, reading)
        speech = Speech(Lexicon(matter.dossier.settled))
        stated = statements(composition.provenance, matter.dossier.sources(matter.type), speech)
        found = (*contradictions(differences, stated, code), *left_over(reading, code))
        return Examination(reading.form, differences, found)

    def of(self, matter: Matter) -> Examination:
        """Examine the document's latest version."""
        return self.examine(matter, self.read_version(matter.version))

    def compared(self, composition: Composition, reading: Reading) -> Comparison:
        """Return how the text that was read differs."""
        made = composition.template.render(composition.values)
        old = paragraphs(self.readers.word_text(made, reading.name))
        if reading.form is Form.EDITED:
            return compare(old, reading.lines)
        plain = as_printed(old)
        return compare(plain, reflowed(reading.pages, plain, headings(old)))


def left_over(reading: Reading, document: str) -> Iterator[Finding]:
    """Yield what somebody left unfinished in a Word file."""
    name, code = reading.name, (document,)
    if reading.changes:
        yield Finding(UNACCEPTED, Severity.ERROR, name, str(reading.changes), "0", code)
    if reading.comments:
        yield Finding(COMMENTED, Severity.WARNING, name, str(reading.comments), "0", code)


def said(finding: Finding) -> MoveError:
    """Return a finding as a sentence."""
    gone = finding.rule == ALTERED and not finding.stated
    return MoveError(
        GONE if gone else SENTENCES[finding.rule],
        where=finding.where,
        stated=finding.stated,
        follows=finding.follows,
    )
