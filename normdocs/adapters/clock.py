"""The machine's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime


class SystemClock:
    """What time the machine says it is."""

    def today(self) -> date:
        """Return the local day."""
        return datetime.now().astimezone().date()  # noqa: TID251 - this is the port's one real clock

    def now(self) -> datetime:
        """Return the moment in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - as above
