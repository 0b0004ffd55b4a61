"""The walk of a whole set from draft to its end, as its school's people type it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import yaml

from tests.cli.refusal import Unchanged, assert_refused
from tests.services.schools import altered, completed, real
from tests.workspace import SHAKHTY, Answer, Desk

NUMBERS = {"S05": "163", "S08": "164", "S07": "165", "S18.1": "166", "S18.2": "167"}
DAY = "13.10.2020"
PROTOCOL = ("--protocol", "2", "--protocol-date", "09.10.2020")
SITE_EDITOR, OFFICIAL = "Сайтова Мария Сайтовна", "Районова Ольга Районовна"
COUNCIL = "pedagogical-council"
# Blanks, records and sheets end with approval; what holds personal data never reaches the site.
PUBLISHED = ["S01", "S02", "S03", "S04", "S05", "S06", "S08", "S15", "S18.2", "S24"]


def facts(file: Path) -> Path:
    """Write the Shakhty school's profile with everything stated, nothing made up and no order issued yet."""
    school = real(completed(SHAKHTY))
    people = [
        *school.model_dump(mode="json")["people"],
        {"name": SITE_EDITOR, "posts": [{"title": "учитель информатики", "role": "site-editor"}]},
        {"name": OFFICIAL, "posts": [{"title": "главный специалист", "role": "municipal-official"}]},
    ]
    stated = altered(school, people=people, issued=[]).model_dump(mode="json", exclude_defaults=True)
    file.write_text(yaml.safe_dump(stated, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


@dataclass
class Walk:
    """A desk, what was refused on the way, and the answers worth reading."""

    desk: Desk
    refused: dict[str, Answer] = field(default_factory=dict)
    said: dict[str, Answer] = field(default_factory=dict)

    def does(self, *words: str, prints: bool = False) -> Answer:
        """Run a command on the school that succeeds."""
        command, *rest = words
        answer = self.desk.run(command, SHAKHTY, *rest, *([] if prints else ["--no-print"]))
        assert answer.code == 0, (words, answer.said)
        self.said[" ".join(words)] = answer
        return answer

    def fails(self, name: str, *words: str) -> None:
        """Run a command that is refused and leaves everything as it was."""
        before = Unchanged(self.desk)
        command, *rest = words
        answer = self.desk.run(command, SHAKHTY, *rest)
        assert_refused(answer)
        before.holds()
        self.refused[name] = answer

    def begins(self) -> None:
        """The set is made; nothing of it can be signed, published or skipped yet."""
        profile = facts(self.desk.outputs.parent / "profile.yaml")
        answer = self.desk.run("onboard", profile, "--direct")
        assert answer.code == 0, answer.said
        self.fails("publish a draft", "publish", "S02")
        self.fails("sign a draft", "approve", "S02", "--role", "head")

    def orders(self) -> None:
        """S01 and S02 with their annexes S04 and S03: submitted, numbered on the way, signed."""
        self.does("submit", "S01", "S02", "S03", "S04")
        self.fails("wrong role", "approve", "S01", "--role", "head")
        self.does("approve", "S01", "S02", "S03", "S04", "--role", "curator")
        self.fails("approve twice", "approve", "S01", "--role", "curator")
        self.fails("sign without a number", "approve", "S02", "--role", "head")
        self.does("register", "S01", "--date", DAY, "--number", "162")
        self.fails("a number that is taken", "register", "S02", "--date", DAY, "--number", "162")
        self.does("register", "S02", "--date", DAY, "--beside", "162", prints=True)
        self.fails("sign before the annex", "approve", "S02", "--role", "директор")
        self.fails("sign the annex", "approve", "S03", "--role", "head")
        self.does("approve", "S03", "--role", "municipal-official")
        self.does("approve", "S02", "--role", "директор", "--on", DAY, prints=True)
        self.fails("adopt without a protocol", "approve", "S04", "--role", COUNCIL)
        self.does("approve", "S04", "--role", COUNCIL, *PROTOCOL)
        self.fails("publish on an unsigned basis", "publish", "S02")
        self.does("approve", "S04", "--role", "governing-council")
        self.does("approve", "S01", "--role", "head", "--on", DAY)
        self.fails("sign what is signed", "approve", "S01", "--role", "head")
        self.fails("register what is signed", "register", "S01", "--date", DAY, "--number", "170")

    def programme(self) -> None:
        """S06 by two councils and the head's own mark of approval."""
        self.does("submit", "S06")
        self.does("approve", "S06", "--role", "methodical-council", *PROTOCOL)
        self.does("approve", "S06", "--role", COUNCIL, *PROTOCOL)
        self.does("approve", "S06", "--role", "head")

    def further_orders(self) -> None:
        """Every other order, its number given before it is submitted."""
        for code, number in NUMBERS.items():
            self.does("register", code, "--date", DAY, "--number", number)
        self.does("submit", *NUMBERS)
        self.does("approve", *NUMBERS, "--role", "curator")
        self.does("approve", *NUMBERS, "--role", "head")
        self.fails("publish personal data", "publish", "S07")

    def papers(self) -> None:
        """Blanks, records, tables, minutes, letters, sheets."""
        blanks, records = ["S11", "S12"], ["S09", "S10", "S13", "S14", "S15", "S24"]
        self.does("submit", *blanks, *records, "S18.3", "S19", "S20")
        self.does("approve", *blanks, *records, "S18.3", "--role", "curator")
        self.does("approve", "S18.3", "--role", "head")
        for code in ("S19", "S20.1", "S20.2"):
            for name in self.awaited(code):
                self.does("approve", code, "--role", "named-people", "--by", name)

    def awaited(self, code: str) -> list[str]:
        """Return the names of those whose move it is."""
        answer = self.desk.run("inbox", SHAKHTY, "--role", "named-people", "--json")
        return [one["party"]["name"] for one in answer.json if one["type"] == code]

    def readers(self) -> None:
        """Everybody an order names has read it."""
        for code in ("S05", "S07", "S08"):
            listed = self.desk.run("acquaint", SHAKHTY, code, "--json").json["documents"][0]["people"]
            named = [word for one in listed for word in ("--person", one["name"])]
            answer = self.desk.run("acquaint", SHAKHTY, code, "--on", "14.10.2020", *named)
            assert answer.code == 0, answer.said
            self.said[f"acquaint {code}"] = answer

    def ends(self) -> None:
        """What may stand on the site is published."""
        self.fails("publish in a wrong role", "publish", "S02", "--role", "curator")
        self.does("publish", *PUBLISHED, prints=True)
        self.fails("publish twice", "publish", "S02")


def walked(folder: Path) -> Walk:
    """Return the whole walk."""
    walk = Walk(Desk(folder / "outputs"))
    walk.begins()
    walk.orders()
    walk.programme()
    walk.further_orders()
    walk.papers()
    walk.readers()
    walk.ends()
    return walk


def kept(walk: Walk, file: Path) -> None:
    """Keep the answers, for tests that run in another process."""
    file.write_text(
        json.dumps(
            {
                name: {command: asdict(answer) for command, answer in answers.items()}
                for name, answers in (("refused", walk.refused), ("said", walk.said))
            }
        )
    )


def recalled(desk: Desk, file: Path) -> Walk:
    """Return the walk whose answers were kept."""
    answers = {
        name: {command: Answer(**answer) for command, answer in known.items()}
        for name, known in json.loads(file.read_text()).items()
    }
    return Walk(desk, **answers)
