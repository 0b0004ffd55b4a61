"""Indicators of effectiveness and satisfaction in sentences."""

from __future__ import annotations

from decimal import Decimal

from normdocs.content.reports.amounts import (
    ESTABLISHMENT,
    PUPIL,
    counted,
    genitive,
    held,
    per_cent,
    share_in_per_cent,
    whole,
)
from normdocs.content.reports.occasions import together
from normdocs.content.speech import Speech
from normdocs.domain.indicators.effectiveness import Effectiveness
from normdocs.domain.reports.figures import Result, Satisfaction, Share
from normdocs.language.letters import NBSP

SATISFACTION = ("satisfaction-mentees", "satisfaction-mentors")
MENTEES, MENTORS, YOUNG = "mentees-10-18", "mentors-15-18", "young-specialists"
# Whom an indicator counts, where a report says so with a noun of its own.
COUNTED = {YOUNG: "педагог"}


def conclusion(speech: Speech, results: tuple[Result, ...], halves: tuple[str, ...] = ()) -> str | None:
    """Return what follows from the monitoring, as far as the results say whether targets are met."""
    if not results:
        return None
    found = f"по проведённым мониторингам {together(halves)}" if halves else "по проведённым мониторингам"
    met = {result.met for result in results}
    if met == {True}:
        end = "можно сделать вывод, что общие показатели эффективности достигнуты"
    elif False in met:
        end = "можно сделать вывод, что показатели эффективности достигнуты не полностью"
    else:
        end = "получены следующие значения показателей эффективности"
    return f"Таким образом, {found} {end}"


def result_lines(speech: Speech, results: tuple[Result, ...], known: tuple[Effectiveness, ...]) -> list[str]:
    """Return a line for each indicator but satisfaction, which has a part of its own."""
    return [line(speech, one, known) for one in results if one.indicator not in SATISFACTION]


def line(speech: Speech, result: Result, known: tuple[Effectiveness, ...]) -> str:
    """Return «Включение … – 694 обучающихся, что составляет 10 % от общего количества …»."""
    value, noun = result.value, COUNTED.get(result.indicator, PUPIL)
    words = []
    if value.count is not None:
        words.append(counted(value.count, noun))
    if value.percent is not None and value.count is not None:
        words.append(f"что составляет {_share(speech, result, noun)}")
    elif value.percent is not None:
        words.append(_share(speech, result, noun))
    text = f"{titled(result.indicator, known)}{NBSP}– {', '.join(words) or 'значение не представлено'}"
    target = held(result)
    joint = " и " if words and value.percent is not None else "; "
    return f"{text}{joint}{target}" if target else text


def _share(speech: Speech, result: Result, noun: str) -> str:
    value = result.value
    base = whole(speech, value, noun)
    percent = share_in_per_cent(value) or ""
    if result.indicator in {MENTEES, MENTORS} and value.of is not None:
        return f"{percent} от общего количества детей этого возраста ({base})"
    if value.of == value.count and value.base:
        return f"{percent} от общего количества {genitive(speech, value.base)}"
    return f"{percent} от общего количества {base}" if base else percent


def titled(name: str, known: tuple[Effectiveness, ...]) -> str:
    """Return an indicator's title, its name where the registry does not know it."""
    return next((one.title for one in known if one.id == name), name)


def satisfaction_lines(speech: Speech, found: Satisfaction, results: tuple[Result, ...]) -> list[str]:
    """Return the average satisfaction of each side, held against its target where there is one."""
    by_name = {result.indicator: result for result in results}
    values = (found.mentees, found.mentors)
    sides = ("наставляемых", "наставников")
    lines = []
    for name, side, stated in zip(SATISFACTION, sides, values, strict=True):
        result = by_name.get(name)
        value = stated if stated is not None or result is None else result.value.percent
        if value is None:
            continue
        text = f"удовлетворённость {side} качеством программ наставничества{NBSP}–{NBSP}{per_cent(value)}"
        target = held(with_value(result, value)) if result else None
        lines.append(f"{text}, что {target}" if target else text)
    return lines


def satisfaction_base(speech: Speech, found: Satisfaction) -> str | None:
    """Return over how many organisations, or people, the average is."""
    if found.organisations is not None:
        return f"по {counted(found.organisations, ESTABLISHMENT, 'datv')}"
    return f"по ответам {counted(found.people, 'участник', 'gent')}" if found.people is not None else None


def with_value(result: Result, value: Decimal) -> Result:
    """Return the result with this percentage in place of its own."""
    return result.model_copy(update={"value": Share(stated=value)})
