"""What the charts of reports show, made of plain figures; None where there is nothing worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from normdocs.content.charts.blocks import Chart, Series
from normdocs.content.reports.short_names import short_names
from normdocs.language.letters import NBSP
from normdocs.language.numbers import group

PER_CENT, PEOPLE = "%", "чел."
COVERED, AIM, NOT_COMPARED = "Охват", "Целевое значение", "не сверено с актом"
REACHED, MISSED = "Целевое значение достигнуто", "Целевое значение не достигнуто"
# Names of more than this many letters, or more organisations, read better beside bars than below columns.
MOST_COLUMNS, LONGEST_BELOW = 10, 14
MOST_BARS = 40
Figure = Decimal | int | None
Row = tuple[str, tuple[Figure, ...]]


@dataclass(frozen=True)
class Measured:
    """A figure, of what (a year, an organisation), and what it should have been."""

    name: str
    value: Figure
    target: Figure = None
    unverified: bool = False


def by_year(figures: Iterable[Measured]) -> Chart | None:
    """Return figures of several years as columns with their targets as a line; None for a single year."""
    known = [one for one in figures if one.value is not None or one.target is not None]
    if len(known) < 2 or all(one.value is None for one in known):
        return None
    return _against("Охват по годам и целевые значения", COVERED, known)


def against_targets(figures: Iterable[Measured]) -> Chart | None:
    """Return figures side by side with their targets; None for one, or where no target is known."""
    known = [one for one in figures if one.value is not None]
    if len(known) < 2 or all(one.target is None for one in known):
        return None
    return _against("Значения показателей и целевые значения", "Значение", known)


def _against(subject: str, title: str, known: Sequence[Measured]) -> Chart:
    series = [Series(f"{title}, {PER_CENT}", tuple(one.value for one in known))]
    if any(one.target is not None for one in known):
        aim = AIM + (f" ({NOT_COMPARED})" if any(one.unverified for one in known) else "")
        series.append(Series(f"{aim}, {PER_CENT}", tuple(one.target for one in known), aim=True))
    return Chart(subject, PER_CENT, tuple(one.name for one in known), tuple(series))


def in_columns(subject: str, figures: Iterable[Measured], aim: Measured) -> Chart | None:
    """Return few organisations with short names as columns, the best first, the target as a line."""
    known = _sorted(figures)
    if len(known) < 2 or not _short(known):
        return None
    series = [Series(f"{COVERED}, {PER_CENT}", tuple(one.value for one in known))]
    if aim.target is not None:
        series.append(Series(_told(aim), (aim.target,) * len(known), aim=True))
    return Chart(subject, PER_CENT, tuple(one.name for one in known), tuple(series))


def in_bars(subject: str, figures: Iterable[Measured], aim: Measured, most: int = MOST_BARS) -> Chart | None:
    """Return organisations as bars on their sides, the best first, the target a bar of its own among them.

    Of more than `most` the first and the last are shown, and how many are between them.
    """
    known = _sorted(figures)
    if len(known) < 2 or _short(known):
        return None
    if aim.target is None:
        rows: list[Row] = [(one.name, (one.value,)) for one in known]
        return _bars(subject, _shortened(rows, most), [Series(f"{COVERED}, {PER_CENT}", ())])
    own: Row = (AIM, (None, None, aim.target))
    reached = [one for one in known if _at_least(one, aim.target)]
    rows = [(one.name, (one.value, None, None)) for one in reached]
    rows += [own, *((one.name, (None, one.value, None)) for one in known[len(reached) :])]
    titles = [Series(REACHED, ()), Series(MISSED, ()), Series(_told(aim), (), aim=True)]
    return _bars(subject, _shortened(rows, most, own), titles)


def of_rows(subject: str, rows: Iterable[tuple[str, int | None]]) -> Chart | None:
    """Return people by form, stage or the like, in the order given."""
    known = [(name, number) for name, number in rows if number is not None]
    if len(known) < 2 or not any(number for _, number in known):
        return None
    numbers = Series(PEOPLE, tuple(number for _, number in known))
    return Chart(subject, PEOPLE, tuple(name for name, _ in known), (numbers,))


def _bars(subject: str, rows: Sequence[Row], titles: Sequence[Series]) -> Chart:
    columns = zip(*(numbers for _, numbers in rows), strict=True)
    series = (
        Series(one.title, tuple(numbers), one.aim) for one, numbers in zip(titles, columns, strict=True)
    )
    return Chart(subject, PER_CENT, tuple(name for name, _ in rows), tuple(series))


def _shortened(rows: list[Row], most: int, own: Row | None = None) -> list[Row]:
    """Return the first and the last rows of many; the target's own row is never left out."""
    if len(rows) <= most + 1:
        return rows
    half = most // 2
    left_out = [row for row in rows[half:-half] if row is not own]
    gap: Row = (f"…{NBSP}ещё {len(left_out)}", (None,) * len(rows[0][1]))
    inside = own is not None and len(left_out) < len(rows) - 2 * half
    return [*rows[:half], gap, *([own] if own and inside else []), *rows[-half:]]


def _sorted(figures: Iterable[Measured]) -> list[Measured]:
    known = sorted(
        (one for one in figures if one.value is not None), key=lambda one: -Decimal(one.value or 0)
    )
    names = short_names([one.name for one in known])
    return [replace(one, name=name) for one, name in zip(known, names, strict=True)]


def _short(known: Sequence[Measured]) -> bool:
    return len(known) <= MOST_COLUMNS and all(len(one.name) <= LONGEST_BELOW for one in known)


def _at_least(one: Measured, target: Decimal | int) -> bool:
    return one.value is not None and one.value >= target


def _told(aim: Measured) -> str:
    value = group(aim.target) if aim.target is not None else ""
    return f"{AIM} – {value}{NBSP}{PER_CENT}" + (f" ({NOT_COMPARED})" if aim.unverified else "")
