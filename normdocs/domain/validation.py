"""From a file's content to a value of the domain, or to one error that names every mistake and its place."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from normdocs.domain.loaded import Loaded, Path, written
from normdocs.domain.reasons import PLAIN, STATED
from normdocs.domain.shape import known_fields, model_at
from normdocs.errors import InputError

M = TypeVar("M", bound=BaseModel)

MOST_CAUSES = 50
LONGEST_QUOTE = 60


def validated(model: type[M], loaded: Loaded, error: type[InputError]) -> M:
    """Return the value `loaded` states, or raise one `error` whose causes name every mistake and place."""
    try:
        return model.model_validate(loaded.data)
    except ValidationError as failure:
        found = failure.errors(include_url=False)
        causes = tuple(
            finding(loaded, one["loc"], reason_of(one, model), error)
            for one in sorted(found[:MOST_CAUSES], key=lambda one: loaded.place(one["loc"]).line or 0)
        )
    raise error("{file}: mistakes found: {count}", causes=causes, file=loaded.name, count=len(found))


def finding(loaded: Loaded, path: Path, reason: InputError, error: type[InputError]) -> InputError:
    """Return an error that says where `path` stands and what is wrong; `reason` is a message of its own."""
    place = loaded.place(path)
    field = written(path)
    if place.line:
        return error(
            "{file}, line {line}, {field}: {reason}",
            file=place.file,
            line=place.line,
            field=field,
            reason=reason,
        )
    if place.cell:
        return error(
            "{file}, sheet {sheet}, cell {cell}, {field}: {reason}",
            file=place.file,
            sheet=place.sheet,
            cell=place.cell,
            field=field,
            reason=reason,
        )
    return error("{file}, {field}: {reason}", file=place.file, field=field, reason=reason)


def nearest(name: str, known: list[str]) -> InputError:
    """Return the reason an unknown name is refused, with the name it was probably meant to be."""
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return InputError("unknown name; did you mean {known}?", known=close[0])
    return InputError("unknown name; known are {known}", known=", ".join(sorted(known)))


def quoted(value: object) -> str:
    """Return the beginning of a value as an error may print it: one line, nothing invisible."""
    shown = str(value)[: LONGEST_QUOTE + 1]
    if not shown.isprintable():
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in shown)
    return shown if len(shown) <= LONGEST_QUOTE else shown[:LONGEST_QUOTE] + "…"


def reason_of(one: Any, model: type[BaseModel]) -> InputError:
    """Return why pydantic refuses a value, as a message of ours; `one` is one of its errors."""
    kind, context = one["type"], one.get("ctx", {})
    if kind == "extra_forbidden":
        *parents, name = one["loc"]
        owner = model_at(model, tuple(parents))
        return nearest(str(name), known_fields(owner) if owner else [])
    if kind in STATED:
        return InputError(STATED[kind], **context)
    template = PLAIN.get(kind)
    if template is None:
        return InputError("the value does not fit ({code})", code=kind)
    if "{value}" in template and not isinstance(one["input"], str):
        return InputError(PLAIN["string_type"])
    return InputError(template, value=quoted(one["input"]), **_limits(context))


def _limits(context: dict[str, Any]) -> dict[str, Any]:
    """Return pydantic's figures under the names the messages use."""
    limit = next((context[name] for name in ("ge", "gt", "le", "lt") if name in context), None)
    length = next((context[name] for name in ("min_length", "max_length") if name in context), None)
    return {"limit": limit, "length": length, "expected": _choices(str(context.get("expected", "")))}


def _choices(expected: str) -> str:
    """Return pydantic's "'a', 'b' or 'c'" as a plain list."""
    return expected.replace("'", "").replace(" or ", ", ")
