"""Reports made of figures on file have charts of them; where there is nothing to show there is none."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml.ns import qn

from normdocs.domain.document import Provenance, Version
from normdocs.services.reports.filing import Filer
from tests.docx import text_of
from tests.services.reports.district import DISTRICT, REGION, authority, body, report
from tests.services.schools import SHAKHTY, completed, real
from tests.services.workshop import Workshop, read


def coverage(percent: int, target: int) -> list[dict[str, Any]]:
    share = {"count": percent, "of": 100, "base": "обучающихся в возрасте 10–18 лет"}
    return [{"indicator": "mentees-10-18", "value": share, "target": target}]


def made(workshop: Workshop, profile: Any, code: str, *stated: dict[str, Any]) -> Version:
    """File the reports and return the document of the last of them."""
    workshop.admit(profile)
    filer = Filer(workshop.known, workshop.register, workshop.clock)
    for one in stated:
        assert filer.file(report(code, profile.id, **one), "Примеров П. П.")
    workshop.generator.generate(profile.id, [code])
    with workshop.register.view() as view:
        last = max(version.key.period for version in view.versions(profile.id))
        return next(one for one in view.versions(profile.id) if one.key.period == last)


def text(workshop: Workshop, version: Version) -> str:
    return read(text_of(workshop.archive.get(version.content)))


def charts(workshop: Workshop, version: Version) -> list[str]:
    """What each chart of the document is said to show."""
    body = docx.Document(io.BytesIO(workshop.archive.get(version.content))).element.body
    return [str(node.get("descr")).partition(",")[0] for node in body.iter(qn("wp:docPr"))]


def provenance(workshop: Workshop, version: Version) -> dict[str, Provenance]:
    with workshop.register.view() as view:
        return {one.path: one for one in view.provenance(version.key, version.number)}


YEARS = [
    {"as_of": "2021-06-01", "target_year": 2020, "results": coverage(10, 10)},
    {"as_of": "2021-12-20", "results": coverage(21, 20)},
    {"as_of": "2022-05-20", "target_year": 2021, "results": coverage(22, 20)},
    {"as_of": "2022-12-20", "results": coverage(33, 35)},
]


def test_a_municipality_sees_its_coverage_by_year_by_the_last_report_of_each(
    workshop: Workshop,
) -> None:
    stated = [{**one, "territory": DISTRICT} for one in YEARS]
    version = made(workshop, authority(), "M07", *stated)
    assert charts(workshop, version) == ["Охват по годам и целевые значения"]
    shown = text(workshop, version)
    assert "|  | Охват, % | Целевое значение, % |" in shown
    assert "| 2020 | 10,0 | 10 |\n| 2021 | 22,0 | 20 |\n| 2022 | 33,0 | 35 |" in shown


def test_a_report_sees_no_later_one(workshop: Workshop) -> None:
    made(workshop, authority(), "M07", *({**one, "territory": DISTRICT} for one in YEARS))
    with workshop.register.view() as view:
        first = next(one for one in view.versions("district") if one.key.period == "2021-06-01")
    assert charts(workshop, first) == []


def test_the_numbers_of_a_chart_are_values_of_the_document(workshop: Workshop) -> None:
    version = made(workshop, authority(), "M07", *({**one, "territory": DISTRICT} for one in YEARS))
    values = provenance(workshop, version)
    assert values["диаграммы.по_годам.ряды[0].значения[2]"].value == "33,0"
    assert values["диаграммы.по_годам.категории[0]"].value == "2020"


def test_a_municipality_sees_its_schools_in_columns_or_in_bars(workshop: Workshop) -> None:
    def schools(name: str, count: int) -> list[dict[str, Any]]:
        return [{"name": f"{name} {n}", "mentees": n + 1, "pupils": 50} for n in range(count)]

    few = {"territory": DISTRICT, "results": coverage(10, 10), "schools": schools("СОШ №", 4)}
    version = made(workshop, authority(), "M07", few)
    assert "| СОШ № 3 | 8,0 | 10 |" in text(workshop, version)
    assert charts(workshop, version) == ["Охват по организациям"]
    many = {**few, "as_of": "2022-12-20", "schools": schools("МБОУ СОШ г. Примерска №", 36)}
    version = made(workshop, authority(), "M07", many)
    assert charts(workshop, version) == ["Охват по организациям", "Охват по годам и целевые значения"]
    assert "| Целевое значение |  |  | 10 |" in text(workshop, version)


def test_a_summary_map_shows_stages_and_forms(workshop: Workshop) -> None:
    rows = [{"id": "primary", "people": 689}, {"id": "basic", "people": 680}]
    forms = [{"id": "teacher-pupil", "people": 1448}, {"id": "pupil-pupil", "people": 108}]
    stated = {"territory": DISTRICT, "by_stage": {"rows": rows}, "by_form": {"rows": forms}}
    version = made(workshop, authority(), "M08", stated)
    assert charts(workshop, version) == ["Охват по ступеням обучения", "Охват по формам наставничества"]
    assert "| «Учитель – ученик» | 1 448 |" in text(workshop, version)


def test_a_region_sees_its_municipalities(workshop: Workshop) -> None:
    towns = [
        {"name": f"Район {n}", "coverage": {"mentees": n}, "pupils": {"aged_10_18": 100}} for n in (15, 5)
    ]
    stated = {"territory": REGION, "municipalities": towns, "results": coverage(10, 10)}
    version = made(workshop, body("region", "education-ministry"), "R06", stated)
    assert charts(workshop, version) == ["Охват по муниципальным образованиям"]
    assert "| Район 15 | 15,0 | 10 |\n| Район 5 | 5,0 | 10 |" in text(workshop, version)


def test_a_school_sees_its_own_forms_and_years(workshop: Workshop) -> None:
    forms = [{"id": "teacher-pupil", "people": 12}, {"id": "pupil-pupil", "people": 3}]
    stated = [{**one, "by_form": {"rows": forms}} for one in YEARS]
    version = made(workshop, real(completed(SHAKHTY)), "S16", *stated)
    assert charts(workshop, version) == [
        "Охват по формам наставничества",
        "Охват по годам и целевые значения",
    ]


def test_a_report_without_such_figures_has_no_chart(workshop: Workshop) -> None:
    version = made(workshop, authority(), "M07", {"territory": DISTRICT})
    assert charts(workshop, version) == []
