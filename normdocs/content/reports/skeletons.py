"""Reports to be filled in: every field with its meaning, as YAML a person completes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from normdocs.domain.records.mentoring import STAGES
from normdocs.domain.registry import Registry
from normdocs.domain.reports import REPORTS
from normdocs.domain.reports.figures import Result, Row
from normdocs.domain.reports.school import FormShare, Measured
from normdocs.domain.reports.words import word
from normdocs.domain.shape import bare

HEAD = """\
## {code}. {title}
##
## Заполните поля и уберите «# » в начале строк, которые заполнили; остальные строки можно оставить
## или удалить: строка, которой нет, значит «неизвестно». Дробная часть – через запятую: 88,9.
## Проверить противоречия: normdocs check report ФАЙЛ
## Записать:               normdocs reports file ФАЙЛ --by "Фамилия И. О."
"""
REQUIRED = "обязательно"
# A sample of each kind of value; the first that fits is taken.
SAMPLES = ("…", "kod", "162/1", "2020-2021", "m", "31.12.2020", "true", "1", "2024")
FORMS = ("by_form", "forms", "everywhere", "less_used")
NAMED = ("by_form", "forms", "by_category", "by_model")
FLOWS = {
    Row: "{id: %s, organisations: 1, people: 1}",
    Result: "{indicator: %s, value: {count: 1, of: 1}}",
    Measured: "{indicator: %s, entry: 1, exit: 1}",
    FormShare: "{form: %s, value: {count: 1, of: 1}}",
}
# A row the registry does not know.
OWN = (
    "- {id: own-row, title: Название, organisations: 1, people: 1}"
    "  # чего в списке нет: своё обозначение латиницей и название"
)
AVERAGE = "{indicator: %s, value: {stated: 1}}"
Choice = tuple[str, str]


def skeleton(code: str, registry: Registry) -> str:
    """Return the report of this type as a file to be filled in; what is optional is commented out."""
    kind, model = registry.type(code), REPORTS[code]
    writer = _Writer(registry)
    text = HEAD.format(code=code, title=kind.title if kind else code)
    for name, info in model.model_fields.items():
        if name in {"example", "example_fields"}:
            continue
        if name == "type":
            text += f"type: {code}\n"
            continue
        mark = "" if info.is_required() else "# "
        text += "".join(f"{mark}{line}\n" for line in writer.field(model, name, info))
    return text


@dataclass(frozen=True)
class _Writer:
    registry: Registry

    def field(self, model: type[BaseModel], name: str, info: FieldInfo) -> Iterator[str]:
        """Yield the lines of a field."""
        said = word(self.registry.report_fields, model, name)
        said += f" ({REQUIRED})" if info.is_required() else ""
        plain = bare(info.annotation)
        if isinstance(plain, type) and issubclass(plain, BaseModel):
            yield f"{name}:  # {said}"
            yield from indented(self.fields(plain, name))
        elif get_origin(plain) is tuple:
            yield f"{name}:  # {said}"
            yield from indented(self.items(name, get_args(plain)[0]))
        elif get_origin(plain) is dict:
            yield f"{name}:  # {said}"
            yield f"  kod: {sample(get_args(plain)[1])}"
        else:
            yield f"{name}: {sample(typed(info))}  # {said}"

    def fields(self, model: type[BaseModel], owner: str) -> Iterator[str]:
        """Yield the lines of a part's fields; rows of a table are those the registry knows."""
        for name, info in model.model_fields.items():
            if name == "example":
                continue
            item = get_args(bare(info.annotation))
            if name == "rows" and item and item[0] is Row:
                yield f"rows:  # {word(self.registry.report_fields, model, name)}"
                yield from indented(self.items(owner, Row))
            else:
                yield from self.field(model, name, info)

    def items(self, name: str, item: Any) -> Iterator[str]:
        """Yield the items of a list: those the registry knows, else one as a sample."""
        choices, plain = self.choices(name), bare(item)
        if choices and plain in FLOWS:
            yield from (f"- {self.flow(plain, key)}  # {title}" for key, title in choices)
            if plain is Row and name in NAMED:
                yield OWN
        elif choices and plain is str and sample(item) == "kod":
            yield from (f"- {key}  # {title}" for key, title in choices)
        elif isinstance(plain, type) and issubclass(plain, BaseModel):
            first, *rest = self.fields(plain, name)
            yield f"- {first}"
            yield from indented(rest)
        else:
            yield f"- {sample(item)}"

    def flow(self, model: type[BaseModel], key: str) -> str:
        """Return an item of a list in one line."""
        averages = {one.id for one in self.registry.effectiveness if one.denominator is None}
        return (AVERAGE if key in averages else FLOWS[model]) % key

    def choices(self, name: str) -> list[Choice]:
        """Return the words of the registry a list is made of."""
        model, registry = self.registry.model, self.registry
        if name in FORMS:
            return [(one.id, one.title) for one in model.forms]
        if name in {"results", "targets"}:
            return [(one.id, one.title) for one in registry.effectiveness]
        known: dict[str, list[Choice]] = {
            "by_stage": [(one, registry.titles.get(one, one)) for one in STAGES],
            "by_category": [(one.id, one.title) for one in model.categories],
            "by_model": [(one.id, one.title) for one in model.models],
            "meetings": [(str(place), one.title) for place, one in enumerate(model.meetings, 1)],
            "values": [(one.id, one.title) for one in registry.indicators],
        }
        return known.get(name, [])


def typed(info: FieldInfo) -> Any:
    """Return a field's type with what its values must satisfy."""
    adapted: Any = info.annotation
    for rule in info.metadata:
        adapted = Annotated[adapted, rule]
    return adapted


def sample(annotation: Any) -> str:
    """Return a value of this type as a file states it."""
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    for text in SAMPLES:
        try:
            adapter.validate_python(text)
        except ValidationError:
            continue
        return text
    raise ValueError(annotation)


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines one step further in."""
    return (f"  {line}" for line in lines)
