"""An application over a throw-away folder, with as many schools as wanted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from normdocs import bootstrap
from normdocs.bootstrap import Application
from normdocs.services.making.generation import Generator
from normdocs.services.making.printing import Printout
from normdocs.services.making.production import Report, reported
from normdocs.settings import settings

ROOT = Path(__file__).parent.parent
PROFILE = ROOT / "registry/organisations/shakhty-school-9.yaml"
SUPPLEMENT = PROFILE.with_suffix(".example.yaml")


@dataclass(frozen=True)
class WithoutPrinting:
    """A producer that makes documents and no PDF: printing costs the same with or without orchestration."""

    generator: Generator

    def produce(self, organisation: str, types: list[str]) -> Report:
        """Make the documents."""
        return reported(self.generator.generate(organisation, types), Printout())


@contextmanager
def opened() -> Iterator[Application]:
    """Give an application of its own to the block, and to flows that run inside it."""
    with TemporaryDirectory() as folder:
        app = Application(settings({"NORMDOCS_WORKSPACE": str(ROOT), "NORMDOCS_OUTPUTS": folder}))
        app.__dict__["producer"] = WithoutPrinting(app.generator)
        before, bootstrap._current[:] = list(bootstrap._current), [app]
        try:
            yield app
        finally:
            app.close()
            bootstrap._current[:] = before


def admit(app: Application, count: int) -> list[str]:
    """Register `count` schools with the demo's facts and return their ids."""
    profile = app.profile(PROFILE, SUPPLEMENT)
    names = [f"school-{number}" for number in range(count)]
    for name in names:
        app.registrar.admit(profile.model_copy(update={"id": name}))
    return names
