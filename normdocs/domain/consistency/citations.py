"""Rules of acts: requisites, one title one number, dates, the registry, terms, personal data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from normdocs.domain.approval.series import uniqueness_key
from normdocs.domain.consistency.breach import Breach
from normdocs.domain.consistency.claims import Claims
from normdocs.domain.consistency.statements import Citation, Founded, KnownAct, Public, Term
from normdocs.domain.finding import Severity

E, W = Severity.ERROR, Severity.WARNING
REQUISITES, TITLE, DATES, EXPIRY = "requisites", "title-requisites", "act-dates", "expiry"
PERSONAL, REGISTRY = "personal-data", "registry"
PART = re.compile(r"\d+|[^\W\d_]+")


def even(text: str | None) -> str:
    """Return a text without what does not tell names apart: signs, spaces, case, the letter yo."""
    signs = "".join(sign for sign in (text or "").casefold() if sign.isalnum())
    return signs.replace("\u0451", "\u0435")


def requisites(claims: Claims) -> Iterator[Breach]:
    """Every act a document cites has number and date, one finding for each list."""
    cited = [one for one in claims.of(Citation) if one.act is None and one.title and not one.known]
    for _, group in groupby(cited, key=lambda one: (one.at.document, one.at.organisation, one.listed)):
        lacking = [one for one in group if one.number is None or one.date is None]
        if lacking:
            titles = tuple(one.title for one in lacking)
            yield Breach(REQUISITES, E, lacking[0].at, values={"cited": titles})


def title_requisites(claims: Claims) -> Iterator[Breach]:
    """A title has one number and date; of another year it is another act."""
    known: dict[object, list[Citation]] = defaultdict(list)
    for one in claims.of(Citation):
        if one.title and one.number and one.date:
            known[one.at.organisation, even(one.title), even(one.issuer)].append(one)
    for first, *others in known.values():
        told = {(first.number, first.date)}
        for other in others:
            if (other.number, other.date) in told:
                continue
            told.add((other.number, other.date))
            if (first.date == other.date or even(first.number) == even(other.number)) and not other.known:
                yield differing(first, other)


def differing(first: Citation, other: Citation) -> Breach:
    """Return the breach of one title with two requisites."""
    values = {
        "number": other.number,
        "date": other.date,
        "first_number": first.number,
        "first_date": first.date,
        "title": first.title,
    }
    return Breach(TITLE, E, other.at, values=values, others=() if first.known else (first.at,))


def act_dates(claims: Claims) -> Iterator[Breach]:
    """An act is no later than what cites it, and no later than what it brought about; it is in force."""
    known = {one.id: one for one in claims.of(KnownAct)}
    for one in claims.of(Citation):
        act = known.get(one.act or "")
        day = one.date or (act.date if act else None)
        if day and one.on and day > one.on:
            number = one.number or (act.number if act else one.title)
            yield Breach(DATES, E, one.at, "later", {"number": number, "date": day, "on": one.on})
        elif act and act.valid_to and one.on and act.valid_to < one.on:
            values = {"number": act.number, "date": act.date, "on": one.on, "until": act.valid_to}
            yield Breach(DATES, W, one.at, "ended", values)
    for founded in claims.of(Founded):
        if founded.begins < founded.date:
            values = {"number": founded.number, "date": founded.date, "period": founded.period}
            yield Breach(DATES, W, founded.at, "before", values)


def expiry(claims: Claims) -> Iterator[Breach]:
    """What is for years that have passed is not cited as if it were in force."""
    for one in claims.of(Term):
        if one.on.year > one.until:
            yield Breach(EXPIRY, W, one.at, values={"title": one.title, "until": one.until, "on": one.on})


def personal_data(claims: Claims) -> Iterator[Breach]:
    """Personal data are no part of a document that goes to the site."""
    for one in claims.of(Citation):
        if one.personal:
            values = {"number": one.number, "date": one.date, "title": one.title}
            yield Breach(PERSONAL, E, one.at, "annex", values)
    for public in claims.of(Public):
        yield Breach(PERSONAL, E, public.at, "published", {"title": public.title})


def registry(claims: Claims) -> Iterator[Breach]:
    """What is cited of the registry's acts is cited as the registry has it."""
    acts = claims.of(KnownAct)
    by_id = {act.id: act for act in acts}
    for one in claims.of(Citation):
        if one.act is not None:
            act = by_id.get(one.act)
            if act is None and acts:
                yield Breach(REGISTRY, E, one.at, "unknown", {"act": one.act})
            elif act and misquoted(one, act):
                yield misquotation(one, act)
        elif one.number and one.date:
            close = next((act for act in acts if meant(one, act) and misquoted(one, act)), None)
            if close and not any(exactly(one, act) for act in acts):
                yield misquotation(one, close)


def exactly(one: Citation, act: KnownAct) -> bool:
    """Return whether number and date are the act's."""
    return same_number(one, act) and one.date == act.date


def same_number(one: Citation, act: KnownAct) -> bool:
    """Return whether the number is the act's; a Latin letter that looks like a Russian one is that letter."""
    return one.number is not None and uniqueness_key(one.number) == uniqueness_key(act.number)


def misquoted(one: Citation, act: KnownAct) -> bool:
    """Return whether a number or a date that is stated is not the act's."""
    wrong_number = one.number is not None and not same_number(one, act)
    return wrong_number or (one.date is not None and one.date != act.date)


def meant(one: Citation, act: KnownAct) -> bool:
    """Return whether a citation means this act though number or date is another.

    Its number turned round on its day, its number with its title or issuer, its title and issuer on its day.
    """
    same_parts = parts(one.number) == parts(act.number)
    same_title = bool(one.title) and even(one.title) == even(act.title)
    same_issuer = bool(one.issuer) and even(one.issuer) == even(act.issuer)
    same_day, same_year = one.date == act.date, one.date is not None and one.date.year == act.date.year
    turned = same_parts and len(parts(act.number)) > 1
    return (
        (turned and same_day)
        or (same_parts and (same_title or (same_issuer and same_year)))
        or (same_day and same_title and same_issuer)
    )


def parts(number: str | None) -> list[str]:
    """Return the runs of letters and of digits a number is made of, in one order."""
    return sorted(PART.findall(uniqueness_key(number or "")))


def misquotation(one: Citation, act: KnownAct) -> Breach:
    """Return the breach of a citation that is not what the registry says."""
    values = {"number": one.number, "date": one.date, "act_number": act.number, "act_date": act.date}
    return Breach(REGISTRY, E, one.at, "misquoted", values)
