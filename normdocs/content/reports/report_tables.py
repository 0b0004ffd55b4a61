"""Reports as tables of a workbook: what is stated in all, and a sheet for each list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from normdocs.content.reports.bases import NO_STAGE
from normdocs.domain.registry import Registry
from normdocs.domain.reports import Report
from normdocs.domain.reports.figures import Advice, Cited, Official, Share, Table
from normdocs.domain.reports.summary import Mapped
from normdocs.domain.reports.words import Words, stated, word
from normdocs.domain.shape import bare

Value = str | int | Decimal | date | None
OVERALL, PERCENT, FIGURE, STATED = "Сведения", "%", "Показатель", "Значение"
YES, NO, RUNS, RUNS_NOT = "да", "нет", "+", "–"
ALL = "все"
TOTAL = "Всего"
# What reports mention; no table is made of it.
MENTIONED = frozenset({Cited, Official, Advice})
# What Excel takes for the name of a sheet.
LONGEST_TITLE = 31


@dataclass(frozen=True)
class Sheet:
    """A sheet: its title, the headings of its columns, and the rows with numbers as numbers."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def titles_of(registry: Registry) -> dict[str, str]:
    """Return what the ids that stand in reports are called."""
    return NO_STAGE | registry.titles


def sheets(report: Report, registry: Registry) -> tuple[Sheet, ...]:
    """Return the report's sheets; none where it has no list of figures."""
    words, titles = registry.report_fields, titles_of(registry)
    found = tuple(lists(report, words, titles))
    return (overall(report, words, titles), *found) if found else ()


def overall(report: Report, words: Words, titles: Mapping[str, str]) -> Sheet:
    """Return what is stated once, path by path."""
    listed = {name for name, _ in tables(report)}
    rows = []
    for one in stated(report, words):
        if one.path[0] not in listed:
            said = " – ".join(brief(part) for part in one.words if not part.isdigit())
            rows.append((said, shown(one.value, titles)))
    return Sheet(OVERALL, (FIGURE, STATED), tuple(rows))


def tables(report: Report) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield the report's lists: field and items."""
    for name, info in type(report).model_fields.items():
        value = getattr(report, name)
        if isinstance(value, Table) and value.rows:
            yield name, value.rows
        elif get_origin(bare(info.annotation)) is tuple and value:
            item = bare(get_args(bare(info.annotation))[0])
            tabular = isinstance(item, type) and issubclass(item, BaseModel) and item not in MENTIONED
            if tabular and is_flat(item):
                yield name, value


def is_flat(model: type[BaseModel]) -> bool:
    """Return whether no list of parts stands inside a part."""
    for info in model.model_fields.values():
        plain = bare(info.annotation)
        inner = bare(get_args(plain)[0]) if get_origin(plain) is tuple else None
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return False
    return True


def lists(report: Report, words: Words, titles: Mapping[str, str]) -> Iterator[Sheet]:
    """Yield a sheet for each list; a list of forms becomes a column for each form."""
    for name, items in tables(report):
        rows = [dict(cells(item, words, titles)) for item in items]
        if isinstance(items[0], Mapped):
            forms = dict.fromkeys(titles.get(form, form) for one in items for form in one.forms)
            rows = [{**row, **{form: row.get(form, RUNS_NOT) for form in forms}} for row in rows]
        headers = columns(rows)
        table = [tuple(row.get(header) for header in headers) for row in rows]
        whole = getattr(report, name)
        if isinstance(whole, Table) and whole.total is not None:
            table.append(total(headers, whole.total))
        yield Sheet(title(word(words, type(report), name)), tuple(headers), tuple(table))


def total(headers: Sequence[str], number: int) -> tuple[Value, ...]:
    """Return the row of the total under the last column."""
    return (TOTAL, *([None] * (len(headers) - 2)), number) if len(headers) > 1 else (number,)


def columns(rows: Sequence[Mapping[str, Value]]) -> list[str]:
    """Return the headings in their order, without those nobody filled in."""
    headers = dict.fromkeys(header for row in rows for header in row)
    return [header for header in headers if any(row.get(header) is not None for row in rows)]


def cells(item: BaseModel, words: Words, titles: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """Yield the cells of an item under their headings."""
    for name in type(item).model_fields:
        value = getattr(item, name)
        said = brief(word(words, type(item), name))
        if isinstance(value, Share):
            yield from ((f"{said}: {header}", cell) for header, cell in of_share(value, words))
        elif isinstance(value, BaseModel):
            yield from ((f"{said}: {header}", cell) for header, cell in cells(value, words, titles))
        elif isinstance(item, Mapped) and name == "forms":
            yield from ((titles.get(one, one), RUNS) for one in item.forms)
        else:
            yield said, shown(value, titles)


def of_share(share: Share, words: Words) -> Iterator[tuple[str, Value]]:
    """Yield a share's numbers and the percentage."""
    for name in ("count", "of"):
        yield brief(word(words, Share, name)), getattr(share, name)
    yield PERCENT, share.percent


def shown(value: Any, titles: Mapping[str, str]) -> Value:
    """Return a value as a cell holds it."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, str):
        return ALL if value == "all" else titles.get(value, value)
    if isinstance(value, tuple):
        return "; ".join(str(shown(one, titles)) for one in value) or None
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {one}" for key, one in value.items()) or None
    found: Value = value
    return found


def brief(text: str) -> str:
    """Return what a field is called without what helps to fill it in."""
    return text.partition(" (")[0].partition(";")[0]


def title(text: str) -> str:
    """Return a sheet's title: without what Excel refuses, cut at a word."""
    plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in text)
    if len(plain) <= LONGEST_TITLE:
        return plain
    return plain[:LONGEST_TITLE].rpartition(" ")[0].strip() or plain[:LONGEST_TITLE]
