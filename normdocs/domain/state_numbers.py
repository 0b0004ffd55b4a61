"""Numbers the state gives an organisation: they check themselves."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

INN_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)


def check_inn(text: str) -> str:
    """Refuse a taxpayer number whose tenth digit does not follow from the first nine (order MM-7-6/435)."""
    digits = [int(character) for character in text] if text.isascii() and text.isdigit() else []
    if len(digits) != 10:
        raise PydanticCustomError("inn_length", "an INN of an organisation has 10 digits")
    if sum(w * d for w, d in zip(INN_WEIGHTS, digits, strict=False)) % 11 % 10 != digits[9]:
        raise PydanticCustomError("inn_digit", "the last digit of the INN does not follow from the others")
    return text


def check_ogrn(text: str) -> str:
    """Refuse a state registration number with a wrong last digit, the rest modulo 11 (order 165n of 2017)."""
    if not (text.isascii() and text.isdigit() and len(text) == 13):
        raise PydanticCustomError("ogrn_length", "an OGRN has 13 digits")
    if int(text[:12]) % 11 % 10 != int(text[12]):
        raise PydanticCustomError("ogrn_digit", "the last digit of the OGRN does not follow from the others")
    return text
