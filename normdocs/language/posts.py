"""Posts as people write them: abbreviations written out, the head told apart."""

from __future__ import annotations

import re

_WORD = re.compile(r"[а-яёa-z]+")
_ABBREVIATED = {
    "зам": ("заместитель",),
    "дир": ("директор",),
    "зав": ("заведующий",),
    "нач": ("начальник",),
    "пед": ("педагог",),
    "уч": ("учебной",),
    "воспит": ("воспитательной",),
    "ур": ("учебной", "работе"),
    "вр": ("воспитательной", "работе"),
    "увр": ("учебно", "воспитательной", "работе"),
    "мр": ("методической", "работе"),
    "нмр": ("научно", "методической", "работе"),
    "умр": ("учебно", "методической", "работе"),
    "ахр": ("административно", "хозяйственной", "работе"),
    "ахч": ("административно", "хозяйственной", "части"),
}
# The head of an organisation, and words that only say of which.
_HEADS = ("директор", "заведующий", "заведующая")
_OF = frozenset(
    [
        "школы",
        "оо",
        "оу",
        "доу",
        "учреждения",
        "организации",
        "гимназии",
        "лицея",
        "сош",
        "оош",
        "нош",
        "моу",
        "мбоу",
        "маоу",
        "мкоу",
        "гбоу",
        "гкоу",
    ]
)


def post_words(title: str) -> tuple[tuple[str, ...], bool]:
    """The words of a post with abbreviations written out, and whether it is the post of a head.

    «зам.директора по ВР» and «заместитель директора по воспитательной работе» have the same words; acting
    heads («и. о.») are no heads of their own.
    """
    found = _WORD.findall(title.lower().replace("ё", "е"))
    words = tuple(word for one in found for word in _ABBREVIATED.get(one, (one,)) if word not in {"по", *_OF})
    return words, bool(words) and words[0] in _HEADS
