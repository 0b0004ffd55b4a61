"""The package for the site: its inventory and its index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.organisation import OrganisationBlock
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.language.transliteration import latin

INVENTORY_TEMPLATE = "bundles/site.docx"
INVENTORY_FILE, INDEX_FILE = "opis.pdf", "index.json"
LONGEST_NAME = 80


@dataclass(frozen=True)
class Packed:
    """A published document in the package; `requisites` are as its inventory prints them."""

    number: int
    code: str
    title: str
    requisites: str | None
    registered: str | None
    dated: date | None
    published_on: date
    version: int
    file: str
    pages: int
    sha256: str


@dataclass(frozen=True)
class Collection:
    """What the inventory is made of."""

    organisation: SchoolProfile
    packed: tuple[Packed, ...]


def name_of(code: str, title: str) -> str:
    """Return a file's name any site takes: S02-ob-utverzhdenii….pdf; the code makes it one of its kind."""
    return f"{code}-{latin(title)}"[:LONGEST_NAME].rstrip("-") + ".pdf"


def index(collection: Collection) -> dict[str, Any]:
    """Return the package for programs; docs/how-to/site.md describes it."""
    profile = collection.organisation
    return {
        "format": 1,
        "organisation": {"id": profile.id, "name": profile.names.short},
        "inventory": INVENTORY_FILE,
        "documents": [
            {
                "file": one.file,
                "code": one.code,
                "title": one.title,
                "number": one.registered,
                "date": one.dated and one.dated.isoformat(),
                "published_on": one.published_on.isoformat(),
                "version": one.version,
                "pages": one.pages,
                "sha256": one.sha256,
            }
            for one in collection.packed
        ],
    }


class PackedBlock(Context):
    """A line of the inventory of a package for the site."""

    number: Annotated[int, From(".number")] = Field(alias="номер", title="Номер по порядку")
    title: Annotated[str, From(".title")] = Field(alias="название", title="Вид и название документа")
    requisites: Annotated[str | None, From(".requisites")] = Field(alias="реквизиты", title="Дата и номер")
    pages: Annotated[int, From(".pages")] = Field(alias="листов", title="Сколько листов")
    file: Annotated[str, From(".file")] = Field(alias="файл", title="Имя файла в пакете")


class SiteContext(Context):
    """The inventory of a package for the site."""

    organisation: Annotated[OrganisationBlock, From("organisation")] = Field(
        alias="организация", title="Организация"
    )
    packed: Annotated[list[PackedBlock], From("packed")] = Field(alias="документы", title="Документы пакета")
