"""Names in a profile that the registry does not know: a document would silently leave them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normdocs.domain.loaded import Path
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.domain.validation import nearest
from normdocs.errors import InputError

Named = Iterable[tuple[Path, str | None]]


def strangers(profile: SchoolProfile, registry: Registry) -> Iterator[tuple[Path, InputError]]:
    """Yield the place of every unknown name in the profile, and what it may have been meant to be."""
    model = registry.model
    for names, known in (
        (_roles(profile), [role.id for role in model.roles]),
        (_forms(profile), [form.id for form in model.forms]),
        (_models(profile), [choice.id for choice in model.models]),
        (_categories(profile), [choice.id for choice in model.categories]),
        (_listed(("acts",), profile.acts), [act.id for act in registry.acts]),
        (_listed(("planning", "sets"), profile.planning.sets), sorted(registry.sought("planning.sets"))),
        (
            _listed(("planning", "optional"), profile.planning.optional),
            sorted(registry.sought("planning.optional")),
        ),
    ):
        for path, name in names:
            if name is not None and name not in known:
                yield path, nearest(name, known)


def _roles(profile: SchoolProfile) -> Named:
    for number, person in enumerate(profile.people):
        for place, post in enumerate(person.posts):
            yield ("people", number, "posts", place, "role"), post.role
    for number, body in enumerate(profile.bodies):
        yield ("bodies", number, "role"), body.role


def _forms(profile: SchoolProfile) -> Named:
    for number, used in enumerate(profile.mentoring.forms):
        yield ("mentoring", "forms", number, "form"), used.form
    for number, pair in enumerate(profile.mentoring.pairs):
        yield ("mentoring", "pairs", number, "form"), pair.form


def _models(profile: SchoolProfile) -> Named:
    for number, pair in enumerate(profile.mentoring.pairs):
        yield ("mentoring", "pairs", number, "model"), pair.model


def _categories(profile: SchoolProfile) -> Named:
    for number, person in enumerate(profile.mentoring.participants):
        yield ("mentoring", "participants", number, "category"), person.category


def _listed(path: Path, names: Iterable[str]) -> Named:
    for number, name in enumerate(names):
        yield (*path, number), name
