"""What a database says when something fails, in the terms of errors.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from normdocs.errors import ConflictError, NormdocsError

# PostgreSQL: serialization failure, deadlock, lock not available.
IN_THE_WAY = frozenset({"40001", "40P01", "55P03"})
BUSY = "the register {register} is busy: somebody else is writing to it; try again"
FIRST = "somebody else changed the same thing in the register {register} first; nothing of this was saved"
UNUSABLE = "the register {register} cannot be used: {reason}"


@contextmanager
def explained(register: str) -> Iterator[None]:
    """Raise what the database raises as a NormdocsError that names the register."""
    try:
        yield
    except IntegrityError as error:
        raise ConflictError(FIRST, register=register) from error
    except DBAPIError as error:
        if in_the_way(error):
            raise ConflictError(BUSY, register=register) from error
        raise NormdocsError(UNUSABLE, register=register, reason=reason(error)) from error
    except SQLAlchemyError as error:
        raise NormdocsError(UNUSABLE, register=register, reason=str(error).partition("\n")[0]) from error


def in_the_way(error: DBAPIError) -> bool:
    """Return whether another transaction was the obstacle."""
    if getattr(error.orig, "sqlstate", None) in IN_THE_WAY:
        return True
    return getattr(error.orig, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def reason(error: DBAPIError) -> str:
    """Return the driver's own words, one line, without the statement and its values."""
    return " ".join(str(error.orig).split())
