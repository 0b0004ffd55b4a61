"""A command that moves documents along their routes: what all such commands ask for and do.

Each command states what it asks for besides, and which move that makes.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from normdocs.cli.moves import Answering, conclude, each
from normdocs.cli.options import ROLE_HELP, Json, Name, Organisation, Role, SomeTypes, Type, Unprinted
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.services.approval.office import By

NeededRole = Annotated[str, typer.Option(metavar=say("ROLE"), help=ROLE_HELP)]
# The application, the organisation, the type of the document, who moves it.
Move = Callable[["Application", str, str, "By"], object]
# The types that moved besides, once these have.
Besides = Callable[["Application", str, list[str]], list[str]]


def nothing_besides(app: Application, organisation: str, codes: list[str]) -> list[str]:
    """Return no types."""
    return []


def command(
    made: Callable[..., Move], *, role: str | None, several: bool, besides: Besides = nothing_besides
) -> Callable[..., int]:
    """Return the command that makes the move `made` returns of its own options.

    `role` acts unless another is typed, and has to be typed where it is None; with `several` the command
    takes as many types as are named.
    """

    def run(organisation: str, types: Any, role: str, by: str | None, **options: Any) -> int:
        from normdocs.bootstrap import application
        from normdocs.cli.typed import acting

        answering = Answering(options.pop("json"), options.pop("unprinted"))
        app = application()
        who, move = acting(app, role, by), made(**options)
        named = types if several else [types]
        moved = each(app, organisation, named, lambda code: move(app, organisation, code, who))
        moved.done += besides(app, organisation, moved.done)
        return conclude(app, organisation, moved, answering)

    kind = SomeTypes if several else Type
    return asking(run, {"organisation": Organisation, "types": kind}, role, made)


def asking(
    run: Callable[..., int], arguments: dict[str, Any], role: str | None, made: Callable[..., Move]
) -> Callable[..., int]:
    """Return the command as its user is told of it: the arguments, the options of all, those of its own."""
    needed = inspect.Parameter.empty
    asked = {
        **{name: (hint, needed) for name, hint in arguments.items()},
        "role": (Role, role) if role else (NeededRole, needed),
        "by": (Name, None),
        **own_options(made),
        "unprinted": (Unprinted, False),
        "json": (Json, False),
    }
    told = cast(Any, run)
    told.__signature__ = inspect.Signature(
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=hint, default=default)
            for name, (hint, default) in asked.items()
        ]
    )
    told.__annotations__ = {name: hint for name, (hint, _) in asked.items()}
    told.__name__, told.__doc__ = made.__name__, made.__doc__
    return run


def own_options(made: Callable[..., Move]) -> dict[str, tuple[Any, Any]]:
    """Return the options a command states itself: name → (annotation, default)."""
    stated = inspect.signature(made, eval_str=True).parameters
    return {name: (one.annotation, one.default) for name, one in stated.items()}
