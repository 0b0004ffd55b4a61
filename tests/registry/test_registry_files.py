from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from normdocs.adapters.registry_files import load_registry
from normdocs.errors import RegistryError

REGISTRY = Path(__file__).parents[2] / "registry"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return shutil.copytree(REGISTRY, tmp_path / "registry")


def refusal(registry: Path) -> str:
    with pytest.raises(RegistryError) as failure:
        load_registry(registry)
    return str(failure.value)


def test_comments_and_the_folder_do_not_change_the_hash(registry: Path) -> None:
    file = registry / "routes.yaml"
    file.write_text("# примечание\n" + file.read_text())
    assert load_registry(registry).hash == load_registry(REGISTRY).hash


def test_any_other_change_changes_the_hash(registry: Path) -> None:
    file = registry / "document_types" / "S01.yaml"
    file.write_text(file.read_text().replace("внедрении", "введении"))
    assert load_registry(registry).hash != load_registry(REGISTRY).hash


CHANGES = {
    "a basis nobody issued": (
        "document_types/S01.yaml",
        "regional-list",
        "regional-lists",
        "document_types/S01.yaml, line 35, basis[4]: unknown name; did you mean regional-list?",
    ),
    "an unknown norm": (
        "document_types/S11.1.yaml",
        "norm: 152-fz",
        "norm: 152-fs",
        "demands[1].norm: unknown name; did you mean 152-fz?",
    ),
    "a norm that is a purpose": (
        "document_types/S11.1.yaml",
        "norm: 152-fz",
        "norm: personal-data",
        "demands[1].norm: unknown name",
    ),
    "an unknown predecessor": (
        "document_types/S07.yaml",
        "after: [S05",
        "after: [S99",
        "after[1]: unknown name",
    ),
    "an unknown order of an annex": (
        "document_types/S03.yaml",
        "annex_of: S02",
        "annex_of: S22",
        "annex_of: unknown name; did you mean S",
    ),
    "an annex without a number": (
        "document_types/S03.yaml",
        "annex_number: 1",
        "",
        "annex_of: annex_of and annex_number go together",
    ),
    "two annexes of one number": (
        "document_types/S04.yaml",
        "annex_of: S01",
        "annex_of: S02",
        "annex_number: S03 is annex 1 already",
    ),
    "a circle": (
        "document_types/S01.yaml",
        "needs: [officers.head]",
        "after: [S07]",
        "document_types/S01.yaml, line 40, after: the document waits for itself",
    ),
    "an unknown route": (
        "document_types/S13.yaml",
        "route: record",
        "route: recrod",
        "route: unknown name; did you mean record?",
    ),
    "a template outside the folder": (
        "document_types/S05.yaml",
        "template: orders/curator.docx",
        "template: ../../etc/passwd.docx",
        "template: ../../etc/passwd.docx is not the path of a .docx below templates",
    ),
    "an absolute template": (
        "document_types/S05.yaml",
        "template: orders/curator.docx",
        "template: /etc/curator.docx",
        "is not the path of a .docx below templates",
    ),
    "a template that is no .docx": (
        "document_types/S03.yaml",
        "roadmaps/layout_b.docx",
        "roadmaps/layout_b.doc",
        "layouts: roadmaps/layout_b.doc is not the path of a .docx below templates",
    ),
    "a template and layouts": (
        "document_types/S03.yaml",
        "layouts:",
        "template: a.docx\nlayouts:",
        "give either template or layouts",
    ),
    "a condition that says two things": (
        "document_types/S08.yaml",
        "contains: S08",
        "contains: S08, known: true",
        "demands[1].when: a condition has either a field with one test, or all, any, not",
    ),
    "a code unlike a code": (
        "document_types/S08.yaml",
        "code: S08",
        "code: приказ-8",
        "code: приказ-8 has the wrong form",
    ),
    "a code unlike its file": (
        "document_types/S08.yaml",
        "code: S08",
        "code: S80",
        "S08.yaml, line 2, code: the file is not named after the code S80",
    ),
    "an act twice": (
        "acts/municipal.yaml",
        "id: salsk-522-2020",
        "id: rostov-446-2020",
        "acts[1]: rostov-446-2020 stands in acts/municipal.yaml already",
    ),
    "a successor nobody issued": (
        "acts/federal.yaml",
        "    purposes: [model]",
        "    purposes: [model]\n    replaced_by: r-145-2020",
        "acts[1].replaced_by: unknown name; did you mean r-145-2019?",
    ),
    "an act that ends before it begins": (
        "acts/federal.yaml",
        "    purposes: [model]",
        "    purposes: [model]\n    valid_to: 01.01.2019",
        "acts[1].valid_to: the act ends before it begins",
    ),
    "a federal act of one territory": (
        "acts/federal.yaml",
        "    purposes: [model]",
        "    purposes: [model]\n    territory: Сальский район",
        "acts[1].territory: a regional or municipal act names its territory, no other act does",
    ),
    "a municipal act of no territory": (
        "acts/municipal.yaml",
        "    territory: город Мегион\n",
        "",
        "acts[2].territory: a regional or municipal act names its territory, no other act does",
    ),
    "an unknown role in a route": (
        "routes.yaml",
        "who: site-editor",
        "who: site-editr",
        "routes.order.steps[4].who: unknown name; did you mean site-editor?",
    ),
    "an unknown deed": (
        "routes.yaml",
        "{action: review",
        "{action: revue",
        "revue is none of: review, agree",
    ),
    "an unknown role in the roadmap": (
        "roadmap.yaml",
        "responsible: [mentors]",
        "responsible: [mentor]",
        "responsible[1]: unknown name; did you mean mentors?",
    ),
    "stages out of order": (
        "roadmap.yaml",
        "- number: 2",
        "- number: 3",
        "stages[2].number: stage 3 stands in place 2",
    ),
    "months that run back": (
        "roadmap.yaml",
        "{first: 9, last: 10}",
        "{first: 10, last: 9}",
        "months: months run from the first to the last and never are 0",
    ),
    "a month that is none": (
        "roadmap.yaml",
        "{first: 9, last: 10}",
        "{first: 0, last: 10}",
        "months: months run from the first to the last and never are 0",
    ),
    "an indicator twice": (
        "indicators.yaml",
        "id: quality",
        "id: attainment",
        "indicators[3]: attainment is listed twice",
    ),
    "an indicator that goes nowhere": (
        "indicators.yaml",
        "better: lower",
        "better: less",
        "less is none of: higher, lower",
    ),
    "a questionnaire without its blank": (
        "questionnaires.yaml",
        "type: S12.1",
        "type: S12.9",
        "questionnaires[1].type: unknown name; did you mean",
    ),
    "a questionnaire twice": (
        "questionnaires.yaml",
        "id: s12.2",
        "id: s12.1",
        "questionnaires[2]: s12.1 is listed twice",
    ),
    "a question twice": (
        "questionnaires.yaml",
        "id: goals",
        "id: results",
        "questionnaires[1]: results is listed twice",
    ),
    "a scale upside down": (
        "questionnaires.yaml",
        "scale: {first: 1, last: 10}",
        "scale: {first: 10, last: 1}",
        "the last mark of the scale must be above the first",
    ),
    "a role twice": ("model.yaml", "id: mentors,", "id: head,", "head is listed twice"),
    "four meetings": (
        "model.yaml",
        "  - title: итоговая встреча\n",
        "  - &x {}\n",
        "references (& and *) are not allowed",
    ),
    "a transfer of another year": (
        "calendar.yaml",
        "{from: 04.01.2020",
        "{from: 04.01.2021",
        "decrees[1].transfers[1].from: the day is not of the year 2020",
    ),
    "a working day moved": (
        "calendar.yaml",
        "{from: 20.02.2021",
        "{from: 19.02.2021",
        "only a Saturday or a Sunday can be moved",
    ),
    "a day off moved to a holiday": (
        "calendar.yaml",
        "to: 31.12.2021",
        "to: 23.02.2021",
        "the day is a day off already",
    ),
    "two decrees of one year": ("calendar.yaml", "- year: 2021", "- year: 2020", "2020 is listed twice"),
    "a holiday on no day": (
        "calendar.yaml",
        "month: 2, day: 23",
        "month: 2, day: 30",
        "the month has no such day",
    ),
    "an unknown kind of text": (
        "inflection.yaml",
        "- kind: organisation",
        "- kind: thing",
        "thing is none of",
    ),
    "an unknown field": ("document_types/S01.yaml", "route: order", "routte: order", "did you mean route?"),
}


@pytest.mark.parametrize(("file", "old", "new", "said"), CHANGES.values(), ids=CHANGES.keys())
def test_a_registry_that_does_not_hold_is_refused_with_file_line_and_field(
    registry: Path, file: str, old: str, new: str, said: str
) -> None:
    path = registry / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    found = refusal(registry)
    assert said in found
    assert file in found


def test_a_missing_file_and_an_empty_folder_are_named(registry: Path) -> None:
    (registry / "routes.yaml").unlink()
    assert refusal(registry) == "there is no file routes.yaml"
    shutil.rmtree(registry / "acts")
    assert refusal(registry) == "there is no file in acts"


def test_the_same_code_in_two_files_is_refused(registry: Path) -> None:
    types = registry / "document_types"
    (types / "S99.yaml").write_text((types / "S01.yaml").read_text())
    assert "S01 stands in document_types/S01.yaml already" in refusal(registry)


def test_all_flaws_are_told_at_once(registry: Path) -> None:
    for code in ("S05", "S06", "S13"):
        file = registry / "document_types" / f"{code}.yaml"
        file.write_text(file.read_text().replace("norm: r-145-2019", "norm: r-146"))
    assert "mistakes found: 3" in refusal(registry)
