"""M09, the statement on personalised mentoring programmes."""

from __future__ import annotations

from typing import Literal

from normdocs.domain.reports.figures import Advice, Cited, Extent, Official, Organisations, Row, Share
from normdocs.domain.reports.report import Report
from normdocs.domain.strict import Strict, Text, Whole


class Studied(Strict):
    """How many programmes were studied, and in how many organisations there are any."""

    programmes: Whole | None = None
    organisations: Whole | None = None


class Assessment(Report):
    """What was found when the programmes of a municipality were studied.

    `taking_part` are the organisations in the system of mentoring, of `organisations`; `covered` is the share
    of pedagogical workers in pairs; `with_acts` the organisations that adopted local acts.
    """

    type: Literal["M09"] = "M09"
    territory: Text
    order: Cited | None = None
    acts: tuple[Cited, ...] = ()
    assessed: Text | None = None
    assessed_by: Official | None = None
    organisations: Organisations = Organisations()
    taking_part: Organisations = Organisations()
    taking_part_share: Share = Share()
    covered: Share = Share()
    local_acts: tuple[Text, ...] = ()
    with_acts: Share = Share()
    everywhere_acts: Extent | None = None
    studied: Studied = Studied()
    forms: tuple[Row, ...] = ()
    contents: tuple[Text, ...] = ()
    findings: tuple[Text, ...] = ()
    shortcomings: tuple[Text, ...] = ()
    conclusions: tuple[Text, ...] = ()
    to_heads: tuple[Advice, ...] = ()
    to_organisations: tuple[Advice, ...] = ()
