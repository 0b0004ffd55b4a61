"""Sentences and rows of the summary map whose wording depends on the figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from normdocs.content.reports.amounts import (
    ORGANISATION,
    ORGANISATIONS,
    PUPIL,
    by_kind,
    capital,
    counted,
    of_whole,
)
from normdocs.content.reports.bases import NO_STAGE
from normdocs.content.reports.lists import bare
from normdocs.content.reports.occasions import since
from normdocs.content.reports.shares import NONE, printed_number
from normdocs.content.speech import Speech
from normdocs.domain.model import MentoringModel
from normdocs.domain.organisation import Pupils
from normdocs.domain.reports.figures import Organisations, Row, Share, Table
from normdocs.domain.reports.summary import Mapped
from normdocs.language.citation import quote
from normdocs.language.counting import quantity
from normdocs.language.letters import NBSP

STAGES = {
    "primary": "обучающиеся начальной школы",
    "basic": "обучающиеся основной школы",
    "secondary": "обучающиеся старшей школы",
    **NO_STAGE,
}
RUN, NOT_RUN = "+", "–"
# With more organisations, or longer words in their names, the matrix stands on its side: a row for each.
WIDEST, LONGEST_WORD = 8, 12


@dataclass(frozen=True)
class MatrixRow:
    """A row of the matrix: what it is of, and a sign for each column."""

    name: str
    signs: tuple[str, ...]


def titles(model: MentoringModel, own: dict[str, str] | None) -> dict[str, str]:
    """Return how words of the registry and of the report are called, by id."""
    return {**STAGES, **model.titles, **(own or {})}


def form_rows(matrix: Iterable[Mapped], forms: tuple[str, ...], model: MentoringModel) -> list[str]:
    """Return the forms of the matrix: those the report names, else those in use in the registry's order."""
    used = [form for one in matrix for form in one.forms]
    order = forms or tuple(form.id for form in model.forms if form.id in used)
    return [*order, *dict.fromkeys(form for form in used if form not in order)]


def on_its_side(matrix: tuple[Mapped, ...]) -> bool:
    """Return whether organisations are rows of the matrix, not columns."""
    words = [word for one in matrix for word in one.name.split()]
    return len(matrix) > WIDEST or any(len(word) > LONGEST_WORD for word in words)


def named(name: str, known: dict[str, str]) -> str:
    """Return what a word is called, bare of its quotation marks; the word itself where nobody named it."""
    return known.get(name, name).strip("«»")


def matrix_head(
    speech: Speech, matrix: tuple[Mapped, ...], forms: tuple[str, ...], model: MentoringModel, own: Any
) -> list[str]:
    """Return the columns: organisations, or forms when there are many organisations."""
    if not on_its_side(matrix):
        return [one.name for one in matrix]
    return [named(form, titles(model, own)) for form in form_rows(matrix, forms, model)]


def matrix_rows(
    speech: Speech, matrix: tuple[Mapped, ...], forms: tuple[str, ...], model: MentoringModel, own: Any
) -> list[MatrixRow]:
    """Return the rows: forms, or organisations when there are many of them."""
    rows, known = form_rows(matrix, forms, model), titles(model, own)
    if not (rows and matrix):
        return []
    if not on_its_side(matrix):
        return [MatrixRow(named(form, known), tuple(_sign(form, one) for one in matrix)) for form in rows]
    return [MatrixRow(one.name, tuple(_sign(form, one) for form in rows)) for one in matrix]


def matrix_corner(speech: Speech, matrix: tuple[Mapped, ...]) -> str:
    """Return what stands in the corner of the matrix."""
    return "Организация" if on_its_side(matrix) else "Форма наставничества"


def _sign(form: str, one: Mapped) -> str:
    return RUN if form in one.forms else NOT_RUN


def forms_named(
    speech: Speech, matrix: tuple[Mapped, ...], forms: tuple[str, ...], model: MentoringModel, own: Any
) -> str | None:
    """Return the forms in one line, each in quotation marks."""
    found, known = form_rows(matrix, forms, model), titles(model, own)
    return ", ".join(quote(named(form, known)) for form in found) or None


def forms_considered(
    speech: Speech, matrix: tuple[Mapped, ...], forms: tuple[str, ...], model: MentoringModel, own: Any
) -> str | None:
    """Return «рассматриваются следующие формы», of one form in the singular."""
    found = form_rows(matrix, forms, model)
    one = "рассматривается следующая форма"
    return (one if len(found) == 1 else "рассматриваются следующие формы") if found else None


def used_everywhere(speech: Speech, forms: tuple[str, ...], model: MentoringModel, own: Any) -> str | None:
    """Return «актуальны такие формы наставничества, как …», of one form in the singular."""
    said = chosen_forms(forms, model, own)
    words = "актуальна такая форма" if len(forms) == 1 else "актуальны такие формы"
    return f"{words} наставничества, как {said}" if said else None


def used_less(speech: Speech, forms: tuple[str, ...], model: MentoringModel, own: Any) -> str | None:
    """Return «Менее востребованы формы …», of one form in the singular."""
    said = chosen_forms(forms, model, own)
    words = "Менее востребована форма" if len(forms) == 1 else "Менее востребованы формы"
    return f"{words} {said}" if said else None


def chosen_forms(forms: tuple[str, ...], model: MentoringModel, own: Any) -> str:
    """Return the forms the report names in one line."""
    known = titles(model, own)
    return ", ".join(quote(named(form, known)) for form in forms)


def active(speech: Speech, territory: str, stated: Organisations, matrix: tuple[Mapped, ...]) -> str | None:
    """Return how many organisations there are: as it is stated, else as many as the matrix has."""
    number = stated.number if stated.number is not None else len(matrix) or None
    if not number:
        return None
    verb = "осуществляет" if quantity(number) == "one" else "осуществляют"
    kinds = by_kind(stated, ORGANISATIONS) if sum(stated.parts.values()) == number else None
    several = len([one for one in stated.parts.values() if one]) > 1
    what = kinds if kinds and not several else counted(number, ORGANISATION)
    what += f": {kinds}" if kinds and several else ""
    place = "" if territory.lower().startswith("муниципальное образование") else "муниципальном образовании "
    said = territory if place else speech.place(territory, "loct")
    return f"В {place}{said} {verb} свою деятельность {what}"


def begun(speech: Speech, period: str) -> str:
    """Return since when, with a capital letter."""
    return capital(since(period))


def population(speech: Speech, pupils: Pupils) -> str | None:
    """Return how many pupils there are, in all and by stage."""
    stages = {"primary": "начальной", "basic": "основной", "secondary": "старшей"}
    parts = [
        f"количество обучающихся {word} школы{NBSP}– {counted(n, 'человек')}"
        for stage, word in stages.items()
        if (n := getattr(pupils, stage)) is not None
    ]
    if pupils.total is None:
        return capital(", ".join(parts)) if parts else None
    text = f"Общее количество обучающихся{NBSP}– {counted(pupils.total, 'человек')}"
    return f"{text}, из них {', '.join(parts)}" if parts else text


def reached(speech: Speech, share: Share, by_stage: Table, pupils: Pupils) -> str | None:
    """Return how many pupils are covered and what share that is: as it is stated, else of all pupils."""
    if share == Share():
        share = Share(count=by_stage.total, of=pupils.total if by_stage.total is not None else None)
    parts = [counted(share.count, PUPIL)] if share.count is not None else []
    whole = of_whole(speech, share)
    return f"{NBSP}– ".join([*parts, whole] if whole else parts) or None


def total_of(speech: Speech, table: Table) -> str:
    """Return what heads the column of people: the total, as it is stated, or only whom it counts."""
    return "чел." if table.total is None else f"{printed_number(speech, table.total)}{NBSP}чел."


def row_title(speech: Speech, row: Row, model: MentoringModel, own: Any) -> str:
    """Return what a row is of."""
    return row.title or titles(model, own).get(row.id, row.id)


def form_title(speech: Speech, row: Row, model: MentoringModel, own: Any) -> str:
    """Return the form a row is of in quotation marks, whoever gave it its title."""
    return quote(row_title(speech, row, model, own))


def people(speech: Speech, number: int | None) -> str:
    """Return «689 чел.»."""
    return NONE if number is None else f"{printed_number(speech, number)}{NBSP}чел."


def without_sign(speech: Speech, text: str) -> str:
    """Return a text without the sign it ends in."""
    return bare(text)
