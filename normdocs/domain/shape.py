"""Finding one's way through models by paths of plain data."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from normdocs.domain.loaded import Path

Model = type[BaseModel]


def model_at(model: Model, path: Path) -> Model | None:
    """Return the model whose fields stand at `path`, None when something else stands there."""
    current: Any = model
    for step in path:
        current = _inside(bare(current), step)
        if current is None:
            return None
    found = bare(current)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def known_fields(model: Model) -> list[str]:
    """Return the names a file may use for the model's fields."""
    return [info.alias or name for name, info in model.model_fields.items()]


def bare(annotation: Any) -> Any:
    """Return the annotation without Annotated and None."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return bare(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def _inside(annotation: Any, step: str | int) -> Any:
    """Return the annotation of a field, of a list's items or of a mapping's values."""
    if isinstance(step, int):
        return get_args(annotation)[0] if get_origin(annotation) in (tuple, list) else None
    if get_origin(annotation) is dict:
        return get_args(annotation)[1]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields
        return next((info.annotation for name, info in fields.items() if step in (name, info.alias)), None)
    return None
