"""Rows of records held against each other and against what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from normdocs.domain.loaded import Mistake, Path
from normdocs.domain.records.mentoring import Pair, Participant
from normdocs.domain.records.roll import Records
from normdocs.domain.registry import Registry
from normdocs.errors import InputError
from normdocs.services.records.typed import PARTICIPANTS, Row, Stated


@dataclass(frozen=True)
class Checking:
    """What a file states against what is known on a day."""

    stated: Stated
    known: Records
    registry: Registry
    today: date

    def people(self) -> dict[str, Participant]:
        """Return who is known, by id: those of the file before those of the register."""
        found = {one.id: one for one in self.known.participants}
        return found | {row.record.id: row.record for row in self.stated.participants}

    def pairs(self) -> dict[str, Pair]:
        """Return the pairs that are known, by id."""
        found = {one.id: one for one in self.known.pairs if one.id}
        return found | {row.record.id: row.record for row in self.stated.pairs if row.record.id}

    def row_of(self, path: Path) -> int:
        """Return the number of the row that stands at a path."""
        cell = self.stated.tables.loaded.place(path).cell or ""
        return int(cell.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)

    def twice(
        self, rows: tuple[Row[Any], ...], key: Callable[[Any], object], field: str, message: str
    ) -> Iterator[Mistake]:
        """Yield the rows whose key an earlier row has; None is no key."""
        first: dict[object, Path] = {}
        for row in rows:
            name = key(row.record)
            if name is None:
                continue
            if name in first:
                reason = InputError(message, row=self.row_of(first[name]))
                yield self.stated.mistake((*row.path, field), reason)
            first.setdefault(name, row.path)

    def ahead(self, rows: tuple[Row[Any], ...], *fields: str) -> Iterator[Mistake]:
        """Yield the days that have not come yet, of what is said to have happened."""
        for row in rows:
            for field in fields:
                day = getattr(row.record, field)
                if day is not None and day > self.today:
                    yield self.stated.mistake((*row.path, field), InputError("the day has not come yet"))


def stranger(checking: Checking, path: Path, name: str) -> Iterator[Mistake]:
    """Yield that nobody of this id takes part, unless the list of those who do could not be read."""
    if name not in checking.stated.ids[PARTICIPANTS] and checking.stated.names_all(PARTICIPANTS):
        yield checking.stated.mistake(path, InputError("there is no participant {id}", id=name))
