"""Indicators of effectiveness: what part of whom takes part, and the targets set for each year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from normdocs.domain.reports.figures import Percent
from normdocs.domain.strict import Day, Identifier, Strict, Text

# What is counted of records, stated in profiles, or answered: the names of domain.tally and of reports.
Figure = Literal[
    "tally.mentees_10_18",
    "tally.mentors_15_18",
    "tally.young_specialists",
    "pupils.aged_10_18",
    "pupils.aged_15_18",
    "staff.young_specialists",
    "satisfaction.mentees",
    "satisfaction.mentors",
]


class Ages(Strict):
    """Full years, both included."""

    first: Annotated[int, Field(ge=0, le=100)]
    last: Annotated[int, Field(ge=0, le=100)]


class Asked(Strict):
    """A question of a questionnaire."""

    questionnaire: Identifier
    question: Identifier


class Target(Strict):
    """What is to be reached in a year, per cent; a `region` may set its own.

    `act` is one of the registry's, `citation` tells of it in words. `verified` says whether somebody compared
    the target with the published text; `source` where it comes from.
    """

    year: Annotated[int, Field(ge=2019, le=2100)]
    value: Percent
    region: Text | None = None
    act: Identifier | None = None
    citation: Text | None = None
    verified: bool
    source: Text

    @model_validator(mode="after")
    def _set_by_something(self) -> Self:
        if not (self.act or self.citation):
            raise PydanticCustomError("target_unfounded", "a target needs act or citation")
        return self


class Effectiveness(Strict):
    """One version of an indicator's definition, for reports as of the days it is valid.

    The value is `numerator` ÷ `denominator` in per cent, of the `base` (in the genitive); without a
    denominator the numerator is an average in per cent already, of the answers to what was `asked`.
    `lacking` says of each figure that nobody stated it. Of several definitions with one id no two are valid
    on one day.
    """

    id: Identifier
    title: Text
    short_title: Text
    numerator: Figure
    denominator: Figure | None = None
    asked: Asked | None = None
    base: Text
    lacking: dict[Figure, Text]
    ages: Ages | None = None
    unit: Text = "%"
    better: Literal["higher", "lower"] = "higher"
    decimals: Annotated[int, Field(ge=0, le=2)] = 1
    valid_from: Day
    valid_to: Day | None = None
    targets: tuple[Target, ...] = ()
    source: Text

    @model_validator(mode="after")
    def _says_what_is_lacking(self) -> Self:
        for figure in self.figures:
            if figure not in self.lacking:
                raise PydanticCustomError("lacking_unsaid", "lacking says nothing of {id}", {"id": figure})
        return self

    @model_validator(mode="after")
    def _one_target_a_year(self) -> Self:
        places = [(target.year, target.region) for target in self.targets]
        for year, region in places:
            if places.count((year, region)) > 1:
                raise PydanticCustomError("id_twice", "{id} is listed twice", {"id": year})
        return self

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What the value is computed from."""
        return (self.numerator, self.denominator) if self.denominator else (self.numerator,)

    def valid(self, day: date) -> bool:
        """Return whether this definition holds on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def target(self, year: int, region: str | None = None) -> Target | None:
        """Return the target of a year, the region's own before the general one."""
        found = [one for one in self.targets if one.year == year and one.region in {None, region}]
        return min(found, key=lambda one: one.region is None, default=None)

    def reached(self, exact: Decimal, target: Target) -> bool:
        """Return whether a value, not rounded, reaches the target."""
        return exact >= target.value if self.better == "higher" else exact <= target.value


def defined(known: Iterable[Effectiveness], day: date) -> tuple[Effectiveness, ...]:
    """Return the definitions that hold on `day`, in the registry's order."""
    return tuple(one for one in known if one.valid(day))


def definition(known: Iterable[Effectiveness], name: str, day: date) -> Effectiveness | None:
    """Return the definition of this indicator on `day`, None where there is none."""
    return next((one for one in defined(known, day) if one.id == name), None)


def meet(first: Effectiveness, second: Effectiveness) -> bool:
    """Return whether both define one indicator on some common day."""
    before = second.valid_to is None or first.valid_from <= second.valid_to
    after = first.valid_to is None or second.valid_from <= first.valid_to
    return first.id == second.id and before and after
