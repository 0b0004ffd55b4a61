"""Putting figures on file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from normdocs.domain.registry import Registry
from normdocs.domain.reports import Report
from normdocs.domain.reports.filing import Filed, Origin
from normdocs.domain.reports.naming import unnamed
from normdocs.errors import InputError, NotFoundError
from normdocs.services.ports import Clock, Register

NAMELESS = (
    "{type}: nothing is called {names}: name it under titles, or by title in its row; known forms: {known}"
)
WRONG_LEVEL = "{organisation} makes no report {type}: registry/document_types says who does"


def all_named(report: Report, registry: Registry) -> None:
    """Refuse a report with an id nobody gave a title: its document would print the id.

    InputError names the ids and those the registry knows.
    """
    found = unnamed(report, registry.model)
    if found:
        known = [one.id for one in registry.model.forms]
        raise InputError(NAMELESS, type=report.type, names=", ".join(found), known=", ".join(known))


@dataclass(frozen=True)
class Filer:
    """Keeps reports in the register; the documents are made of what is on file."""

    registry: Callable[[], Registry]
    register: Register
    clock: Clock

    def file(
        self,
        report: Report,
        by: str,
        origin: Origin = Origin.ENTERED,
        origins: Mapping[str, Origin] | None = None,
    ) -> bool:
        """Put a report on file; False when what is on file says the same.

        NotFoundError when nobody has the organisation; InputError when it is none that makes such reports.
        """
        all_named(report, self.registry())
        with self.register.unit() as unit:
            profile = unit.profile(report.organisation)
            if profile is None:
                raise NotFoundError(
                    "there is no organisation {organisation}", organisation=report.organisation
                )
            kind = self.registry().type(report.type)
            if kind is None or not kind.made_by(profile):
                raise InputError(WRONG_LEVEL, organisation=report.organisation, type=report.type)
            filed = Filed(report, origin, by, self.clock.now(), origins or {})
            return unit.file_report(filed)
