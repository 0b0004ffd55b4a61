"""The words of reminders. No personal data of pupils: documents, roles, days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from normdocs.domain.approval.route import Deed
from normdocs.language.counting import counted
from normdocs.language.dates import numeric


class Occasion(StrEnum):
    """What a reminder is about."""

    OVERDUE = "overdue"
    DUE = "due"
    EXPIRING = "expiring"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Reminder:
    """One thing to be reminded of.

    `title` is the document's code and short title, `action` and `who` what is to be done and by which role
    (None where a document ends), `people` how many have to, `day` the last day of the term or of the
    document, `late` the calendar days since then.
    """

    thing: str
    occasion: Occasion
    organisation: str
    type: str
    title: str
    day: date
    action: Deed | None = None
    who: str | None = None
    people: int = 1
    late: int = 0


HEADINGS = {
    Occasion.OVERDUE: "Срок прошёл:",
    Occasion.DUE: "Срок подходит:",
    Occasion.EXPIRING: "Скоро перестанут действовать:",
    Occasion.EXPIRED: "Перестали действовать:",
}
DEEDS = {
    Deed.REVIEW: "проверить",
    Deed.AGREE: "согласовать",
    Deed.ADOPT: "принять решение и назвать протокол",
    Deed.SIGN: "подписать",
    Deed.ACQUAINT: "ознакомить под подпись",
    Deed.PUBLISH: "разместить на сайте",
}
STEP = "– {title}: {action} ({who}). Срок – {day}"
LATE = ", опоздание – {late} {days}"
PEOPLE = ", осталось {people} {persons}"
ENDING = "– {title}: последний день – {day}. Если документ ещё нужен, подготовьте новую редакцию"
ENDED = "– {title}: последний день был {day}. Новую редакцию составит команда {command}"
OPENING = "{school}\nДокументы программы наставничества на {day}"
CLOSING = (
    "Чей сейчас ход, показывает команда normdocs inbox.\n"
    "Письмо составила программа normdocs, отвечать на него не нужно. О том же она напомнит не раньше чем "
    "через неделю."
)


def subject(school: str, reminders: Sequence[Reminder]) -> str:
    """Return the subject: what is late counts first."""
    late = {one.title for one in reminders if one.occasion is Occasion.OVERDUE}
    if late:
        return f"{school}: просрочено – {len(late)} {counted(len(late), 'документ', 'nomn')}"
    return f"{school}: сроки документов"


def body(school: str, day: date, reminders: Sequence[Reminder]) -> str:
    """Return the letter, plain text, the most urgent first."""
    parts = [OPENING.format(school=school, day=numeric(day))]
    for occasion, heading in HEADINGS.items():
        found = [one for one in reminders if one.occasion is occasion]
        if found:
            parts.append("\n".join([heading, *lines(found)]))
    return "\n\n".join([*parts, CLOSING]) + "\n"


def lines(reminders: Iterable[Reminder]) -> Iterator[str]:
    """Yield the line of each reminder."""
    for one in sorted(reminders, key=lambda one: (one.day, one.title)):
        if one.action is None:
            yield ending(one)
            continue
        line = STEP.format(title=one.title, action=DEEDS[one.action], who=one.who, day=numeric(one.day))
        if one.late:
            line += LATE.format(late=one.late, days=counted(one.late, "день", "nomn"))
        if one.action is Deed.ACQUAINT:
            line += PEOPLE.format(people=one.people, persons=counted(one.people, "человек", "nomn"))
        yield line + "."


def ending(one: Reminder) -> str:
    """Return the line of a document that ends."""
    if one.occasion is Occasion.EXPIRING:
        return ENDING.format(title=one.title, day=numeric(one.day)) + "."
    command = f"normdocs generate {one.organisation} {one.type} --new-edition"
    return ENDED.format(title=one.title, day=numeric(one.day), command=command)
