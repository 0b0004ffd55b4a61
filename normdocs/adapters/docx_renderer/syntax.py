"""What a template may say: an allow-list over the syntax tree of its tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import nodes

from normdocs.adapters.docx_renderer.environment import FILTERS, RICH_FILTERS, TESTS

ALLOWED = frozenset(
    {
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.For,
        nodes.If,
        nodes.Assign,
        nodes.Name,
        nodes.Const,
        nodes.Getattr,
        nodes.Getitem,
        nodes.Compare,
        nodes.Operand,
        nodes.And,
        nodes.Or,
        nodes.Not,
        nodes.Neg,
        nodes.CondExpr,
        nodes.Filter,
        nodes.Test,
        nodes.Tuple,
        nodes.List,
        nodes.Keyword,
        nodes.Add,
        nodes.Sub,
        nodes.Mul,
    }
)
NESTED_LOOPS = 6


def violations(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each construct of `tree` a template may not hold."""
    pending: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while pending:
        node, loops = pending.pop()
        construct = _forbidden(node)
        if construct:
            yield _line(node), construct
            continue
        loops += isinstance(node, nodes.For)
        if loops > NESTED_LOOPS:
            yield _line(node), f"more than {NESTED_LOOPS} nested loops"
            continue
        pending += [(child, loops) for child in node.iter_child_nodes()]


def _line(node: nodes.Node) -> int:
    """Return the node's line; Jinja gives a scope none of its own."""
    lines = (each.lineno for each in (node, *node.find_all(nodes.Node)))
    return next((line for line in lines if line), 0)


def _forbidden(node: nodes.Node) -> str | None:
    if type(node) not in ALLOWED:
        return _name_of(node)
    rule = _RULES.get(type(node))
    return rule(node) if rule else None


def _name_of(node: nodes.Node) -> str:
    return {"Pow": "**", "Mod": "%", "Concat": "~", "Div": "/", "FloorDiv": "//"}.get(
        type(node).__name__, type(node).__name__.lower()
    )


def _private(name: object) -> str | None:
    return f"the name {name}" if isinstance(name, str) and name.startswith("_") else None


def _name(node: nodes.Name) -> str | None:
    return _private(node.name)


def _attribute(node: nodes.Getattr) -> str | None:
    return _private(node.attr)


def _item(node: nodes.Getitem) -> str | None:
    if not isinstance(node.arg, nodes.Const) or type(node.arg.value) not in (str, int):
        return "a computed index"
    return _private(node.arg.value)


def _loop(node: nodes.For) -> str | None:
    return "recursive" if node.recursive else None


def _assignment(node: nodes.Assign) -> str | None:
    return None if isinstance(node.target, nodes.Name) else "assignment to several names"


def _filter(node: nodes.Filter) -> str | None:
    if node.name not in FILTERS | RICH_FILTERS or node.node is None:
        return f"the filter {node.name}"
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return f"arguments of the filter {node.name}"
    if node.name == "map" and (node.args or [word.key for word in node.kwargs] != ["attribute"]):
        return "the filter map without attribute"
    values = [*node.args, *(word.value for word in node.kwargs)]
    if node.name not in ("default", "d") and not all(isinstance(value, nodes.Const) for value in values):
        return f"arguments of the filter {node.name}"
    names = [word.value for word in node.kwargs if word.key == "attribute"]
    return next((_path(value) for value in names if isinstance(value, nodes.Const)), None)


def _path(value: nodes.Const) -> str | None:
    return next((_private(part) for part in str(value.value).split(".") if _private(part)), None)


def _test(node: nodes.Test) -> str | None:
    return None if node.name in TESTS else f"the test {node.name}"


def _sum(node: nodes.BinExpr) -> str | None:
    """A whole number must be written out on one side: texts and lists cannot be doubled."""
    return None if _whole(node.left) or _whole(node.right) else "arithmetic without a written number"


def _product(node: nodes.BinExpr) -> str | None:
    """docxtpl's own `{% hm %}` writes `2 * loop.length`."""
    right = node.right
    length = isinstance(right, nodes.Getattr) and right.attr == "length"
    loop = (
        isinstance(right, nodes.Getattr) and isinstance(right.node, nodes.Name) and right.node.name == "loop"
    )
    return None if _whole(node.left) and length and loop else "*"


def _whole(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and type(node.value) is int


_RULES: Mapping[type[nodes.Node], Callable[[Any], str | None]] = {
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Getitem: _item,
    nodes.For: _loop,
    nodes.Assign: _assignment,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Add: _sum,
    nodes.Sub: _sum,
    nodes.Mul: _product,
}
