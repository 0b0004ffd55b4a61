"""Small declarative conditions over a profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from normdocs.domain.strict import Strict, Text


class Condition(Strict):
    """A test of one field, or several tests joined.

    `field` is a dotted path in the profile. Exactly one of `among` (its value is one of these), `at_least`
    (a number), `known` (there is a value), `contains` (a list holds an item with this value) goes with it.
    """

    field: Text | None = None
    among: tuple[Text, ...] | None = None
    at_least: int | None = None
    known: bool | None = None
    contains: Text | None = None
    every: tuple[Condition, ...] = Field(default=(), alias="all")
    some: tuple[Condition, ...] = Field(default=(), alias="any")
    unless: Condition | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        tests = [self.among, self.at_least, self.known, self.contains]
        stated = sum(test is not None for test in tests)
        joined = sum(bool(part) for part in (self.every, self.some, self.unless))
        if (stated, joined, self.field is not None) not in {(1, 0, True), (0, 1, False)}:
            raise PydanticCustomError(
                "condition_shape", "a condition has either a field with one test, or all, any, not"
            )
        return self

    def holds(self, profile: object) -> bool:
        """Return whether the condition holds for `profile`."""
        if self.every:
            return all(part.holds(profile) for part in self.every)
        if self.some:
            return any(part.holds(profile) for part in self.some)
        if self.unless:
            return not self.unless.holds(profile)
        return self._test(value_at(profile, self.field or ""))

    def sought(self, field: str) -> Iterator[str]:
        """Yield what the condition looks for in the list `field`."""
        if self.field == field and self.contains is not None:
            yield self.contains
        for part in (*self.every, *self.some, *filter(None, [self.unless])):
            yield from part.sought(field)

    def _test(self, value: Any) -> bool:
        if self.known is not None:
            return (value not in (None, (), "")) == self.known
        if self.at_least is not None:
            return value is not None and value >= self.at_least
        if self.contains is not None:
            return value is not None and self.contains in value
        return value is not None and str(value) in (self.among or ())


def value_at(value: object, path: str) -> Any:
    """Return what stands at a dotted path, None when something on the way is absent.

    A name after a list is looked up in each item: "mentoring.forms.form" is the list of the forms' codes,
    "people.posts.role" that of everybody's roles.
    """
    current: Any = value
    for name in path.split("."):
        if isinstance(current, (list, tuple)):
            current = tuple(joined(getattr(item, name, None) for item in current))
        else:
            current = current.get(name) if isinstance(current, dict) else getattr(current, name, None)
        if current is None:
            return None
    return current


def joined(values: Iterable[Any]) -> Iterator[Any]:
    """Yield the values, those of a list one by one."""
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from value
        else:
            yield value
