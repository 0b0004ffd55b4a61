"""Which versions of documents name a participant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normdocs.content.named import PERSONAL, people_named
from normdocs.content.speech import Speech
from normdocs.domain.document import DocumentKey, Provenance, Requisites, State, Version
from normdocs.domain.records.mentoring import Participant
from normdocs.language.declension import Lexicon
from normdocs.services.journal.checks import KEPT_FILES
from normdocs.services.making.dossier import Dossier
from normdocs.services.ports import View


@dataclass(frozen=True)
class NamedIn:
    """A version that names somebody, with the paths of the values that tell of them.

    `latest` says whether no newer version is there; `noted` whether the journal names its file.
    """

    key: DocumentKey
    title: str
    number: int
    state: State
    requisites: Requisites
    content: str
    paths: tuple[str, ...]
    latest: bool
    noted: bool


def versions_naming(view: View, dossier: Dossier, person: Participant) -> Iterator[NamedIn]:
    """Yield the versions of the organisation's documents that name the participant, oldest first."""
    speech = Speech(Lexicon(dossier.settled))
    also_works_here = any(person.name == one.name for one in dossier.profile.people)
    noted = {
        event.entry.details[name]
        for event in view.events(dossier.profile.id)
        for name in KEPT_FILES
        if name in event.entry.details
    }
    for key in view.documents(dossier.profile.id):
        history = view.history(key)
        for version in history:
            values = view.provenance(key, version.number)
            told = [value for value in values if not also_works_here or value.origin.startswith(PERSONAL)]
            if paths := tuple(telling(values, naming(told, person, speech))):
                latest = version == history[-1]
                yield named_in(dossier, version, paths, latest=latest, noted=version.content in noted)


def naming(values: Iterable[Provenance], person: Participant, speech: Speech) -> Iterator[str]:
    """Yield the paths of the values that hold the person's name, in any case, in full or with initials."""
    known = list(values)
    # All at once first: most versions name other people.
    if people_named([value.value for value in known], [person], speech):
        yield from (value.path for value in known if people_named([value.value], [person], speech))


def telling(values: Iterable[Provenance], paths: Iterable[str]) -> Iterator[str]:
    """Yield the paths of all values of the rows in which these stand: a request tells who asked, too."""
    rows = tuple(row(path) for path in paths)
    yield from (value.path for value in values if row(value.path) in rows)


def row(path: str) -> str:
    """Return the outermost row of a list a path leads into, the path itself where there is none."""
    before, bracket, _ = path.partition("]")
    return before + bracket


def named_in(
    dossier: Dossier, version: Version, paths: tuple[str, ...], *, latest: bool, noted: bool
) -> NamedIn:
    """Return a version that names somebody, under the title of its type."""
    kind = dossier.registry.type(version.key.type)
    title = f"{kind.code} {kind.short_title}" if kind else version.key.type
    return NamedIn(
        key=version.key,
        title=title,
        number=version.number,
        state=version.state,
        requisites=version.requisites,
        content=version.content,
        paths=paths,
        latest=latest,
        noted=noted,
    )
