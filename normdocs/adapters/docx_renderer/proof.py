"""A compile-time proof that docxtpl's passes over the output would change nothing.

docxtpl parses what Jinja wrote, repairs table grids and renumbers drawings. Those passes are left out of a
part for which this module shows that every path through its tags keeps elements balanced, prints only
inside text or attribute values, and keeps each table's rows within its grid. A walk over the syntax tree
carries the stack of open elements; all branches of a condition must agree on it; a loop's body must leave
it as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jinja2 import nodes

from normdocs.adapters.docx_renderer.environment import RICH_FILTERS
from normdocs.adapters.docx_renderer.grids import Grids, UnprovenError

PRINTED, RICH = "\ue000", "\ue001"
_MARKS = re.compile("[\ue000\ue001]")
TEXT_ELEMENTS = frozenset({"w:t", "w:delText", "w:instrText", "a:t", "m:t"})
_TOKEN = re.compile(r"<[^>]*>?|[^<]+")
_ELEMENT = re.compile(r"<(/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(/?)>")
_NUMBERED = re.compile(r"\sid=\"")


class StrayOutputError(Exception):
    """A tag prints outside of any text; Word would drop what it prints. `line` is the tag's."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


@dataclass
class Walk:
    """The state of the walk: open elements, open tables, nesting of loops and conditions."""

    stack: tuple[str, ...] = ()
    grids: Grids = field(default_factory=Grids)
    depth: int = 0
    unproven: bool = False
    attributes: bool = False
    nested_paragraphs: bool = False
    drawings: int = 0
    moving_drawings: bool = False


def prove(tree: nodes.Template, *, within: tuple[str, ...] = ()) -> Walk:
    """Return what is known of the part; `unproven` when docxtpl's passes are needed."""
    walk = Walk(stack=within)
    try:
        _body(tree.body, walk)
    except UnprovenError:
        walk.unproven = True
        _find_stray(tree)
    else:
        walk.unproven = walk.unproven or bool(walk.stack)
    return walk


def _find_stray(tree: nodes.Template) -> None:
    """Raise StrayOutputError where an output follows the end of a tag that is no text element."""
    last = ""
    for output in tree.find_all(nodes.Output):
        for child in output.nodes:
            if isinstance(child, nodes.TemplateData):
                last = child.data
            elif re.search(r"</w:(?:p|r|tc|tr|tbl)>\s*$", last) and not is_rich(child):
                raise StrayOutputError(child.lineno)


def is_rich(node: nodes.Node) -> bool:
    """Return whether the output is made of runs: its last filter says bold, italic or underlined."""
    return isinstance(node, nodes.Filter) and node.name in RICH_FILTERS


def _body(body: list[nodes.Node], walk: Walk) -> None:
    pending: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output):
            pending += node.nodes
            continue
        _outputs(pending, walk)
        pending = []
        if isinstance(node, nodes.If):
            _condition(node, walk)
        elif isinstance(node, nodes.For):
            _loop(node, walk)
        elif not isinstance(node, nodes.Assign):
            raise UnprovenError
    _outputs(pending, walk)


def _condition(node: nodes.If, walk: Walk) -> None:
    start = walk.stack
    ends = set()
    for body in (node.body, *(each.body for each in node.elif_), node.else_):
        walk.stack = start
        _nested(body, walk)
        ends.add(walk.stack)
    if len(ends) > 1:
        raise UnprovenError


def _loop(node: nodes.For, walk: Walk) -> None:
    start = walk.stack
    for body in (node.body, node.else_):
        _nested(body, walk)
        if walk.stack != start:
            raise UnprovenError


def _nested(body: list[nodes.Node], walk: Walk) -> None:
    walk.depth += 1
    _body(body, walk)
    walk.depth -= 1


def _outputs(children: list[nodes.Node], walk: Walk) -> None:
    printing = [child for child in children if not isinstance(child, nodes.TemplateData)]
    text = "".join(map(_mark, children))
    at = 0
    for token in _TOKEN.findall(text):
        printed = len(_MARKS.findall(token))
        if token.startswith("<"):
            _element(token, walk)
        else:
            _text(token, walk, printing[at : at + printed])
        at += printed


def _mark(node: nodes.Node) -> str:
    if isinstance(node, nodes.TemplateData):
        return _MARKS.sub(".", node.data)
    return RICH if is_rich(node) else PRINTED


def _text(token: str, walk: Walk, printing: list[nodes.Node]) -> None:
    inside = bool(walk.stack) and walk.stack[-1] in TEXT_ELEMENTS
    for node in printing:
        # Rich text brings its own runs; plain text needs one around it.
        if is_rich(node) == inside:
            raise StrayOutputError(node.lineno)
    static = _MARKS.sub("", token)
    if inside and any(mark in static for mark in "\t\n\f\a"):
        raise UnprovenError
    if not inside and static and not static.strip():
        raise UnprovenError


def _element(token: str, walk: Walk) -> None:
    match = _ELEMENT.fullmatch(token)
    if match is None or RICH in token:
        raise UnprovenError
    closing, name, attributes, empty = match.groups()
    walk.attributes = walk.attributes or PRINTED in attributes
    if closing:
        _close(name, walk)
        return
    _open(name, attributes, walk)
    if empty:
        _close(name, walk)


def _open(name: str, attributes: str, walk: Walk) -> None:
    if name == "w:p":
        walk.nested_paragraphs |= "w:p" in walk.stack
    elif name.endswith(":docPr"):
        walk.drawings += 1
        walk.moving_drawings |= walk.depth > 0
        if name != "wp:docPr" or not _NUMBERED.search(attributes):
            raise UnprovenError
    walk.grids.opens(name, walk.stack, attributes, walk.depth)
    walk.stack = (*walk.stack, name)


def _close(name: str, walk: Walk) -> None:
    if not walk.stack or walk.stack[-1] != name:
        raise UnprovenError
    walk.stack = walk.stack[:-1]
    walk.grids.closes(name, walk.depth)
