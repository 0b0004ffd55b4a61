"""Routes: who reviews, agrees, adopts, signs a document, in which order."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from normdocs.domain.applicability import Condition
from normdocs.domain.strict import Identifier, Strict, Text


class Deed(StrEnum):
    """What is done with a document at one step."""

    REVIEW = "review"
    AGREE = "agree"
    ADOPT = "adopt"
    SIGN = "sign"
    ACQUAINT = "acquaint"
    PUBLISH = "publish"


# What makes a version approved; acquaintance and publishing come after, each in its own time.
APPROVING = frozenset({Deed.REVIEW, Deed.AGREE, Deed.ADOPT, Deed.SIGN})


# The role of everybody the document itself names.
NAMED_PEOPLE = "named-people"


class Rule(StrEnum):
    """Whose decision completes a step that several have a part in."""

    ALL = "all"
    ANY = "any"


class Need(StrEnum):
    """What a step cannot be taken without.

    `protocol`: number and date of the body's decision; `requisites`: the document's own number and date;
    `order`: nobody takes this step by itself, the signing of the order the document is an annex of does.
    """

    PROTOCOL = "protocol"
    REQUISITES = "requisites"
    ORDER = "order"


def _several(value: object) -> object:
    """One name stands for a list of one."""
    return (value,) if isinstance(value, str) else value


class Step(Strict):
    """One step: `who` are roles of the registry, `persons` people named outright, `term` working days.

    With `when` the step is taken only in organisations the condition holds for.
    """

    action: Deed
    who: Annotated[tuple[Identifier, ...], BeforeValidator(_several)] = ()
    persons: Annotated[tuple[Text, ...], BeforeValidator(_several)] = ()
    rule: Rule = Rule.ALL
    term: Annotated[int, Field(ge=0, le=365)]
    needs: Annotated[tuple[Need, ...], BeforeValidator(_several)] = ()
    when: Condition | None = None


class Route(Strict):
    """The steps of one way to approval, in order; `description` says what it is meant for."""

    title: Text
    description: Text | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    def steps_for(self, profile: object) -> tuple[Step, ...]:
        """Return the steps an organisation with this profile takes."""
        return tuple(step for step in self.steps if step.when is None or step.when.holds(profile))
