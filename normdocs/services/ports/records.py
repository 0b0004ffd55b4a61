"""Records of mentoring in the register: who takes part, what was counted of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from normdocs.domain.document import DocumentKey
from normdocs.domain.records.roll import Forgotten, RecordChange, Records, Saved
from normdocs.domain.records.tally import Tally


class RecordView(Protocol):
    """What can be read of records."""

    def records(self, organisation: str) -> Records:
        """Return all records of the organisation, whoever consents; empty where there are none."""

    def record_changes(self, organisation: str) -> tuple[RecordChange, ...]:
        """Return who changed which of the organisation's records when, oldest first."""

    def tally(self, organisations: Collection[str], as_of: date) -> Tally:
        """Return the counts over these organisations' records as of a day, counted by the register."""

    def tallies(self, organisations: Collection[str], as_of: date) -> dict[str, Tally]:
        """Return the counts of each of these organisations that has records."""


class RecordUnit(RecordView, Protocol):
    """What can be done to records."""

    def save_records(self, organisation: str, given: Records, by: str, now: datetime) -> Saved:
        """Add the records or change those there are; records that are not named stay.

        Participants are known by id; pairs by id, or by mentor, form and beginning; responses by participant,
        questionnaire, question and date. Who was forgotten is not recorded again. NotFoundError when nobody
        has the organisation, InputError when a pair or a response names no participant.
        """

    def forget(self, organisation: str, participant: str, by: str, now: datetime) -> Forgotten:
        """Take out what tells who the participant is; what is counted stays under a neutral id.

        The forms of the name people confirmed go as well. NotFoundError when there is no such participant.
        """

    def blank(self, key: DocumentKey, number: int, paths: Collection[str], content: str) -> bool:
        """Take the values at these paths of a version out of the register; where they came from stays.

        The version's file is the one of the hash `content` from now on; return whether no other version
        has the file it had.
        """
