"""The teachers' system of mentoring: pairs of employees, their mentors, the set's own documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from normdocs.content.blocks import FellowBlock, SetContext
from normdocs.content.contract import Context, From
from normdocs.content.mentoring import KnownPair, PairBlock, ParticipantBlock, known_pairs
from normdocs.content.speech import Speech
from normdocs.domain.model import MentoringModel
from normdocs.domain.records.mentoring import Pair, Participant

PAIRS = ("organisation.mentoring.pairs", "organisation.mentoring.participants", "model")


@dataclass(frozen=True)
class Engaged:
    """A mentor with the pairs they lead; `position` is that of the first in the profile."""

    position: int
    mentor: Participant
    pairs: tuple[KnownPair, ...]
    example: bool


def employed_pairs(
    speech: Speech, pairs: tuple[Pair, ...], participants: tuple[Participant, ...], model: MentoringModel
) -> list[KnownPair]:
    """Return the pairs in which everybody is an employee, numbered from 1 (Labour Code art. 351.8)."""
    known = known_pairs(speech, pairs, participants, model)
    chosen = [pair for pair in known if pair.mentor.employed and all(one.employed for one in pair.mentees)]
    return [replace(pair, number=number) for number, pair in enumerate(chosen, 1)]


def employed_mentors(
    speech: Speech, pairs: tuple[Pair, ...], participants: tuple[Participant, ...], model: MentoringModel
) -> list[Engaged]:
    """Return who mentors colleagues, each once, in the order of the pairs."""
    led: dict[str, list[KnownPair]] = {}
    for pair in employed_pairs(speech, pairs, participants, model):
        led.setdefault(pair.mentor.id, []).append(pair)
    return [_engaged(mine) for mine in led.values()]


def _engaged(pairs: Iterable[KnownPair]) -> Engaged:
    mine = tuple(pairs)
    first = mine[0]
    return Engaged(first.position, first.mentor, mine, any(pair.example for pair in mine))


class TeachersContext(Context):
    """Documents of the teachers' set, as others cite them."""

    system_order: Annotated[FellowBlock, From("fellows.S21.1")] = Field(
        alias="приказ_о_системе", title="Приказ о системе наставничества педагогических работников"
    )
    mentor_consent: Annotated[FellowBlock | None, From("fellows.S22.1")] = Field(
        alias="согласие_наставника",
        title="Письменное согласие наставника (если его требует статья 351.8 Трудового кодекса)",
    )


class MentorBlock(Context):
    """A mentor of colleagues."""

    mentor: Annotated[ParticipantBlock, From(".mentor")] = Field(alias="участник", title="Наставник")
    pairs: Annotated[list[PairBlock], From(".pairs")] = Field(
        alias="пары", title="Пары и группы, с которыми он работает"
    )


class AgreementContext(SetContext, TeachersContext):
    """Consents of mentors and agreements with them. Personal data."""

    mentors: Annotated[list[MentorBlock], From(*PAIRS, via=employed_mentors)] = Field(
        alias="наставники_педагогов", title="Наставники педагогов, по одному разу каждый"
    )
