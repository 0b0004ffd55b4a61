"""The figures and references reports are made of, as people state them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from pydantic import Field

from normdocs.domain.organisation import Gender
from normdocs.domain.records.mentoring import Years
from normdocs.domain.strict import Day, Identifier, Number, RegistrationNumber, Strict, Text, Whole

Percent = Annotated[Number, Field(ge=0, le=1000)]
# How many of those concerned; "all" is what the report says in words.
Extent = Whole | Literal["all"]


class Cited(Strict):
    """A document a report names: `act` is one of the register's, else it is told in words.

    `until` is the last year it is for; `annex` the number of the annex that is meant.
    """

    title: Text | None = None
    kind: Text | None = None
    issuer: Text | None = None
    number: RegistrationNumber | None = None
    date: Day | None = None
    act: Identifier | None = None
    url: Text | None = None
    until: Annotated[int, Field(ge=1990, le=2100)] | None = None
    annex: Whole | None = None
    note: Text | None = None


class Official(Strict):
    """Somebody in a post, as the report names them."""

    name: Text
    gender: Gender | None = None
    post: Text | None = None
    organisation: Text | None = None
    example: bool = False


class Share(Strict):
    """A part of a whole in per cent: `count` of `of`, who are the `base`.

    `stated` is the percentage as somebody published it, with so many `decimals`; without it the percentage is
    computed.
    """

    count: Whole | None = None
    of: Whole | None = None
    base: Text | None = None
    stated: Percent | None = None
    decimals: Annotated[int, Field(ge=0, le=2)] = 1

    @property
    def computed(self) -> Decimal | None:
        """The percentage that follows, None while a number is missing or the whole is none."""
        if self.count is None or not self.of:
            return None
        return percentage(self.count, self.of, self.decimals)

    @property
    def percent(self) -> Decimal | None:
        """The percentage as it is printed."""
        return self.computed if self.stated is None else self.stated


def percentage(part: int | Decimal, whole: int | Decimal, decimals: int = 1) -> Decimal:
    """Return part of whole in per cent, rounded half up; `whole` is not zero."""
    exact = Decimal(part) * 100 / Decimal(whole)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


class Organisations(Strict):
    """How many organisations, by what they are; `total` as it is stated, in all when it is not."""

    general: Whole | None = None
    additional: Whole | None = None
    preschool: Whole | None = None
    vocational: Whole | None = None
    total: Whole | None = None

    @property
    def parts(self) -> dict[str, int]:
        """The kinds that are stated."""
        kinds = ("general", "additional", "preschool", "vocational")
        return {kind: count for kind in kinds if (count := getattr(self, kind)) is not None}

    @property
    def number(self) -> int | None:
        """How many there are in all."""
        return self.total if self.total is not None or not self.parts else sum(self.parts.values())


class Row(Strict):
    """A row of a coverage table: organisations, and people; `id` is one of the registry's words."""

    id: Identifier
    title: Text | None = None
    organisations: Whole | None = None
    people: Whole | None = None


class Table(Strict):
    """A coverage table with the total as it is stated; where groups `overlap` their sum may be above it."""

    total: Whole | None = None
    rows: tuple[Row, ...] = ()


class Result(Strict):
    """An indicator's value: `target` and `met` as the report states them.

    `unverified`: nobody compared the target with the act that sets it.
    """

    indicator: Identifier
    value: Share = Share()
    target: Percent | None = None
    met: bool | None = None
    unverified: bool = False


class Satisfaction(Strict):
    """Average satisfaction of both sides, per cent; over how many organisations and people."""

    mentees: Percent | None = None
    mentors: Percent | None = None
    organisations: Whole | None = None
    people: Whole | None = None


class Scope(Strict):
    """What is under way in a period, in how many organisations."""

    organisations: Extent | None = None
    period: Text | None = None


class Advice(Strict):
    """A recommendation, perhaps with a list of its own."""

    text: Text
    items: tuple[Text, ...] = ()


class UsedProgramme(Strict):
    """A programme a report names."""

    title: Text | None = None
    years: Years | None = None
    approved_by: Official | None = None
    until: Annotated[int, Field(ge=1990, le=2100)] | None = None
