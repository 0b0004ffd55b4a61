"""Reports on the command line: filled in, compiled, shown, missed, written into workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.reports.district import authority, school
from tests.workspace import REPOSITORY, Desk

DAY = "01.06.2021"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A district with two schools that keep records, one of them monitored, and one that does not."""
    desk = Desk(tmp_path_factory.mktemp("district") / "outputs")
    with desk.at() as app:
        for profile in (authority(), school(1), school(2), school(3, people=0)):
            app.registrar.admit(profile)
        app.close()
    return desk


@pytest.fixture
def desk(filled: Desk, tmp_path: Path) -> Desk:
    return filled.copy(tmp_path / "outputs")


def compiled(desk: Desk, organisation: str, *options: str) -> str:
    answer = desk.run("reports", "compile", organisation, "--as-of", DAY, "--no-print", "--direct", *options)
    assert answer.code in {0, 1}, answer.said
    return " ".join(answer.out.split())


def test_a_municipality_compiles_its_statement(desk: Desk) -> None:
    said = compiled(desk, "district", "--type", "M07", "--target-year", "2020")
    assert "M07: составлен на 01.06.2021 и записан; сравнение с целевыми значениями 2020 года" in said
    assert "6,7 % (20 / 300)" in said
    assert "не достигнут; нужно: 30" in said
    assert "не отчитались, в суммы не вошли: Школа № 3" in said
    again = compiled(desk, "district", "--type", "M07")
    assert "ничего не изменилось; сравнение с целевыми значениями 2020 года" in again


def test_a_target_nobody_verified_is_marked(desk: Desk) -> None:
    assert "20 % (2021) (не сверено)" in compiled(desk, "district", "--type", "M07")


def test_a_report_is_shown_with_where_its_values_come_from(desk: Desk) -> None:
    compiled(desk, "district", "--type", "M07")
    answer = desk.run("reports", "show", "district", "M07", DAY)
    assert answer.code == 0, answer.said
    said = " ".join(answer.out.split())
    assert "Охват наставничеством – Наставляемых │ 20 │ посчитано" in said
    assert "записано" in said
    assert "normdocs reports compile" in said
    assert "целевые значения: 2021 год" in said
    listed = desk.run("reports", "list", "district", "--json").json
    assert [(one["type"], one["period"]) for one in listed] == [("M07", "2021-06-01")]


def test_who_has_not_reported_is_told_by_authority_and_by_name(desk: Desk) -> None:
    for territory in ("district", "Примерный район"):
        answer = desk.run("reports", "missing", territory, "--as-of", DAY, "--json")
        assert answer.code == 1
        assert [(one["organisation"], one["recorded"]) for one in answer.json] == [
            ("school-3", False),
            ("school-1", True),
            ("school-2", True),
        ]
    assert (
        "не отчитались и не ведут записей: 1 из 3"
        in desk.run("reports", "missing", "district", "--as-of", DAY).out
    )


def test_a_report_is_written_into_a_workbook(desk: Desk, tmp_path: Path) -> None:
    compiled(desk, "district", "--type", "M08")
    path = tmp_path / "карта.xlsx"
    assert desk.run("reports", "export", "district", "M08", DAY, path).code == 0
    assert path.read_bytes()[:2] == b"PK"
    compiled(desk, "district", "--type", "M06")
    refused = desk.run("reports", "export", "district", "M06", DAY, tmp_path / "a.xlsx")
    assert refused.code == 2
    assert "нет таблиц" in refused.err
    assert not (tmp_path / "a.xlsx").exists()


def test_a_skeleton_filled_in_goes_on_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "M07.yaml"
    assert desk.run("reports", "template", "M07", path).code == 0
    assert desk.run("reports", "template", "M07").out == path.read_text()
    text = path.read_text().replace("organisation: kod", "organisation: district")
    assert "# coverage:  # Охват наставничеством" in text
    path.write_text(text.replace("territory: …", "territory: Примерный район"))
    refused = desk.run("reports", "template", "M07", path)
    assert (refused.code, "M07.yaml" in refused.err) == (2, True)
    assert "Примерный район" in path.read_text(), "what was filled in stays"
    assert desk.run("reports", "file", path, "--by", "Примеров П. П.").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("compile", "school-3", "--as-of", DAY, "--type", "S17"), 2, "нечего считать"),
        (("compile", "nobody", "--as-of", DAY), 3, "nobody"),
        (("compile", "school-1", "--as-of", "32.13.2021"), 2, "--as-of"),
        (("compile", "school-1", "--as-of", DAY, "--type", "S09"), 2, "S09 программа не считает"),
        (("show", "school-1", "S16", DAY), 3, "отчёта S16 на 2021-06-01 нет"),
        (("missing", "Нигде", "--as-of", DAY), 3, "Нигде"),
        (("template", "S01"), 2, "S01 – не отчёт"),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_what_cannot_be_done_is_said_in_russian(
    desk: Desk, arguments: tuple[str, ...], code: int, said: str
) -> None:
    direct = ("--direct",) if arguments[0] == "compile" else ()
    answer = desk.run("reports", *arguments, *direct)
    assert (answer.code, said in answer.err) == (code, True), answer.said


def test_the_published_statement_of_salsk_is_judged_by_the_column_it_names(desk: Desk) -> None:
    folder = REPOSITORY / "examples" / "salsk"
    with desk.at() as app:
        app.registrar.admit(app.profile(folder / "organisation.yaml", None))
        app.close()
    assert desk.run("reports", "file", folder / "report.yaml", "--by", "Примеров П. П.").code == 0
    verdicts = desk.run("reports", "show", "salsk-education", "M07", DAY, "--json").json["verdicts"]
    assert [(one["outcome"], one["year"], one["needed"]) for one in verdicts][:2] == [
        ("met", 2020, 680),
        ("met", 2020, 34),
    ]


def test_a_workbook_lies_beside_the_report_that_was_printed(desk: Desk) -> None:
    answer = desk.run("reports", "compile", "district", "--as-of", DAY, "--type", "M08", "--direct")
    assert answer.code == 1, "a school has not reported"
    lying = {path.suffix for path in (desk.outputs / "district").glob("M08 *")}
    assert lying == {".docx", ".pdf", ".xlsx"}
    again = desk.run("reports", "compile", "district", "--as-of", DAY, "--type", "M08", "--direct")
    assert "ничего не изменилось" in again.out


def test_what_somebody_entered_names_them_after_it_is_compiled_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "S17.yaml"
    text = f"type: S17\norganisation: school-1\nas_of: {DAY}\nrecommendations: [Продолжать работу.]\n"
    path.write_text(text, encoding="utf-8")
    assert desk.run("reports", "file", path, "--by", "Примерова Анна Петровна").code == 0
    compiled(desk, "school-1", "--type", "S17")
    said = " ".join(desk.run("reports", "show", "school-1", "S17", DAY).out.replace("│", " ").split())
    assert "внесено вручную: Примерова Анна Петровна" in said
    entered = desk.run("reports", "show", "school-1", "S17", DAY, "--json").json["entered"]
    assert entered["recommendations.0"]["by"] == "Примерова Анна Петровна"
    desk.run("generate", "school-1", "S17", "--direct")
    why = " ".join(desk.run("documents", "why", "school-1", "S17").out.replace("│", " ").split())
    assert "report.involved.pupils" in why
    assert "посчитано" in why
    assert "внесено вручную" in why


def test_who_has_no_date_of_birth_is_told_beside_the_value_they_are_missing_from(desk: Desk) -> None:
    ageless = school(1)
    people = [one.model_copy(update={"born": None}) for one in ageless.mentoring.participants]
    mentoring = ageless.mentoring.model_copy(update={"participants": tuple(people)})
    with desk.at() as app:
        app.registrar.admit(ageless.model_copy(update={"id": "school-4", "mentoring": mentoring}))
        app.close()
    said = compiled(desk, "school-4", "--type", "S17").replace("│ ", "")
    assert "0,0 % (0 / 100)" in said
    assert "в учёте без даты рождения: 15" in said
    assert "без даты рождения" not in compiled(desk, "school-1", "--type", "S17")


@pytest.mark.parametrize("name", ["", " ", "Примеров\u202e П. П."])
def test_figures_are_not_filed_in_nobodys_name(desk: Desk, name: str) -> None:
    report = REPOSITORY / "examples" / "salsk" / "report.yaml"
    answer = desk.run("reports", "file", report, "--by", name)
    assert answer.code == 2
    assert "--by: " in answer.said
    assert desk.run("reports", "list", "--json").json == []
