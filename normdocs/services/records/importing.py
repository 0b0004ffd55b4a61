"""Bringing records in: all of a file or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from normdocs.domain.loaded import Tables
from normdocs.domain.records.mentoring import HeldMeeting, Pair
from normdocs.domain.records.roll import Records, same_pair
from normdocs.domain.registry import Registry
from normdocs.errors import InputError, NotFoundError
from normdocs.services.ports import Clock, Register
from normdocs.services.records.checking import Checking
from normdocs.services.records.checks import contradictions
from normdocs.services.records.outcome import Outcome, outcome
from normdocs.services.records.saying import in_order, said
from normdocs.services.records.typed import Stated, typed

REFUSED = "{file}: mistakes found: {count}; nothing is recorded"
UNKNOWN = "there is no organisation {organisation}"


class _UndoneError(Exception):
    """Takes back what a dry run wrote."""


@dataclass(frozen=True)
class Importer:
    """Brings records into the register."""

    registry: Callable[[], Registry]
    register: Register
    clock: Clock

    def known(self, organisation: str) -> Records:
        """Return the records there are; NotFoundError when nobody has the organisation."""
        with self.register.view() as view:
            if view.profile_day(organisation) is None:
                raise NotFoundError(UNKNOWN, organisation=organisation)
            return view.records(organisation)

    def bring(self, organisation: str, tables: Tables, by: str, dry_run: bool = False) -> Outcome:
        """Save what the tables state and return what that changes; a dry run leaves everything as it was.

        InputError with every mistake of the file, and nothing is saved; NotFoundError when nobody has the
        organisation.
        """
        made: list[Outcome] = []
        try:
            with self.register.unit() as unit:
                if unit.profile_day(organisation) is None:
                    raise NotFoundError(UNKNOWN, organisation=organisation)
                unit.hold(organisation)
                known = unit.records(organisation)
                stated = self._checked(tables, known)
                given = gathered(stated, known)
                saved = unit.save_records(organisation, given, by, self.clock.now())
                made.append(outcome(stated, known, unit.records(organisation), saved.skipped))
                if dry_run:
                    raise _UndoneError
        except _UndoneError:
            pass
        return made[0]

    def _checked(self, tables: Tables, known: Records) -> Stated:
        registry = self.registry()
        stated = typed(tables, known, registry)
        checking = Checking(stated, known, registry, self.clock.today())
        mistakes = [*stated.mistakes, *contradictions(checking)]
        if mistakes:
            causes = tuple(said(one) for one in in_order(mistakes, tables))
            raise InputError(REFUSED, causes=causes, file=tables.loaded.name, count=len(causes))
        return stated


def gathered(stated: Stated, known: Records) -> Records:
    """Return the records to save: meetings stand in their pairs, beside those known before."""
    held = defaultdict(list)
    for row in stated.meetings:
        held[row.record.pair].append(HeldMeeting(kind=row.record.kind, date=row.record.date))
    rows = [row.record for row in stated.pairs]
    pairs = []
    for pair in rows:
        place = same_pair(pair, known.pairs, rows)
        before = known.pairs[place].meetings if place is not None else ()
        pairs.append(_with_meetings(pair, before, held[pair.id or ""]))
    listed = {pair.id for pair in rows}
    others = [pair for pair in known.pairs if pair.id in held and pair.id not in listed]
    return Records(
        participants=tuple(row.record for row in stated.participants),
        pairs=(*pairs, *(_with_meetings(pair, pair.meetings, held[pair.id or ""]) for pair in others)),
        responses=tuple(row.record for row in stated.responses),
    )


def _with_meetings(pair: Pair, before: tuple[HeldMeeting, ...], stated: list[HeldMeeting]) -> Pair:
    """Return the pair with the meetings known before, and those a file adds; in order of their days."""
    added = [one for one in stated if one not in before]
    meetings = sorted([*before, *added], key=lambda one: (one.date, one.kind)) if added else before
    return pair.model_copy(update={"meetings": tuple(meetings)})
