"""Which values a template reads, found without rendering it.

A path names a value from the context's root: `organisation.names.full`; `stages[].title` is the title of each
stage. The analysis is over the syntax tree: loops and `set` are followed, both sides of a condition count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes

Paths = frozenset[str]
NOWHERE: Paths = frozenset()
_SAME = frozenset({"default", "d", "upper", "lower", "capitalize", "trim", "reverse", "unique", "round"})


class Reading:
    """The paths read by one tree, and the lists it loops over, each with the lines that do."""

    def __init__(self) -> None:
        self.lines: dict[str, set[int]] = {}
        self.loops: dict[str, set[int]] = {}

    def follow(self, tree: nodes.Template) -> dict[str, set[int]]:
        """Return path → lines of every value `tree` reads; a list only looped over reads as `list[]`."""
        self._walk(tree.body, {})
        for path, lines in self.loops.items():
            item = path + "[]"
            if not any(read == item or read.startswith((item + ".", item + "[")) for read in self.lines):
                self.lines[item] = set(lines)
        return self.lines

    def _walk(self, body: list[nodes.Node], scope: dict[str, Paths]) -> None:
        for node in body:
            _STATEMENTS[type(node)](self, node, scope)

    def _output(self, node: nodes.Output, scope: dict[str, Paths]) -> None:
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                self._use(child, scope)

    def _assign(self, node: nodes.Assign, scope: dict[str, Paths]) -> None:
        if isinstance(node.target, nodes.Name):
            scope[node.target.name] = self._paths(node.node, scope)

    def _if(self, node: nodes.If, scope: dict[str, Paths]) -> None:
        self._use(node.test, scope)
        before = dict(scope)
        for body in (node.body, node.elif_, node.else_):
            branch = dict(before)
            self._walk(list(body), branch)
            for name, paths in branch.items():
                scope[name] = scope.get(name, NOWHERE) | paths

    def _for(self, node: nodes.For, scope: dict[str, Paths]) -> None:
        lists = self._paths(node.iter, scope)
        items = frozenset(path + "[]" for path in lists)
        for path in lists:
            self.loops.setdefault(path, set()).add(node.lineno)
        inner = {**scope, "loop": NOWHERE, **_targets(node.target, items)}
        if node.test is not None:
            self._use(node.test, inner)
        self._walk(node.body, inner)
        self._walk(node.else_, dict(scope))

    def _use(self, node: nodes.Node, scope: dict[str, Paths]) -> None:
        for path in self._paths(node, scope):
            self.lines.setdefault(path, set()).add(node.lineno)

    def _paths(self, node: nodes.Node, scope: dict[str, Paths]) -> Paths:
        """Return the paths whose value `node` may be; whatever it reads besides is used."""
        rule = _EXPRESSIONS.get(type(node))
        if rule:
            found: Paths = rule(self, node, scope)
            return found
        for child in node.iter_child_nodes():
            self._use(child, scope)
        return NOWHERE

    def _name(self, node: nodes.Name, scope: dict[str, Paths]) -> Paths:
        return scope.get(node.name, frozenset({node.name}))

    def _attribute(self, node: nodes.Getattr, scope: dict[str, Paths]) -> Paths:
        return frozenset(f"{path}.{node.attr}" for path in self._paths(node.node, scope))

    def _item(self, node: nodes.Getitem, scope: dict[str, Paths]) -> Paths:
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        step = f".{key}" if isinstance(key, str) else "[]"
        return frozenset(path + step for path in self._paths(node.node, scope))

    def _either(self, node: nodes.CondExpr, scope: dict[str, Paths]) -> Paths:
        self._use(node.test, scope)
        other = self._paths(node.expr2, scope) if node.expr2 is not None else NOWHERE
        return self._paths(node.expr1, scope) | other

    def _any(self, node: nodes.BinExpr, scope: dict[str, Paths]) -> Paths:
        return self._paths(node.left, scope) | self._paths(node.right, scope)

    def _filter(self, node: nodes.Filter, scope: dict[str, Paths]) -> Paths:
        if node.node is None:
            return NOWHERE
        for child in node.args:
            self._use(child, scope)
        paths = self._paths(node.node, scope)
        if node.name in _SAME:
            return paths
        if node.name in ("first", "last"):
            return frozenset(path + "[]" for path in paths)
        return self._filtered(node, paths)

    def _filtered(self, node: nodes.Filter, paths: Paths) -> Paths:
        named = next((word.value for word in node.kwargs if word.key == "attribute"), None)
        step = f".{named.value}" if isinstance(named, nodes.Const) else ""
        if node.name == "map":
            # The list of the attributes: its items are what a loop or a join reads next.
            return frozenset(_Mapped(path, step) for path in paths)
        items = frozenset(path + "[]" + step for path in paths) if node.name == "join" else paths
        for path in items:
            self.lines.setdefault(path, set()).add(node.lineno)
        return NOWHERE


class _Mapped(str):
    """A list seen through `map(attribute=…)`: its `[]` is the attribute of each item."""

    __slots__ = ("step",)
    step: str

    def __new__(cls, path: str, step: str) -> _Mapped:
        made = super().__new__(cls, path)
        made.step = step
        return made

    def __add__(self, tail: str) -> str:
        if tail.startswith("[]"):
            return str(self) + "[]" + self.step + tail[2:]
        return str(self) + tail


def _targets(target: nodes.Node, items: Paths) -> dict[str, Paths]:
    if isinstance(target, nodes.Name):
        return {target.name: items}
    parts = frozenset(path + "[]" for path in items)
    return {name.name: parts for name in target.find_all(nodes.Name)}


_Rule = Callable[[Reading, Any, dict[str, Paths]], Any]
_STATEMENTS: Mapping[type[nodes.Node], _Rule] = {
    nodes.Output: Reading._output,
    nodes.Assign: Reading._assign,
    nodes.If: Reading._if,
    nodes.For: Reading._for,
}
_EXPRESSIONS: Mapping[type[nodes.Node], _Rule] = {
    nodes.Name: Reading._name,
    nodes.Getattr: Reading._attribute,
    nodes.Getitem: Reading._item,
    nodes.CondExpr: Reading._either,
    nodes.Filter: Reading._filter,
    nodes.And: Reading._any,
    nodes.Or: Reading._any,
}
