"""From an exception inside a template to the sentence its reader needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any

from jinja2 import Template, UndefinedError

from normdocs.adapters.docx_renderer.context import invalid_text, values_at
from normdocs.adapters.docx_renderer.environment import UnprintableError
from normdocs.adapters.docx_renderer.part import BrokenStructureError, InvalidCharacterError
from normdocs.adapters.docx_renderer.passage import Passage
from normdocs.adapters.docx_renderer.properties import LongPropertyError
from normdocs.adapters.docx_renderer.tags import Place
from normdocs.errors import RenderError

MISSING = "{template}: {place}: {expression}: no value for {field}"
UNPRINTABLE = "{template}: {place}: {expression}: {field} is of the kind {kind}, not a text or a whole number"
CHARACTER = "{template}: {place}: {field} holds a character a document cannot hold"
LONG = "{template}: {place}: {expression}: a document property holds at most 255 characters"
BROKEN = "{template}: {place}: the tags break the structure of the document"
FAILED = "{template}: {place}: {expression}: cannot be computed ({reason})"
_KINDS = {"bool": "yes/no", "dict": "group", "list": "list", "tuple": "list"}
RENDERING = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    UndefinedError,
    UnprintableError,
    ValueError,
    InvalidCharacterError,
    BrokenStructureError,
    LongPropertyError,
)


class Failure:
    """One failed rendering of one part, explained from the template's tags and the context."""

    def __init__(
        self,
        template: str,
        kind: str,
        passages: Sequence[tuple[Passage, Template]],
        context: Mapping[str, Any],
    ) -> None:
        self._template = template
        self._kind = kind
        self._passages = passages
        self._context = context

    def explained(self, error: Exception) -> RenderError:
        """Return the RenderError that names the template, the place, the expression and the field."""
        if isinstance(error, InvalidCharacterError):
            return self._invalid()
        values: dict[str, Any] = {"template": self._template, "place": Place(self._kind), "expression": ""}
        if isinstance(error, BrokenStructureError):
            return RenderError(BROKEN, **values)
        fields: list[str] = []
        passage, line = self._spot(error.__traceback__)
        if passage and passage.tags:
            tag = passage.tag(line)
            values |= {"place": tag.place, "expression": tag.text}
            fields = passage.fields_on(line)
        return self._named(error, fields, values)

    def _named(self, error: Exception, fields: list[str], values: dict[str, Any]) -> RenderError:
        if isinstance(error, LongPropertyError):
            return RenderError(LONG, **values)
        absent = isinstance(error, UnprintableError) and error.kind == "NoneType"
        if absent or isinstance(error, UndefinedError):
            return RenderError(MISSING, field=self._missing(fields), **values)
        if isinstance(error, UnprintableError):
            kind = _KINDS.get(error.kind, error.kind)
            return RenderError(UNPRINTABLE, field=_joined(fields), kind=kind, **values)
        if self._absent(fields):
            return RenderError(MISSING, field=self._missing(fields), **values)
        return RenderError(FAILED, field=_joined(fields), reason=type(error).__name__, **values)

    def _missing(self, fields: Iterable[str]) -> str:
        return self._absent(fields) or _joined(fields)

    def _absent(self, fields: Iterable[str]) -> str | None:
        """Return the concrete path of the first of `fields` that has no value in the context."""
        found = (each for field in fields for each in values_at(self._context, field))
        return next((path for path, value, present in found if not present or value is None), None)

    def _invalid(self) -> RenderError:
        for passage, _ in self._passages:
            for path, tag in passage.located_reads():
                found = invalid_text(self._context, path)
                if found:
                    return RenderError(CHARACTER, template=self._template, place=tag.place, field=found)
        return RenderError(CHARACTER, template=self._template, place=Place(self._kind), field="")

    def _spot(self, traceback: TracebackType | None) -> tuple[Passage | None, int]:
        """Return the passage and its innermost line the traceback passed through."""
        by_template = {id(template): passage for passage, template in self._passages}
        spot: tuple[Passage | None, int] = (None, 0)
        while traceback is not None:
            found = traceback.tb_frame.f_globals.get("__jinja_template__")
            if found is not None and id(found) in by_template:
                spot = by_template[id(found)], found.get_corresponding_lineno(traceback.tb_lineno)
            traceback = traceback.tb_next
        return spot


def _joined(fields: Iterable[str]) -> str:
    return ", ".join(sorted(fields))
