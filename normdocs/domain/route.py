"""Routes: who reviews, agrees, adopts, signs a document, in which order."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from normdocs.domain.strict import Identifier, Strict, Text


class Deed(StrEnum):
    """What is done with a document at one step."""

    REVIEW = "review"
    AGREE = "agree"
    ADOPT = "adopt"
    SIGN = "sign"
    ACQUAINT = "acquaint"
    PUBLISH = "publish"


class Step(Strict):
    """One step: `who` is a role of the registry, `term` working days, `needs` what must be at hand before."""

    action: Deed
    who: Identifier
    term: Annotated[int, Field(ge=0, le=365)]
    needs: tuple[Text, ...] = ()


class Route(Strict):
    """The steps of one way to approval, in order; `description` says what it is meant for."""

    title: Text
    description: Text | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
