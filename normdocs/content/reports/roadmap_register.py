"""The register of agreed roadmaps (M06)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.reports.references import incomplete, resolved
from normdocs.content.reports.shares import NONE, or_dash
from normdocs.content.reports.territory import TerritoryContext
from normdocs.content.speech import Speech
from normdocs.domain.acts.act import Act
from normdocs.domain.reports.figures import Cited, Official
from normdocs.domain.reports.municipal import AgreedRoadmap
from normdocs.language import dates
from normdocs.language.citation import CitedAct, quote
from normdocs.language.declension import surname_initials


def order_of(speech: Speech, cited: Cited, acts: tuple[Act, ...]) -> str:
    """Return the order a roadmap was approved by: requisites as far as they are stated, a dash for none."""
    found, _ = resolved(cited, acts)
    found = found or CitedAct(kind="приказ", date=cited.date, number=cited.number, title=cited.title)
    if not (found.date or found.number):
        return quote(found.title) if found.title else NONE
    return incomplete(speech, found, "nomn")


def agreed(speech: Speech, row: AgreedRoadmap) -> str:
    """Return when a roadmap was agreed, a dash where nobody said."""
    return dates.numeric(row.agreed) if row.agreed else NONE


def official(speech: Speech, who: Official | None) -> str:
    """Return an official's post and name."""
    if who is None:
        return NONE
    return ", ".join(part for part in (who.post, surname_initials(who.name)) if part)


def agreed_number(speech: Speech, rows: tuple[AgreedRoadmap, ...]) -> int:
    """Return how many roadmaps are agreed: those with a day."""
    return sum(row.agreed is not None for row in rows)


def outstanding(speech: Speech, rows: tuple[AgreedRoadmap, ...]) -> str | None:
    """Return whose roadmaps are not agreed yet."""
    return "; ".join(row.name for row in rows if row.agreed is None) or None


class AgreedLine(Context):
    """A line of the register."""

    name: Annotated[str, From(".name")] = Field(alias="организация", title="Организация")
    order: Annotated[str, From(".order", "acts", via=order_of)] = Field(
        alias="приказ", title="Приказ об утверждении карты; тире, если не указан"
    )
    period: Annotated[str, From(".period", via=or_dash, always=True)] = Field(
        alias="период", title="На какой срок карта; тире, если не указан"
    )
    agreed_text: Annotated[str, From(".", via=agreed)] = Field(
        alias="согласована", title="Когда согласована; тире, если ещё нет"
    )
    agreed_by: Annotated[str, From(".agreed_by", via=official, always=True)] = Field(
        alias="кем", title="Кем согласована; тире, если не указано"
    )


class RoadmapRegisterContext(TerritoryContext):
    """The register of agreed roadmaps."""

    rows: Annotated[list[AgreedLine] | None, From("report.rows")] = Field(
        alias="карты", title="Дорожные карты организаций"
    )
    agreed_text: Annotated[int, From("report.rows", via=agreed_number)] = Field(
        alias="согласовано", title="Сколько карт согласовано"
    )
    outstanding_text: Annotated[str | None, From("report.rows", via=outstanding)] = Field(
        alias="не_согласованы", title="Чьи карты ещё не согласованы (если есть такие)"
    )
