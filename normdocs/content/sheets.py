"""Rows of sheets and inventories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.phrases import long_date, requisites_of
from normdocs.content.sources import Fellow, Subject
from normdocs.content.speech import Speech
from normdocs.domain.catalogue import Access
from normdocs.domain.organisation import Person, in_post
from normdocs.domain.records.mentoring import Pair, Participant
from normdocs.language import declension

# Who signs the orders, and who is no worker of the school.
NOT_ACQUAINTED = frozenset({"head", "municipal-official"})


@dataclass(frozen=True)
class Numbered:
    """An item of a numbered list."""

    number: int
    item: Any
    example: bool


def _numbered(found: list[Any]) -> list[Numbered]:
    return [Numbered(n, item, bool(getattr(item, "example", False))) for n, item in enumerate(found, 1)]


def mentors_rewarded(
    speech: Speech, pairs: tuple[Pair, ...], participants: tuple[Participant, ...]
) -> list[Participant]:
    """Return the mentors who lead a pair, each once, in the order of the pairs."""
    people = {person.id: person for person in participants}
    return [people[name] for name in dict.fromkeys(pair.mentor for pair in pairs)]


@dataclass(frozen=True)
class Acquainted:
    """Someone who signs that they have read the orders."""

    number: int
    name: str
    post: str
    example: bool


def people_acquainted(
    speech: Speech, people: tuple[Person, ...], participants: tuple[Participant, ...], subject: Subject
) -> list[Acquainted]:
    """Return everybody the orders name: officers first, then the adults who mentor."""
    officers = [
        (officer.name, officer.title, officer.example)
        for officer in in_post(people, subject.date)
        if officer.role not in NOT_ACQUAINTED
    ]
    mentors = [
        (person.name, person.post or "", person.example)
        for person in participants
        if person.part == "mentor" and person.employed
    ]
    named: dict[str, tuple[str, str, bool]] = {}
    for name, post, example in [*officers, *mentors]:
        named.setdefault(declension.surname_initials(name), (name, post, example))
    return [Acquainted(n, *row) for n, row in enumerate(named.values(), 1)]


def inventory(speech: Speech, fellows: Mapping[str, Fellow]) -> list[Numbered]:
    """Return the set's documents that may be published, in the order of their codes."""
    public = [fellows[code] for code in sorted(fellows) if fellows[code].access == Access.PUBLIC]
    return _numbered([fellow for fellow in public if fellow.necessity == "core"])


class AcquaintedBlock(Context):
    """A line of the sheet of acquaintance."""

    number: Annotated[int, From(".number")] = Field(alias="номер", title="Номер по порядку")
    name: Annotated[str, From(".name")] = Field(alias="фио", title="Имя")
    post: Annotated[str, From(".post")] = Field(alias="должность", title="Должность")


class BodyBlock(Context):
    """A collective body."""

    title: Annotated[str, From(".title")] = Field(
        alias="название", title="Название", examples=["Педагогический совет"]
    )
    protocol_number: Annotated[str | None, From(".protocol_number")] = Field(
        alias="номер_протокола", title="Номер протокола (если есть)"
    )
    protocol_date: Annotated[str | None, From(".protocol_date", via=long_date)] = Field(
        alias="дата_протокола", title="Дата протокола (если есть)"
    )


class InventoryBlock(Context):
    """A line of the inventory."""

    number: Annotated[int, From(".number")] = Field(alias="номер", title="Номер по порядку")
    kind: Annotated[str, From(".item.noun")] = Field(alias="вид", title="Вид документа")
    title: Annotated[str, From(".item.title")] = Field(alias="название", title="Название документа")
    requisites: Annotated[str, From(".item", via=requisites_of)] = Field(
        alias="реквизиты", title="Дата и номер; линии, пока их нет"
    )
