"""A form the grammar is not sure of: listed, said in readiness, confirmed once for all."""

from __future__ import annotations

from pathlib import Path

from tests.workspace import SHAKHTY, Desk, profile_of


def test_a_doubted_form_is_listed_until_it_is_confirmed(schools: Desk, tmp_path: Path) -> None:
    desk = schools.copy(tmp_path / "outputs")
    profile, _, supplement = profile_of(SHAKHTY)
    doubtful = tmp_path / "doubtful.yaml"
    text = Path(supplement).read_text(encoding="utf-8")
    doubtful.write_text(
        text.replace("Примерова Анна Петровна", "Ребец Павел Ильич").replace("gender: f", "gender: m", 1),
        encoding="utf-8",
    )
    assert desk.run("onboard", profile, "--supplement", doubtful, "--direct").code == 0
    listed = desk.run("check", "language", SHAKHTY)
    assert listed.code == 1
    assert "Ребца Павла Ильича" in listed.said
    assert "винительный" in listed.said
    assert "подтвердить формы" in desk.run("readiness", SHAKHTY).said
    assert desk.run("check", "language", SHAKHTY, "--confirm").code == 0
    assert "Форм, требующих подтверждения, нет" in desk.run("check", "language").said
    assert "подтвердить формы" not in desk.run("readiness", SHAKHTY).said
    assert "Делать нечего" in desk.run("generate", SHAKHTY, "--direct").said
