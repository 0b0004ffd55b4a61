"""The report of a change: acts, totals, each rewording with a sample, and the orders that amend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from normdocs.content.amendments import WordingBlock
from normdocs.content.contract import Context, From, Via
from normdocs.content.phrases import cited_act, joined, long_date
from normdocs.content.speech import Speech
from normdocs.domain.acts.act import Act
from normdocs.domain.change.comparison import Passage
from normdocs.domain.change.rewording import Part, Turn
from normdocs.domain.document import State, Version
from normdocs.language import dates

TEMPLATE = "reports/change.docx"
IN_FORCE_FROM, IN_FORCE_TO = "действует с {start}", "действовал с {start} по {end}"
UNVERIFIED = "реквизиты не сверены с официальной публикацией"
LEFT_OUT = "… абзацев без изменений: {count}"
NO_NUMBER = "без номера"
STATES = {
    State.DRAFT: "проект",
    State.IN_APPROVAL: "на согласовании",
    State.APPROVED: "подписан",
    State.PUBLISHED: "подписан, размещён на сайте",
    State.WITHDRAWN: "отозван",
    State.SUPERSEDED: "заменён новой редакцией",
    State.REPEALED: "утратил силу",
    State.EXPIRED: "срок действия истёк",
}


@dataclass(frozen=True)
class Line:
    """A paragraph of a sample, or how many are left out."""

    parts: tuple[Part, ...] = ()
    left_out: int | None = None


def act_line(speech: Speech, act: Act) -> str:
    """Return «Приказ министерства … от 08.06.2020 № 446 „О …“»."""
    text = speech.cited(cited_act(act), "nomn")
    return text[:1].upper() + text[1:]


def act_days(speech: Speech, act: Act) -> str:
    """Return «действовал с … по …», and whether nobody compared the requisites with the published text."""
    start, end = dates.numeric(act.valid_from), act.valid_to and dates.numeric(act.valid_to)
    days = IN_FORCE_TO.format(start=start, end=end) if end else IN_FORCE_FROM.format(start=start)
    return days if act.verified else f"{days}; {UNVERIFIED}"


def sample_lines(speech: Speech, items: tuple[Passage | int, ...]) -> list[Line]:
    """Return a sample's paragraphs and the lines that stand for what is left out."""
    return [Line(left_out=item) if isinstance(item, int) else Line(item.parts) for item in items]


def words(turn: Turn) -> Via:
    """Return the words of a part if this became of them."""
    return lambda speech, part: part.text if part.turn is turn else None


def skipped(speech: Speech, count: int) -> str:
    """Return the line that stands for paragraphs without changes."""
    return LEFT_OUT.format(count=count)


def order_line(speech: Speech, order: Version) -> str:
    """Return «от 03.04.2023 № 77», or that the order has no number yet."""
    given = order.requisites
    dated = f"от {dates.numeric(given.date)}" if given.date else ""
    return f"{dated} № {given.number}".strip() if given.number else NO_NUMBER


def state_word(speech: Speech, state: State) -> str:
    """Return how an order stands."""
    return STATES[state]


class ChangedActBlock(Context):
    """An act that changed, or that took another's place."""

    cited: Annotated[str, From(".", via=act_line)] = Field(alias="акт", title="Акт с реквизитами и названием")
    days: Annotated[str, From(".", via=act_days)] = Field(
        alias="срок", title="С какого и по какой день действует", examples=["действует с 21.03.2023"]
    )


class PartBlock(Context):
    """Some words of a paragraph: of the three fields, one is filled."""

    kept: Annotated[str | None, From(".", via=words(Turn.KEPT))] = Field(
        alias="осталось", title="Слова, которые остались (если это они)"
    )
    removed: Annotated[str | None, From(".", via=words(Turn.REMOVED))] = Field(
        alias="исключено", title="Слова, которых больше нет (если это они)"
    )
    added: Annotated[str | None, From(".", via=words(Turn.ADDED))] = Field(
        alias="добавлено", title="Слова, которые появились (если это они)"
    )


class LineBlock(Context):
    """A paragraph of a sample, or the line for what is left out."""

    parts: Annotated[list[PartBlock] | None, From(".parts")] = Field(
        alias="части", title="Части абзаца (если он показан)"
    )
    left_out: Annotated[str | None, From(".left_out", via=skipped)] = Field(
        alias="пропуск", title="Сколько абзацев пропущено (если пропущены)"
    )


class SampleBlock(Context):
    """A change as it reads in one document."""

    organisation: Annotated[str, From(".organisation")] = Field(alias="организация", title="Чей это документ")
    title: Annotated[str, From(".title")] = Field(alias="название", title="Краткое название документа")
    lines: Annotated[list[LineBlock], From(".items", via=sample_lines)] = Field(
        alias="строки", title="Абзацы вокруг изменений"
    )


class PlaceBlock(Context):
    """The organisations of one place."""

    name: Annotated[str, From(".name")] = Field(alias="где", title="Муниципалитет или регион")
    organisations: Annotated[str, From(".organisations", via=joined)] = Field(
        alias="кто", title="Организации через запятую"
    )


class KindBlock(Context):
    """Documents of one type."""

    code: Annotated[str, From(".code")] = Field(alias="код", title="Код документа", examples=["S01"])
    title: Annotated[str, From(".title")] = Field(alias="название", title="Краткое название документа")
    amended: Annotated[bool, From(".amended")] = Field(
        alias="подписан", title="Был ли прежний текст подписан"
    )
    count: Annotated[int, From(".count")] = Field(alias="документов", title="Сколько таких документов")


class SpreadBlock(Context):
    """Which documents have a change, and where."""

    kinds: Annotated[list[KindBlock], From(".kinds")] = Field(alias="виды", title="Документы по типам")
    places: Annotated[list[PlaceBlock], From(".places")] = Field(
        alias="места", title="У каких организаций, по муниципалитетам"
    )


class CommonBlock(Context):
    """The same change in many documents."""

    by_hand: Annotated[bool, From(".by_hand")] = Field(
        alias="правили_вручную", title="Правили ли прежний текст вручную"
    )
    retemplated: Annotated[bool, From(".retemplated")] = Field(
        alias="шаблон_изменён", title="Изменился ли заодно шаблон"
    )
    count: Annotated[int, From(".count")] = Field(alias="документов", title="Во скольких документах")
    wording: Annotated[list[WordingBlock], From(".wording")] = Field(
        alias="замены", title="Какие слова на какие заменены"
    )
    sample: Annotated[SampleBlock | None, From(".sample")] = Field(
        alias="пример", title="Как изменение читается в одном документе (если его можно прочитать)"
    )
    spread: Annotated[list[SpreadBlock], From(".spread")] = Field(
        alias="где", title="В каких документах и у каких организаций"
    )


class AmendingOrderBlock(Context):
    """An order that amends documents."""

    organisation: Annotated[str, From(".holder.name")] = Field(alias="организация", title="Чей приказ")
    requisites: Annotated[str, From(".version", via=order_line)] = Field(
        alias="реквизиты", title="Дата и номер приказа", examples=["от 03.04.2023 № 77"]
    )
    state: Annotated[str, From(".version.state", via=state_word)] = Field(
        alias="состояние", title="Проект, на согласовании или подписан"
    )
    amends: Annotated[str, From(".amends", via=joined)] = Field(
        alias="меняет", title="Коды изменяемых документов"
    )


class ChangeContext(Context):
    """The report of a change."""

    acts: Annotated[list[ChangedActBlock] | None, From("acts")] = Field(
        alias="акты", title="Изменившийся акт и те, что его заменили (если изменился акт)"
    )
    change: Annotated[str, From("change")] = Field(alias="изменение", title="Имя изменения")
    day: Annotated[str, From("day", via=long_date)] = Field(
        alias="день", title="На какой день отчёт", examples=["3 апреля 2023 г."]
    )
    amended: Annotated[int, From("amended")] = Field(
        alias="подписанных", title="Сколько подписанных изменено"
    )
    drafts: Annotated[int, From("drafts")] = Field(
        alias="проектов", title="Сколько проектов составлено заново"
    )
    organisations: Annotated[int, From("organisations")] = Field(
        alias="организаций", title="Сколько организаций"
    )
    common: Annotated[list[CommonBlock] | None, From("common")] = Field(
        alias="изменения", title="Изменения, каждое один раз (если есть)"
    )
    orders: Annotated[list[AmendingOrderBlock] | None, From("orders")] = Field(
        alias="приказы", title="Приказы о внесении изменений (если есть)"
    )
