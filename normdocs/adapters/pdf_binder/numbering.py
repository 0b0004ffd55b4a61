"""Sheets numbered throughout a bound file."""

from __future__ import annotations

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject

from normdocs.adapters.pdf_binder.fonts import EM, installed_typeface
from normdocs.adapters.pdf_binder.overlay import Overlay, View, add_form, artifact, name_form

SIZE = 7.5
FROM_BOTTOM = 14.0
GREY = 0.4


def number_sheets(writer: PdfWriter, label: str) -> None:
    """Draw `label` ("{sheet} / {sheets}") at the foot of each page, in the middle."""
    overlay = Overlay(writer)
    letters = Letters(writer)
    for sheet, page in enumerate(writer.pages, start=1):
        view = View.of(page)
        text = label.format(sheet=sheet, sheets=len(writer.pages))
        scale = SIZE / EM
        left = (view.width - installed_typeface().width(text) * scale) / 2
        matrix = f"{scale:g} 0 0 {scale:g} {left:.2f} {FROM_BOTTOM:g}"
        drawn = "\n".join(
            f"1 0 0 1 {move:.0f} 0 cm {name_form(page, form)} Do" for move, form in letters.line(text)
        )
        overlay.draw(page, artifact("Footer", f"{matrix} cm {GREY} {GREY} {GREY} rg\n{drawn}"))


class Letters:
    """Letters drawn once in a file and set into lines."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._forms: dict[str, IndirectObject] = {}

    def line(self, text: str) -> list[tuple[float, IndirectObject]]:
        """Return how far to move, then what to draw, for each letter of `text` that shows anything."""
        typeface = installed_typeface()
        placed: list[tuple[float, IndirectObject]] = []
        move = 0.0
        for letter in text:
            if not letter.isspace():
                placed.append((move, self._form(letter)))
                move = 0.0
            move += typeface.width(letter)
        return placed

    def _form(self, letter: str) -> IndirectObject:
        if letter not in self._forms:
            box = (-EM, -EM, 2 * EM, 2 * EM)
            drawing = installed_typeface().draw(letter)
            self._forms[letter] = add_form(self._writer, drawing, box, DictionaryObject())
        return self._forms[letter]
