"""Sentences of the statement on personalised programmes whose wording depends on the figures."""

from __future__ import annotations

from typing import Any

from normdocs.content.reports.amounts import (
    ORGANISATION,
    ORGANISATIONS,
    by_kind,
    capital,
    counted,
    genitive,
    in_organisations,
    share_in_per_cent,
)
from normdocs.content.reports.occasions import when
from normdocs.content.reports.references import citation_in
from normdocs.content.reports.school_words import Somebody
from normdocs.content.reports.summary_words import named, titles
from normdocs.content.speech import Speech
from normdocs.domain.acts.act import Act
from normdocs.domain.model import MentoringModel
from normdocs.domain.reports.assessment import Studied
from normdocs.domain.reports.figures import Cited, Extent, Official, Organisations, Row, Share
from normdocs.language import numbers
from normdocs.language.counting import quantity
from normdocs.language.letters import NBSP

WORKER = "педагогический работник"
PROGRAMME = "персонализированная программа наставничества"
PROGRAMMES = "персонализированные программы наставничества"


def begun(speech: Speech, day: Any, order: Cited | None, acts: tuple[Act, ...], period: str | None) -> str:
    """Return how the statement begins: by which order and when the programmes were studied.

    Every report states its `day`: the order may be absent.
    """
    if order and not (order.kind or order.act):
        order = order.model_copy(update={"kind": "приказ"})
    act = citation_in("ablt")(speech, order, acts) if order else None
    parts = [f"В соответствии с {act}"] if act else []
    parts += [when(period)] if period else []
    return capital(" ".join([*parts, "проведена"]))


def assessor(speech: Speech, who: Official) -> str:
    """Return who carried out the assessment, in the instrumental."""
    words = [speech.title(who.post, "ablt", {})] if who.post else []
    words += [speech.organisation(who.organisation, "gent", {})] if who.organisation else []
    # Initials end in the sign the sentence ends in.
    return " ".join([*words, speech.short_name(Somebody(who.name, who.gender), "ablt")]).removesuffix(".")


def taking_part(speech: Speech, there: Organisations, share: Share, every: Organisations) -> str | None:
    """Return how many organisations take part, by kind and as a share of all."""
    number = there.number if there.number is not None else share.count
    if number is None:
        return f"В системе наставничества участвует {_part(speech, share, every)}" if share.stated else None
    if not number:
        return "В системе наставничества образовательные организации не участвуют"
    verb = "участвует" if quantity(number) == "one" else "участвуют"
    kinds = by_kind(there, ORGANISATIONS) if there.parts else None
    several = len([n for n in there.parts.values() if n]) > 1
    text = (
        f"В системе наставничества {verb} {counted(number, ORGANISATION)}"
        if several or not kinds
        else (f"В системе наставничества {verb} {kinds}")
    )
    # The list by kind, where there is one of all of them, need not be told twice.
    told = {kind for kind, whole in every.parts.items() if whole} >= {k for k, n in there.parts.items() if n}
    text += f": {kinds}" if several and not told else ""
    part = _part(speech, share, every, number)
    return f"{text}, что составляет {part}" if part else text


def _part(speech: Speech, share: Share, every: Organisations, number: int | None = None) -> str | None:
    whole = share.of if share.of is not None else every.number
    known = share if share.percent is not None else Share(count=number, of=whole, decimals=share.decimals)
    percent = share_in_per_cent(known)
    if percent is None:
        return None
    base = genitive(speech, share.base) if share.base else "образовательных организаций"
    return f"{percent} от общего числа {base}{f' ({numbers.group(whole)})' if whole else ''}"


def kinds_taking_part(speech: Speech, there: Organisations, every: Organisations) -> list[str]:
    """Return for each kind how many of how many take part, where both numbers are known of several kinds."""
    known = [kind for kind, whole in every.parts.items() if whole and kind in there.parts]
    lines = []
    for kind in known if len(known) > 1 else []:
        part, whole = there.parts[kind], every.parts[kind]
        noun = ORGANISATIONS[kind]
        percent = share_in_per_cent(Share(count=part, of=whole))
        lines.append(f"{counted(part, noun)} из {numbers.group(whole)} ({percent})")
    return lines


def workers(speech: Speech, share: Share) -> str | None:
    """Return how many pedagogical workers are covered, of how many."""
    base = genitive(speech, share.base) if share.base else "педагогических работников"
    if share.count is None:
        if share.percent is not None:
            return f"Наставничеством охвачено {share_in_per_cent(share)} {base}"
        return (
            f"Всего педагогических работников{NBSP}– {numbers.group(share.of)}"
            if share.of is not None
            else None
        )
    if not share.count:
        every = f" (всего {numbers.group(share.of)})" if share.of is not None else ""
        return f"Наставничеством никто из {base} не охвачен{every}"
    verb = "охвачен" if quantity(share.count) == "one" else "охвачено"
    text = f"Наставничеством {verb} {counted(share.count, WORKER)}"
    text += f" из {numbers.group(share.of)}" if share.of is not None else ""
    return (
        f"{text} ({share_in_per_cent(share)} от общего числа {base})" if share.percent is not None else text
    )


def acts_adopted(speech: Speech, day: Any, share: Share, extent: Extent | None) -> str | None:
    """Return in how many organisations local acts are adopted; every report states its `day`."""
    what = "локальные нормативные акты о наставничестве"
    if extent is None:
        extent = share.count
    if extent is None:
        return (
            f"{capital(what)} приняты в {share_in_per_cent(share)} организаций"
            if share.percent is not None
            else None
        )
    if extent == 0:
        return f"{capital(what)} в организациях не приняты"
    text = f"{capital(in_organisations(extent, ORGANISATION))} приняты {what}"
    if share.percent is None:
        return text
    whole = f" из {numbers.group(share.of)}" if share.of is not None and extent != "all" else ""
    return f"{text} ({share_in_per_cent(share)}{whole})"


def studied(speech: Speech, found: Studied) -> str | None:
    """Return how many programmes were studied, and in how many organisations there are any."""
    if found.programmes is None:
        if found.organisations is None:
            return None
        return f"{capital(PROGRAMMES)} изучены {in_organisations(found.organisations, ORGANISATION)}"
    if not found.programmes:
        return f"{capital(PROGRAMMES)} не представлены"
    one = quantity(found.programmes) == "one"
    text = f"{'Изучена' if one else 'Изучено'} {counted(found.programmes, PROGRAMME)}"
    where = found.organisations
    return f"{text} {in_organisations(where, ORGANISATION)}" if where is not None else text


def form_lines(speech: Speech, forms: tuple[Row, ...], model: MentoringModel) -> list[str]:
    """Return the forms, each with in how many organisations and for how many people, as far as known."""
    known = titles(model, {})
    return [_form(one, f"«{named(one.title or known.get(one.id, one.id), {})}»") for one in forms]


def _form(one: Row, title: str) -> str:
    parts = [in_organisations(one.organisations, ORGANISATION)] if one.organisations is not None else []
    parts += [counted(one.people, "человек")] if one.people is not None else []
    return f"{title}{NBSP}– {', '.join(parts)}" if parts else title
