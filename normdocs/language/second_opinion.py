"""What pytrovich says of a name: where it and our rules disagree, somebody should look."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from normdocs.language.cases import Case, Gender
from normdocs.language.letters import plain

_CASES: dict[Case, str] = {
    "gent": "GENITIVE",
    "datv": "DATIVE",
    "accs": "ACCUSATIVE",
    "ablt": "INSTRUMENTAL",
    "loct": "PREPOSITIONAL",
}
_PARTS = {"surname": "LASTNAME", "given": "FIRSTNAME", "patronymic": "MIDDLENAME"}


@lru_cache(maxsize=1)
def _library() -> tuple[Any, Any]:
    from pytrovich import enums, maker  # noqa: PLC0415 its rules are read at the first name only

    return enums, maker.PetrovichDeclinationMaker()


def disagreement(name: str, role: str, case: Case, gender: Gender, form: str) -> str | None:
    """A doubt when pytrovich declines one part of a name otherwise; ё and е are one letter here."""
    if role not in _PARTS or case == "nomn":
        return None
    enums, maker = _library()
    theirs = maker.make(
        enums.NamePart[_PARTS[role]],
        enums.Gender.MALE if gender == "m" else enums.Gender.FEMALE,
        enums.Case[_CASES[case]],
        name.lower(),
    )
    return None if plain(theirs) == plain(form) else "two libraries disagree"
