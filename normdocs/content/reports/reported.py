"""Figures and references of reports in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from normdocs.content.reports import amounts
from normdocs.content.reports.territory import sentences
from normdocs.content.speech import Speech
from normdocs.domain.acts.act import Act
from normdocs.domain.reports.figures import Cited, Official, Result, Share
from normdocs.language import dates, numbers
from normdocs.language.cases import Case, Gender
from normdocs.language.citation import quote
from normdocs.language.letters import NBSP
from normdocs.language.people import gender_of


@dataclass(frozen=True)
class Somebody:
    """A person a report names: the grammar wants their gender and the forms people settled."""

    name: str
    gender: Gender | None
    forms: Mapping[Case, str] = field(default_factory=dict)


def per_cent(value: Decimal | None) -> str | None:
    """Return a percentage as it stands, «88,9 %»; None where there is none."""
    return None if value is None else amounts.per_cent(value)


def percent_with_base(speech: Speech, share: Share) -> str | None:
    """Return the percentage with what it is of: «13,2 % (899 из 6 793 обучающихся 10–18 лет)»."""
    told = per_cent(share.percent)
    if told is None or share.count is None or share.of is None:
        return told
    base = f" {share.base}" if share.base else ""
    return f"{told} ({numbers.group(share.count)} из {numbers.group(share.of)}{base})"


def named_act(cited: Cited, acts: Iterable[Act]) -> Act | None:
    """Return the register's act a report names."""
    return next((act for act in acts if act.id == cited.act), None)


def own_document(speech: Speech, cited: Cited, case: Case = "nomn") -> str:
    """Return one of the organisation's documents as its reports name it: kind № number от day «title».

    What is not stated is not printed, not even a blank line: the report has no room to fill it in.
    """
    number = f"№{NBSP}{cited.number}" if cited.number else None
    day = f"от {dates.long_g(cited.date)}" if cited.date else None
    kind = speech.organisation(cited.kind, case, {}) if cited.kind else None
    # «Положение о наставничестве» says itself what it is; «О внедрении …» does not.
    if not kind or (cited.title or "").lower().startswith((cited.kind or "").lower()):
        requisites = " ".join(filter(None, [number, day]))
        parts = [cited.title, f"({requisites})" if requisites else None]
    else:
        parts = [kind, number, day, quote(cited.title) if cited.title else None]
    return " ".join(part for part in parts if part)


def own_documents(speech: Speech, documents: Iterable[Cited]) -> list[str]:
    """Return the organisation's documents as its reports name them."""
    return [own_document(speech, one) for one in documents]


def approver(speech: Speech, official: Official) -> str:
    """Return by whom something is approved: post, initials and surname in the instrumental."""
    person = Somebody(official.name, official.gender or gender_of(official.name))
    surname, *initials = speech.short_name(person, "ablt").split()
    name = NBSP.join([*initials, surname])
    return f"{speech.title(official.post, 'ablt', {})} {name}" if official.post else name


def in_a_row(speech: Speech, texts: tuple[str, ...]) -> str | None:
    """Return sentences as one paragraph, each ending with its dot; None where there are none."""
    return " ".join(sentences(speech, texts)) or None


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
