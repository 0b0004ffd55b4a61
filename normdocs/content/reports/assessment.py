"""The statement on personalised mentoring programmes (M09)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.reports.assessment_words import (
    acts_adopted,
    assessor,
    begun,
    form_lines,
    kinds_taking_part,
    studied,
    taking_part,
    workers,
)
from normdocs.content.reports.lists import items, sentences
from normdocs.content.reports.references import CitedBlock
from normdocs.content.reports.summary_words import without_sign
from normdocs.content.reports.territory import TerritoryContext


class AdviceBlock(Context):
    """A recommendation."""

    text: Annotated[str, From(".text", via=without_sign)] = Field(
        alias="текст", title="Рекомендация без знака в конце"
    )
    items_text: Annotated[list[str] | None, From(".items", via=items)] = Field(
        alias="перечень", title="Перечень внутри рекомендации (если есть)"
    )


class AssessmentContext(TerritoryContext):
    """What was found in the programmes: what the report does not say is absent."""

    begun_text: Annotated[str, From("report.as_of", "report.order", "acts", "report.assessed", via=begun)] = (
        Field(alias="начало", title="По какому приказу и когда проведена оценка")
    )
    assessor_text: Annotated[str | None, From("report.assessed_by", via=assessor)] = Field(
        alias="кем_проведена", title="Кем проведена оценка, в творительном падеже (если сказано)"
    )
    cited: Annotated[list[CitedBlock] | None, From("report.acts")] = Field(
        alias="акты", title="Акты, на которых основана работа (если названы)"
    )
    taking_part_text: Annotated[
        str | None,
        From("report.taking_part", "report.taking_part_share", "report.organisations", via=taking_part),
    ] = Field(alias="участвуют", title="Сколько организаций участвует и какая это доля (если сказано)")
    kinds: Annotated[
        list[str] | None, From("report.taking_part", "report.organisations", via=kinds_taking_part)
    ] = Field(alias="участвуют_по_видам", title="Сколько из скольких по видам организаций (если известно)")
    workers_text: Annotated[str | None, From("report.covered", via=workers)] = Field(
        alias="охват", title="Сколько педагогических работников охвачено (если сказано)"
    )
    acts_adopted_text: Annotated[
        str | None, From("report.as_of", "report.with_acts", "report.everywhere_acts", via=acts_adopted)
    ] = Field(alias="локальные_акты_где", title="Во скольких организациях приняты акты (если сказано)")
    local_acts: Annotated[list[str] | None, From("report.local_acts", via=items)] = Field(
        alias="локальные_акты", title="Какие локальные акты приняты (если сказано)"
    )
    studied_text: Annotated[str | None, From("report.studied", via=studied)] = Field(
        alias="изучено", title="Сколько программ изучено и во скольких организациях (если сказано)"
    )
    forms: Annotated[list[str] | None, From("report.forms", "model", via=form_lines)] = Field(
        alias="формы", title="Формы наставничества (если названы)"
    )
    contents: Annotated[list[str] | None, From("report.contents", via=items)] = Field(
        alias="содержание", title="Что есть в каждой программе (если сказано)"
    )
    findings: Annotated[list[str] | None, From("report.findings", via=sentences)] = Field(
        alias="установлено", title="Что установлено (если сказано)"
    )
    shortcomings: Annotated[list[str] | None, From("report.shortcomings", via=sentences)] = Field(
        alias="недостатки", title="Недостатки (если есть)"
    )
    conclusions: Annotated[list[str] | None, From("report.conclusions", via=sentences)] = Field(
        alias="выводы", title="Выводы (если есть)"
    )
    to_heads: Annotated[list[AdviceBlock] | None, From("report.to_heads")] = Field(
        alias="руководителям", title="Рекомендации руководителям организаций (если есть)"
    )
    to_organisations: Annotated[list[AdviceBlock] | None, From("report.to_organisations")] = Field(
        alias="организациям", title="Рекомендации организациям (если есть)"
    )
