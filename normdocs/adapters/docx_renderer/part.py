"""One part of a template, compiled: patched by docxtpl once, rendered by Jinja, checked as bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from types import SimpleNamespace
from typing import Any

from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import Template, nodes
from lxml import etree

from normdocs.adapters.docx_renderer import proof
from normdocs.adapters.docx_renderer.environment import TemplateEnvironment
from normdocs.adapters.docx_renderer.package import Source

CONTROLS = bytes(set(range(32)) - {13})
_RESOLVED = frozenset(b"\t\n\a\f")
_PARAGRAPHS = frozenset(b"\a\f")
_DRAWING = re.compile(r"(<wp:docPr\b[^>]*?\sid=\")[^\"]*(?=\")")


class InvalidCharacterError(Exception):
    """The output holds a character XML cannot hold."""


class BrokenStructureError(Exception):
    """The output is not well-formed: tags open and close different elements."""


class CompiledPart:
    """A part's Jinja program and what is proven of its output."""

    def __init__(self, source: Source, tree: nodes.Template, environment: TemplateEnvironment) -> None:
        self.entry = source.entry
        self.kind = source.kind
        self._source = source
        self._head, self._tail = source.head.encode(), source.tail.encode()
        self._known = proof.prove(tree, within=("w:body",) if source.opening else ())
        self._moving = bool(source.opening) and self._known.moving_drawings
        self.proven = not self._known.unproven and (
            self._moving or _drawings_numbered(tree, self._known, source)
        )
        self._local = self.proven and not self._known.attributes and not self._known.nested_paragraphs
        code = environment.compile(tree, name=source.kind, filename=f"<{source.kind}>")
        self.template = Template.from_code(environment, code, {})
        self.constant = all(isinstance(node, nodes.Output) and _static(node) for node in tree.body)

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the part's new content."""
        text = "".join(self.template.root_render_func(self.template.new_context(context)))
        if "{" in text or "}" in text:
            text = _braces(text)
        if self._moving:
            text = _numbered(text)
        try:
            data = text.encode()
        except UnicodeEncodeError:
            raise InvalidCharacterError from None
        if "\ufffe" in text or "\uffff" in text:
            raise InvalidCharacterError
        if len(data.translate(None, CONTROLS)) != len(data):
            data = self._with_breaks(text, frozenset(data) & frozenset(CONTROLS)).encode()
        elif not self.proven:
            data = self._settled(text).encode()
        return b"".join((self._head, data, self._tail))

    def _with_breaks(self, text: str, found: frozenset[int]) -> str:
        """Turn line breaks and tabulations in values into Word's, as docxtpl does."""
        if found - _RESOLVED:
            raise InvalidCharacterError
        if self._local and not found & _PARAGRAPHS:
            return _resolved_locally(text)
        resolved = DocxTemplate.resolve_listing(None, text)
        if "\a" in resolved or "\f" in resolved:
            raise InvalidCharacterError
        return self._settled(resolved)

    def _settled(self, text: str) -> str:
        """Run docxtpl's passes over the output; refuse what it would silently mend by dropping text."""
        whole = self._source.opening + text
        try:
            etree.fromstring(whole, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            raise BrokenStructureError from error
        if self._source.opening:
            tree = DocxTemplate.fix_tables(None, whole)
            DocxTemplate.fix_docpr_ids(SimpleNamespace(docx_ids_index=1000), tree)
            written = etree.tostring(tree, encoding="unicode")
            return written[written.index(">") + 1 :]
        if self._source.kind == "footnotes":
            return text
        return etree.tostring(parse_xml(text.encode()), encoding="unicode")


def _static(node: nodes.Output) -> bool:
    return all(isinstance(child, nodes.TemplateData) for child in node.nodes)


def _braces(text: str) -> str:
    for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        text = text.replace(written, meant)
    return text


def _resolved_locally(text: str) -> str:
    """Apply docxtpl's pass to the paragraphs that hold a break; the proof says no paragraph holds another."""
    pieces, done = [], 0
    for found in re.finditer("[\t\n]", text):
        at = found.start()
        if at < done:
            continue
        start = max(text.rfind("<w:p>", done, at), text.rfind("<w:p ", done, at))
        end = text.find("</w:p>", at)
        if start < 0 or end < 0:
            continue
        end += len("</w:p>")
        pieces += [text[done:start], DocxTemplate.resolve_listing(None, text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def _drawings_numbered(tree: nodes.Template, known: proof.Walk, source: Source) -> bool:
    """Number the drawings of the body now, as docxtpl would in every document; False if some cannot be."""
    if not known.drawings or not source.opening:
        return True
    data = [node for node in tree.find_all(nodes.TemplateData) if "<wp:docPr" in node.data]
    found = sum(len(_DRAWING.findall(node.data)) for node in data)
    if found != known.drawings:
        return False
    numbers = count(1001)
    for node in data:
        node.data = _numbered(node.data, numbers)
    return True


def _numbered(text: str, numbers: Iterator[int] | None = None) -> str:
    """Return `text` with its drawings numbered as docxtpl numbers those of a body."""
    numbers = numbers or count(1001)
    return _DRAWING.sub(lambda match: f"{match[1]}{next(numbers)}", text)
