"""The Jinja environment every template runs in.

Strict: a missing value is an error, nothing prints as nothing. Autoescaped. Immutable sandbox whose attribute
access reads dictionaries and nothing else, so no Python attribute is within a template's reach.
"""

from __future__ import annotations

from typing import Any

from docxtpl import RichText
from jinja2 import StrictUndefined, Undefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

LOOP_NAMES = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"}
)
_FILTERS = "capitalize count d default first join last length lower map reverse round trim unique upper"
FILTERS = frozenset(_FILTERS.split())
RICH_FILTERS = frozenset({"bold", "italic", "underlined"})
_TESTS = """boolean defined divisibleby eq even false ge gt in integer le lt mapping ne none number odd
sequence string true undefined == != < <= > >="""
TESTS = frozenset(_TESTS.split())


class UnprintableError(Exception):
    """A value of a kind that has no text of its own; `kind` is its type's name."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


def printable(value: Any) -> Any:
    """Return `value` as it is when it may stand in a document, else raise UnprintableError."""
    kind = type(value)
    if kind is str or kind is int or isinstance(value, (str, RichText)):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises UndefinedError
    raise UnprintableError(kind.__name__)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Attribute access by key of plain dictionaries, by position of plain lists."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return obj[attribute] of a dictionary, or one of the loop's counters."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if type(obj) is LoopContext and attribute in LOOP_NAMES:
            return getattr(obj, attribute)
        if isinstance(obj, Undefined):
            str(obj)  # raises UndefinedError
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return obj[argument] of a dictionary, a list or a text."""
        if type(obj) is dict or type(argument) is str:
            return self.getattr(obj, argument)
        if type(obj) in (list, tuple, str) and type(argument) is int:
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return self.undefined(obj=obj, name=str(argument))


def _rich(**style: bool) -> Any:
    def to_rich(value: str | int) -> RichText:
        return RichText(str(printable(value)), **style)

    return to_rich


def strict_environment(*, autoescape: bool = True) -> TemplateEnvironment:
    """Return a fresh environment with the allowed filters and tests only; no globals."""
    made = TemplateEnvironment(
        undefined=StrictUndefined, autoescape=autoescape, finalize=printable, cache_size=0
    )
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.filters |= {"bold": _rich(bold=True), "italic": _rich(italic=True)}
    made.filters["underlined"] = _rich(underline=True)
    made.tests = {name: made.tests[name] for name in TESTS}
    made.globals.clear()
    return made
