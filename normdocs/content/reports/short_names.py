"""Names of organisations as short as the labels of a chart need them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LIMIT = 38
_SCHOOLS = {"средняя": "СОШ", "основная": "ООШ", "начальная": "НОШ"}
_SCHOOL = re.compile(rf"({'|'.join(_SCHOOLS)})\s+общеобразовательная\s+школа", re.IGNORECASE)
_NUMBER = re.compile(r"№\s?[\w/-]+")


def short_names(names: Sequence[str]) -> list[str]:
    """Return the names shortened; those that would become alike stay whole."""
    shortened = [short_name(name) for name in names]
    counts = Counter(shortened)
    return [short if counts[short] == 1 else name for name, short in zip(names, shortened, strict=True)]


def short_name(name: str) -> str:
    """Return «МБОУ «СОШ № 1 имени Героя…»»: usual abbreviations, then cut at a word; the number is kept."""
    text = _SCHOOL.sub(lambda found: _SCHOOLS[found[1].lower()], name)
    if len(text) <= LIMIT:
        return text
    number = _NUMBER.search(text)
    kept = text[:LIMIT].rpartition(" ")[0] or text[:LIMIT]
    if number and number.end() > len(kept):
        room = LIMIT - len(number[0])
        kept = f"{text[:room].rpartition(' ')[0]}… {number[0]}"
    else:
        kept += "…"
    return kept + "»" * (kept.count("«") - kept.count("»"))
