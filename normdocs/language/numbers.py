"""Numbers as documents write them: «22 обучающихся», «7 280», «21,2 %», sums in words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from normdocs.errors import LanguageError
from normdocs.language.cases import Case, NounGender
from normdocs.language.counting import counted
from normdocs.language.letters import NBSP

Amount = int | Decimal
_CASE_LETTERS: dict[Case, str] = {
    "nomn": "n",
    "gent": "g",
    "datv": "d",
    "accs": "a",
    "ablt": "i",
    "loct": "p",
}
_LARGEST = 10**15


def count(n: Amount, noun: str, case: Case = "nomn", *, nbsp: bool = False, grouped: bool = False) -> str:
    """A number with its noun: «22 обучающихся», «2 молодых специалиста», «к 22 обучающимся» (datv)."""
    number = group(n) if grouped else decimal(n)
    return number + (NBSP if nbsp else " ") + counted(n, noun, case)


def decimal(value: Amount, digits: int | None = None) -> str:
    """A number with a decimal comma: 88.9 → «88,9»; rounded half-up when `digits` is given."""
    shown = _rounded(Decimal(value), digits) if digits is not None else value
    return f"{shown:f}".replace(".", ",") if isinstance(shown, Decimal) else str(shown)


def group(value: Amount, digits: int | None = None) -> str:
    """A number with thousands apart by no-break spaces: 7280 → «7 280»."""
    whole, comma, rest = decimal(value, digits).partition(",")
    sign, bare = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return sign + f"{int(bare):,}".replace(",", NBSP) + comma + rest


def percent_value(part: Amount, whole: Amount, digits: int = 1) -> Decimal:
    """The percentage of a part, rounded half-up; LanguageError when the whole is zero."""
    if not whole:
        raise LanguageError("no percentage of {part} out of zero", part=part)
    return _rounded(Decimal(part) * 100 / Decimal(whole), digits)


def percent(part: Amount, whole: Amount, digits: int = 1) -> str:
    """«21,2 %» with a no-break space."""
    return group(percent_value(part, whole, digits)) + NBSP + "%"


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


@lru_cache(maxsize=4096)
def in_words(n: int, gender: NounGender = "m", case: Case = "nomn", *, animate: bool = False) -> str:
    """A whole number in words: 22, f → «двадцать две»."""
    return _words(n, "cardinal", gender, case, animate)


@lru_cache(maxsize=4096)
def ordinal(n: int, gender: NounGender = "m", case: Case = "nomn") -> str:
    """An ordinal in words: 3, f → «третья»."""
    return _words(n, "ordinal", gender, case, False)


def _words(
    n: int, form: Literal["cardinal", "ordinal"], gender: NounGender, case: Case, animate: bool
) -> str:
    from num2words import num2words  # noqa: PLC0415 paid by the documents that write sums in words

    if abs(n) >= _LARGEST or (form == "ordinal" and n < 0):
        raise LanguageError("{number} is not written in words", number=n)
    return str(num2words(n, lang="ru", to=form, gender=gender, case=_CASE_LETTERS[case], animate=animate))


def money(amount: Amount) -> str:
    """A sum as contracts write it: «1 250 (одна тысяча двести пятьдесят) рублей 00 копеек»."""
    exact = _rounded(Decimal(amount), 2)
    if exact < 0:
        raise LanguageError("{number} is not written in words", number=amount)
    roubles, kopecks = int(exact), int(exact % 1 * 100)
    words = in_words(roubles)
    return (
        f"{group(roubles)} ({words}) {counted(roubles, 'рубль', 'nomn')}"
        f" {kopecks:02d}{NBSP}{counted(kopecks, 'копейка', 'nomn')}"
    )
