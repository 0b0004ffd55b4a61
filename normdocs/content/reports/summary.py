"""The summary map of a municipality (M08)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.reports.lists import items, sentences
from normdocs.content.reports.report_charts import MapChartsBlock
from normdocs.content.reports.shares import printed_number
from normdocs.content.reports.summary_events import (
    act_kind,
    act_line,
    all_trained,
    event_line,
    local_kind,
    with_programmes,
)
from normdocs.content.reports.summary_words import (
    active,
    begun,
    form_title,
    forms_considered,
    forms_named,
    matrix_corner,
    matrix_head,
    matrix_rows,
    people,
    population,
    reached,
    row_title,
    total_of,
    used_everywhere,
    used_less,
    without_sign,
)
from normdocs.content.reports.territory import TerritoryContext

MATRIX = ("report.matrix", "report.forms", "model", "report.titles")


class MatrixLine(Context):
    """A row of the matrix."""

    name: Annotated[str, From(".name")] = Field(alias="название", title="Форма или организация")
    signs: Annotated[list[str], From(".signs")] = Field(alias="знаки", title="«+» или «–» по графам")


class CoverageLine(Context):
    """A row of a coverage table."""

    title: Annotated[str, From(".", "model", "report.titles", via=row_title)] = Field(
        alias="название", title="Что в строке"
    )
    organisations: Annotated[str, From(".organisations", via=printed_number, always=True)] = Field(
        alias="организаций", title="Сколько организаций; тире, если не сказано"
    )
    people_text: Annotated[str, From(".people", via=people, always=True)] = Field(
        alias="человек", title="Сколько человек; тире, если не сказано"
    )


class FormLine(Context):
    """A row of the table of forms."""

    title: Annotated[str, From(".", "model", "report.titles", via=form_title)] = Field(
        alias="название", title="Форма наставничества в кавычках"
    )
    organisations: Annotated[str, From(".organisations", via=printed_number, always=True)] = Field(
        alias="организаций", title="Сколько организаций; тире, если не сказано"
    )
    people_text: Annotated[str, From(".people", via=people, always=True)] = Field(
        alias="человек", title="Сколько человек; тире, если не сказано"
    )


class CoverageTable(Context):
    """A coverage table."""

    rows: Annotated[list[CoverageLine] | None, From(".rows")] = Field(alias="строки", title="Строки")
    total: Annotated[str, From(".", via=total_of)] = Field(
        alias="всего",
        title="Всего человек; «чел.», если не сказано",
        examples=["1 542 чел."],
    )


class FormTable(Context):
    """The coverage table of forms."""

    rows: Annotated[list[FormLine] | None, From(".rows")] = Field(alias="строки", title="Строки")
    total: Annotated[str, From(".", via=total_of)] = Field(
        alias="всего",
        title="Всего человек; «чел.», если не сказано",
        examples=["1 542 чел."],
    )


class ActLine(Context):
    """A municipal act."""

    kind: Annotated[str, From(".", via=act_kind)] = Field(alias="вид", title="Вид документа")
    act: Annotated[str, From(".", "acts", via=act_line)] = Field(
        alias="документ", title="Документ с реквизитами; тире, если его нет"
    )
    url: Annotated[str | None, From(".act.url")] = Field(alias="ссылка", title="Где размещён (если указано)")


class AdoptedLine(Context):
    """A kind of local act."""

    kind: Annotated[str, From(".", via=local_kind)] = Field(alias="вид", title="Вид документа")
    organisations: Annotated[str, From(".organisations", via=printed_number, always=True)] = Field(
        alias="организаций", title="Во скольких организациях утверждён; тире, если не сказано"
    )


class EventLine(Context):
    """An event."""

    text: Annotated[str, From(".", via=event_line)] = Field(alias="мероприятие", title="Мероприятие и дата")
    results: Annotated[list[str] | None, From(".results", via=sentences)] = Field(
        alias="итоги", title="Итоги (если есть)"
    )
    url: Annotated[str | None, From(".url")] = Field(alias="ссылка", title="Ссылка (если есть)")


class SummaryContext(TerritoryContext):
    """The summary map: what the report does not say is absent."""

    active_text: Annotated[
        str | None, From("report.territory", "report.organisations", "report.matrix", via=active)
    ] = Field(alias="организаций", title="Сколько организаций работает (если известно)")
    since: Annotated[str | None, From("report.since", via=begun)] = Field(
        alias="с_какого_времени", title="С какого времени реализуется модель (если сказано)"
    )
    forms: Annotated[str | None, From(*MATRIX, via=forms_named)] = Field(
        alias="формы_через_запятую", title="Формы наставничества (если названы)"
    )
    forms_verb: Annotated[str | None, From(*MATRIX, via=forms_considered)] = Field(
        alias="формы_рассматриваются",
        title="«Рассматриваются следующие формы», об одной – в единственном числе (если названы)",
    )
    intro: Annotated[list[str] | None, From("report.intro", via=sentences)] = Field(
        alias="вступление", title="Вступительные предложения (если есть)"
    )
    goal: Annotated[str | None, From("report.goal", via=without_sign)] = Field(
        alias="цель", title="Цель наставничества (если сказана)"
    )
    tasks: Annotated[list[str] | None, From("report.tasks", via=items)] = Field(
        alias="задачи", title="Задачи (если сказаны)"
    )
    narrative: Annotated[list[str] | None, From("report.narrative", via=sentences)] = Field(
        alias="пояснения", title="Абзацы перед таблицей форм (если есть)"
    )
    corner: Annotated[str, From("report.matrix", via=matrix_corner)] = Field(
        alias="угол_таблицы", title="Надпись в углу таблицы форм"
    )
    columns: Annotated[list[str] | None, From(*MATRIX, via=matrix_head)] = Field(
        alias="графы", title="Графы таблицы форм: организации, а если их больше восьми – формы"
    )
    matrix: Annotated[list[MatrixLine] | None, From(*MATRIX, via=matrix_rows)] = Field(
        alias="таблица_форм", title="Строки таблицы форм (если она есть)"
    )
    mentees: Annotated[list[str] | None, From("report.mentees", via=items)] = Field(
        alias="наставляемые", title="Кто бывает наставляемым (если сказано)"
    )
    mentors: Annotated[list[str] | None, From("report.mentors", via=items)] = Field(
        alias="наставники", title="Кто бывает наставником (если сказано)"
    )
    meetings: Annotated[list[str] | None, From("report.meetings", via=items)] = Field(
        alias="встречи", title="Проведённые этапы взаимодействия (если сказано)"
    )
    remarks: Annotated[list[str] | None, From("report.remarks", via=sentences)] = Field(
        alias="замечания", title="Абзацы после таблицы форм (если есть)"
    )
    everywhere: Annotated[
        str | None, From("report.everywhere", "model", "report.titles", via=used_everywhere)
    ] = Field(alias="формы_везде", title="Формы, которые есть во всех организациях (если сказано)")
    less_used: Annotated[str | None, From("report.less_used", "model", "report.titles", via=used_less)] = (
        Field(alias="формы_реже", title="Менее востребованные формы (если сказано)")
    )
    programmes_in: Annotated[str | None, From("report.programmes_in", via=with_programmes)] = Field(
        alias="программы_где", title="Где разработаны программы (если сказано)"
    )
    population_text: Annotated[str | None, From("report.pupils", via=population)] = Field(
        alias="численность", title="Сколько обучающихся, по ступеням (если сказано)"
    )
    reached_text: Annotated[
        str | None, From("report.share", "report.by_stage", "report.pupils", via=reached)
    ] = Field(alias="охват", title="Охват и его доля (если известны)")
    by_stage: Annotated[CoverageTable, From("report.by_stage")] = Field(
        alias="по_ступеням", title="Охват по ступеням"
    )
    by_form: Annotated[FormTable, From("report.by_form")] = Field(alias="по_формам", title="Охват по формам")
    by_category: Annotated[CoverageTable, From("report.by_category")] = Field(
        alias="по_категориям", title="Охват по категориям наставляемых"
    )
    by_model: Annotated[CoverageTable, From("report.by_model")] = Field(
        alias="по_моделям", title="Охват по моделям"
    )
    charts: Annotated[MapChartsBlock, From("report")] = Field(alias="диаграммы", title="Диаграммы")
    activities: Annotated[list[str] | None, From("report.activities", via=items)] = Field(
        alias="виды_деятельности", title="Содержание деятельности наставников (если сказано)"
    )
    municipal_acts: Annotated[list[ActLine] | None, From("report.municipal_acts")] = Field(
        alias="муниципальные_документы", title="Документы муниципалитета (если есть)"
    )
    local_acts: Annotated[list[AdoptedLine] | None, From("report.local_acts")] = Field(
        alias="локальные_документы", title="Документы организаций (если есть)"
    )
    events: Annotated[list[EventLine] | None, From("report.events")] = Field(
        alias="мероприятия", title="Реализованные мероприятия (если есть)"
    )
    training: Annotated[list[str] | None, From("report.training", via=all_trained)] = Field(
        alias="обучение", title="Запланированное обучение (если есть)"
    )
    expected: Annotated[list[str] | None, From("report.expected", via=sentences)] = Field(
        alias="ожидаемые_результаты", title="Ожидаемые результаты (если есть)"
    )
