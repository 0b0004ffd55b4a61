"""Which reminders are due today, to whom, and the letters they make."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from normdocs.content.letters import Occasion, Reminder, body, subject
from normdocs.domain.approval.letter import WEEK, Letter, Posted, is_address
from normdocs.domain.approval.route import NAMED_PEOPLE, Deed
from normdocs.domain.document import IN_FORCE, DocumentKey, State
from normdocs.domain.organisation import CURATOR
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.services.approval.effect import last_day
from normdocs.services.approval.inbox import Errand
from normdocs.services.approval.office import PERSON
from normdocs.services.ports import View

BEFORE_THE_END = timedelta(days=30)


@dataclass(frozen=True)
class Addressed:
    """A reminder and the address it goes to, None where the profile knows none."""

    reminder: Reminder
    recipient: str | None


def steps(
    registry: Registry, profile: SchoolProfile, errands: Iterable[Errand], today: date
) -> Iterator[Addressed]:
    """Yield a reminder for each step that is overdue, or due before the next working day ends.

    Those who have to read one document are reminded of together: by number, never by name.
    """
    titles = registry.model.role_titles(authority=profile.is_authority)
    soon = registry.calendar.add_working_days(today, 1)
    waiting = Counter(waited(errand) for errand in errands if errand.due and errand.due <= soon)
    for (type_, title, version, action, role, name, since, due), people in waiting.items():
        occasion = Occasion.OVERDUE if due < today else Occasion.DUE
        who = titles.get(role, name or role)
        thing = f"{occasion}:{type_}:{version}:{action}:{role}:{since}"
        yield Addressed(
            Reminder(
                thing=thing if role != PERSON else f"{thing}:{name}",
                occasion=occasion,
                organisation=profile.id,
                type=type_,
                title=f"{type_} {title}",
                day=due,
                action=Deed(action),
                who=name if role == PERSON and name else who,
                people=people,
                late=max((today - due).days, 0),
            ),
            address(profile, role, name, today),
        )


def waited(errand: Errand) -> tuple[str, str, int, str, str, str | None, date, date]:
    """Return what makes errands one reminder."""
    name = None if errand.party.role == NAMED_PEOPLE else errand.party.name
    due = errand.due or errand.since
    party = (errand.party.role, name)
    return errand.type, errand.title, errand.version, errand.action, *party, errand.since, due


def endings(registry: Registry, profile: SchoolProfile, view: View, today: date) -> Iterator[Addressed]:
    """Yield a reminder for each document that ends within thirty days, or has ended."""
    for key, standing in view.standings(profile.id).items():
        kind = registry.type(key.type)
        day = last_day(kind, key) if kind else None
        if kind is None or day is None:
            continue
        for version, course in standing.courses.items():
            ended = course.state is State.EXPIRED
            ending = course.state in IN_FORCE and today <= day <= today + BEFORE_THE_END
            if ended or ending:
                occasion = Occasion.EXPIRED if ended else Occasion.EXPIRING
                title = f"{kind.code} {kind.short_title}"
                thing = f"{occasion}:{spelt(key)}:{version}"
                reminder = Reminder(thing, occasion, profile.id, kind.code, title, day)
                yield Addressed(reminder, address(profile, CURATOR, None, today))


def spelt(key: DocumentKey) -> str:
    """Return a document's identity as part of a thing's name."""
    return f"{key.type}:{key.period}"


def address(profile: SchoolProfile, role: str, name: str | None, today: date) -> str | None:
    """Return where a reminder for this role goes: to the person, else to the organisation.

    Acquaintance is the curator's to see to. Nothing is sent to an address that was made up.
    """
    wanted = CURATOR if role == NAMED_PEOPLE else role
    for person in profile.people:
        in_role = any(post.role == wanted and post.held_on(today) for post in person.posts)
        theirs = person.name == name if role == PERSON else in_role
        if theirs and person.email and not person.example:
            return person.email
    made_up = profile.example or "email" in profile.example_fields
    return profile.email if profile.email and is_address(profile.email) and not made_up else None


def fresh(addressed: Iterable[Addressed], letters: Iterable[Posted], now: datetime) -> list[Addressed]:
    """Return what nobody was told yet; of what is overdue, what they were not told within a week."""
    told: dict[tuple[str, str], datetime] = {}
    for posted in letters:
        if posted.counts(now):
            for thing in posted.letter.about:
                told[posted.letter.recipient, thing] = posted.written_at
    found = []
    for one in addressed:
        before = told.get((one.recipient or "", one.reminder.thing))
        again = one.reminder.occasion is Occasion.OVERDUE and before and days(before, now) >= WEEK
        if before is None or again:
            found.append(one)
    return found


def days(before: datetime, now: datetime) -> timedelta:
    """Return the calendar days between two moments: a run five minutes earlier in the day still counts."""
    return now.astimezone().date() - before.astimezone().date()


def written(profile: SchoolProfile, addressed: Iterable[Addressed], today: date) -> Iterator[Letter]:
    """Yield one letter for each recipient."""
    by_recipient: dict[str, list[Reminder]] = {}
    for one in addressed:
        if one.recipient:
            by_recipient.setdefault(one.recipient, []).append(one.reminder)
    for recipient, reminders in by_recipient.items():
        about = tuple(sorted(one.thing for one in reminders))
        school = profile.names.short
        yield Letter(
            organisation=profile.id,
            occasion=f"{today} {hashlib.sha256(repr(about).encode()).hexdigest()[:16]}",
            recipient=recipient,
            subject=subject(school, reminders),
            body=body(school, today, reminders),
            about=about,
        )
