"""Making and printing an organisation's set in one go."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from normdocs.domain.document import Missing
from normdocs.errors import ConversionError
from normdocs.services.generation import Generator, Outcome
from normdocs.services.ports import Register
from normdocs.services.printing import Printer, Printout

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
    blocked: tuple[BlockedDocument, ...]
    failures: tuple[ConversionError, ...]
    printed: int
    bundle: Path | None
    set_aside: tuple[Path, ...]

    @property
    def complete(self) -> bool:
        """Return whether everything wanted was made and printed."""
        return not self.blocked and not self.failures


@dataclass(frozen=True)
class Producer:
    """Generates, then prints; `step` tells whoever watches what is being done."""

    generator: Generator
    printer: Printer
    register: Register
    step: Step

    def produce(self, organisation: str, types: Collection[str] = ()) -> Report:
        """Make what is stale, print what has no PDF, lay out the readable copies."""
        with self.step("making documents"):
            outcome = self.generator.generate(organisation, types)
        with self.register.view() as view:
            dossier = self.generator.dossier(view, organisation)
            wanted = {dossier.key(one.type) for one in dossier.required}
            current = [version for version in view.versions(organisation) if version.key in wanted]
        with self.step("printing PDF files"):
            printout = self.printer.lay_out(dossier, current)
        return reported(outcome, printout)


def reported(outcome: Outcome, printout: Printout) -> Report:
    """Return both results as one report."""
    return Report(
        organisation=outcome.organisation,
        made=tuple(made.version.key.type for made in outcome.made),
        kept=tuple(version.key.type for version in outcome.kept),
        blocked=tuple(BlockedDocument(one.key.type, one.title, one.missing) for one in outcome.blocked),
        failures=tuple(printout.failures.values()),
        printed=len(printout.printed),
        bundle=printout.bundle,
        set_aside=printout.set_aside,
    )
