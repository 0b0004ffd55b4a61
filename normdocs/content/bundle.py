"""The inventory of a bound file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.organisation import OrganisationBlock
from normdocs.domain.records.mentoring import SchoolProfile


@dataclass(frozen=True)
class Enclosed:
    """A document in a bound file: where it begins and how long it is, pages."""

    number: int
    code: str
    title: str
    requisites: str | None
    pages: int
    first_page: int


@dataclass(frozen=True)
class Enclosure:
    """A bound file about to be made."""

    organisation: SchoolProfile
    enclosed: tuple[Enclosed, ...]
    pages: int


class EnclosedBlock(Context):
    """A line of the inventory."""

    number: Annotated[int, From(".number")] = Field(alias="номер", title="Номер по порядку")
    code: Annotated[str, From(".code")] = Field(alias="код", title="Код документа")
    title: Annotated[str, From(".title")] = Field(alias="название", title="Вид и название документа")
    requisites: Annotated[str | None, From(".requisites")] = Field(alias="реквизиты", title="Дата и номер")
    pages: Annotated[int, From(".pages")] = Field(alias="листов", title="Сколько листов")
    first_page: Annotated[int, From(".first_page")] = Field(alias="с_листа", title="С какого листа")


class BundleContext(Context):
    """The inventory that opens a bound file."""

    organisation: Annotated[OrganisationBlock, From("organisation")] = Field(
        alias="организация", title="Организация"
    )
    enclosed: Annotated[list[EnclosedBlock], From("enclosed")] = Field(
        alias="документы", title="Документы комплекта"
    )
    pages: Annotated[int, From("pages")] = Field(alias="всего_листов", title="Всего листов в документах")
