"""What people type, as values: days, words, roles of the registry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from normdocs.cli.output import day
from normdocs.domain.reasons import STATED
from normdocs.domain.strict import clean, parse_date
from normdocs.domain.validation import nearest, quoted
from normdocs.errors import InputError
from normdocs.services.approval.office import PERSON, By

if TYPE_CHECKING:
    from normdocs.bootstrap import Application


def day_of(text: str | None, option: str) -> date | None:
    """Return the day typed, None where none was; InputError naming the option."""
    return None if text is None else stated_day(text, option)


def stated_day(text: str, option: str) -> date:
    """Return the day typed as 13.10.2020 or 2020-10-13; InputError naming the option."""
    try:
        found = parse_date(text)
    except PydanticCustomError:
        found = None
    if not isinstance(found, date):
        raise InputError(
            "{option}: there is no such date: {text}; write 13.10.2020 or 2020-10-13",
            option=option,
            text=quoted(text),
        )
    return found


def shown_period(period: str) -> str:
    """Return a report's period as people read it: a day, or a school year as it stands."""
    return period if len(period) < 10 else day(stated_day(period, "PERIOD"))


def words(text: str, option: str) -> str:
    """Return a text as a document can hold it; InputError naming the option."""
    try:
        return clean(text)
    except PydanticCustomError as error:
        reason = InputError(STATED[error.type], **(error.context or {}))
        raise InputError("{option}: {reason}", option=option, reason=reason) from None


def acting(app: Application, role: str, name: str | None) -> By:
    """Return who acts; a role is typed as its id or its title. InputError with the nearest one."""
    titles = {one.title.casefold(): one.id for one in app.registry.model.roles}
    known = [*titles.values(), PERSON]
    found = role if role in known else titles.get(role.casefold())
    if found is None:
        reason = nearest(quoted(role), known)
        raise InputError("--role {role}: {reason}", role=quoted(role), reason=reason)
    return By(found, None if name is None else words(name, "--by"))
