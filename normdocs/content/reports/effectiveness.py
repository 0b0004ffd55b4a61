"""What the statements of municipalities and of regions have in common: coverage, indicators, satisfaction."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.contract import From
from normdocs.content.reports.effectiveness_words import result_lines, satisfaction_base, satisfaction_lines
from normdocs.content.reports.lists import sentences
from normdocs.content.reports.municipal_statement_words import covered
from normdocs.content.reports.shares import printed_number
from normdocs.content.reports.territory import TerritoryContext


class EffectivenessContext(TerritoryContext):
    """How far the programme reaches and what its indicators come to."""

    covered_text: Annotated[str | None, From("report.coverage", via=covered)] = Field(
        alias="охват", title="Сколько обучающихся участвует и какая это доля (если сказано)"
    )
    teachers: Annotated[str | None, From("report.coverage.teachers", via=printed_number)] = Field(
        alias="педагогов", title="Сколько педагогов участвует (если сказано)"
    )
    results: Annotated[list[str] | None, From("report.results", "effectiveness", via=result_lines)] = Field(
        alias="показатели", title="Показатели эффективности, по одному (если они есть)"
    )
    satisfaction: Annotated[
        list[str] | None, From("report.satisfaction", "report.results", via=satisfaction_lines)
    ] = Field(alias="удовлетворённость", title="Удовлетворённость каждой стороны (если она известна)")
    satisfaction_base_text: Annotated[str | None, From("report.satisfaction", via=satisfaction_base)] = Field(
        alias="удовлетворённость_по", title="По скольким учреждениям удовлетворённость (если сказано)"
    )
    recommendations: Annotated[list[str] | None, From("report.recommendations", via=sentences)] = Field(
        alias="рекомендации", title="Рекомендации (если есть)"
    )
