"""An act comes, amends, takes another's place, ends: from the command line, as a methodologist does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.refusal import assert_refused
from tests.workspace import REPOSITORY, Desk

OLD, NEW = "rostov-446-2020", "primer-999-2026"
ORDER = [
    "acts", "add", "--id", NEW, "--level", "regional", "--territory", "Ростовская область",
    "--kind", "приказ", "--number", "999", "--date", "01.02.2026", "--valid-from", "01.03.2026",
    "--title", "О внедрении модели", "--source", "пример для проверки", "--name", "Примеров П. П.",
]  # fmt: skip
FILE = """\
acts:
  - id: primer-1000-2026
    level: municipal
    territory: Примерный район
    kind: приказ
    date: 01.04.2026
    number: 01/288
    valid_from: 01.04.2026
    purposes: [municipal-introduction]
    verified: false
    source: пример
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "outputs")


def done(desk: Desk, *arguments: str | Path) -> str:
    answer = desk.run(*arguments)
    assert answer.code == 0, answer.said
    return answer.out


def test_a_regional_order_is_replaced_and_the_record_shows_it(desk: Desk) -> None:
    assert NEW in done(desk, *ORDER)
    assert "28.02.2026" in done(desk, "acts", "replace", OLD, NEW, "--from", "01.03.2026")
    card = desk.run("acts", "show", OLD, "--json").json
    assert (card["act"]["valid_to"], card["act"]["replaced_by"]) == ("2026-02-28", NEW)
    assert desk.run("acts", "show", NEW, "--json").json["replaces"] == [OLD]
    history = desk.run("acts", "history", OLD, "--json").json
    assert history["altered_at"] is None
    assert [event["entry"]["happening"] for event in history["events"]][-2:] == ["replaced", "succeeded"]
    printed = done(desk, "acts", "show", OLD)
    assert NEW in printed
    assert "01.03.2026" in printed
    assert "999" in done(desk, "acts", "history", NEW)


def test_the_list_is_of_a_day_a_level_and_a_territory(desk: Desk) -> None:
    done(desk, *ORDER)
    done(desk, "acts", "replace", OLD, NEW)

    def listed(*options: str) -> set[str]:
        return {act["id"] for act in desk.run("acts", "list", "--json", *options).json}

    assert {OLD, NEW} <= listed()
    assert OLD in listed("--in-force-on", "28.02.2026")
    assert NEW not in listed("--in-force-on", "28.02.2026")
    assert OLD not in listed("--in-force-on", "01.03.2026")
    assert listed("--level", "municipal") == {"salsk-522-2020", "megion-128-o-2020"}
    assert "r-145-2019" not in listed("--territory", "ростовская область")


def test_a_file_of_acts_is_tried_then_taken_in_once(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "acts.yaml"
    file.write_text(FILE, encoding="utf-8")
    trial = desk.run("acts", "import", file, "--dry-run", "--json").json
    assert [one["fate"] for one in trial["incoming"]] == ["new"]
    assert desk.run("acts", "history", "--json").json["events"] == []
    assert "primer-1000-2026" in done(desk, "acts", "import", file)
    again = desk.run("acts", "import", file, "--json").json
    assert ([one["fate"] for one in again["incoming"]], again["taken"]) == (["same"], [])


def test_a_conflict_is_told_by_the_code_and_force_settles_it(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "acts.yaml"
    file.write_text(FILE, encoding="utf-8")
    done(desk, "acts", "import", file)
    done(desk, "acts", "repeal", "primer-1000-2026", "--from", "01.06.2026")
    file.write_text(FILE.replace("01/288", "01/289"), encoding="utf-8")
    answer = desk.run("acts", "import", file)
    assert answer.code == 1
    assert "primer-1000-2026" in answer.out
    assert "--force" in answer.out
    done(desk, "acts", "import", file, "--force")
    act = desk.run("acts", "show", "primer-1000-2026", "--json").json["act"]
    assert (act["number"], act["valid_to"]) == ("01/289", None)


def test_an_amendment_and_a_repeal_are_recorded(desk: Desk) -> None:
    done(desk, *ORDER)
    done(desk, "acts", "amend", OLD, NEW)
    done(desk, "acts", "repeal", "rostov-602-2020", "--from", "2026-03-01", "--by", NEW)
    assert desk.run("acts", "show", OLD, "--json").json["amended_by"] == [NEW]
    assert "28.02.2026" in done(desk, "acts", "show", "rostov-602-2020")


REFUSED: dict[str, tuple[list[str], int, str]] = {
    "replacing by an unknown act": (["acts", "replace", OLD, "primer-998"], 3, "primer-998"),
    "replacing by itself": (["acts", "replace", OLD, OLD], 2, OLD),
    "replacing an act of another territory": (["acts", "replace", "salsk-522-2020", OLD], 2, OLD),
    "a day there is not": (["acts", "repeal", OLD, "--from", "31.02.2026"], 2, "--from"),
    "repealing without a day": (["acts", "repeal", OLD], 2, ""),
    "adding nothing": (["acts", "add"], 2, "--id"),
    "adding without requisites": (["acts", "add", "--id", "x-1"], 2, "number"),
    "adding both ways": (["acts", "add", "registry/acts/federal.yaml", "--id", "x-1"], 2, ""),
    "adding what is there": (["acts", "add", "registry/acts/federal.yaml"], 2, "r-145-2019"),
    "importing a missing file": (["acts", "import", "/nowhere/acts.yaml"], 2, "acts.yaml"),
    "importing what is no file of acts": (["acts", "import", "registry/routes.yaml"], 2, "routes.yaml"),
    "a level there is not": (["acts", "list", "--level", "regionl"], 2, "regional"),
    "the history of an unknown act": (["acts", "history", "rostov-446"], 3, "rostov-446"),
    "a name that cannot be printed": (["acts", "amend", OLD, NEW, "--name", "\u202e"], 2, "--name"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_recorded_is_refused(desk: Desk, name: str) -> None:
    done(desk, "acts", "import", REPOSITORY / "registry" / "acts" / "federal.yaml")
    for file in ("regional.yaml", "municipal.yaml"):
        done(desk, "acts", "import", REPOSITORY / "registry" / "acts" / file)
    before = desk.rows()
    arguments, code, named = REFUSED[name]
    answer = desk.run(*arguments)
    assert answer.code == code, answer.said
    assert_refused(answer, named)
    assert desk.rows() == before


def test_the_documents_that_cite_an_act_are_listed(schools: Desk, tmp_path: Path) -> None:
    desk = schools.copy(tmp_path / "outputs")
    done(desk, *ORDER)
    done(desk, "acts", "replace", OLD, NEW)
    citing = desk.run("acts", "show", OLD, "--json").json["citations"]
    assert {one["key"]["organisation"] for one in citing} == {"shakhty-school-9", "fedoseevskaya"}
    assert "shakhty-school-9" in done(desk, "acts", "show", OLD, "--all")
