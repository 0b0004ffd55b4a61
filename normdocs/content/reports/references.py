"""Documents reports name: as acts are cited, or as the organisation calls its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From, Via
from normdocs.content.phrases import cited_act
from normdocs.content.reports.amounts import capital
from normdocs.content.reports.lists import bare
from normdocs.content.speech import Speech
from normdocs.domain.acts.act import Act
from normdocs.domain.reports.figures import Cited
from normdocs.language import citation, dates
from normdocs.language.cases import Case
from normdocs.language.citation import CitedAct
from normdocs.language.letters import NBSP

NOT_COMPARED = "реквизиты не сверены с официальной публикацией"


def named_act(cited: Cited, acts: Iterable[Act]) -> Act | None:
    """Return the register's act a report names."""
    return next((act for act in acts if act.id == cited.act), None)


def resolved(cited: Cited, acts: tuple[Act, ...]) -> tuple[CitedAct | None, bool]:
    """Return what a report cites, completed from the register's act it names, and whether it is verified.

    Nothing is cited as an act without a kind.
    """
    act = named_act(cited, acts)
    known = cited_act(act) if act else None
    kind = cited.kind or (known.kind if known else None)
    if kind is None:
        return None, True
    return CitedAct(
        kind=kind,
        issuer=cited.issuer or (known.issuer if known else None),
        date=cited.date or (known.date if known else None),
        number=cited.number or (known.number if known else None),
        title=cited.title or (known.title if known else None),
    ), act.verified if act else True


def citation_in(case: Case) -> Via:
    """Return a reference: kind in `case`, issuer, requisites as far as they are stated, title."""

    def say(speech: Speech, cited: Cited, acts: tuple[Act, ...]) -> str | None:
        found, verified = resolved(cited, acts)
        if found is None:
            return " ".join([*filter(None, [cited.title]), *requisites(cited.date, cited.number)]) or None
        text = speech.cited(found, case) if found.date and found.number else incomplete(speech, found, case)
        return text if verified else f"{text} ({NOT_COMPARED})"

    return say


def incomplete(speech: Speech, act: CitedAct, case: Case) -> str:
    """Return a reference whose date or number nobody stated, without the lines to write them on."""
    words = [speech.title(act.kind, case, {})]
    words += [speech.organisation(act.issuer, "gent", {})] if act.issuer else []
    words += requisites(act.date, act.number)
    words += [citation.quote(act.title)] if act.title else []
    return " ".join(words)


def requisites(day: date | None, number: str | None) -> list[str]:
    """Return date and number, as far as they are stated."""
    return [*([f"от {dates.numeric(day)}"] if day else []), *([f"№{NBSP}{number}"] if number else [])]


def reference(speech: Speech, cited: Cited, acts: tuple[Act, ...]) -> str | None:
    """Return a reference in the nominative with a capital letter and the note that belongs to it."""
    text = citation_in("nomn")(speech, cited, acts)
    if text is None:
        return bare(capital(cited.note)) if cited.note else None
    return capital(f"{text}, {bare(cited.note)}" if cited.note else text)


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
        parts = [kind, number, day, citation.quote(cited.title) if cited.title else None]
    return " ".join(part for part in parts if part)


def own_documents(speech: Speech, documents: Iterable[Cited]) -> list[str]:
    """Return the organisation's documents as its reports name them."""
    return [own_document(speech, one) for one in documents]


class CitedBlock(Context):
    """A document the report names."""

    line: Annotated[str | None, From(".", "acts", via=reference)] = Field(
        alias="текст", title="Документ с реквизитами и тем, что о нём сказано (если названо хоть что-то)"
    )
    url: Annotated[str | None, From(".url")] = Field(alias="ссылка", title="Где размещён (если указано)")
