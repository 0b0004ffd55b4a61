"""The services over a real register, archive, registry and templates; only the clock is set."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from normdocs.adapters.archive import FileArchive
from normdocs.adapters.database import open_register
from normdocs.adapters.database.register import SqlRegister
from normdocs.adapters.docx_renderer import text_of
from normdocs.adapters.docx_renderer.trial import trial_render
from normdocs.adapters.template_folder import Folder
from normdocs.domain.document import Provenance, Version
from normdocs.domain.readiness import Cell
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.services.acts.admission import Admission, Registrar
from normdocs.services.acts.turning import Almanac
from normdocs.services.making.assessment import Assessor
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import Generator, Outcome
from normdocs.services.making.inquiry import Inquirer
from normdocs.services.making.inspection import Inspector
from normdocs.services.templates.listing import TemplateCatalogue
from normdocs.services.templates.publishing import Publisher
from tests.services.schools import TEMPLATES, the_registry

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class SetClock:
    def today(self) -> date:
        return TODAY

    def now(self) -> datetime:
        return NOW


@dataclass
class Workshop:
    """One workspace in a temporary folder."""

    folder: Path
    templates_folder: Path = TEMPLATES
    registry: Registry = field(default_factory=the_registry)
    clock: SetClock = field(default_factory=SetClock)
    database_url: str = ""

    def __post_init__(self) -> None:
        self.register: SqlRegister = open_register(
            self.database_url or f"sqlite:///{self.folder}/register.db"
        )
        self.archive = FileArchive(self.folder / "archive")
        self.templates = Folder(self.templates_folder, kept=self.archive.get)
        known = (self.known, self.register)
        self.generator = Generator(*known, self.archive, self.templates, self.clock)
        self.almanac = Almanac(self.register, self.clock, lambda acts: ())
        self.registrar = Registrar(*known, self.clock)
        self.assessor = Assessor(*known, self.templates, self.clock)
        self.inquirer = Inquirer(self.generator, self.register, self.templates)
        self.inspector = Inspector(self.known, self.templates)
        of_templates = (self.inspector, self.templates, self.register, self.archive)
        self.publisher = Publisher(*of_templates, trial_render, self.clock)
        self.template_catalogue = TemplateCatalogue(*of_templates)

    def known(self) -> Registry:
        return self.registry

    def admit(self, profile: SchoolProfile) -> Admission:
        return self.registrar.admit(profile)

    def dossier(self, profile: SchoolProfile) -> Dossier:
        self.admit(profile)
        with self.register.view() as view:
            return self.generator.dossier(view, profile.id)

    def run(self, profile: SchoolProfile, *types: str) -> Outcome:
        """Take the profile in and make its documents."""
        self.admit(profile)
        return self.generator.generate(profile.id, types)

    def version(self, organisation: str, code: str) -> Version:
        with self.register.view() as view:
            (found,) = (one for one in view.versions(organisation) if one.key.type == code)
            return found

    def text(self, organisation: str, code: str) -> str:
        """What a reader sees in the latest version, no-break spaces as plain ones."""
        return read(text_of(self.archive.get(self.version(organisation, code).content)))

    def provenance(self, organisation: str, code: str) -> tuple[Provenance, ...]:
        version = self.version(organisation, code)
        with self.register.view() as view:
            return view.provenance(version.key, version.number)

    def cells(self, organisation: str) -> dict[str, Cell]:
        (row,) = self.assessor.assess(organisation)
        return {cell.code: cell for cell in row.cells}


def read(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def made(outcome: Outcome) -> dict[str, int]:
    """Version numbers of what a run made, by type."""
    return {one.version.key.type: one.version.number for one in outcome.made}


def kept(outcome: Outcome) -> set[str]:
    return {one.key.type for one in outcome.kept}


def blocked(outcome: Outcome) -> dict[str, set[str]]:
    """What each blocked document lacks, by type."""
    return {one.key.type: {gap.origin for gap in one.missing} for one in outcome.blocked}
