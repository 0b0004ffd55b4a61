"""The two real schools' documents carry every fact of their own papers, put right where those err."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.workspace import FEDOSEEVSKAYA, SHAKHTY, Desk

SEEDS = Path(__file__).parent.parent / "seeds"
GOLDEN = Path(__file__).parent
SPRING = ("январь", "февраль", "март", "апрель", "май", "июнь")
MONTHS = (*SPRING, "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
OCCASION = "при необходимости"
CURATOR = "Бочарова Е. В., заместитель директора по воспитательной работе"
HEAD = "Хорольцева Г. А., директор школы"


def facts(name: str) -> list[dict[str, str]]:
    """Return a table of tests/seeds; lines that begin with # say where it comes from."""
    lines = [line for line in (SEEDS / name).read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def golden(code: str) -> str:
    """Return an expected text; a line that begins with four spaces goes on with the line above it."""
    return (GOLDEN / f"{code}.txt").read_text(encoding="utf-8").replace("\n    ", " ")


def body(text: str) -> str:
    """Return a document's text without its header and the empty lines at its end."""
    return re.sub(r"\A--- header\n.*?\n---\n", "", text, flags=re.DOTALL).rstrip() + "\n"


def flat(text: str) -> str:
    """Return a text in one line, as somebody reads it aloud."""
    return " ".join(re.sub(r" / |\s+", " ", text).split())


def words(text: str) -> str:
    return flat(text).lower().replace("ё", "е")


@dataclass(frozen=True)
class Action:
    """A row of the printed roadmap."""

    stage: int
    number: int
    text: str
    period: str
    responsible: str

    @property
    def months(self) -> tuple[int, int]:
        """Return the first and the last month counted from year 0."""
        named = [MONTHS.index(name) for name in re.findall("|".join(MONTHS), self.period)]
        years = [int(year) for year in re.findall(r"20\d\d", self.period)]
        if "учебный год" in self.period:
            return years[0] * 12 + 8, years[1] * 12 + 7
        return years[0] * 12 + named[0], years[-1] * 12 + named[-1]


def actions(roadmap: str) -> Iterator[Action]:
    stage = 0
    for line in roadmap.splitlines():
        heading = re.fullmatch(r"\| (\d)\. .* \|", line)
        if heading:
            stage = int(heading[1])
        row = re.fullmatch(r"\| (\d+) \| (?:.*?) ?\| (.+?) \| (.+?) \| (.+?) \|", line)
        if row:
            yield Action(stage, int(row[1]), row[2], row[3], row[4])


@pytest.fixture(scope="module")
def shakhty(schools: Desk) -> dict[str, str]:
    return schools.texts(SHAKHTY)


@pytest.fixture(scope="module")
def fedoseevskaya(schools: Desk) -> dict[str, str]:
    return schools.texts(FEDOSEEVSKAYA)


@pytest.fixture(scope="module")
def roadmap(fedoseevskaya: dict[str, str]) -> list[Action]:
    return list(actions(fedoseevskaya["S03"]))


@pytest.mark.parametrize("fact", facts("shakhty_facts.tsv"), ids=lambda fact: fact["document"])
def test_a_fact_of_the_school_stands_in_its_document(shakhty: dict[str, str], fact: dict[str, str]) -> None:
    assert fact["printed"] in flat(shakhty[fact["document"]]), fact["in_the_source"]


@pytest.mark.parametrize("code", ["S01", "S02", "S05"])
def test_an_order_reads_as_it_was_written_by_hand(shakhty: dict[str, str], code: str) -> None:
    assert body(shakhty[code]).splitlines() == golden(code).splitlines()


def test_the_wrong_number_of_the_roadmap_order_stands_nowhere(shakhty: dict[str, str]) -> None:
    assert [code for code, text in shakhty.items() if "162/2" in text] == []


def test_no_document_cites_an_order_without_its_number_and_date(shakhty: dict[str, str]) -> None:
    cited = [
        match[0]
        for code in ("S02", "S03", "S05", "S06", "S07")
        for match in re.finditer(r"приказ\w*[^.;]{0,60}? от ([^№]{0,40})№ (\S+)", shakhty[code])
        if "162" in match[2]
    ]
    assert cited
    assert all("13 октября 2020 г." in one for one in cited)


@pytest.mark.parametrize("row", facts("fedoseevskaya_roadmap.tsv"), ids=lambda row: row["words"][:40])
def test_an_action_of_the_real_roadmap_stands_in_its_stage(
    roadmap: list[Action], row: dict[str, str]
) -> None:
    keys = [words(key) for key in row["words"].split(";")]
    found = [
        action
        for action in roadmap
        if action.stage == int(row["stage"]) and all(key in words(action.text) for key in keys)
    ]
    assert len(found) >= 1, keys
    assert any(row["responsible"] in action.responsible for action in found), found


def test_the_roadmap_numbers_its_rows_without_a_gap(roadmap: list[Action]) -> None:
    assert [action.number for action in roadmap] == list(range(1, len(roadmap) + 1))
    assert len(roadmap) >= len(facts("fedoseevskaya_roadmap.tsv"))


def test_every_period_of_the_roadmap_has_a_year_or_is_an_occasion(roadmap: list[Action]) -> None:
    without = [action.period for action in roadmap if not re.search(r"20\d\d", action.period)]
    assert set(without) == {OCCASION}


def test_the_stages_follow_each_other_by_number_and_by_time(roadmap: list[Action]) -> None:
    assert [action.stage for action in roadmap] == sorted(action.stage for action in roadmap)
    begins: dict[int, int] = {}
    for action in roadmap:
        if action.period != OCCASION:
            begins[action.stage] = min(action.months[0], begins.get(action.stage, action.months[0]))
    assert list(begins) == [1, 2, 3, 4, 5, 6, 7]
    assert list(begins.values()) == sorted(begins.values())


def test_the_school_of_the_roadmap_has_one_director_and_one_curator(fedoseevskaya: dict[str, str]) -> None:
    everything = "\n".join(fedoseevskaya.values())
    directors = set(re.findall(r"([А-ЯЁ][а-яё]+) [А-ЯЁ]\. [А-ЯЁ]\.,? директор", everything))
    assert directors == {"Хорольцева"}
    posts = {
        post.split(",")[0].rstrip(".") for post in re.findall(r"Бочарова Е\. В\., ([^;|\n]+)", everything)
    }
    assert {post.strip() for post in posts} == {"заместитель директора по воспитательной работе"}
    assert CURATOR in fedoseevskaya["S03"]
    assert HEAD in fedoseevskaya["S03"]


def test_the_patron_of_the_school_is_spelt_one_way(fedoseevskaya: dict[str, str]) -> None:
    spelt = {
        name for text in fedoseevskaya.values() for name in re.findall(r"\S+\s+\S+\s+[Вв]ер[её]хин\w*", text)
    }
    assert spelt == {"В. М. Верёхина"}


def test_the_name_of_the_school_is_in_the_prepositional_after_v(fedoseevskaya: dict[str, str]) -> None:
    everything = flat("\n".join(fedoseevskaya.values()))
    assert set(re.findall(r"\bв МБОУ (\w+)", everything)) == {"Федосеевской"}


def test_the_order_that_approves_is_the_order_of_the_school(fedoseevskaya: dict[str, str]) -> None:
    everything = flat("\n".join(fedoseevskaya.values()))
    assert set(re.findall(r"\bприказом МБОУ (\w+)", everything)) == {"Федосеевской"}


def test_the_table_of_indicators_has_its_rows_in_order(fedoseevskaya: dict[str, str]) -> None:
    rows = re.findall(r"^\| (\d+) \| (.+?) \|.*\|  \|  \|$", fedoseevskaya["S15"], flags=re.MULTILINE)
    expected = facts("fedoseevskaya_indicators.tsv")
    assert [number for number, _ in rows] == [row["number"] for row in expected]
    assert len(rows) == 28
    for row, (_, title) in zip(expected, rows, strict=True):
        assert all(words(key) in words(title) for key in row["words"].split(";")), title
    assert "На входе, 2022 г. | На выходе, 2023 г." in fedoseevskaya["S15"]
