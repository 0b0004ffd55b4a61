"""Making and printing an organisation's set in one go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from normdocs.domain.approval.block import SignatureMark
from normdocs.domain.approval.course import Course, Standing
from normdocs.domain.document import DocumentKey, Missing, Version
from normdocs.errors import ConversionError
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import Generator, Outcome, Over
from normdocs.services.making.marking import SignatureMarks
from normdocs.services.making.printing import Printer, Printout, papers
from normdocs.services.ports import Register, View

Step = Callable[[str], AbstractContextManager[None]]


@dataclass(frozen=True)
class BlockedDocument:
    """A document that was not made, and what it lacks."""

    code: str
    title: str
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Report:
    """What a run did for one organisation. Holds no personal data: orchestration may store it."""

    organisation: str
    made: tuple[str, ...]
    kept: tuple[str, ...]
    held: tuple[str, ...]
    blocked: tuple[BlockedDocument, ...]
    failures: tuple[ConversionError, ...]
    printed: int
    bundle: Path | None
    set_aside: tuple[Path, ...]

    @property
    def complete(self) -> bool:
        """Return whether everything wanted was made and printed."""
        return not self.blocked and not self.failures


def unsigned(version: Version, course: Course) -> tuple[SignatureMark, ...]:
    """Return no marks: nobody signed electronically."""
    return ()


@dataclass(frozen=True)
class Producer:
    """Generates, then prints; `step` tells whoever watches what is being done."""

    generator: Generator
    printer: Printer
    register: Register
    step: Step
    seals: SignatureMarks = unsigned

    def produce(self, organisation: str, types: Collection[str] = (), over: Over | None = None) -> Report:
        """Make what is stale, print what has no PDF, lay out the readable copies."""
        with self.step("making documents"):
            outcome = self.generator.generate(organisation, types, over)
        return reported(outcome, self.lay_out(organisation))

    def lay_out(self, organisation: str) -> Printout:
        """Print and lay out the documents as they are."""
        with self.register.view() as view:
            dossier = self.generator.dossier(view, organisation)
            standings = view.standings(organisation)
            current = list(shown(view, dossier, standings))
        with self.step("printing PDF files"):
            return self.printer.lay_out(dossier, papers(dossier, current, standings, self.seals))


def shown(view: View, dossier: Dossier, standings: Mapping[DocumentKey, Standing]) -> Iterator[Version]:
    """Yield the latest version of each document of the set, and the one in force while a newer is made."""
    wanted = {dossier.at(one).key(one.type) for one in dossier.required}
    for version in view.versions(dossier.profile.id):
        if version.key not in wanted:
            continue
        yield version
        in_force = standings.get(version.key, Standing()).in_force
        if in_force not in {None, version.number} and (holding := view.version(version.key, in_force)):
            yield holding


def reported(outcome: Outcome, printout: Printout) -> Report:
    """Return both results as one report."""
    return Report(
        organisation=outcome.organisation,
        made=tuple(made.version.key.type for made in outcome.made),
        kept=tuple(version.key.type for version in outcome.kept),
        held=tuple(version.key.type for version in outcome.held),
        blocked=tuple(BlockedDocument(one.key.type, one.title, one.missing) for one in outcome.blocked),
        failures=tuple(printout.failures.values()),
        printed=len(printout.printed),
        bundle=printout.bundle,
        set_aside=printout.set_aside,
    )
