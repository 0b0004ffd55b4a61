"""Blocks every family's context is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.organisation import OfficerBlock, OrganisationBlock
from normdocs.content.phrases import (
    approved,
    approving_order,
    capital,
    cited,
    date_or_blank,
    in_quotes,
    number_or_blank,
    order_in,
    printed_years,
    requisites_of,
    span_of_years,
    upper,
)


class ActBlock(Context):
    """An act the document rests on."""

    nomn: Annotated[str, From(".", via=cited("nomn"))] = Field(
        alias="им", title="Акт в именительном падеже, с реквизитами и названием"
    )
    gent: Annotated[str, From(".", via=cited("gent"))] = Field(
        alias="род", title="Акт в родительном падеже (на основании чего, во исполнение чего)"
    )
    ablt: Annotated[str, From(".", via=cited("ablt"))] = Field(
        alias="тв", title="Акт в творительном падеже (в соответствии с чем)"
    )
    verified: Annotated[bool, From(".verified")] = Field(
        alias="сверен", title="Реквизиты сверены с опубликованным текстом"
    )


class FellowBlock(Context):
    """Another document of the same set."""

    title: Annotated[str, From(".title")] = Field(alias="название", title="Название документа")
    quoted: Annotated[str, From(".title", via=in_quotes)] = Field(
        alias="название_в_кавычках",
        title="Название в «ёлочках», кавычки внутри – „лапки“",
        examples=["«Об утверждении „дорожной карты“»"],
    )
    kind: Annotated[str, From(".noun")] = Field(alias="вид", title="Вид документа")
    requisites: Annotated[str, From(".", via=requisites_of)] = Field(
        alias="реквизиты",
        title="Дата и номер; пустые линии, пока их нет",
        examples=["от 13 октября 2020 г. № 162"],
    )
    gent: Annotated[str, From(".", via=order_in("gent"))] = Field(
        alias="род",
        title="Вид и реквизиты в родительном падеже",
        examples=["приказа от 13 октября 2020 г. № 162"],
    )
    ablt: Annotated[str, From(".", via=order_in("ablt"))] = Field(
        alias="тв",
        title="Вид и реквизиты в творительном падеже",
        examples=["приказом от 13 октября 2020 г. № 162"],
    )


class ApprovalBlock(Context):
    """The mark of an annex approved by an order (GOST R 7.0.97-2016, 5.16)."""

    word: Annotated[str, From("document.type.kind", via=approved)] = Field(
        alias="слово", title="УТВЕРЖДЁН, -А, -О или -Ы по роду и числу документа"
    )
    order: Annotated[
        str, From(".", "organisation.names.short", "organisation.names.forms", via=approving_order)
    ] = Field(
        alias="чем",
        title="Приказ в творительном падеже с реквизитами",
        examples=["приказом МБОУ СОШ № 9 г. Шахты от 13 октября 2020 г. № 162/1"],
    )


class DocumentBlock(Context):
    """The document being made."""

    kind: Annotated[str, From(".type.kind.noun", via=upper)] = Field(
        alias="вид", title="Вид документа прописными буквами", examples=["ПРИКАЗ"]
    )
    kind_capital: Annotated[str, From(".type.kind.noun", via=capital)] = Field(
        alias="вид_с_прописной", title="Вид документа", examples=["Положение"]
    )
    title: Annotated[str, From(".type.title")] = Field(
        alias="название",
        title="Название без кавычек",
        examples=["О внедрении методологии (целевой модели) наставничества обучающихся"],
    )
    number: Annotated[str, From(".requisites.number", via=number_or_blank, always=True)] = Field(
        alias="номер", title="Регистрационный номер; линия, пока его нет", examples=["162/1"]
    )
    date: Annotated[str, From(".requisites.date", via=date_or_blank, always=True)] = Field(
        alias="дата", title="Дата словами; линия, пока её нет", examples=["13 октября 2020 г."]
    )
    school_year: Annotated[str, From("organisation.planning.school_year", via=printed_years)] = Field(
        alias="учебный_год", title="Учебный год без слов «учебный год»", examples=["2020–2021"]
    )
    years: Annotated[str, From("organisation.mentoring.programme.years", via=span_of_years)] = Field(
        alias="годы", title="Годы программы", examples=["2020–2024"]
    )
    last_year: Annotated[int, From("organisation.mentoring.programme.years.last")] = Field(
        alias="последний_год", title="Последний год программы", examples=["2024"]
    )
    annex_number: Annotated[int | None, From(".type.annex_number")] = Field(
        alias="номер_приложения", title="Номер приложения к приказу (если документ — приложение)"
    )
    approval: Annotated[ApprovalBlock, From(".approved_by")] = Field(
        alias="утверждён", title="Приказ, которым документ утверждается"
    )


class SetContext(Context):
    """What every document of a school's set may use."""

    organisation: Annotated[OrganisationBlock, From("organisation")] = Field(
        alias="организация", title="Организация"
    )
    document: Annotated[DocumentBlock, From("document")] = Field(alias="документ", title="Этот документ")
    head: Annotated[OfficerBlock, From("officers.head")] = Field(
        alias="директор", title="Руководитель организации"
    )
    curator: Annotated[OfficerBlock, From("officers.curator")] = Field(
        alias="куратор", title="Куратор целевой модели"
    )
    basis: Annotated[list[ActBlock], From("basis")] = Field(
        alias="основания", title="Акты, на которых основан документ"
    )
    introduction: Annotated[FellowBlock, From("fellows.S01")] = Field(
        alias="приказ_о_внедрении", title="Приказ о внедрении целевой модели"
    )
    roadmap_order: Annotated[FellowBlock, From("fellows.S02")] = Field(
        alias="приказ_о_дорожной_карте", title="Приказ об утверждении дорожной карты"
    )
    curator_order: Annotated[FellowBlock, From("fellows.S05")] = Field(
        alias="приказ_о_кураторе", title="Приказ о назначении куратора"
    )
    pairs_order: Annotated[FellowBlock, From("fellows.S07")] = Field(
        alias="приказ_о_парах", title="Приказ об утверждении пар и групп"
    )
    regulations: Annotated[FellowBlock, From("fellows.S04")] = Field(
        alias="положение", title="Положение о наставничестве"
    )
    programme_document: Annotated[FellowBlock, From("fellows.S06")] = Field(
        alias="документ_программы", title="Программа наставничества как документ"
    )
