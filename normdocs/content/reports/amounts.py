"""Figures of reports in words: counted organisations and people, shares with their base, verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from normdocs.content.speech import Speech
from normdocs.domain.reports.figures import Organisations, Result, Share
from normdocs.language import numbers
from normdocs.language.cases import Case
from normdocs.language.letters import NBSP
from normdocs.language.phrases import head_agreement

ORGANISATION, MUNICIPAL = "образовательная организация", "муниципальная образовательная организация"
GENERAL = "общеобразовательная организация"
ESTABLISHMENT = "образовательное учреждение"
# Kinds of organisations as the municipal statement names them, and as laws do since 2012.
ESTABLISHMENTS = {
    "general": "общеобразовательное учреждение",
    "additional": "учреждение дополнительного образования",
    "preschool": "дошкольное образовательное учреждение",
    "vocational": "профессиональное образовательное учреждение",
}
ORGANISATIONS = {
    "general": GENERAL,
    "additional": "организация дополнительного образования",
    "preschool": "дошкольная образовательная организация",
    "vocational": "профессиональная образовательная организация",
}
PUPIL = "обучающийся"
NOT_COMPARED = "значение показателя не сверено с опубликованным актом"


def listed(texts: Iterable[str]) -> str:
    """Return the texts in one line: а, б и в."""
    *first, last = texts
    return f"{', '.join(first)} и {last}" if first else last


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def counted(number: int, noun: str, case: Case = "nomn") -> str:
    """Return «7 280 обучающихся», in a case, the number never apart from its noun."""
    return numbers.count(number, noun, case, nbsp=True, grouped=True)


def in_organisations(extent: int | str | None, noun: str) -> str:
    """Return «в 36 муниципальных …», «во всех …», or without a number where nobody stated one."""
    if extent == "all":
        return f"во всех {_many(noun)}"
    if extent is None:
        return f"в {_many(noun)}"
    return f"в {counted(int(extent), noun, 'loct')}"


def _many(noun: str) -> str:
    return numbers.count(5, noun, "loct").partition(" ")[2]


def by_kind(stated: Organisations, nouns: dict[str, str], case: Case = "nomn") -> str | None:
    """Return «28 общеобразовательных учреждений и 4 учреждения …»; None where no kind is stated.

    A kind of which there is none is left out, unless there is none of any.
    """
    parts = {kind: number for kind, number in stated.parts.items() if number} or stated.parts
    return listed(counted(number, nouns[kind], case) for kind, number in parts.items()) if parts else None


def per_cent(value: Decimal) -> str:
    """Return «88,9 %»."""
    return f"{numbers.group(value)}{NBSP}%"


def share_in_per_cent(share: Share) -> str | None:
    """Return «21,2 %» as somebody stated it, else computed; a whole one without zeros."""
    if share.percent is None:
        return None
    exact = (
        share.stated is None and share.count is not None and share.of and share.count * 100 % share.of == 0
    )
    return per_cent(share.percent.quantize(Decimal(1)) if exact else share.percent)


def genitive(speech: Speech, base: str) -> str:
    """Return whom a share is of in the genitive, whether it was written so or in the nominative."""
    return speech.organisation(base, "gent", {}) if head_agreement(base) else base


def whole(speech: Speech, share: Share, noun: str = PUPIL) -> str | None:
    """Return «6 793 обучающихся в возрасте 10–18 лет»: how many the share is of, who they are, or either."""
    base = genitive(speech, share.base) if share.base else None
    if share.of is None:
        return base
    return f"{numbers.group(share.of)}{NBSP}{base}" if base else counted(share.of, noun, "gent")


def of_whole(speech: Speech, share: Share, noun: str = PUPIL) -> str | None:
    """Return «13 % от общего количества 6 793 обучающихся …»; None without a percentage."""
    percent, base = share_in_per_cent(share), whole(speech, share, noun)
    return f"{percent} от общего количества {base}" if percent and base else percent


def held(result: Result) -> str | None:
    """Return how the value stands to its target: «превышает запланированный показатель 2 %»."""
    if result.target is None:
        return None
    target, value = per_cent(result.target), result.value.percent
    note = f" ({NOT_COMPARED})" if result.unverified else ""
    if value is None:
        return f"запланированный показатель – {target}{note}"
    return f"{_relation(result, value, result.target)} {target}{note}"


def _relation(result: Result, value: Decimal, target: Decimal) -> str:
    if result.met is False or (result.met is None and value < target):
        return "ниже запланированного показателя" if value < target else "не достигает показателя"
    if value == target or value.quantize(Decimal(1)) == target:
        return "соответствует запланированному показателю"
    return "превышает запланированный показатель" if value > target else "при запланированном показателе"
