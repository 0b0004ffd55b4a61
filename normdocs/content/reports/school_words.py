"""A school's reports in words: shares with their base, officials, indicators held against targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from normdocs.content.reports.amounts import per_cent
from normdocs.content.speech import Speech
from normdocs.domain.reports.figures import Official, Result, Share
from normdocs.language import numbers
from normdocs.language.cases import Case, Gender
from normdocs.language.letters import NBSP
from normdocs.language.people import gender_of


@dataclass(frozen=True)
class Somebody:
    """A person a report names: the grammar wants their gender and the forms people settled."""

    name: str
    gender: Gender | None
    forms: Mapping[Case, str] = field(default_factory=dict)


def percent_with_base(speech: Speech, share: Share) -> str | None:
    """Return the percentage with what it is of: «13,2 % (899 из 6 793 обучающихся 10–18 лет)»."""
    if share.percent is None:
        return None
    told = per_cent(share.percent)
    if share.count is None or share.of is None:
        return told
    base = f" {share.base}" if share.base else ""
    return f"{told} ({numbers.group(share.count)} из {numbers.group(share.of)}{base})"


def approver(speech: Speech, official: Official) -> str:
    """Return by whom something is approved: post, initials and surname in the instrumental."""
    person = Somebody(official.name, official.gender or gender_of(official.name))
    surname, *initials = speech.short_name(person, "ablt").split()
    name = NBSP.join([*initials, surname])
    return f"{speech.title(official.post, 'ablt', {})} {name}" if official.post else name


def outcome_of(speech: Speech, result: Result, column: int) -> str | None:
    """Return the sentence on an indicator: value, base, target with its year, verdict; None without a value.

    Where the target was not compared with the published act, the sentence says so.
    """
    value = percent_with_base(speech, result.value)
    if value is None:
        return None
    if result.target is None:
        return f"{value}; целевое значение на {column}{NBSP}год не установлено"
    verdict: dict[Any, str] = {True: "достигнуто", False: "не достигнуто", None: "вывод сделать нельзя"}
    doubt = "; источник целевого значения не сверен с опубликованным актом" if result.unverified else ""
    target = f"целевое значение на {column}{NBSP}год – {per_cent(result.target)}"
    return f"{value}; {target} – {verdict[result.met]}{doubt}"
