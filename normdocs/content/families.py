"""One context per family of templates."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.amendments import AmendmentContext
from normdocs.content.blocks import FellowBlock, SetContext
from normdocs.content.bundle import BundleContext
from normdocs.content.changes import ChangeContext
from normdocs.content.contract import Context, From
from normdocs.content.journal import JournalContext
from normdocs.content.mentoring import (
    ListedBlock,
    MentoringContext,
    PairBlock,
    ParticipantBlock,
    participants,
)
from normdocs.content.organisation import OfficerBlock
from normdocs.content.reports.assessment import AssessmentContext
from normdocs.content.reports.entry_exit import IndicatorContext
from normdocs.content.reports.municipal_acts import MunicipalContext
from normdocs.content.reports.municipal_plan import PlanContext
from normdocs.content.reports.municipal_statement import MunicipalStatementContext
from normdocs.content.reports.regional_statement import RegionContext
from normdocs.content.reports.roadmap_register import RoadmapRegisterContext
from normdocs.content.reports.school_monitoring import MonitoringContext
from normdocs.content.reports.school_statement import StatementContext
from normdocs.content.reports.summary import SummaryContext
from normdocs.content.reports.written_roadmap import WrittenBlock
from normdocs.content.roadmap import RoadmapBlock
from normdocs.content.schedule import SessionBlock, first_year, last_year, planned_sessions, total_hours
from normdocs.content.sheets import (
    AcquaintedBlock,
    BodyBlock,
    InventoryBlock,
    inventory,
    mentors_rewarded,
    people_acquainted,
)
from normdocs.content.site import SiteContext
from normdocs.content.teachers import PAIRS, AgreementContext, TeachersContext, employed_pairs


class ProgrammeBlock(Context):
    """What the school's programme states; the model's words where the profile has none."""

    goal: Annotated[str, From("organisation.mentoring.programme.goal", "model.goal", either=True)] = Field(
        alias="цель", title="Цель внедрения целевой модели"
    )
    tasks: Annotated[
        list[str], From("organisation.mentoring.programme.tasks", "model.tasks", either=True)
    ] = Field(alias="задачи", title="Задачи")
    results: Annotated[list[str], From("model.results")] = Field(
        alias="результаты", title="Ожидаемые результаты"
    )


class OrderContext(SetContext, MentoringContext, TeachersContext):
    """Orders and the letters that go with them."""

    annexes: Annotated[list[FellowBlock] | None, From("annexes")] = Field(
        alias="приложения", title="Документы, которые приказ утверждает как приложения"
    )
    rewarded: Annotated[
        list[ParticipantBlock],
        From("organisation.mentoring.pairs", "organisation.mentoring.participants", via=mentors_rewarded),
    ] = Field(alias="наставники", title="Наставники пар, по одному разу каждый")
    sessions: Annotated[list[SessionBlock], From("model.sessions", via=planned_sessions)] = Field(
        alias="занятия", title="Занятия «Школы наставников»"
    )
    hours: Annotated[int, From("model.sessions", via=total_hours)] = Field(
        alias="часы_занятий", title="Часов во всех занятиях «Школы наставников»", examples=["12"]
    )
    programme: Annotated[ProgrammeBlock, From("model")] = Field(
        alias="программа", title="Цель, задачи и результаты программы"
    )
    deputy: Annotated[OfficerBlock | None, From("officers.deputy-academic")] = Field(
        alias="зам_по_учебной_работе", title="Заместитель директора по учебной работе (если указан)"
    )


class RoadmapContext(SetContext, TeachersContext):
    """The roadmap, in both layouts, and that of the teachers' system."""

    written: Annotated[WrittenBlock | None, From("report")] = Field(
        alias="написанная_карта", title="Карта, которую школа написала сама (если она подана)"
    )
    roadmap: Annotated[RoadmapBlock, From("roadmap")] = Field(alias="дорожная_карта", title="Дорожная карта")
    start_year: Annotated[int, From("organisation.planning.school_year", via=first_year)] = Field(
        alias="год_начала", title="Год, в котором учебный год начинается", examples=["2022"]
    )
    end_year: Annotated[int, From("organisation.planning.school_year", via=last_year)] = Field(
        alias="год_окончания", title="Год, в котором учебный год кончается", examples=["2023"]
    )


class RegulationsContext(SetContext, MentoringContext, TeachersContext):
    """The regulations (Положение)."""

    bodies: Annotated[list[BodyBlock] | None, From("organisation.bodies")] = Field(
        alias="органы", title="Коллегиальные органы, с которыми документ согласован (если указаны)"
    )


class ProgrammeContext(RegulationsContext, RoadmapContext):
    """The programme of mentoring."""

    programme: Annotated[ProgrammeBlock, From("model")] = Field(
        alias="программа", title="Содержание программы"
    )


PARTICIPANTS = ("organisation.mentoring.participants", "organisation.mentoring.pairs")


class RegisterContext(SetContext, MentoringContext, TeachersContext):
    """Bases of participants, individual plans, journals of meetings. Personal data."""

    mentees: Annotated[list[ListedBlock], From(*PARTICIPANTS, "model", via=participants("mentee"))] = Field(
        alias="наставляемые", title="База наставляемых"
    )
    mentors: Annotated[list[ListedBlock], From(*PARTICIPANTS, "model", via=participants("mentor"))] = Field(
        alias="наставники", title="База наставников"
    )
    colleagues: Annotated[list[PairBlock], From(*PAIRS, via=employed_pairs)] = Field(
        alias="пары_педагогов", title="Пары и группы, в которых все – педагоги"
    )


class BlankContext(SetContext):
    """Consents and questionnaires that people fill in by hand."""


class SheetContext(RegulationsContext):
    """Minutes, sheets of agreement and of acquaintance."""

    acquainted: Annotated[
        list[AcquaintedBlock],
        From("organisation.people", "organisation.mentoring.participants", "document", via=people_acquainted),
    ] = Field(alias="ознакомление", title="Кто знакомится с приказами")


class InventoryContext(SetContext):
    """The inventory of the site's section."""

    documents: Annotated[list[InventoryBlock], From("fellows", via=inventory)] = Field(
        alias="документы", title="Документы без персональных данных"
    )


FAMILIES: dict[str, type[Context]] = {
    "amendments": AmendmentContext,
    "orders": OrderContext,
    "roadmaps": RoadmapContext,
    "regulations": RegulationsContext,
    "programmes": ProgrammeContext,
    "registers": RegisterContext,
    "consents": BlankContext,
    "agreements": AgreementContext,
    "questionnaires": BlankContext,
    "indicators": IndicatorContext,
    "sheets": SheetContext,
    "inventories": InventoryContext,
    "bundles": BundleContext,
    "journals": JournalContext,
    "packages": SiteContext,
    "changes": ChangeContext,
    "statements": MunicipalStatementContext,
    "maps": SummaryContext,
    "assessments": AssessmentContext,
    "roadmap-registers": RoadmapRegisterContext,
    "plans": PlanContext,
    "regions": RegionContext,
    "school-statements": StatementContext,
    "school-monitoring": MonitoringContext,
    "municipal-acts": MunicipalContext,
}
