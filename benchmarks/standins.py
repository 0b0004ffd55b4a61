"""Stand-in documents of the four kinds, each in the tag syntax of every engine compared.

A document is a list of blocks: a paragraph, or a table with its head and its repeated rows.
`{name}` in a text is a value. The same blocks become a docxtpl template, a single-brace template
(docxtemplater, easy-template-x) or a Word mail-merge form (docx-mailmerge2).
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

FIELD = re.compile(r"\{(\w+)\}")
_WORDS = """
наставник куратор педагог программа школа директор обучающийся организация мероприятие порядок план
результат срок ответственный приказ положение анкета база участник форма договор согласие отчёт
мониторинг оценка подготовка запуск формирование отбор обучение работа завершение группа встреча
проект профессия развитие сопровождение методика поддержка обеспечивает проводит утверждает
согласует размещает определяет представляет вносит ведёт организует анализирует информирует
настоящий ежегодный образовательный персональный индивидуальный официальный итоговый текущий
совместный школьный городской на в по для при через между согласно после до
"""
WORDS = _WORDS.split()


def clause(seed: int) -> str:
    """Return some forty words that repeat as little as a real clause does."""
    chosen = random.Random(seed)
    words = [chosen.choice(WORDS) for _ in range(38)]
    words[9:9] = ["{school},"]
    words[24:24] = ["директор", "{head}"]
    return " ".join(words).capitalize().replace("{School}", "{school}") + "."


@dataclass(frozen=True)
class Table:
    """Repeated rows; `group` rows, when given, each head a run of the repeated ones."""

    head: tuple[str, ...]
    row: tuple[str, ...]
    rows: str
    group: str = ""
    groups: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of document: its blocks and the values that fill it."""

    name: str
    blocks: tuple[str | Table, ...]
    values: dict[str, Any] = field(hash=False)


HEADER = "{school}"
COMMON = {
    "school": "МБОУ СОШ № 9 г. Шахты",
    "head": "Е. А. Орлова",
    "number": "162",
    "date": "13 октября 2020 г.",
    "title": "О внедрении целевой модели наставничества",
    "settlement": "г. Шахты",
}


def kinds() -> list[Kind]:
    """Return the four kinds at the sizes of the real set."""
    return [_order(), _regulations(), _roadmap(), _indicators()]


def _order() -> Kind:
    people = {f"person{n}": f"Фамилия{n} Имя{n} Отчество{n}, учитель" for n in range(12)}
    tasks = [
        f"{n + 1}. Назначить {{person{n}}} ответственным за раздел {n + 1}. {clause(n)}" for n in range(12)
    ]
    blocks = (
        "{school}",
        "ПРИКАЗ",
        "{date} № {number}",
        "{settlement}",
        "{title}",
        *tasks,
        "Директор\t{head}",
    )
    return Kind("order", blocks, COMMON | people)


def _regulations() -> Kind:
    blocks: list[str | Table] = ["УТВЕРЖДЕНО приказом {school} от {date} № {number}", "ПОЛОЖЕНИЕ", "{title}"]
    for section in range(1, 13):
        blocks.append(f"{section}. Раздел положения о наставничестве")
        blocks += [f"{section}.{n}. {clause(section * 100 + n)}" for n in range(1, 9)]
    return Kind("regulations", (*blocks, "Директор\t{head}"), dict(COMMON))


def _roadmap() -> Kind:
    head = ("№", "Направление", "Мероприятие", "Срок", "Ответственный", "Результат")
    row = ("{no}", "{direction}", "{action}", "{period}", "{responsible}", "{result}")
    table = Table(head, row, rows="actions", group="{stage}", groups="stages")
    stages = [
        {"stage": f"Этап {n}. Подготовка условий для запуска программы", "actions": _actions(n)}
        for n in range(1, 8)
    ]
    return Kind("roadmap", ("{school}", "{title}", table, "Директор\t{head}"), COMMON | {"stages": stages})


def _actions(stage: int) -> list[dict[str, Any]]:
    return [
        {
            "no": f"{stage}.{n}",
            "direction": "Информирование педагогов",
            "action": clause(stage * 1000 + n).format_map(COMMON)[:110],
            "period": "сентябрь 2020 г.",
            "responsible": "заместитель директора",
            "result": f"Протокол № {n}",
        }
        for n in range(1, 41)
    ]


def _indicators() -> Kind:
    table = Table(
        ("№", "Показатель", "На входе", "На выходе"), ("{no}", "{label}", "{entry}", "{exit}"), rows="rows"
    )
    rows = [
        {"no": str(n), "label": clause(n).format_map(COMMON)[:90], "entry": "12", "exit": "47"}
        for n in range(1, 29)
    ]
    return Kind("indicators", ("{school}", "{title}", table, "Директор\t{head}"), COMMON | {"rows": rows})


Tagger = Callable[[Any, str], None]


def docxtpl_template(kind: Kind) -> bytes:
    """Return the template with `{{ name }}` and `{%tr for %}` rows."""

    def put(paragraph: Any, text: str, prefix: str = "") -> None:
        _run(paragraph, FIELD.sub(lambda found: "{{ " + prefix + found[1] + " }}", text))

    def rows(table: Any, spec: Table) -> None:
        if spec.groups:
            _row(table, [f"{{%tr for group in {spec.groups} %}}"], put)
            _row(table, [spec.group], lambda p, t: put(p, t, "group."))
        source = f"group.{spec.rows}" if spec.groups else spec.rows
        _row(table, [f"{{%tr for item in {source} %}}"], put)
        _row(table, spec.row, lambda p, t: put(p, t, "item."))
        for _ in range(2 if spec.groups else 1):
            _row(table, ["{%tr endfor %}"], put)

    return _document(kind, put, rows)


def brace_template(kind: Kind) -> bytes:
    """Return the template with `{name}` and `{#rows}…{/rows}`: docxtemplater, easy-template-x."""

    def put(paragraph: Any, text: str) -> None:
        _run(paragraph, text)

    def rows(table: Any, spec: Table) -> None:
        cells = list(spec.row)
        if spec.groups:
            _row(table, [f"{{#{spec.groups}}}{spec.group}"], put)
        cells[0] = f"{{#{spec.rows}}}{cells[0]}"
        cells[-1] += f"{{/{spec.rows}}}" + (f"{{/{spec.groups}}}" if spec.groups else "")
        _row(table, cells, put)

    return _document(kind, put, rows)


def merge_template(kind: Kind) -> bytes:
    """Return the form with MERGEFIELDs; group rows become a first column, which its rows cannot nest."""

    def put(paragraph: Any, text: str) -> None:
        for position, piece in enumerate(FIELD.split(text)):
            if position % 2:
                _merge_field(paragraph, piece)
            elif piece:
                _run(paragraph, piece)

    return _document(kind, put, lambda table, spec: _row(table, spec.row, put))


def _merge_field(paragraph: Any, name: str) -> None:
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), f" MERGEFIELD {name} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = f"«{name}»"
    run.append(text)
    simple.append(run)
    paragraph._p.append(simple)


def _document(kind: Kind, put: Tagger, rows: Callable[[Any, Table], None]) -> bytes:
    made = docx.Document()
    put(made.sections[0].header.paragraphs[0], HEADER)
    for block in kind.blocks:
        if isinstance(block, str):
            put(made.add_paragraph(), block)
        else:
            table = made.add_table(rows=0, cols=len(block.head))
            table.style = "Table Grid"
            _row(table, block.head, put)
            rows(table, block)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _run(paragraph: Any, text: str) -> None:
    """Add a run dressed as Word dresses it."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "Times New Roman", Pt(14)


def _row(table: Any, texts: Any, put: Tagger) -> None:
    cells = table.add_row().cells
    for cell, text in zip(cells, texts, strict=False):
        put(cell.paragraphs[0], text)
