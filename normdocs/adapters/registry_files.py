"""The registry read from its folder of YAML files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel

from normdocs.adapters.yaml_files import read_yaml
from normdocs.domain.acts.act import Act
from normdocs.domain.acts.legislation import with_inherited_purposes
from normdocs.domain.approval.calendar import Calendar
from normdocs.domain.approval.route import Route
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.indicators.effectiveness import Effectiveness
from normdocs.domain.indicators.indicator import Indicator
from normdocs.domain.loaded import Loaded
from normdocs.domain.loaded import Path as Where
from normdocs.domain.model import MentoringModel
from normdocs.domain.organisation import Forms
from normdocs.domain.records.questionnaire import Questionnaire
from normdocs.domain.registry import Registry, TextKind
from normdocs.domain.registry_checks import flaws
from normdocs.domain.roadmap import Roadmap
from normdocs.domain.strict import Identifier, Strict, Text
from normdocs.domain.validation import finding, validated
from normdocs.errors import InputError, RegistryError

M = TypeVar("M", bound=BaseModel)

SUFFIXES = (".yaml", ".yml")


class ActsFile(Strict):
    """A file of acts."""

    acts: tuple[Act, ...]


class RoutesFile(Strict):
    """The file of routes."""

    routes: dict[Identifier, Route]


class IndicatorsFile(Strict):
    """The file of indicators: what is measured on entry and exit, and those of effectiveness with targets."""

    indicators: tuple[Indicator, ...]
    effectiveness: tuple[Effectiveness, ...] = ()


class QuestionnairesFile(Strict):
    """The file of questionnaires."""

    questionnaires: tuple[Questionnaire, ...]


class ReportFieldsFile(RootModel[dict[str, dict[str, Text]]]):
    """The file of what reports' fields mean."""


class Inflected(Strict):
    """A text whose forms people settled."""

    kind: TextKind
    text: Text
    forms: Forms


class InflectionFile(Strict):
    """The file of settled forms."""

    inflection: tuple[Inflected, ...] = ()


def load_registry(folder: Path) -> Registry:
    """Return the registry of this folder.

    Raises RegistryError naming file, line and field of what does not hold, within a file or between files.
    """
    return _Reading(folder).registry()


class _Reading:
    """One reading of the folder; remembers in which file, and where in it, every named entry stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, Loaded] = {}
        self.entries: dict[tuple[str, str], tuple[Loaded, Where]] = {}
        self.mistakes: list[InputError] = []

    def registry(self) -> Registry:
        acts = with_inherited_purposes(self.acts())
        types = tuple(sorted(self.types(), key=lambda kind: kind.code))
        inflection = self.file(InflectionFile, "inflection.yaml").inflection
        indicators = self.file(IndicatorsFile, "indicators.yaml")
        registry = Registry(
            acts=acts,
            types=types,
            model=self.file(MentoringModel, "model.yaml"),
            roadmap=self.file(Roadmap, "roadmap.yaml"),
            indicators=indicators.indicators,
            effectiveness=indicators.effectiveness,
            questionnaires=self.file(QuestionnairesFile, "questionnaires.yaml").questionnaires,
            routes=self.file(RoutesFile, "routes.yaml").routes,
            calendar=self.file(Calendar, "calendar.yaml"),
            inflection={(one.kind, one.text): one.forms for one in inflection},
            report_fields=self.file(ReportFieldsFile, "report_fields.yaml").root,
            hash=self.hash(),
        )
        self.check(registry)
        return registry

    def file(self, model: type[M], name: str) -> M:
        """Return what the file of this name states."""
        loaded = read_yaml(self.folder / name, RegistryError, name)
        self.files[name] = loaded
        return validated(model, loaded, RegistryError)

    def acts(self) -> Iterator[Act]:
        for name in self.names("acts"):
            for number, act in enumerate(self.file(ActsFile, name).acts):
                self.enter("acts", act.id, name, ("acts", number))
                yield act

    def types(self) -> Iterator[DocumentType]:
        for name in self.names("document_types"):
            kind = self.file(DocumentType, name)
            self.enter("types", kind.code, name, ())
            if Path(name).stem != kind.code:
                reason = InputError("the file is not named after the code {code}", code=kind.code)
                self.mistakes.append(finding(self.files[name], ("code",), reason, RegistryError))
            yield kind

    def names(self, part: str) -> list[str]:
        found = sorted(path.name for path in (self.folder / part).glob("*") if path.suffix in SUFFIXES)
        if not found:
            raise RegistryError("there is no file in {folder}", folder=part)
        return [f"{part}/{name}" for name in found]

    def enter(self, part: str, key: str, name: str, path: Where) -> None:
        loaded = self.files[name]
        if (part, key) in self.entries:
            reason = InputError(
                "{id} stands in {file} already", id=key, file=self.entries[(part, key)][0].name
            )
            self.mistakes.append(finding(loaded, path, reason, RegistryError))
        self.entries.setdefault((part, key), (loaded, path))

    def check(self, registry: Registry) -> None:
        for flaw in flaws(registry):
            loaded, base = self.place_of(flaw.part, flaw.key)
            self.mistakes.append(finding(loaded, (*base, *flaw.path), flaw.reason, RegistryError))
        if self.mistakes:
            message = "the registry does not fit together; mistakes found: {count}"
            raise RegistryError(message, causes=tuple(self.mistakes), count=len(self.mistakes))

    def place_of(self, part: str, key: str) -> tuple[Loaded, Where]:
        """Return the file an entry stands in and its path there."""
        if (part, key) in self.entries:
            return self.entries[(part, key)]
        lists = ("indicators", "effectiveness", "questionnaires")
        base: Where = ("routes", key) if part == "routes" else (part,) if part in lists else ()
        file = "indicators" if part == "effectiveness" else part
        return self.files[f"{file}.yaml"], base

    def hash(self) -> str:
        """Return the SHA-256 of what the files state, wherever they lie and however they are commented."""
        stated = {name: loaded.data for name, loaded in self.files.items()}
        canonical = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
