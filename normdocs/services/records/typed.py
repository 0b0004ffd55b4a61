"""Rows of the records workbook as records: what each states, and why it cannot be one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from normdocs.domain.loaded import Mistake, Path, Tables
from normdocs.domain.records.mentoring import HeldMeeting, Pair, Participant, Response
from normdocs.domain.records.roll import Records
from normdocs.domain.registry import Registry
from normdocs.domain.strict import Identifier, Strict
from normdocs.domain.validation import quoted, reason_of
from normdocs.errors import InputError

PARTICIPANTS, PAIRS, MEETINGS, RESPONSES = "participants", "pairs", "meetings", "responses"
NO_QUESTION = "there is no question {question} in the questionnaire; they are numbered from 1 to {count}"
OFF_SCALE = "{value} is no mark of the scale: whole numbers from {first} to {last}"

R = TypeVar("R", bound=Strict)


class Meeting(HeldMeeting):
    """A row of the meetings: whose it was, of which kind, on which day."""

    pair: Identifier


@dataclass(frozen=True)
class Row(Generic[R]):
    """A record and the row that states it."""

    path: Path
    record: R


@dataclass(frozen=True)
class Stated:
    """What a file states, the rows that hold; `mistakes` are those of reading and of single rows.

    `ids` are all the ids in the file of participants and of pairs, of rows that do not hold as well, `wrong`
    the cells with mistakes.
    """

    tables: Tables
    participants: tuple[Row[Participant], ...]
    pairs: tuple[Row[Pair], ...]
    meetings: tuple[Row[Meeting], ...]
    responses: tuple[Row[Response], ...]
    mistakes: tuple[Mistake, ...]
    ids: Mapping[str, frozenset[str]]
    wrong: frozenset[Path]

    def mistake(self, path: Path, reason: InputError) -> Mistake:
        """Return a mistake at the cell of this path."""
        return Mistake(path, self.tables.loaded.place(path), reason)

    def blames(self, path: Path) -> bool:
        """Return whether the cell of this path is wrong: what it would say is not known."""
        return path in self.wrong

    def names_all(self, table: str) -> bool:
        """Return whether what the table does not list is known to be missing from it."""
        columns = self.tables.columns.get(table)
        return "id" in columns if columns is not None else len(self.tables.columns) == 1


def typed(tables: Tables, known: Records, registry: Registry) -> Stated:
    """Return the records the rows state; what the file has no column for stays as `known` has it."""
    typing = _Typing(tables, registry)
    people = typing.rows(PARTICIPANTS, Participant, {one.id: one for one in known.participants})
    pairs = typing.rows(PAIRS, Pair, {one.id: one for one in known.pairs if one.id})
    meetings = typing.rows(MEETINGS, Meeting, {})
    responses = typing.rows(RESPONSES, Response, {})
    ids = {table: frozenset(_ids(tables, table)) for table in (PARTICIPANTS, PAIRS)}
    return Stated(
        tables=tables,
        participants=tuple(people),
        pairs=tuple(pairs),
        meetings=tuple(meetings),
        responses=tuple(responses),
        mistakes=tuple(typing.mistakes),
        ids=ids,
        wrong=frozenset(one.path[:3] for one in typing.mistakes),
    )


def _ids(tables: Tables, table: str) -> Iterator[str]:
    return (row["id"] for row in tables.loaded.data.get(table, []) if "id" in row)


class _Typing:
    """One pass over the rows; no cell is blamed twice."""

    def __init__(self, tables: Tables, registry: Registry) -> None:
        self.tables = tables
        self.registry = registry
        self.mistakes = list(tables.mistakes)
        self.blamed = {mistake.path for mistake in tables.mistakes}

    def rows(self, table: str, model: type[R], known: Mapping[str, R]) -> list[Row[R]]:
        """Return the rows of a table that hold."""
        found = []
        for number, stated in enumerate(self.tables.loaded.data.get(table, [])):
            path = (table, number)
            kept = self.kept(table, known.get(stated.get("id", "")), stated)
            fields = {**kept, **self.read(table, path, stated)}
            record = self.built(model, path, fields)
            if table == PAIRS and "id" not in stated:
                # A profile's pair may do without: here its meetings are told by it.
                self.blame((*path, "id"), InputError("the cell must not be empty"))
            elif record is not None:
                found.append(Row(path, record))
        return found

    def kept(self, table: str, before: Strict | None, stated: Mapping[str, Any]) -> dict[str, Any]:
        """Return what stays of the record there is: fields without a column, forms of the same name."""
        if before is None:
            return {}
        gone = self.tables.columns[table]
        if getattr(before, "name", None) != stated.get("name"):
            gone = gone | {"forms"}
        return {name: value for name, value in before if name not in gone}

    def read(self, table: str, path: Path, stated: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row's fields as the record has them."""
        fields = dict(stated)
        if "consent_scope" in fields:
            fields["consent_scope"] = tuple(one.strip() for one in fields["consent_scope"].split(","))
        if table == RESPONSES and "question" in fields:
            self.ask(path, fields)
        return fields

    def ask(self, path: Path, fields: dict[str, Any]) -> None:
        """Put the question's id for its number, and see that the score is one of the scale."""
        questionnaire = self.registry.questionnaire(fields.get("questionnaire", ""))
        if questionnaire is None:
            return
        question = questionnaire.question(fields["question"])
        if question is None:
            shown, count = quoted(fields["question"]), len(questionnaire.questions)
            self.blame((*path, "question"), InputError(NO_QUESTION, question=shown, count=count))
            return
        fields["question"] = question.id
        score, scale = _number(fields.get("score")), questionnaire.scale
        if score is not None and not scale.holds(score):
            reason = InputError(OFF_SCALE, value=quoted(fields["score"]), first=scale.first, last=scale.last)
            self.blame((*path, "score"), reason)

    def built(self, model: type[R], path: Path, fields: dict[str, Any]) -> R | None:
        """Return the record without the cells that do not hold; None when it cannot do without them."""
        try:
            return model.model_validate(fields)
        except ValidationError as failure:
            found = failure.errors(include_url=False)
        for one in found:
            at = (*path, *one["loc"])
            if one["type"] != "missing":
                self.blame(at, reason_of(one, model))
            elif one["loc"][0] in self.tables.columns[str(path[0])]:
                self.blame(at, InputError("the cell must not be empty"))
        wrong = {name for one in found for name in one["loc"][:1]}
        # The other cells can still be held against other rows.
        left = {name: value for name, value in fields.items() if name not in wrong}
        return self.built(model, path, left) if len(left) < len(fields) else None

    def blame(self, path: Path, reason: InputError) -> None:
        """Note a mistake where there is none yet."""
        if not any(path[:length] in self.blamed for length in range(3, len(path) + 1)):
            self.blamed.add(path)
            self.mistakes.append(Mistake(path, self.tables.loaded.place(path), reason))


def _number(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text or "")
    except ArithmeticError:
        return None
    return number if number.is_finite() else None
