"""Answers to questionnaires, added up where they lie."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Numeric, Select, and_, cast, func, select

from normdocs.adapters.database.chunks import chunks
from normdocs.adapters.database.record_tables import participants, responses
from normdocs.services.ports.reports import Answered

ASKED = (responses.c.organisation, responses.c.questionnaire, responses.c.question, participants.c.part)
WHO = and_(
    participants.c.organisation == responses.c.organisation, participants.c.id == responses.c.participant
)


class AnswerRows:
    """What can be read of answers; see ports.ReportView."""

    _connection: Connection

    def answered(
        self, organisations: Collection[str], day: date, question: tuple[str, str] | None = None
    ) -> list[Answered]:
        """Return what these organisations' participants answered until a day: to all questions or to one."""
        query = totals().where(responses.c.date <= day)
        if question:
            query = query.where(responses.c.questionnaire == question[0], responses.c.question == question[1])
        return [
            Answered(row[0], row[1], row[2], row[3], Decimal(str(row[4])), row[5])
            for names in chunks(organisations)
            for row in self._connection.execute(query.where(responses.c.organisation.in_(names)))
        ]


def totals() -> Select[Any]:
    """Return the query that adds answers up by organisation, question and who was asked."""
    score = func.sum(cast(responses.c.score, Numeric(12, 4)))
    query = select(*ASKED, score, func.count()).join(participants, WHO)
    return query.group_by(*ASKED).order_by(*ASKED)
