"""A regional order is replaced: what the commands say of it, what they do, what they leave (issue 5)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import create_engine, text

from normdocs.adapters.database.connection import parse_address
from normdocs.messages import say
from tests.cli.change_of_act import NEW, OLD, REGION, REPLACEMENT, before_the_change, replaced
from tests.services.approvals import CURATOR
from tests.services.schools import altered, completed, people, real
from tests.workspace import FEDOSEEVSKAYA, REPOSITORY, SCRIPT, SHAKHTY, Answer, Desk, spaced

AMENDED = ["S01", "S02", "S03", "S04"]
DRAFTS = ["S05", "S06"]
ORDER = f"S23:{OLD}"
NOTHING = say("no effect: no document has to change; documents looked at: {count}", count="")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return before_the_change(Desk(tmp_path_factory.mktemp("change") / "outputs"))


@pytest.fixture
def desk(before: Desk, tmp_path: Path) -> Desk:
    """The schools after the order was replaced, before anything followed."""
    own = before.copy(tmp_path / "outputs")
    answer = replaced(own)
    assert answer.code == 0, answer.said
    return own


def applied(desk: Desk, *words: str) -> Answer:
    return desk.run("acts", "apply", OLD, "--direct", "--no-print", *words)


def broken(desk: Desk, organisation: str) -> None:
    """Make the organisation's profile unreadable."""
    engine = create_engine(parse_address(desk.settings.database_url))
    with engine.begin() as connection:
        statement = text("UPDATE profiles SET body = '{}' WHERE organisation = :id")
        connection.execute(statement, {"id": organisation})
    engine.dispose()


def done(answer: Answer) -> dict[str, dict[str, object]]:
    return {one["organisation"]: one for one in answer.json["organisations"]}


def test_the_impact_names_every_document_and_changes_nothing(desk: Desk) -> None:
    rows, tree = desk.rows(), desk.tree()
    answer = desk.run("acts", "impact", OLD, "--json")
    assert answer.code == 0, answer.said
    found = {
        (one["key"]["organisation"], one["key"]["type"]): one["action"] for one in answer.json["effects"]
    }
    drafts = {(school, code): "render-draft" for school in (SHAKHTY, FEDOSEEVSKAYA) for code in DRAFTS}
    first = {(FEDOSEEVSKAYA, code): "render-draft" for code in AMENDED}
    assert found == drafts | first | {(SHAKHTY, code): "amend" for code in AMENDED}
    assert answer.json["looked_at"] == len(found)
    assert answer.json["totals"] == {
        "make-it": 0, "render-draft": 8, "amend": 4, "return-first": 0, "leave": 0
    }  # fmt: skip
    assert (desk.rows(), desk.tree()) == (rows, tree)


def test_the_same_change_in_several_organisations_is_printed_once(desk: Desk) -> None:
    said = spaced(desk.run("acts", "impact", OLD).out)
    shared, _, own = said.partition(f"\n{FEDOSEEVSKAYA}:\n")
    assert shared.startswith(say("The same in several organisations:"))
    assert f"2 ({FEDOSEEVSKAYA}, {SHAKHTY})" in shared
    assert shared.count("№ 446") == len(DRAFTS)
    assert own.count("S01 ") == 2
    assert "от 08.06.2020 № 446" in own
    assert "от 21.03.2023 № 22/294 «Вымышленный пример» " in own
    assert "куратор целевой модели наставничества → директор" in own
    assert say("; approved by the signing of the order that amends") in own
    assert say("documents looked at: {count}", count=12) in said


def test_on_a_day_before_the_new_order_there_is_no_effect(desk: Desk) -> None:
    answer = desk.run("acts", "impact", OLD, "--as-of", "20.03.2023")
    assert answer.code == 0
    assert NOTHING in answer.out
    assert desk.run("acts", "impact", OLD, "--as-of", "2023-03-21", "--json").json["totals"]["amend"] == 4


def test_the_new_order_concerns_whoever_cites_the_one_it_replaced(desk: Desk) -> None:
    old, new = (desk.run("acts", "impact", act, "--json").json["totals"] for act in (OLD, NEW))
    assert new == old


def test_one_organisation_alone_can_be_looked_at(desk: Desk) -> None:
    answer = desk.run("acts", "impact", OLD, "--organisation", SHAKHTY, "--json")
    assert {one["key"]["organisation"] for one in answer.json["effects"]} == {SHAKHTY}


@pytest.mark.parametrize(
    "words",
    [
        ("acts", "impact", "no-such-act"),
        ("acts", "impact", OLD, "--organisation", "nowhere"),
        ("acts", "apply", "no-such-act", "--direct"),
        ("acts", "apply", OLD, "nowhere", "--direct"),
        ("impact", "nowhere"),
        ("renew", SHAKHTY, "S99"),
    ],
)
def test_an_unknown_act_organisation_or_type_is_named(before: Desk, words: tuple[str, ...]) -> None:
    answer = before.run(*words)
    assert answer.code == 3
    assert "Traceback" not in answer.said
    assert any(word in answer.err for word in ("no-such-act", "nowhere", "S99"))


def test_the_workbook_has_a_row_for_each_document_and_value(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "влияние.xlsx"
    assert desk.run("acts", "impact", OLD, "--xlsx", file).code == 0
    headers, *rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    effects = desk.run("acts", "impact", OLD, "--json").json["effects"]
    assert len(rows) == sum(len(one["changes"]) for one in effects)
    assert len(headers) == len(rows[0])
    order = next(row for row in rows if row[:2] == [SHAKHTY, "S01"])
    assert "№ 446" in spaced(str(order[9]))
    assert "№ 22/294" in spaced(str(order[10]))
    assert all(isinstance(cell, str) for row in rows for cell in row)


def test_applying_makes_drafts_anew_and_one_order_for_what_is_signed(desk: Desk) -> None:
    answer = applied(desk)
    assert answer.code == 0, answer.said
    assert say("  made anew: {codes}", codes="S05, S06") in answer.out
    assert ", ".join(AMENDED) in answer.out
    assert say("  the order that amends was made: {codes}", codes=ORDER) in answer.out
    assert f"normdocs register {SHAKHTY} {ORDER} --date" in answer.out
    assert f"normdocs submit {SHAKHTY} {' '.join(AMENDED)} {ORDER}" in answer.out
    states = {one["key"]["type"]: one for one in desk.run("documents", "list", SHAKHTY, "--json").json}
    assert all(states[code]["cause"] == OLD for code in AMENDED)
    readiness = desk.run("readiness", SHAKHTY, "--json").json[0]["cells"]
    assert all(cell["in_force"] for cell in readiness if cell["code"] in AMENDED)


def test_a_second_run_has_nothing_left_to_make(desk: Desk) -> None:
    applied(desk)
    rows, tree = desk.rows(), desk.tree()
    answer = applied(desk)
    assert answer.code == 0
    assert say("nothing is left to make; organisations looked through: {count}", count=1) in answer.out
    assert f"normdocs submit {SHAKHTY}" in answer.out
    assert (desk.rows(), desk.tree()) == (rows, tree)
    assert NOTHING in desk.run("acts", "impact", OLD).out


def test_the_commands_it_names_can_be_typed(desk: Desk) -> None:
    applied(desk)
    registered = desk.run("register", SHAKHTY, ORDER, "--date", "03.04.2023", "--number", "77", "--no-print")
    assert registered.code == 0, registered.said
    submitted = desk.run("submit", SHAKHTY, *AMENDED, ORDER, "--no-print")
    assert submitted.code == 0, submitted.said
    again = applied(desk)
    assert (
        say(
            "  the order {order} is on its way; whose move it is: normdocs inbox {organisation}",
            order=ORDER,
            organisation=SHAKHTY,
        )
        in again.out
    )


def test_readable_files_are_laid_out_unless_it_is_asked_not_to(desk: Desk) -> None:
    answer = desk.run("acts", "apply", OLD, FEDOSEEVSKAYA, "--direct")
    assert answer.code == 0, answer.said
    assert "22/294" in desk.texts(FEDOSEEVSKAYA)["S01"]
    assert not (desk.outputs / SHAKHTY).exists()


def test_what_is_in_approval_has_to_be_returned_first(before: Desk, tmp_path: Path) -> None:
    desk = before.copy(tmp_path / "outputs")
    with desk.at() as app:
        app.approver.submit(SHAKHTY, "S06")
    assert replaced(desk).code == 0
    answer = applied(desk)
    assert answer.code == 1
    message = "  in approval, first normdocs return {organisation}, then repeat this command: {codes}"
    assert say(message, organisation=SHAKHTY, codes="S06") in answer.out
    with desk.at() as app:
        app.approver.send_back(SHAKHTY, "S06", CURATOR, "Сменился приказ")
    again = applied(desk, "--json")
    assert (again.code, done(again)[SHAKHTY]["made"]) == (0, ["S06"])


def test_one_organisation_that_fails_is_told_and_stops_nobody(desk: Desk) -> None:
    broken(desk, FEDOSEEVSKAYA)
    looked = desk.run("acts", "impact", OLD)
    assert looked.code == 1
    assert FEDOSEEVSKAYA in looked.out
    answer = applied(desk)
    assert answer.code == 1
    assert "Traceback" not in answer.said
    assert ORDER in answer.out
    again = done(applied(desk, "--json"))
    assert FEDOSEEVSKAYA in str(again[FEDOSEEVSKAYA]["failure"])
    assert (again[SHAKHTY]["made"], again[SHAKHTY]["failure"]) == ([], None)


def test_an_act_of_another_region_has_no_effect(before: Desk, tmp_path: Path) -> None:
    desk = before.copy(tmp_path / "outputs")
    file = tmp_path / "acts.yaml"
    file.write_text(REPLACEMENT.replace(REGION, "Кабардино-Балкарская Республика"))
    assert desk.run("acts", "add", file).code == 0
    for words in (("impact", NEW), ("apply", NEW, "--direct")):
        answer = desk.run("acts", *words)
        assert (answer.code, answer.out) == (0, f"{NOTHING}0\n")


def test_prefect_that_does_not_answer_leaves_the_change_recorded(before: Desk, tmp_path: Path) -> None:
    address = "http://127.0.0.1:9/api"
    desk = before.copy(tmp_path / "outputs")
    file = tmp_path / "acts.yaml"
    file.write_text(REPLACEMENT, encoding="utf-8")
    assert desk.run("acts", "add", file).code == 0
    answer = subprocess.run(
        [str(SCRIPT), "acts", "replace", OLD, NEW],
        env={**os.environ, **desk.own, "PREFECT_API_URL": address, "PREFECT_HOME": str(tmp_path)},
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
        text=True,
    )
    assert answer.returncode == 5, answer.stderr
    assert f"normdocs acts apply {OLD}" in answer.stderr
    assert address in answer.stderr
    assert "Traceback" not in answer.stderr
    shown = desk.run("acts", "show", OLD, "--json").json
    assert shown["act"]["replaced_by"] == NEW


def test_a_new_head_is_followed_under_the_day_the_facts_changed(before: Desk, tmp_path: Path) -> None:
    desk = before.copy(tmp_path / "outputs")
    school = altered(real(completed(SHAKHTY)), issued=[], planning={"date": None})
    with desk.at() as app:
        app.registrar.admit(altered(school, people=people(school, "head", name="Примеров Пётр Примерович")))
        today = app.generator.clock.now().date().isoformat()
    looked = desk.run("impact", SHAKHTY, "--json").json
    assert looked["change"] == today
    touched = {one["key"]["type"] for one in looked["effects"] if one["action"] == "render-draft"}
    assert "S05" in touched
    answer = desk.run("renew", SHAKHTY, "--no-print", "--json")
    assert set(done(answer)[SHAKHTY]["made"]) == touched  # type: ignore[call-overload]
    assert desk.run("impact", SHAKHTY, "--json").json["totals"]["render-draft"] == 0


def test_only_the_types_that_are_named_are_looked_at(before: Desk) -> None:
    answer = before.run("impact", "S12", "S01", "--json")
    assert {one["key"]["type"] for one in answer.json["effects"]} == {
        "S01",
        "S12.1",
        "S12.2",
        "S12.3",
        "S12.4",
    }


def test_a_change_is_named_as_the_register_can_hold_it(before: Desk) -> None:
    answer = before.run("renew", SHAKHTY, "--change", "новый директор")
    assert answer.code == 2
    assert "--change" in answer.err
