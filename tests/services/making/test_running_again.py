"""What a change touches is made again, and only that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from normdocs.errors import NotFoundError, RegistryError, TemplateError
from tests.docx import template
from tests.services.schools import SHAKHTY, TEMPLATES, altered, completed, people, the_registry
from tests.services.workshop import Workshop, blocked, kept, made

WITHOUT_DIRECTOR = {
    *("S04", "S09", "S10", "S11.1", "S11.2", "S12.1", "S12.2", "S12.3", "S12.4"),
    *("S14", "S15", "S19", "S20.1", "S20.2"),
}
DIRECTOR = "Иванова Мария Петровна"


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def new_director(profile):
    return altered(profile, people=people(profile, "head", name=DIRECTOR, gender="f"))


def test_a_second_run_makes_nothing_and_touches_no_file(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    before = files(workshop.folder / "archive")
    outcome = workshop.run(completed(SHAKHTY))
    assert made(outcome) == {}
    assert len(kept(outcome)) == 26
    assert files(workshop.folder / "archive") == before
    assert workshop.inquirer.stale(SHAKHTY) == []


def test_taking_the_same_profile_in_again_changes_nothing(workshop: Workshop):
    first = workshop.admit(completed(SHAKHTY))
    again = workshop.admit(completed(SHAKHTY))
    assert (first.changed, first.acts) == (True, len(the_registry().acts))
    assert (again.changed, again.acts) == (False, 0)
    assert again.organisation == SHAKHTY


def test_two_workshops_make_the_same_bytes(tmp_path: Path):
    contents = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        workshop = Workshop(tmp_path / name)
        outcome = workshop.run(completed(SHAKHTY))
        contents.append({one.version.key: one.version.content for one in outcome.made})
        workshop.register.close()
    assert contents[0] == contents[1]


def test_a_new_director_remakes_exactly_the_documents_that_print_one(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    outcome = workshop.run(new_director(completed(SHAKHTY)))
    assert kept(outcome) == WITHOUT_DIRECTOR
    assert set(made(outcome).values()) == {2}
    assert set(made(outcome)) == set(workshop.cells(SHAKHTY)) - WITHOUT_DIRECTOR
    for code in made(outcome):
        assert "Двалидзе" not in workshop.text(SHAKHTY, code)
        assert "Иванова" in workshop.text(SHAKHTY, code)
    for code in WITHOUT_DIRECTOR:
        assert "Иванова" not in workshop.text(SHAKHTY, code)


def test_the_changes_of_a_new_version_are_listed(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    outcome = workshop.run(new_director(completed(SHAKHTY)))
    (order,) = (one for one in outcome.made if one.version.key.type == "S02")
    assert [(change.path, change.origin) for change in order.changes] == [
        ("директор.подпись", "officers.head")
    ]
    assert "Двалидзе" in (order.changes[0].old or "")
    assert "Иванова" in (order.changes[0].new or "")
    assert not order.template_changed


def test_staleness_is_explained_before_anything_is_made(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    workshop.admit(new_director(completed(SHAKHTY)))
    stale = {answer.type.code: answer for answer in workshop.inquirer.stale(SHAKHTY)}
    assert set(stale) == set(workshop.cells(SHAKHTY)) - WITHOUT_DIRECTOR
    (change,) = stale["S02"].changes
    assert change.origin == "officers.head"
    assert stale["S02"].version is not None
    assert stale["S02"].version.number == 1
    assert {answer.type.code for answer in workshop.inquirer.stale(SHAKHTY, ["S02", "S04"])} == {"S02"}


def test_both_versions_stay_readable(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    workshop.run(new_director(completed(SHAKHTY)))
    (answer,) = workshop.inquirer.why(SHAKHTY, "S02")
    assert [version.number for version in answer.history] == [1, 2]
    assert len({workshop.archive.get(version.content) for version in answer.history}) == 2


def test_a_value_that_appears_or_goes_is_a_change(workshop: Workshop):
    workshop.run(altered(completed(SHAKHTY), founder=None))
    outcome = workshop.run(completed(SHAKHTY))
    (order,) = (one for one in outcome.made if one.version.key.type == "S02")
    assert [(change.old, change.new) for change in order.changes] == [
        (None, "Примерное управление образования")
    ]
    outcome = workshop.run(altered(completed(SHAKHTY), founder=None))
    (order,) = (one for one in outcome.made if one.version.key.type == "S02")
    assert [(change.old, change.new) for change in order.changes] == [
        ("Примерное управление образования", None)
    ]


def test_a_changed_template_remakes_its_documents_only(tmp_path: Path):
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    workshop = Workshop(tmp_path, templates)
    workshop.run(completed(SHAKHTY))
    edited = docx.Document(templates / "orders" / "curator.docx")
    edited.add_paragraph("Приписка")
    edited.save(templates / "orders" / "curator.docx")
    (stale,) = workshop.inquirer.stale(SHAKHTY)
    assert (stale.type.code, stale.template_changed, stale.changes) == ("S05", True, ())
    outcome = workshop.generator.generate(SHAKHTY)
    assert made(outcome) == {"S05": 2}
    assert outcome.made[0].template_changed
    assert workshop.text(SHAKHTY, "S05").rstrip().endswith("Приписка")
    workshop.register.close()


def test_a_corrected_act_remakes_the_documents_that_cite_it(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    registry = the_registry()
    acts = tuple(
        act.model_copy(update={"number": "447"}) if act.id == "rostov-446-2020" else act
        for act in registry.acts
    )
    workshop.registry = replace(registry, acts=acts)
    outcome = workshop.run(completed(SHAKHTY))
    citing = {code for code in workshop.cells(SHAKHTY) if "№ 447" in workshop.text(SHAKHTY, code)}
    assert set(made(outcome)) == citing
    assert {"S01", "S02", "S03"} <= citing


def test_registering_an_order_remakes_it_and_those_that_cite_it(workshop: Workshop):
    profile = completed(SHAKHTY)
    first, *_ = profile.model_dump(mode="json")["issued"]
    workshop.run(altered(profile, issued=[first]))
    text = " ".join(workshop.text(SHAKHTY, "S02").split())
    assert "________" in text
    assert "162/1" not in text
    assert "от «____» ______________ 20___ г. № ________" in " ".join(workshop.text(SHAKHTY, "S03").split())
    outcome = workshop.run(profile)
    assert {"S02", "S03"} <= set(made(outcome))
    assert "162/1" in workshop.text(SHAKHTY, "S02")
    assert "№ 162/1" in workshop.text(SHAKHTY, "S03")
    assert "S01" in kept(outcome)


def test_another_layout_of_the_roadmap_remakes_the_roadmap_only(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    outcome = workshop.run(altered(completed(SHAKHTY), planning={"roadmap_layout": "B"}))
    assert made(outcome) == {"S03": 2}
    assert outcome.made[0].template_changed
    assert workshop.version(SHAKHTY, "S03").template == "roadmaps/layout_b.docx"


def test_a_new_school_year_begins_new_documents_and_leaves_the_old_ones(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    outcome = workshop.run(altered(completed(SHAKHTY), planning={"school_year": "2022–2023"}))
    assert made(outcome)["S03"] == 1
    assert "S01" in kept(outcome)
    with workshop.register.view() as view:
        periods = {one.key.period for one in view.versions(SHAKHTY) if one.key.type == "S03"}
    assert periods == {"2021-2022", "2022-2023"}


def test_a_change_of_what_no_document_prints_remakes_none(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    outcome = workshop.run(altered(completed(SHAKHTY), counts={"staff": {"teachers": 40}}, phone="000"))
    assert made(outcome) == {}
    assert blocked(outcome) == {}


def test_a_failing_render_registers_nothing_of_the_run(workshop: Workshop, monkeypatch: pytest.MonkeyPatch):
    workshop.admit(completed(SHAKHTY))
    put, calls = workshop.archive.put, iter(range(100))

    def fails_at_the_fifth(blob: bytes) -> str:
        if next(calls) == 4:
            raise OSError("the disk is full")
        return put(blob)

    monkeypatch.setattr(workshop.archive, "put", fails_at_the_fifth, raising=False)
    with pytest.raises(OSError, match="the disk is full"):
        workshop.generator.generate(SHAKHTY)
    with workshop.register.view() as view:
        assert view.versions(SHAKHTY) == ()
    monkeypatch.undo()
    assert len(made(workshop.generator.generate(SHAKHTY))) == 26


def test_a_type_of_an_unknown_family_is_named(workshop: Workshop):
    registry = the_registry()
    types = tuple(
        kind.model_copy(update={"family": "poems"}) if kind.code == "S05" else kind for kind in registry.types
    )
    workshop.registry = replace(registry, types=types)
    with pytest.raises(RegistryError, match="document type S05: there is no family poems"):
        workshop.run(completed(SHAKHTY))


def test_a_profile_the_register_lost_is_said_to_be_absent(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
):
    workshop.admit(completed(SHAKHTY))
    with workshop.register.view() as view:
        monkeypatch.setattr(type(view), "profile", lambda self, organisation: None)
    with pytest.raises(NotFoundError, match=f"there is no organisation {SHAKHTY}"):
        workshop.assessor.assess(SHAKHTY)


def test_two_orders_with_one_number_are_refused_before_anything_is_made():
    with pytest.raises(ValueError, match="number 162 of 2020 is given to S01 and to S02"):
        altered(
            completed(SHAKHTY),
            issued=[
                {"type": "S01", "number": "162", "date": "13.10.2020"},
                {"type": "S02", "number": "162", "date": "14.10.2020"},
            ],
        )


@pytest.fixture
def spoilt(tmp_path: Path) -> Iterator[Workshop]:
    """A workshop in which the template of one order cannot be rendered."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    broken = template("{{ документ.вид }}{% for а in документ.вид %}{{ а.название }}{% endfor %}")
    (tmp_path / "templates" / "orders" / "curator.docx").write_bytes(broken)
    opened = Workshop(tmp_path, tmp_path / "templates")
    yield opened
    opened.register.close()


def test_a_template_that_fails_keeps_a_new_school_out(spoilt: Workshop):
    with pytest.raises(TemplateError, match=r"orders/curator\.docx"):
        spoilt.registrar.admit(completed(SHAKHTY), spoilt.generator.rehearse)
    assert spoilt.assessor.assess() == []
    assert [path for path in (spoilt.folder / "archive").rglob("*") if path.is_file()] == []


def test_a_template_that_fails_leaves_nothing_of_the_run(spoilt: Workshop):
    with pytest.raises(TemplateError, match=r"orders/curator\.docx"):
        spoilt.run(completed(SHAKHTY))
    with spoilt.register.view() as view:
        assert view.versions(SHAKHTY) == ()
    assert [path for path in (spoilt.folder / "archive").rglob("*") if path.is_file()] == []


def test_a_rehearsal_of_a_sound_set_keeps_nothing(workshop: Workshop):
    admission = workshop.registrar.admit(completed(SHAKHTY), workshop.generator.rehearse)
    assert admission.changed
    with workshop.register.view() as view:
        assert view.versions(SHAKHTY) == ()
    assert not workshop.registrar.admit(completed(SHAKHTY), workshop.generator.rehearse).changed
