"""A made-up district: schools with records, its education authority, its region's ministry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from normdocs.domain.catalogue import DocumentType
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.domain.reports import REPORTS, Report
from normdocs.services.reports.compiling import Compiler
from normdocs.services.reports.filing import Filer
from tests.services.schools import the_registry
from tests.services.workshop import Workshop

REGION, DISTRICT = "Примерная область", "Примерный район"
DAY = date(2021, 6, 1)
CHARGE = {"M06": "education-authority", "M07": "education-authority", "M08": "education-authority"}
CHARGE |= {"R06": "education-ministry"}


def reporting_registry() -> Registry:
    """The registry, with a type for every report that is compiled."""
    known = the_registry()
    missing = [code for code in ("S16", "S17", "M06", "M07", "M08", "R06") if known.type(code) is None]
    return replace(known, types=(*known.types, *(report_type(code) for code in missing)))


def report_type(code: str) -> DocumentType:
    kinds = [CHARGE[code]] if code in CHARGE else ["general-education", "additional-education"]
    stated = {
        "code": code,
        "title": f"Отчёт {code}",
        "short_title": f"Отчёт {code}",
        "kind": {"noun": "отчёт", "gender": "m"},
        "family": "indicators",
        "template": "indicators/entry_exit.docx",
        "level": "school",
        "necessity": "computed",
        "span": "report",
        "demands": [{"when": {"field": "kind", "among": kinds}, "norm": "r-145-2019", "because": "проба"}],
        "access": "public",
        "route": "table",
    }
    return DocumentType.model_validate(stated)


def body(identifier: str, kind: str, **changes: Any) -> SchoolProfile:
    """An authority of the district, or the region's ministry."""
    stated = {
        "id": identifier,
        "names": {"short": f"Орган {identifier}"},
        "legal_form": "authority",
        "kind": kind,
        "region": REGION,
    }
    return SchoolProfile.model_validate(stated | changes)


def authority(**changes: Any) -> SchoolProfile:
    return body("district", "education-authority", municipality=DISTRICT, **changes)


def school(number: int, people: int = 10, **changes: Any) -> SchoolProfile:
    """A school with so many pupils as mentees aged 12, half as many mentors aged 16, a young specialist."""
    stated: dict[str, Any] = {
        "id": f"school-{number}",
        "names": {"short": f"Школа № {number}"},
        "legal_form": "budgetary",
        "kind": "general-education",
        "municipality": DISTRICT,
        "region": REGION,
        "counts": {
            "pupils": {"total": 150, "aged_10_18": 100, "aged_15_18": 40},
            "staff": {"teachers": 20, "young_specialists": 2},
        },
    }
    if people:
        stated["mentoring"] = records(people)
    return SchoolProfile.model_validate(stated | changes)


def records(people: int) -> dict[str, Any]:
    mentees = [pupil(f"p{n}", "mentee", "2009-03-01", stage="basic") for n in range(people)]
    mentors = [pupil(f"m{n}", "mentor", "2005-03-01", stage="secondary") for n in range(people // 2)]
    young = {"id": "y1", "name": "Примеров Пётр Юрьевич", "kind": "young-specialist", "part": "mentee"}
    teacher = {"id": "t1", "name": "Примерова Анна Петровна", "kind": "teacher", "part": "mentor"}
    pairs = [
        {"id": "g1", "mentor": "m0", "mentees": ["p0", "p1"], "form": "pupil-pupil", "model": "group"}
        | {"meetings": [{"kind": 1, "date": "2021-01-20"}], "completed": "2021-05-20"},
        {"id": "g2", "mentor": "t1", "mentees": ["p2"], "form": "teacher-pupil"},
        {"id": "g3", "mentor": "t1", "mentees": ["y1"], "form": "teacher-teacher"},
    ]
    asked = {"questionnaire": "s12.4", "question": "satisfaction", "date": "2021-05-01"}
    scores = {"p0": 8, "p1": 9, "m0": 10, "t1": 9}
    answers = [{"participant": who, "score": score, **asked} for who, score in scores.items()]
    return {
        "participants": [*mentees, *mentors, young, teacher],
        "pairs": pairs,
        "responses": answers,
        "forms": [{"form": "teacher-teacher"}, {"form": "pupil-pupil"}],
    }


def pupil(identifier: str, part: str, born: str, **changes: str) -> dict[str, Any]:
    own = {"id": identifier, "name": f"Примеров Пётр {identifier}ович", "kind": "pupil", "part": part}
    return own | {"born": born, "consent": "2020-09-01"} | changes


def office(workshop: Workshop) -> Compiler:
    """A compiler over the workshop's register."""
    workshop.registry = reporting_registry()
    filer = Filer(workshop.known, workshop.register, workshop.clock)
    return Compiler(workshop.known, workshop.register, workshop.clock, filer)


def report(code: str, organisation: str, **stated: Any) -> Report:
    own = {"type": code, "organisation": organisation, "as_of": DAY.isoformat()}
    return REPORTS[code].model_validate(own | stated)
