"""How facts are put into words: the `via` functions contexts are declared with.

Every function takes the speech of the rendering first and returns text without surrounding punctuation.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from normdocs.content.contract import Via
from normdocs.content.speech import Speech
from normdocs.domain.acts.act import Act
from normdocs.domain.organisation import Officer
from normdocs.language import dates, declension
from normdocs.language.agreement import approved_word
from normdocs.language.citation import CitedAct, quote
from normdocs.language.declension import Case

NO_NUMBER = "________"
NO_DATE = "«____»\u00a0______________\u00a020___\u00a0г."


def name_in(case: Case) -> Via:
    """Return the person's surname and initials in `case`."""
    return lambda speech, person: speech.short_name(person, case)


def full_name_in(case: Case) -> Via:
    """Return the person's name in `case`, as full as the profile gives it."""
    return lambda speech, person: speech.person(person, case)


def signature_name(speech: Speech, person: Any) -> str:
    """Return initials and surname, as under a signature line."""
    return declension.initials_surname(person.name)


def post_in(case: Case, *, capital: bool = False) -> Via:
    """Return an officer's post in `case`."""

    def say(speech: Speech, officer: Officer) -> str:
        post = speech.title(officer.title, case, officer.title_forms)
        return post[:1].upper() + post[1:] if capital else post

    return say


def organisation_in(case: Case, name: str) -> Via:
    """Return the full or short name of an organisation (`name`) in `case`."""

    return lambda speech, text, forms: speech.organisation(text, case, forms.get(name, {}))


def place_in(case: Case) -> Via:
    """Return a settlement's, municipality's or region's name in `case`."""
    return lambda speech, name: speech.place(name, case)


def capital(speech: Speech, text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def upper(speech: Speech, text: str) -> str:
    """Return the text in capitals."""
    return text.upper()


def cited(case: Case) -> Via:
    """Return an act with issuer, date, number and title, its kind in `case`."""

    return lambda speech, act: speech.cited(cited_act(act), case)


def cited_act(act: Act) -> CitedAct:
    """Return the act as the grammar of citations needs it."""
    return CitedAct(kind=act.kind, issuer=act.issuer, date=act.date, number=act.number, title=act.title)


def long_date(speech: Speech, day: date) -> str:
    """Return 13 октября 2020 г."""
    return dates.long_g(day)


def in_quotes(speech: Speech, title: str) -> str:
    """Return the title in «…», its own quotation marks turned into „…“."""
    return quote(title)


def amended_document(speech: Speech, document: Any, order: Any) -> str:
    """Return what is amended: an annex by its order, an order by its number, others by title."""
    if order is not None:
        return f"приложение {quote(document.title)} к {order_in('datv')(speech, order)}"
    if document.number is None:
        return f"документ {quote(document.title)}"
    # A document is a thing: its accusative is that of things, not of posts.
    kind = speech.organisation(document.noun, "accs", {})
    return f"{kind} {requisites_of(speech, document)} {quote(document.title)}"


def quoted_words(speech: Speech, words: str | None) -> Any:
    """Return words an order replaces in «…»; nothing where there are none."""
    return None if words is None else quote(words)


def number_or_blank(speech: Speech, number: str | None) -> str:
    """Return the registration number, or the line it will be written on."""
    return number or NO_NUMBER


def date_or_blank(speech: Speech, day: date | None) -> str:
    """Return the date in words, or the line it will be written on."""
    return dates.long_g(day) if day else NO_DATE


def requisites_of(speech: Speech, fellow: Any) -> str:
    """Return «от 13 октября 2020 г. № 162», blank lines where the document is not registered yet."""
    return f"от {date_or_blank(speech, fellow.date)} №\u00a0{number_or_blank(speech, fellow.number)}"


def order_in(case: Case) -> Via:
    """Return a fellow document's kind in `case` with its requisites: «приказом от … № …»."""

    def say(speech: Speech, fellow: Any) -> str:
        return f"{speech.title(fellow.noun, case, {})} {requisites_of(speech, fellow)}"

    return say


def approved(speech: Speech, kind: Any) -> str:
    """Return УТВЕРЖДЁН, -А, -О, -Ы as the kind of document wants it."""
    return approved_word(kind.gender, kind.number)


def approving_order(speech: Speech, order: Any, short_name: str, forms: Any) -> str:
    """Return «приказом МБОУ … от … № …», as in the approval mark of an annex: whose order it is, genitive."""
    kind = speech.title(order.noun, "ablt", {})
    issuer = organisation_in("gent", "short")(speech, short_name, forms)
    return f"{kind} {issuer} {requisites_of(speech, order)}"


def joined(speech: Speech, texts: Any) -> str:
    """Return the texts in one line, separated by commas."""
    return ", ".join(texts)


def printed_years(speech: Speech, school_year: str) -> str:
    """Return 2020–2021, with an en dash as in print."""
    return school_year.replace("-", "\u2013")


def span_of_years(speech: Speech, years: Any) -> str:
    """Return 2020–2024, or the year alone when there is one."""
    return str(years.first) if years.first == years.last else f"{years.first}\u2013{years.last}"
