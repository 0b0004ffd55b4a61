"""What schools report, as documents; the roadmap in their own words."""

from __future__ import annotations

from typing import Any

import pytest

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.report_files import load_report
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.reports import Report
from normdocs.services.reports.filing import Filer
from tests.services.reports.district import report
from tests.services.schools import ROOT, SHAKHTY, altered, completed, stated
from tests.services.workshop import Workshop, blocked, made

EXAMPLES = ROOT / "examples"
SCHOOL = "example-school-1"


def example(*path: str) -> Report:
    return load_report(EXAMPLES.joinpath(*path))


def example_school() -> SchoolProfile:
    return load_profile(EXAMPLES / "organisations" / f"{SCHOOL}.yaml")


def written(workshop: Workshop, profile: SchoolProfile, filed: Report) -> str:
    """Put the figures on file, make their document, return its text."""
    workshop.admit(profile)
    Filer(workshop.known, workshop.register, workshop.clock).file(filed, "Примеров П. П.")
    outcome = workshop.generator.generate(profile.id, [filed.type])
    assert made(outcome).keys() == {filed.type}, blocked(outcome)
    return workshop.text(profile.id, filed.type)


def statement(**changes: Any) -> Report:
    return report("S17", SHAKHTY, as_of="2021-12-20", involved={"pupils": 60}, **changes)


def result(**changes: Any) -> dict[str, Any]:
    value = {"count": 60, "of": 455, "base": "обучающихся в возрасте 10–18 лет"}
    return {"indicator": "mentees-10-18", "value": value, "target": 20, "met": False} | changes


def test_percentages_are_printed_as_somebody_stated_them(workshop: Workshop) -> None:
    text = written(workshop, stated(SHAKHTY), example("shakhty-9", "report.yaml"))
    assert "«Учитель – ученик» – 93 %;" in text
    assert "«Учитель – учитель» – 29 %." in text
    assert "Значение показателя" not in text


def test_a_computed_percentage_names_its_base_and_the_year_it_is_held_against(workshop: Workshop) -> None:
    text = written(workshop, stated(SHAKHTY), statement(result=result(), target_year=2021))
    assert (
        "Значение показателя на 20 декабря 2021 г.: 13,2 % (60 из 455 обучающихся в возрасте 10–18 лет);"
        " целевое значение на 2021 год – 20 % – не достигнуто." in text
    )


def test_a_target_nobody_compared_with_its_act_is_said_to_be_one(workshop: Workshop) -> None:
    text = written(workshop, stated(SHAKHTY), statement(result=result(unverified=True)))
    assert "источник целевого значения не сверен с опубликованным актом" in text


def test_a_statement_of_little_prints_nothing_it_does_not_know(workshop: Workshop) -> None:
    text = written(workshop, stated(SHAKHTY), statement())
    assert "| 1 | МБОУ СОШ № 9 г. Шахты | 60 | – |" in text
    unsaid = ("None", "Задачи", "Формы наставничества:", "приказу ОО", "дорожная карта", "разработана")
    assert not any(word in text for word in unsaid)


def test_a_programme_with_a_name_of_its_own_stands_in_quotes(workshop: Workshop) -> None:
    programme = {"title": "Вектор успеха", "years": {"first": 2021, "last": 2021}}
    text = written(workshop, stated(SHAKHTY), statement(programme=programme, project_year=2020))
    assert "участником проекта 2020 года разработана программа «Вектор успеха» на 2021 год." in text


def test_a_document_that_says_itself_what_it_is_has_its_requisites_in_brackets(workshop: Workshop) -> None:
    paper = {"kind": "Положение", "title": "Положение о наставничестве", "number": "5", "date": "2020-10-13"}
    text = written(workshop, stated(SHAKHTY), statement(documents=[paper, {"title": "Устав"}]))
    assert "Положение о наставничестве (№ 5 от 13 октября 2020 г.);\nУстав." in text


def test_an_official_approves_in_the_instrumental(workshop: Workshop) -> None:
    approver = {"name": "Примеров Пётр Ильич", "post": "директор школы"}
    programme = {"title": "Программа наставничества", "approved_by": approver}
    text = written(workshop, stated(SHAKHTY), statement(programme=programme))
    assert "Программа наставничества, утверждённая директором школы П. И. Примеровым." in text


def test_each_filing_of_another_day_is_a_document_of_its_own(workshop: Workshop) -> None:
    written(workshop, stated(SHAKHTY), statement())
    Filer(workshop.known, workshop.register, workshop.clock).file(
        example("shakhty-9", "report.yaml"), "Примеров П. П."
    )
    workshop.generator.generate(SHAKHTY, ["S17"])
    with workshop.register.view() as view:
        days = {one.key.period for one in view.versions(SHAKHTY) if one.key.type == "S17"}
    assert days == {"2020-12-31", "2021-12-20"}


def test_monitoring_has_two_parts_and_says_why_nothing_can_be_concluded(workshop: Workshop) -> None:
    text = written(workshop, example_school(), example("school-example", "monitoring.yaml"))
    process, influence = text.split("Влияние программ наставничества на участников")
    assert "| «Учитель – ученик» | 41 | 64,1 % |" in process
    assert "| встреча-планирование | 61 |" in process
    assert "| Анкета промежуточной оценки |" in process
    assert "программу наставничества завершили – 5 (12,5 %)" in process
    assert "35,4 % (62 из 175 обучающихся в возрасте 10–18 лет) | 35 % * | достигнут |" in influence
    assert "| 5 человек; из скольких – не указано | 6 % * | сделать вывод нельзя |" in influence
    assert "сопоставлены с целевыми значениями на 2022 год" in influence
    assert "* Целевое значение взято из источника, который не сверен" in influence
    assert influence.index("Рекомендации") < influence.index("А. П. Примерова") < influence.index("Директор")


def test_values_on_file_stand_in_the_table_of_indicators(workshop: Workshop) -> None:
    text = written(workshop, example_school(), example("school-example", "entry-exit.yaml"))
    rows = [line for line in text.splitlines() if line.startswith("| ") and line[2].isdigit()]
    assert len(rows) == 28
    assert rows[0].endswith("| 62,5 | 71 |")
    assert rows[3].endswith("| 55 |  |")
    assert rows[5].endswith("|  |  |")
    (value,) = (one for one in workshop.provenance(SCHOOL, "S15") if one.value == "62,5")
    assert value.origin == "report.values[0].entry"


@pytest.mark.parametrize(("year", "shown"), [("2022-2023", True), ("2021-2022", False)])
def test_a_table_shows_the_values_of_its_own_year(workshop: Workshop, year: str, shown: bool) -> None:
    values = [{"indicator": "quality", "entry": "41.3"}]
    text = written(workshop, example_school(), report("S15", SCHOOL, school_year=year, values=values))
    assert ("41,3" in text) is shown


def test_made_up_values_are_marked_and_the_indicators_are_not(workshop: Workshop) -> None:
    values = [{"indicator": "quality", "entry": "41.3"}]
    own = report("S15", SCHOOL, school_year="2022-2023", values=values, example=True)
    written(workshop, example_school(), own)
    assert {one.value for one in workshop.provenance(SCHOOL, "S15") if one.example} == {"41,3"}


def test_a_roadmap_somebody_wrote_replaces_the_standard_one(workshop: Workshop) -> None:
    text = written(workshop, completed("fedoseevskaya"), example("fedoseevskaya", "report.yaml"))
    assert "Региональный уровень" in text
    assert "| 1 |  | 2. Проведение административного совещания" in text
    assert "| апрель-август | Хорольцева Г. А., директор школы |" in text
    assert "| Сентябрь- ноябрь 2022 г | Куратор Целевой модели наставничества |" in text
    assert "Изучение распоряжения" not in text
    rows = [one for one in workshop.provenance("fedoseevskaya", "S03") if one.path.endswith(".срок")]
    assert len(rows) == 23
    assert rows[0].origin == "report.stages[0].directions[0].actions[0].action"


def test_the_other_layout_prints_the_written_rows_too(workshop: Workshop) -> None:
    school = altered(completed("fedoseevskaya"), planning={"roadmap_layout": "B"})
    text = written(workshop, school, example("fedoseevskaya", "report.yaml"))
    assert "| № / этапа | Мероприятие | Срок | Исполнитель | Вид документа, результат |" in text
    assert "| 7 | 4. Публикация результатов программы наставничества" in text
    assert "| январь 2023 | Хорольцева Г. А., директор школы | – |" in text


def test_a_roadmap_of_another_year_leaves_the_standard_one(workshop: Workshop) -> None:
    own = report("S03", "fedoseevskaya", school_year="2021-2022", stages=[{"number": 1, "title": "Начало"}])
    text = written(workshop, completed("fedoseevskaya"), own)
    assert "Изучение распоряжения" in text
    assert "№ / п/п" in text
