"""Reports written as text: the figures of a file, the type's own context and template, nothing else."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from normdocs.adapters.docx_renderer import text_of
from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.report_files import load_report
from normdocs.adapters.template_folder import Folder, FolderTemplate
from normdocs.content.building import Built, build
from normdocs.content.families import FAMILIES
from normdocs.content.sources import Sources, Subject
from normdocs.content.speech import Speech
from normdocs.domain.document import Requisites
from normdocs.domain.indicators.effectiveness import defined
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.reports import REPORTS, Report
from normdocs.language.declension import Lexicon
from normdocs.services.making.dossier import officers
from tests.services.schools import ROOT, TEMPLATES, the_registry
from tests.services.workshop import read

EXAMPLES = ROOT / "examples"
UNSEEN = EXAMPLES / "municipality-unseen"


@cache
def profile(place: str) -> SchoolProfile:
    return load_profile(EXAMPLES / place / "organisation.yaml")


@cache
def filed(place: str, name: str = "report") -> Report:
    return load_report(EXAMPLES / place / f"{name}.yaml")


def stated(report: Report, **changes: Any) -> Report:
    """The report with other values; None takes one away."""
    data = report.model_dump(mode="json", exclude_defaults=True)
    data |= {"type": report.type} | changes
    return REPORTS[report.type].model_validate({name: one for name, one in data.items() if one is not None})


@cache
def template(name: str) -> FolderTemplate:
    return Folder(TEMPLATES).load(name)


def built(report: Report, who: SchoolProfile) -> Built:
    registry = the_registry()
    kind = registry.type(report.type)
    assert kind is not None
    sources = Sources(
        organisation=who,
        document=Subject(type=kind, requisites=Requisites(), date=report.as_of, approved_by=None),
        officers=officers(who, report.as_of),
        basis=(),
        fellows={},
        model=registry.model,
        roadmap=registry.roadmap,
        annexes=(),
        indicators=registry.indicators,
        report=report,
        acts=registry.acts,
        effectiveness=defined(registry.effectiveness, report.as_of),
    )
    fields = template(kind.template or "").fields
    return build(FAMILIES[kind.family], sources, fields, Speech(Lexicon(registry.inflection)))


def written(report: Report, who: SchoolProfile) -> str:
    """What the document says, no-break spaces as plain ones, one paragraph or cell a line."""
    made = built(report, who)
    assert not made.missing, made.missing
    kind = the_registry().type(report.type)
    assert kind is not None
    return read(text_of(template(kind.template or "").render(made.values)))


# What no document may hold: a lack printed as a word, signs that meet, a space before a sign.
FAULTS = re.compile(
    r"None|nan|\{\{|\{%|\[\]|\.\.|,\s*[,.;]|[;:]\s*[.;:,]|\(\s*\)|«\s*»|\S  +\S| [,.;:)]|\( |–\s*[.;,]|\bот №"
)


def faults(text: str) -> list[str]:
    """What is wrong with the words of a document, each with the line it stands in."""
    lines = (re.sub(r"\|(\s+\|)+", "|", line) for line in text.splitlines())
    return [line for line in lines if FAULTS.search(line)]
