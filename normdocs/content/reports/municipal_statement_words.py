"""Sentences of the municipal statement whose wording depends on the figures."""

from __future__ import annotations

from typing import Any

from normdocs.content.reports.amounts import (
    ESTABLISHMENT,
    ESTABLISHMENTS,
    GENERAL,
    MUNICIPAL,
    ORGANISATION,
    PUPIL,
    by_kind,
    capital,
    counted,
    in_organisations,
    listed,
    of_whole,
)
from normdocs.content.reports.lists import sentences
from normdocs.content.reports.occasions import days, when
from normdocs.content.speech import Speech
from normdocs.domain.reports.figures import Extent, Scope
from normdocs.domain.reports.municipal import Coverage, Guidance, Programmes, Roadmaps
from normdocs.language import numbers
from normdocs.language.counting import quantity
from normdocs.language.declension import gender_of
from normdocs.language.letters import NBSP


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


def events(speech: Speech, scope: Scope) -> str | None:
    """Return when and in how many organisations people were drawn in; None where nobody said either."""
    if scope.organisations is None and scope.period is None:
        return None
    what = "мероприятия по вовлечению обучающихся и педагогов общеобразовательных организаций"
    what += " в различные формы сопровождения и наставничества"
    period = [when(scope.period)] if scope.period else []
    if scope.organisations == 0:
        return " ".join([what, *period, "не организованы"])
    places = [in_organisations(scope.organisations, MUNICIPAL)] if scope.organisations else []
    return " ".join([*period, *places, "организованы", what])


def recorded(speech: Speech, extent: Extent, territory: str) -> str:
    """Return where participants are recorded: «Во всех общеобразовательных организациях района …»."""
    what = "персонифицированный учёт обучающихся и педагогов, участвующих в программах наставничества"
    if extent == 0:
        return f"{capital(what)}, в общеобразовательных организациях не осуществляется"
    where = f"{in_organisations(extent, GENERAL)} {speech.place(territory, 'gent')}"
    return f"{capital(where)} осуществлён {what}"


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
    # Initials end in the sign the sentence ends in.
    return text.removesuffix(".")


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
    where = in_organisations(programmes.organisations, MUNICIPAL)
    return f"{capital(where)} разработаны программы наставничества"


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


def flaws(speech: Speech, day: Any, uncovered: int | None, stated: tuple[str, ...]) -> list[str]:
    """Return the shortcomings, first of them the organisations where nobody takes part.

    Every report states its `day`: either of the others may be absent.
    """
    return [*([_uncovered(uncovered)] if uncovered else []), *sentences(speech, stated)]


def _uncovered(number: int) -> str:
    words = numbers.in_words(number, "n") if number <= 10 else numbers.group(number)
    verb = "не охвачены" if quantity(number) == "few" else "не охвачено"
    noun = numbers.count(number, "учреждение").partition(" ")[2]
    return (
        "Включение в систему наставничества обучающихся 10–18 лет в качестве наставляемых и наставников"
        f" происходит не во всех общеобразовательных организациях{NBSP}– {words} {noun} {verb}"
        " данной деятельностью."
    )
