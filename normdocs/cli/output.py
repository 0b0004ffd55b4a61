"""How answers leave the program: tables and sentences for people, JSON for programs."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.document import Requisites

# As wide as a table is printed where no terminal says how wide it is.
WIDE = 140


def plain(value: Any) -> Any:
    """Return a value as JSON has it: dataclasses and models as objects, dates in ISO, errors as sentences."""
    match value:
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
        case bool() | int() | float() | str() | None:
            return value.value if isinstance(value, Enum) else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else str(value)


def print_json(value: Any) -> None:
    """Print a value as JSON, one line per member, letters as they are."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def print_line(message: str, **values: object) -> None:
    """Print a sentence."""
    sys.stdout.write(say(message, **values) + "\n")


def print_text(text: str) -> None:
    """Print text as it is."""
    sys.stdout.write(text + "\n")


def print_table(headers: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Print a table as wide as the terminal; headers and title are looked up in the messages."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", header_style="bold")
    for header in headers:
        table.add_column(say(header), overflow="fold")
    for row in rows:
        # As Text: a bracket in a value is no markup.
        table.add_row(*map(Text, row))
    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS") or WIDE)
    Console(file=sys.stdout, width=width).print(table)


def requisites(known: Requisites) -> str:
    """Return number and date as sentences have them, a dash where there are none."""
    number = f"№ {known.number}" if known.number else ""
    dated = f"{say('of')} {day(known.date)}" if known.date else ""
    return f"{number} {dated}".strip() or "–"


def day(value: date | None) -> str:
    """Return a date as 13.10.2020, a dash where there is none."""
    return value.strftime("%d.%m.%Y") if value else "–"
