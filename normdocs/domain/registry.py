"""The registry: everything the engine knows before it meets an organisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from normdocs.domain.acts.act import Act
from normdocs.domain.approval.calendar import Calendar
from normdocs.domain.approval.route import Route
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.indicators.effectiveness import Effectiveness
from normdocs.domain.indicators.indicator import Indicator
from normdocs.domain.model import MentoringModel
from normdocs.domain.organisation import Case
from normdocs.domain.records.mentoring import STAGES
from normdocs.domain.records.questionnaire import Questionnaire
from normdocs.domain.roadmap import Roadmap

TextKind = Literal["person", "title", "organisation", "place"]


@dataclass(frozen=True)
class Registry:
    """Acts by id, document types by code, and the standards; `hash` is that of the files they were read from.

    `inflection` holds the forms people settled: (kind of text, nominative) → {case: form}. `report_fields`
    says what the fields of reports mean, see domain.reports.words.
    """

    acts: tuple[Act, ...]
    types: tuple[DocumentType, ...]
    model: MentoringModel
    roadmap: Roadmap
    indicators: tuple[Indicator, ...]
    questionnaires: tuple[Questionnaire, ...]
    routes: Mapping[str, Route]
    calendar: Calendar
    inflection: Mapping[tuple[TextKind, str], Mapping[Case, str]]
    hash: str
    effectiveness: tuple[Effectiveness, ...] = ()
    report_fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def type(self, code: str) -> DocumentType | None:
        """Return the document type with this code."""
        return next((kind for kind in self.types if kind.code == code), None)

    def questionnaire(self, name: str) -> Questionnaire | None:
        """Return the questionnaire with this id."""
        return next((one for one in self.questionnaires if one.id == name), None)

    def sought(self, field: str) -> frozenset[str]:
        """Return what some demand looks for in the list `field` of a profile: anything else has no effect."""
        demands = [demand for kind in self.types for demand in kind.demands]
        return frozenset(name for one in demands if one.when for name in one.when.sought(field))

    @property
    def titles(self) -> dict[str, str]:
        """What the ids that stand in reports are called: forms, stages, indicators and the like."""
        stages = self.report_fields.get("Pupils", {})
        indicators = {one.id: one.title for part in (self.indicators, self.effectiveness) for one in part}
        return {name: stages[name] for name in STAGES if name in stages} | self.model.titles | indicators

    @property
    def bases(self) -> frozenset[str]:
        """What a document type may name as its basis: the acts' ids and their purposes."""
        return frozenset(name for act in self.acts for name in (act.id, *act.purposes))
