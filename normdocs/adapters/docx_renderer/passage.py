"""A stretch of template text read by Jinja: checked, analysed and ready to compile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from jinja2 import TemplateSyntaxError, nodes

from normdocs.adapters.docx_renderer.environment import TemplateEnvironment
from normdocs.adapters.docx_renderer.fields import Reading
from normdocs.adapters.docx_renderer.syntax import violations
from normdocs.adapters.docx_renderer.tags import Place, Tag, innermost_open, numbered
from normdocs.errors import TemplateError, UnsafeTemplateError

UNSAFE = "{template}: {place}: {expression}: {construct} is not allowed in a template"
UNCLOSED = "{template}: {place}: {expression} is never closed"
UNREADABLE = "{template}: {place}: {expression} is not written as a tag should be ({reason})"
STRAY = "{template}: {place}: {expression} prints outside of any text, where Word would drop it"


@dataclass(frozen=True)
class Passage:
    """The tags of one text in their order, its syntax tree; value path → lines, list looped over → lines."""

    template: str
    place: Place
    tags: tuple[Tag, ...]
    tree: nodes.Template
    reads: dict[str, set[int]]
    loops: dict[str, set[int]]

    def tag(self, line: int) -> Tag:
        """Return the tag Jinja saw on `line`."""
        return _tag(self.tags, line, self.place)

    def fields_on(self, line: int) -> list[str]:
        """Return the values the tag on `line` loops over or reads."""
        return [path for found in (self.loops, self.reads) for path, lines in found.items() if line in lines]

    def located_reads(self) -> Iterator[tuple[str, Tag]]:
        """Yield each value path with a tag that reads it."""
        for path, lines in self.reads.items():
            for line in sorted(lines):
                yield path, self.tag(line)

    def reject(self, message: str, line: int, **values: Any) -> NoReturn:
        """Raise a TemplateError about the tag on `line`."""
        tag = self.tag(line)
        raise TemplateError(message, template=self.template, place=tag.place, expression=tag.text, **values)


def read_passage(
    source: str, tags: tuple[Tag, ...], environment: TemplateEnvironment, template: str, place: Place
) -> Passage:
    """Return `source` parsed, or raise TemplateError, UnsafeTemplateError naming the tag at fault."""
    try:
        tree = environment.parse(numbered(source))
    except TemplateSyntaxError as error:
        raise _unreadable(error, tags, template, place) from error
    passage = Passage(template, place, tags, tree, {}, {})
    raw = [(line, "raw") for line, tag in enumerate(tags, 2) if tag.word == "raw"]
    for line, construct in (*raw, *violations(tree)):
        tag = passage.tag(line)
        raise UnsafeTemplateError(
            UNSAFE, template=template, place=tag.place, expression=tag.text, construct=construct
        )
    reading = Reading()
    passage.reads.update(reading.follow(tree))
    passage.loops.update(reading.loops)
    return passage


def _tag(tags: tuple[Tag, ...], line: int, place: Place) -> Tag:
    return tags[min(max(line - 2, 0), len(tags) - 1)] if tags else Tag("{{", place)


def _unreadable(
    error: TemplateSyntaxError, tags: tuple[Tag, ...], template: str, place: Place
) -> TemplateError:
    tag = _tag(tags, error.lineno, place)
    if "end of template" in str(error.message):
        left_open = innermost_open(tags) or tag
        return TemplateError(UNCLOSED, template=template, place=left_open.place, expression=left_open.text)
    return TemplateError(
        UNREADABLE, template=template, place=tag.place, expression=tag.text, reason=error.message
    )
