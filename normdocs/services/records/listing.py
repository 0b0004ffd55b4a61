"""Known records as the rows of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from normdocs.domain.records.mentoring import Pair, Response
from normdocs.domain.records.roll import Records
from normdocs.domain.registry import Registry
from normdocs.domain.strict import Strict
from normdocs.services.records.typed import MEETINGS, PAIRS, PARTICIPANTS, RESPONSES

Cells = Mapping[str, str | date | Decimal | None]


def listed(records: Records, registry: Registry) -> dict[str, list[Cells]]:
    """Return the rows of every table by the names of the fields; a pair without an id is given one."""
    pairs = dict(_named(records))
    return {
        PARTICIPANTS: [_cells(one) for one in records.participants],
        PAIRS: [{**_cells(pair), "id": name} for name, pair in pairs.items()],
        MEETINGS: [
            {"pair": name, "kind": str(held.kind), "date": held.date}
            for name, pair in pairs.items()
            for held in pair.meetings
        ],
        RESPONSES: [{**_cells(one), "question": _number(one, registry)} for one in records.responses],
    }


def _number(answer: Response, registry: Registry) -> str | Decimal:
    """Return the number of the question, its id where the questionnaire asks it no more."""
    questionnaire = registry.questionnaire(answer.questionnaire)
    number = questionnaire.number(answer.question) if questionnaire else None
    return answer.question if number is None else Decimal(number)


def _named(records: Records) -> Iterator[tuple[str, Pair]]:
    taken = {pair.id for pair in records.pairs}
    free = (name for name in map("g{}".format, count(1)) if name not in taken)
    for pair in records.pairs:
        yield pair.id or next(free), pair


def _cells(record: Strict) -> Cells:
    return {name: _cell(value) for name, value in record if value is not False}


def _cell(value: Any) -> str | date | Decimal | None:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "true"
    return value if isinstance(value, (str, date, Decimal)) else None
