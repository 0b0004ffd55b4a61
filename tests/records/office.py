"""A curator's desk: a sound workbook of records, ways to spoil it, and an importer over a real register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from normdocs.adapters.database import open_register
from normdocs.adapters.database.register import SqlRegister
from normdocs.adapters.spreadsheets import Layout, load_layout, offers_of, read_tables
from normdocs.domain.records.roll import Records
from normdocs.errors import InputError
from normdocs.messages import explain
from normdocs.services.records.importing import Importer
from normdocs.services.records.outcome import Outcome
from tests.services.schools import REGISTRY, SHAKHTY, stated, the_registry
from tests.workbooks import Rows, book

TODAY = date(2023, 6, 1)
PEOPLE, PAIRS, MEETINGS, ANSWERS = "Участники", "Пары и группы", "Встречи", "Ответы анкет"
NAME, BORN, CONSENT = "Фамилия, имя, отчество", "Дата рождения", "Согласие от"

Sheets = dict[str, Rows]
Change = Callable[[Sheets], object]


class SetClock:
    def today(self) -> date:
        return TODAY

    def now(self) -> datetime:
        return datetime(2023, 6, 1, 9, tzinfo=UTC)


@cache
def layout() -> Layout:
    return load_layout(REGISTRY / "records_workbook.yaml", offers_of(the_registry()))


ROWS: dict[str, list[dict[str, Any]]] = {
    PEOPLE: [
        {
            "Обозначение": "p1",
            NAME: "Примеров Пётр Примерович",
            "Пол": "мужской",
            "Кто": "наставляемый",
            "Категория участника": "обучающийся",
            BORN: date(2009, 3, 15),
            "Уровень образования": "основное",
            "Класс": "8 «А» класс",
            "Особые потребности": "обучающиеся с проблемами в освоении предметов",
            "Запрос": "догнать программу",
            CONSENT: date(2022, 9, 12),
        },
        {
            "Обозначение": "p2",
            NAME: "Образцова Мария Образцовна",
            "Кто": "наставляемый",
            "Категория участника": "обучающийся",
        },
        {
            "Обозначение": "m1",
            NAME: "Условная Вера Условьевна",
            "Кто": "наставник",
            "Категория участника": "педагог",
            "Должность": "учитель математики",
            CONSENT: date(2022, 9, 12),
            "На что согласие": "обработка и размещение",
        },
    ],
    PAIRS: [
        {
            "Обозначение": "g1",
            "Наставник": "m1",
            "Наставляемые": "p1",
            "Форма наставничества": "Учитель – ученик",
            "Модель": "индивидуальная",
            "Цель": "повысить оценку",
            "Начало": date(2022, 10, 1),
            "Окончание": date(2023, 5, 25),
        }
    ],
    MEETINGS: [{"Пара или группа": "g1", "Встреча": "встреча-знакомство", "Дата": date(2022, 10, 5)}],
    ANSWERS: [
        {
            "Участник": "p1",
            "Анкета": "Анкета промежуточной оценки",
            "Вопрос": 8,
            "Оценка": 9,
            "Дата": date(2023, 5, 20),
        }
    ],
}


def sheets(*changes: Change) -> Sheets:
    """The sheets of a sound workbook, changed."""
    made: Sheets = {}
    for sheet in layout().sheets:
        labels = [entry.label for entry in sheet.entries]
        made[sheet.title] = [labels, *([row.get(label, "") for label in labels] for row in ROWS[sheet.title])]
    for change in changes:
        change(made)
    return made


def put(title: str, label: str, value: Any, row: int = 2) -> Change:
    """Write into a cell, rows counted as Excel does."""

    def change(made: Sheets) -> None:
        made[title][row - 1][made[title][0].index(label)] = value

    return change


def add(title: str, **values: Any) -> Change:
    """Repeat the first row below the others with other values; `_` stands for a space in a label."""

    def change(made: Sheets) -> None:
        labels = made[title][0]
        first = dict(zip(labels, made[title][1], strict=True))
        given = {name.replace("_", " "): value for name, value in values.items()}
        made[title].append([{**first, **given}[label] for label in labels])

    return change


def person(id: str, name: str, **values: Any) -> Change:
    return add(PEOPLE, **{"Обозначение": id, NAME: name, **values})


@dataclass
class Office:
    """The register of one school, and what a curator does with it."""

    folder: Path

    def __post_init__(self) -> None:
        self.register: SqlRegister = open_register(f"sqlite:///{self.folder}/register.db")
        self.importer = Importer(the_registry, self.register, SetClock())
        with self.register.unit() as unit:
            unit.save_profile(stated(SHAKHTY), SetClock().now())

    def book(self, *changes: Change, decorate: Callable[[Any], None] | None = None) -> Path:
        return book(self.folder / "учёт.xlsx", sheets(*changes), decorate)

    def csv(self, blob: bytes) -> Path:
        path = self.folder / "учёт.csv"
        path.write_bytes(blob)
        return path

    def bring(self, path: Path, sheet: str | None = None, dry_run: bool = False) -> Outcome:
        return self.importer.bring(SHAKHTY, read_tables(path, layout(), sheet), "Куратор К. К.", dry_run)

    def records(self) -> Records:
        return self.importer.known(SHAKHTY)

    def refusal(self, path: Path, sheet: str | None = None) -> list[str]:
        """What a curator reads, line by line without bullets, when nothing of the file is recorded."""
        before = self.records()
        try:
            self.bring(path, sheet)
        except InputError as error:
            said = explain(error).splitlines()
        else:
            raise AssertionError("the file was brought in")
        assert self.records() == before
        return [line.strip(" •") for line in said]
