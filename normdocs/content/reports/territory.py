"""What every report of a municipality or region may print."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From, Via
from normdocs.content.organisation import OfficerBlock
from normdocs.content.phrases import capital as capital_name
from normdocs.content.phrases import cited_act, place_in, printed_years
from normdocs.content.reports.amounts import capital, listed
from normdocs.content.speech import Speech
from normdocs.domain.acts.act import Act
from normdocs.domain.reports.figures import Cited, Result
from normdocs.language import citation, dates
from normdocs.language.citation import CitedAct
from normdocs.language.declension import Case
from normdocs.language.letters import NBSP

# «Во» stands before words like Всеволожский, Владимир, Мценский, Льгов.
_VO = re.compile(r"[вф][бвгджзклмнпрстфхцчшщ]|мц|мн|льв|льг", re.IGNORECASE)
NOT_COMPARED = "реквизиты не сверены с официальной публикацией"


def numeric(speech: Speech, day: date) -> str:
    """Return 01.06.2021."""
    return dates.numeric(day)


def inside(speech: Speech, name: str) -> str:
    """Return where: «в Сальском районе», «во Всеволожском районе»."""
    place = speech.place(name, "loct")
    return f"{'во' if _VO.match(place) else 'в'} {place}"


def compared(speech: Speech, year: int, results: tuple[Result, ...] | None) -> int | None:
    """Return the year whose targets count; none where results are held against no target."""
    return None if results is not None and all(one.target is None for one in results) else year


def one_line(speech: Speech, texts: tuple[str, ...]) -> str | None:
    """Return the texts separated by commas, the last by «и»; nothing for none."""
    return listed(texts) if texts else None


def semicolons(speech: Speech, texts: tuple[str, ...]) -> str | None:
    """Return names in one line; they may hold commas of their own."""
    return "; ".join(texts) if texts else None


def bare(text: str) -> str:
    """Return an item of a list without the sign it ends in: the template sets its own."""
    return text.rstrip(" .;,:")


def items(speech: Speech, texts: tuple[str, ...]) -> list[str]:
    """Return the items of a list, each without the sign it ends in."""
    return [bare(text) for text in texts]


def sentences(speech: Speech, texts: tuple[str, ...]) -> list[str]:
    """Return paragraphs, each with a full stop at its end."""
    return [capital(text) if text.endswith((".", "!", "?", ":")) else f"{capital(text)}." for text in texts]


def resolved(cited: Cited, acts: tuple[Act, ...]) -> tuple[CitedAct | None, bool]:
    """Return what a report cites, completed from the register's act it names, and whether it is verified.

    Nothing is cited as an act without a kind.
    """
    act = next((act for act in acts if act.id == cited.act), None)
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


class CitedBlock(Context):
    """A document the report names."""

    line: Annotated[str | None, From(".", "acts", via=reference)] = Field(
        alias="текст", title="Документ с реквизитами и тем, что о нём сказано (если названо хоть что-то)"
    )
    url: Annotated[str | None, From(".url")] = Field(alias="ссылка", title="Где размещён (если указано)")


class TerritoryContext(Context):
    """What the reports of municipalities and regions have in common."""

    head: Annotated[OfficerBlock | None, From("officers.head")] = Field(
        alias="руководитель", title="Руководитель органа управления образованием (если указан)"
    )
    issuer: Annotated[str, From("organisation.names.short", via=capital_name)] = Field(
        alias="орган", title="Сокращённое наименование органа с прописной буквы"
    )
    territory: Annotated[str, From("report.territory")] = Field(
        alias="территория", title="Муниципалитет или регион", examples=["Сальский район"]
    )
    territory_gent: Annotated[str, From("report.territory", via=place_in("gent"))] = Field(
        alias="территория_род", title="Муниципалитет в родительном падеже", examples=["Сальского района"]
    )
    territory_loct: Annotated[str, From("report.territory", via=inside)] = Field(
        alias="в_территории", title="Где: с предлогом", examples=["в Сальском районе"]
    )
    as_of: Annotated[str, From("report.as_of", via=numeric)] = Field(
        alias="на_дату", title="День, на который составлен отчёт", examples=["01.06.2021"]
    )
    school_year: Annotated[str | None, From("report.school_year", via=printed_years)] = Field(
        alias="учебный_год", title="Учебный год отчёта (если указан)", examples=["2020–2021"]
    )
    column: Annotated[int | None, From("report.column", "report.results", via=compared)] = Field(
        alias="год_показателей",
        title="Год, с целевыми значениями которого сравнивают (если сравнивают)",
        examples=["2020"],
    )
    not_reported: Annotated[str | None, From("report.not_reported", via=semicolons)] = Field(
        alias="не_представили", title="Кто не представил сведений (если кто-то не представил)"
    )
