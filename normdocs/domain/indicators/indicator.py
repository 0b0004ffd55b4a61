"""Indicators measured when a programme starts and when it ends."""

from __future__ import annotations

from typing import Literal

from normdocs.domain.strict import Identifier, Strict, Text


class Indicator(Strict):
    """One row of the entry/exit table; `better` says which way is an improvement."""

    id: Identifier
    title: Text
    unit: Text
    better: Literal["higher", "lower"]
    measured: Text
    source: Text
