"""The words of the registry a workbook offers to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from normdocs.adapters.spreadsheets.layout import Offers
from normdocs.domain.registry import Registry

QUOTES = "\u00ab\u00bb"


def offers_of(registry: Registry) -> Offers:
    """Return the registry's lists by name: what a person sees → what it stands for."""
    model = registry.model
    return {
        "forms": {form.title.strip(QUOTES): form.id for form in model.forms},
        "models": {choice.title: choice.id for choice in model.models},
        "categories": {choice.title: choice.id for choice in model.categories},
        "meetings": {meeting.title: str(number) for number, meeting in enumerate(model.meetings, 1)},
        "questionnaires": {one.title: one.id for one in registry.questionnaires},
    }


def questions_of(registry: Registry, words: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield every question as a row: questionnaire, number, text, whom it asks, scale."""
    for one in registry.questionnaires:
        scale = f"{one.scale.first}\u2013{one.scale.last}"
        for number, question in enumerate(one.questions, 1):
            asked = words.get(question.asked or one.asked or "both", "")
            yield one.title, str(number), question.text, asked, scale
