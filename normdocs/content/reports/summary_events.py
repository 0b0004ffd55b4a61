"""Acts, events and training of the summary map in words."""

from __future__ import annotations

from normdocs.content.reports.amounts import (
    counted,
    listed,
)
from normdocs.content.reports.lists import bare
from normdocs.content.reports.occasions import days
from normdocs.content.reports.references import reference
from normdocs.content.reports.shares import NONE
from normdocs.content.speech import Speech
from normdocs.domain.acts.act import Act
from normdocs.domain.reports.summary import ActRow, Adopted, Event, Training
from normdocs.language.citation import quote
from normdocs.language.letters import NBSP


def act_kind(speech: Speech, row: ActRow) -> str:
    """Return a kind of act with the year until which it is in force."""
    return _dated(row.kind, row.act.until if row.act else None)


def local_kind(speech: Speech, row: Adopted) -> str:
    """Return a kind of local act with the year until which it is in force."""
    return _dated(row.kind, row.until)


def _dated(kind: str, until: int | None) -> str:
    return f"{kind} (срок действия{NBSP}– до{NBSP}{until}{NBSP}г.)" if until else kind


def act_line(speech: Speech, row: ActRow, acts: tuple[Act, ...]) -> str:
    """Return the act with its requisites, a dash where there is none yet."""
    return (reference(speech, row.act, acts) if row.act else None) or NONE


def event_line(speech: Speech, event: Event) -> str:
    """Return an event with its date."""
    when = days([event.date]) if event.date else event.period
    text = f"{bare(event.text)}."
    return f"{text} Дата проведения: {when.removesuffix('.')}." if when else text


def trained(speech: Speech, one: Training) -> str:
    """Return «На 2021–2022 учебный год запланировано обучение на КПК „…“ в количестве 15 педагогов»."""
    years = one.school_year.replace("-", "–")
    who = f" в количестве {counted(one.people, 'педагог', 'gent')}" if one.people is not None else ""
    return f"На {years}{NBSP}учебный год запланировано обучение на КПК {quote(one.title)}{who}"


def with_programmes(speech: Speech, names: tuple[str, ...]) -> str | None:
    """Return where programmes of mentoring were made."""
    places = [speech.organisation(name, "loct", {}) for name in names]
    return f"Разработаны программы по наставничеству в {listed(places)}" if places else None


def all_trained(speech: Speech, found: tuple[Training, ...]) -> list[str]:
    """Return the training planned, a sentence for each course."""
    return [trained(speech, one) for one in found]
