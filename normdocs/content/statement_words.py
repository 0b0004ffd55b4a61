"""Sentences of the municipal statement whose wording depends on the figures."""

from __future__ import annotations

from typing import Any

from normdocs.content.amounts import (
    ESTABLISHMENT,
    ESTABLISHMENTS,
    MUNICIPAL,
    ORGANISATION,
    PUPIL,
    by_kind,
    capital,
    counted,
    genitive,
    held,
    in_organisations,
    listed,
    of_whole,
    per_cent,
    whole,
)
from normdocs.content.occasions import days, together, when
from normdocs.content.speech import Speech
from normdocs.content.territory import sentences
from normdocs.domain.effectiveness import Effectiveness
from normdocs.domain.reports.figures import Extent, Result, Satisfaction
from normdocs.domain.reports.municipal import Coverage, Guidance, Programmes, Roadmaps
from normdocs.language import numbers
from normdocs.language.counting import quantity
from normdocs.language.declension import gender_of
from normdocs.language.letters import NBSP

SATISFACTION = ("satisfaction-mentees", "satisfaction-mentors")
MENTEES, MENTORS, YOUNG = "mentees-10-18", "mentors-15-18", "young-specialists"
# Whom an indicator counts, where a report says so with a noun of its own.
COUNTED = {YOUNG: "педагог"}


def opening(speech: Speech, period: str | None, by: str | None) -> str:
    """Return how the statement begins: «В мае 2021 года ИМЦ Сальского района проведён»."""
    words = [when(period)] if period else []
    words += [speech.organisation(by, "ablt", {})] if by else []
    return capital(" ".join([*words, "проведён"]))


def guided_by(speech: Speech, guidance: Guidance) -> str:
    """Return by whom, when and where recommendations were made known."""
    text = f"разработаны {speech.organisation(guidance.by, 'ablt', {})}"
    if guidance.period:
        text += f", направлены в муниципальные общеобразовательные организации {when(guidance.period)}"
    if guidance.seminars:
        word = "семинаров" if len(guidance.seminars) > 1 else "семинара"
        text += f" и освещены в рамках {word} {days(guidance.seminars)}"
    return text


def places(noun: str) -> Any:
    """Return in how many organisations of a kind."""
    return lambda speech, extent: in_organisations(extent, noun)


def recorded(speech: Speech, extent: Extent, territory: str) -> str:
    """Return «Во всех общеобразовательных организациях Сальского района»."""
    found = in_organisations(extent, "общеобразовательная организация")
    return f"{capital(found)} {speech.place(territory, 'gent')}"


def roadmaps_made(speech: Speech, roadmaps: Roadmaps) -> str | None:
    """Return which organisations made roadmaps and how many; None where nobody said."""
    number = roadmaps.made.number
    if number is None and not roadmaps.makers:
        return None
    if number == 0:
        return "Муниципальными образовательными организациями дорожные карты не разработаны"
    makers = f"{NBSP}– {speech.organisation(roadmaps.makers, 'ablt', {})}" if roadmaps.makers else ""
    kinds = by_kind(roadmaps.made, ESTABLISHMENTS) or (number and counted(number, ESTABLISHMENT))
    return (
        f"Муниципальными образовательными организациями{makers}{f' ({kinds})' if kinds else ''} разработаны"
        " дорожные карты внедрения целевой модели наставничества обучающихся"
    )


def agreed_with(speech: Speech, roadmaps: Roadmaps) -> str | None:
    """Return with whom the roadmaps were agreed, and what this official coordinates."""
    who = roadmaps.agreed_by
    if who is None:
        return None
    words = [speech.title(who.post, "ablt", {})] if who.post else []
    words += [speech.organisation(who.organisation, "gent", {})] if who.organisation else []
    person = _Person(who.name, who.gender)
    text = " ".join([*words, speech.short_name(person, "ablt")])
    if roadmaps.coordinates:
        word = "осуществляющей" if person.feminine else "осуществляющим"
        text += f", {word} координацию {speech.organisation(roadmaps.coordinates, 'gent', {})}"
    return text


class _Person:
    """An official as the grammar of names takes people."""

    def __init__(self, name: str, gender: Any) -> None:
        self.name, self.gender = name, gender
        self.forms: dict[Any, str] = {}
        self.feminine = (gender or gender_of(name)) == "f"


def programmes_in(speech: Speech, programmes: Programmes) -> str | None:
    """Return in how many organisations there are programmes."""
    if programmes.organisations is None:
        return None
    if not programmes.organisations:
        return "Программы наставничества в муниципальных образовательных организациях не разработаны"
    return f"{capital(in_organisations(programmes.organisations, MUNICIPAL))} разработаны программы наставничества"


def programmes_run(speech: Speech, programmes: Programmes) -> str | None:
    """Return how many programmes are run, by kind of organisation."""
    stated = programmes.number
    if not stated.number:
        return None
    runners = {
        "general": "общеобразовательными организациями",
        "additional": "учреждениями дополнительного образования",
        "preschool": "дошкольными образовательными организациями",
        "vocational": "профессиональными образовательными организациями",
    }
    parts = [f"{runners[kind]} {counted(n, 'программа')}" for kind, n in stated.parts.items() if n]
    return listed(parts) if parts else counted(stated.number, "программа")


def covered(speech: Speech, coverage: Coverage) -> str | None:
    """Return how many pupils take part, of how many, as mentees and as mentors."""
    total = _in_all(coverage)
    if total is None:
        return None
    share = of_whole(speech, coverage.share)
    text = counted(total, PUPIL) + (f" ({share})" if share else "")
    parts = [
        f"{numbers.group(n)}{NBSP}– {numbers.count(n, noun).partition(' ')[2]}"
        for n, noun in ((coverage.mentees, "наставляемый"), (coverage.mentors, "наставник"))
        if n is not None
    ]
    return f"{text}, из них: {listed(parts)}" if parts else text


def _in_all(coverage: Coverage) -> int | None:
    if coverage.total is not None or coverage.mentees is None or coverage.mentors is None:
        return coverage.total
    return coverage.mentees + coverage.mentors


def monitored(speech: Speech, extent: Extent) -> str:
    """Return who carried out monitoring of its own."""
    what = "внутренний мониторинг реализации и эффективности программ наставничества"
    if extent == "all":
        return f"Всеми образовательными организациями проведён {what}"
    if extent == 0:
        return f"{capital(what)} образовательными организациями не проведён"
    return f"{capital(what)} проведён {in_organisations(extent, ORGANISATION)}"


def conclusion(speech: Speech, day: Any, results: tuple[Result, ...], halves: tuple[str, ...]) -> str | None:
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


def result_lines(
    speech: Speech, results: tuple[Result, ...], known: tuple[Effectiveness, ...], day: Any
) -> list[str]:
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
    percent = per_cent(value.percent) if value.percent is not None else ""
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
        text = f"удовлетворённость {side} качеством программ наставничества{NBSP}– {per_cent(value)}"
        target = (
            held(result.model_copy(update={"value": result.value.model_copy(update={"stated": value})}))
            if result
            else None
        )
        lines.append(f"{text}, что {target}" if target else text)
    return lines


def satisfaction_base(speech: Speech, found: Satisfaction) -> str | None:
    """Return over how many organisations, or people, the average is."""
    if found.organisations is not None:
        return f"по {counted(found.organisations, ESTABLISHMENT, 'datv')}"
    return f"по ответам {counted(found.people, 'участник', 'gent')}" if found.people is not None else None


def flaws(speech: Speech, day: Any, uncovered: int | None, stated: tuple[str, ...]) -> list[str]:
    """Return the shortcomings, first of them the organisations where nobody takes part."""
    return [*([_uncovered(uncovered)] if uncovered else []), *sentences(speech, stated)]


def _uncovered(number: int) -> str:
    words = numbers.in_words(number, "n") if number <= 10 else numbers.group(number)
    verb = "не охвачены" if quantity(number) == "few" else "не охвачено"
    noun = numbers.count(number, "учреждение").partition(" ")[2]
    return (
        "Включение в систему наставничества обучающихся 10–18 лет в качестве наставляемых и наставников происходит"
        f" не во всех общеобразовательных организациях{NBSP}– {words} {noun} {verb} данной деятельностью."
    )
