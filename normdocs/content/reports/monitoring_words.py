"""A school's own monitoring in words: rows of its tables, indicators held against targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normdocs.content.reports.amounts import per_cent
from normdocs.content.reports.bases import NO_STAGE
from normdocs.content.reports.school_words import percent_with_base
from normdocs.content.reports.shares import NONE, printed_target
from normdocs.content.speech import Speech
from normdocs.domain.indicators.effectiveness import Effectiveness
from normdocs.domain.model import MentoringModel
from normdocs.domain.records.questionnaire import Questionnaire
from normdocs.domain.reports.figures import Result, Satisfaction, Share, Table, percentage
from normdocs.domain.reports.school import Answer, Involved, Monitoring
from normdocs.language import numbers

SIDES = {
    "pupils": "Обучающиеся, всего",
    "mentees": "из них наставляемые",
    "mentors": "из них наставники",
    "teachers": "Педагоги, всего",
    "young_specialists": "из них молодые специалисты",
}
STAGES = {
    "primary": "начальное общее образование",
    "basic": "основное общее образование",
    "secondary": "среднее общее образование",
    **NO_STAGE,
}
GROUPS = {
    "by_form": "По формам наставничества",
    "by_stage": "По уровням образования",
    "by_category": "По категориям наставляемых",
    "by_model": "По моделям наставничества",
}
VERDICTS = {True: "достигнут", False: "не достигнут", None: "сделать вывод нельзя"}


@dataclass(frozen=True)
class Line:
    """A row of a table in words."""

    title: str
    people: str
    share: str = NONE


@dataclass(frozen=True)
class Lines:
    """Rows under one heading."""

    title: str
    lines: tuple[Line, ...]


def involved_lines(speech: Speech, involved: Involved) -> list[Line]:
    """Return who takes part, as far as it is stated."""
    stated = {name: getattr(involved, name) for name in SIDES}
    return [Line(SIDES[name], numbers.group(count)) for name, count in stated.items() if count is not None]


def names_of(model: MentoringModel) -> dict[str, str]:
    """Return what the registry calls forms, models, categories, stages and meetings."""
    meetings = {str(place): one.title for place, one in enumerate(model.meetings, 1)}
    return model.titles | STAGES | meetings


def lines_of(table: Table, names: dict[str, str]) -> Iterator[Line]:
    """Yield a table's rows; a share only where the table states what it is of."""
    for row in table.rows:
        if row.people is not None:
            share = per_cent(percentage(row.people, table.total)) if table.total else None
            yield Line(row.title or names.get(row.id, row.id), numbers.group(row.people), share or NONE)


def groups_of(speech: Speech, report: Monitoring, model: MentoringModel) -> list[Lines]:
    """Return mentees by form, stage, category and model, what is stated of it."""
    names = names_of(model)
    found = [Lines(title, tuple(lines_of(getattr(report, name), names))) for name, title in GROUPS.items()]
    return [one for one in found if one.lines]


def meeting_lines(speech: Speech, table: Table, model: MentoringModel) -> list[Line]:
    """Return how many took part in meetings of each kind."""
    return list(lines_of(table, names_of(model)))


def pairs_told(speech: Speech, report: Monitoring) -> str | None:
    """Return how many pairs there are and how many carried their programme out."""
    if report.pairs is None:
        return None
    told = f"сформировано наставнических пар и групп – {numbers.group(report.pairs)}"
    if report.completed is None:
        return told
    share = Share(count=report.completed, of=report.pairs).computed
    part = f" ({per_cent(share)})" if share is not None else ""
    return f"{told}, программу наставничества завершили – {numbers.group(report.completed)}{part}"


@dataclass(frozen=True)
class Asked:
    """An item of a questionnaire in words."""

    questionnaire: str
    question: str
    asked: str
    average: str


def answered(
    speech: Speech, answers: Iterable[Answer], questionnaires: tuple[Questionnaire, ...]
) -> list[Asked]:
    """Return the average answers; a questionnaire the registry does not know is called by its name there."""
    titles = {one.id: one.title for one in questionnaires}
    return [
        Asked(
            titles.get(one.questionnaire, one.questionnaire),
            one.question,
            numbers.group(one.asked),
            f"{numbers.decimal(one.average)} из {numbers.decimal(one.best)}",
        )
        for one in answers
    ]


def satisfied(speech: Speech, satisfaction: Satisfaction) -> str | None:
    """Return the average satisfaction of each side, of how many people; None where nobody was asked."""
    sides = {"наставляемых": satisfaction.mentees, "наставников": satisfaction.mentors}
    told = [f"{side} – {per_cent(value)}" for side, value in sides.items() if value is not None]
    if not told:
        return None
    asked = f" (опрошено {numbers.count(satisfaction.people, 'человек')})" if satisfaction.people else ""
    return f"удовлетворённость {', '.join(told)}{asked}"


@dataclass(frozen=True)
class Held:
    """An indicator held against its target."""

    title: str
    value: str
    target: str
    verdict: str


def unfinished(value: Share) -> str:
    """Return what is known of a value whose percentage is not."""
    if value.count is None:
        return "нет сведений"
    return f"{numbers.count(value.count, 'человек', grouped=True)}; из скольких – не указано"


def held(speech: Speech, results: Iterable[Result], known: Iterable[Effectiveness]) -> list[Held]:
    """Return the indicators' values, targets and verdicts; * marks a target nobody compared with its act."""
    titles = {one.id: one.title for one in known}
    return [
        Held(
            titles.get(one.indicator, one.indicator),
            percent_with_base(speech, one.value) or unfinished(one.value),
            printed_target(one.target, unverified=one.unverified),
            VERDICTS[one.met],
        )
        for one in results
    ]


def doubted(speech: Speech, results: Iterable[Result]) -> bool:
    """Return whether some target was not compared with the act that sets it."""
    return any(one.unverified for one in results)
