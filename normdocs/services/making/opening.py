"""Opening an organisation's dossier: everything its documents are made of, read at one moment."""

from __future__ import annotations

from datetime import date

from normdocs.domain.change.amendment import Amendment, in_words, rewording
from normdocs.domain.inflection import joined
from normdocs.domain.plan import amending_orders, filed_reports, required
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.records.roll import printable
from normdocs.domain.registry import Registry
from normdocs.services.making.dossier import Dossier
from normdocs.services.ports import View


def open_dossier(registry: Registry, profile: SchoolProfile, view: View, today: date) -> Dossier:
    """Return the organisation's dossier.

    The set is dated by its planning, else today: what is not signed yet will be signed from now on. Who does
    not consent today is not in it, but what the organisation must have does not depend on that.
    """
    day, versions = profile.planning.date or today, view.versions(profile.id)
    amendments = amended_in(view, profile.id)
    reports = {(one.report.type, one.report.period): one.report for one in view.filed(profile.id)}
    # What stands in the registry's file was written by hand, so it wins over what was confirmed in passing.
    forms = joined(view.settled(), registry.inflection)
    acts = view.acts_at(profile.municipality)
    named = printable(profile.mentoring, today)
    return Dossier(
        registry=registry,
        profile=profile.model_copy(update={"mentoring": named}),
        acts=acts,
        settled=forms,
        required=(
            *required(registry.types, profile, acts, day),
            *amending_orders(registry.types, {cause for one in amendments if (cause := one.version.cause)}),
            *filed_reports(registry.types, reports),
        ),
        day=day,
        today=today,
        registrations=view.registrations(profile.id),
        editions={version.key: version.edition for version in versions},
        amended={version.key: version.cause for version in versions if version.cause},
        amendments=amendments,
        reports=reports,
        # By type and period: the first of each type is the earliest.
        began={version.key.type: version.key.period for version in reversed(versions)},
        published=view.published(),
        unconsenting=len(profile.mentoring.participants) - len(named.participants),
    )


def amended_in(view: View, organisation: str) -> tuple[Amendment, ...]:
    """Return the amended texts of the organisation's documents with what is worded otherwise in each."""
    found = []
    for version in view.amendments(organisation):
        before = view.provenance(version.key, version.replaces or version.number)
        after = view.provenance(version.key, version.number)
        found.append(Amendment(version, in_words(rewording(before, after))))
    return tuple(found)
