"""The document properties docxtpl renders: author, comments, identifier, language, subject, title."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Template

from normdocs.adapters.docx_renderer.package import xml_text
from normdocs.adapters.docx_renderer.part import InvalidCharacterError

LIMIT = 255
_MARK = "\ue000{}\ue000"
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class LongPropertyError(Exception):
    """A property longer than 255 characters."""


class CompiledProperties:
    """The core properties part, its values replaced by their templates.

    Unlike docxtpl under autoescape, which writes `&amp;amp;`, values are escaped once.
    """

    kind = "properties"

    def __init__(self, entry: str, xml: str, templates: dict[str, Template], *, constant: bool) -> None:
        self.entry = entry
        self.templates = templates
        self.constant = constant
        self._pieces = re.split("\ue000(\\w+)\ue000", xml)

    @staticmethod
    def marks(names: tuple[str, ...]) -> dict[str, str]:
        """Return the mark that stands for each property's value in the part's XML."""
        return {name: _MARK.format(name) for name in names}

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the part's new content."""
        pieces = list(self._pieces)
        for position in range(1, len(pieces), 2):
            pieces[position] = xml_text(self._value(self.templates[pieces[position]], context))
        return "".join(pieces).encode()

    def _value(self, template: Template, context: dict[str, Any]) -> str:
        value = "".join(template.root_render_func(template.new_context(context)))
        if _INVALID.search(value):
            raise InvalidCharacterError
        if len(value) > LIMIT:
            raise LongPropertyError
        return value
