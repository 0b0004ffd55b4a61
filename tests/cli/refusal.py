"""What every refused command has in common."""

from __future__ import annotations

import re

from tests.workspace import Answer, Desk, Rows, Tree

LONGEST_ANSWER = 4_000


class Unchanged:
    """A desk as it was; `holds` once a command was refused."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.tree: Tree = desk.tree()
        self.rows: Rows = desk.rows()

    def holds(self) -> None:
        assert self.desk.tree() == self.tree
        assert self.desk.rows() == self.rows


def assert_refused(answer: Answer, *named: str) -> None:
    """Assert that the command failed with a sentence that names what is wrong, and with nothing else."""
    assert answer.code in {1, 2, 3, 4, 5, 6}, answer.said
    assert "Traceback" not in answer.said
    assert re.search("[а-яё]{3}", answer.said), answer.said
    assert len(answer.said) <= LONGEST_ANSWER, answer.said[:LONGEST_ANSWER]
    assert all(sign.isprintable() or sign == "\n" for sign in answer.said), answer.said
    for part in named:
        assert part in answer.said, answer.said
