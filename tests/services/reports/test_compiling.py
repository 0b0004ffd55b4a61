"""Reports compiled: from records, from what schools reported, from what municipalities did."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.report_files import load_report
from normdocs.content.reports.report_tables import sheets
from normdocs.domain.reports import Report
from normdocs.domain.reports.figures import Share
from normdocs.domain.reports.filing import Filed, Origin
from normdocs.errors import InputError, NotFoundError
from normdocs.services.consistency.checking import Checker
from normdocs.services.reports.compiling import Ready
from tests.services.reports.district import DAY, authority, body, office, report, reporting_registry, school
from tests.services.schools import ROOT
from tests.services.workshop import Workshop


def compiled(workshop: Workshop, organisation: str, code: str, **options: Any) -> Any:
    return ready(workshop, organisation, code, **options).report


def ready(workshop: Workshop, organisation: str, code: str, **options: Any) -> Ready:
    (found,) = office(workshop).compile(organisation, DAY, [code], **options)
    return found


def filed(workshop: Workshop, organisation: str, code: str) -> Filed:
    with workshop.register.view() as view:
        (found,) = (one for one in view.filed(organisation) if one.report.type == code)
        return found


def put_on_file(workshop: Workshop, stated: Report) -> None:
    assert office(workshop).filer.file(stated, "Примеров П. П.")


def test_a_schools_monitoring_is_counted_from_its_records(workshop: Workshop) -> None:
    workshop.admit(school(1))
    own = compiled(workshop, "school-1", "S16")
    assert (own.involved.pupils, own.involved.mentees, own.involved.mentors) == (15, 10, 5)
    assert (own.involved.teachers, own.involved.young_specialists) == (1, 1)
    assert (own.pairs, own.completed) == (3, 1)
    assert {row.id: row.people for row in own.by_form.rows} == {"pupil-pupil": 2, "teacher-pupil": 1}
    assert [(row.title, row.people) for row in own.meetings.rows] == [("встреча-знакомство", 2)]
    assert own.consents == Share(count=15, of=17, base="участников программы")
    assert (own.satisfaction.mentees, own.satisfaction.mentors) == (Decimal("85.0"), Decimal("95.0"))
    assert [(one.average, one.asked) for one in own.answers] == [(Decimal("9.00"), 4)]
    results = {one.indicator: (one.value.percent, one.target, one.met) for one in own.results}
    assert results["mentees-10-18"] == (Decimal("10.0"), 20, False)
    assert results["mentors-15-18"] == (Decimal("12.5"), 4, True)
    assert results["young-specialists"] == (Decimal("50.0"), 20, True)


def test_the_reporting_period_names_the_column(workshop: Workshop) -> None:
    workshop.admit(school(1))
    own = compiled(workshop, "school-1", "S16", target_year=2020)
    assert (own.column, own.results[0].target, own.results[0].met) == (2020, 10, True)
    again = compiled(workshop, "school-1", "S16")
    assert again.column == 2020, "the column stays until another is named"


def test_a_schools_statement_cites_what_it_signed(workshop: Workshop) -> None:
    issued = [{"type": "S01", "number": "162", "date": "13.10.2020"}]
    issued += [{"type": "S02", "number": "162/1", "date": "13.10.2020"}]
    issued += [{"type": "S05", "number": "9", "date": "01.09.2021"}]
    workshop.admit(school(1, issued=issued))
    own = compiled(workshop, "school-1", "S17")
    assert [one.number for one in own.orders] == ["162", "162/1"]
    assert [(one.kind, one.number) for one in own.documents] == [
        ("положение", "162"),
        ("дорожная карта", "162/1"),
    ]
    assert [(one.form, one.value.count, one.value.of, one.value.base) for one in own.forms] == [
        ("pupil-pupil", 2, 10, "наставляемых"),
        ("teacher-pupil", 1, 10, "наставляемых"),
    ]
    assert own.result.indicator == "mentees-10-18"
    assert own.full_cycle is False


def test_a_municipalitys_statement_sums_records_and_reports_and_names_the_silent(workshop: Workshop) -> None:
    workshop.admit(authority())
    workshop.admit(school(1))
    workshop.admit(school(2, people=0))
    workshop.admit(school(3, people=0))
    put_on_file(workshop, monitoring_of(2, mentees=20, mentors=4))
    found = ready(workshop, "district", "M07")
    own: Any = found.report
    assert (own.coverage.mentees, own.coverage.mentors, own.coverage.total) == (30, 9, 39)
    assert (own.pupils.aged_10_18, own.pupils.aged_15_18) == (300, 120)
    assert own.not_reported == ("Школа № 3",)
    assert [(line.name, line.mentees) for line in own.schools] == [("Школа № 1", 10), ("Школа № 2", 20)]
    result = own.results[0]
    assert (result.value.count, result.value.of, result.value.percent) == (30, 300, Decimal("10.0"))
    assert (own.organisations.general, own.personal_records, own.self_monitored) == (2, 1, 1)
    assert found.origins["coverage"] is Origin.REPORTED
    assert found.origins["personal_records"] is Origin.COUNTED


def monitoring_of(number: int, mentees: int, mentors: int) -> Report:
    involved = {"pupils": mentees + mentors, "mentees": mentees, "mentors": mentors, "teachers": 3}
    value = {"count": mentees, "of": 100}
    return report(
        "S16",
        f"school-{number}",
        involved=involved | {"young_specialists": 0},
        results=[{"indicator": "mentees-10-18", "value": value}],
        by_form={"rows": [{"id": "teacher-pupil", "people": mentees}]},
    )


def test_a_school_that_reported_in_the_half_year_counts_one_that_did_before_does_not(
    workshop: Workshop,
) -> None:
    workshop.admit(authority())
    for number, day in ((1, date(2021, 5, 20)), (2, date(2020, 11, 30))):
        workshop.admit(school(number, people=0))
        put_on_file(workshop, monitoring_of(number, 20, 4).model_copy(update={"as_of": day}))
    own = compiled(workshop, "district", "M07")
    assert (own.coverage.mentees, own.not_reported) == (20, ("Школа № 2",))


def test_without_somebodys_population_the_sum_is_not_told_and_it_is_said_whose(workshop: Workshop) -> None:
    workshop.admit(authority())
    workshop.admit(school(1))
    workshop.admit(school(2, counts={"pupils": {"total": 90}}))
    found = ready(workshop, "district", "M07")
    own: Any = found.report
    assert (own.results[0].value.count, own.results[0].value.of, own.results[0].met) == (20, None, None)
    assert ("Школа № 2", "не указано общее число обучающихся 10–18 лет") in [
        (one.organisation, one.words) for one in found.lacking
    ]


def test_the_territory_may_state_how_many_pupils_it_has(workshop: Workshop) -> None:
    workshop.admit(authority(counts={"pupils": {"aged_10_18": 6793}}))
    workshop.admit(school(1, counts={}))
    assert compiled(workshop, "district", "M07").results[0].value.of == 6793


def test_pupils_of_a_centre_are_pupils_of_a_school_already(workshop: Workshop) -> None:
    workshop.admit(authority())
    workshop.admit(school(1))
    workshop.admit(school(2, kind="additional-education"))
    own = compiled(workshop, "district", "M07")
    assert (own.pupils.aged_10_18, own.coverage.mentees) == (100, 20)
    assert (own.organisations.general, own.organisations.additional) == (1, 1)


def test_a_summary_map_is_a_matrix_of_forms_with_acts_counted_from_the_register(workshop: Workshop) -> None:
    workshop.admit(authority())
    workshop.admit(school(1, issued=[{"type": "S01", "number": "1", "date": "13.10.2020"}]))
    workshop.admit(school(2, people=4, issued=[{"type": "S02", "number": "2", "date": "13.10.2020"}]))
    own = compiled(workshop, "district", "M08")
    assert {one.name: set(one.forms) for one in own.matrix} == {
        "Школа № 1": {"teacher-teacher", "pupil-pupil", "teacher-pupil"},
        "Школа № 2": {"teacher-teacher", "pupil-pupil", "teacher-pupil"},
    }
    assert (own.by_stage.total, own.share.percent) == (14, Decimal("4.67"))
    assert {row.id: (row.organisations, row.people) for row in own.by_form.rows} == {
        "pupil-pupil": (2, 4),
        "teacher-pupil": (2, 2),
    }
    # S04 is annexed to S01 of the first school, S03 to S02 of the second.
    assert [one.organisations for one in own.local_acts] == [1, 1, 1, 0]


def test_the_register_of_roadmaps_has_their_orders(workshop: Workshop) -> None:
    workshop.admit(authority())
    workshop.admit(school(1, issued=[{"type": "S02", "number": "162/1", "date": "13.10.2020"}]))
    (row,) = compiled(workshop, "district", "M06").rows
    assert (row.name, row.order.number, row.order.date) == ("Школа № 1", "162/1", date(2020, 10, 13))


def test_a_regions_statement_takes_what_a_municipality_reported_else_its_schools(workshop: Workshop) -> None:
    workshop.admit(body("ministry", "education-ministry"))
    workshop.admit(authority())
    workshop.admit(school(1))
    workshop.admit(body("salsk", "education-authority", municipality="Сальский район"))
    workshop.admit(body("azov", "education-authority", municipality="Азовский район"))
    put_on_file(workshop, salsk())
    own = compiled(workshop, "ministry", "R06")
    assert [(one.name, one.coverage.mentees) for one in own.municipalities] == [
        ("Примерный район", 10),
        ("Сальский район", 694),
    ]
    assert own.not_reported == ("Азовский район",)
    assert (own.coverage.mentees, own.organisations.number) == (704, 37)
    result = own.results[0]
    assert (result.value.count, result.value.of) == (704, 6893)
    # 88,9 over 35 organisations and 85 over one.
    assert own.satisfaction.mentees == Decimal("88.8")


def salsk() -> Report:
    value = {"count": 694, "of": 6793}
    return report(
        "M07",
        "salsk",
        territory="Сальский район",
        organisations={"general": 32, "additional": 4},
        coverage={"mentees": 694, "mentors": 205, "total": 899},
        pupils={"aged_10_18": 6793, "aged_15_18": 1660},
        results=[{"indicator": "mentees-10-18", "value": value}],
        satisfaction={"mentees": 88.9, "mentors": 90.3, "organisations": 35},
    )


def test_what_people_wrote_stays_when_figures_are_counted_again(workshop: Workshop) -> None:
    workshop.admit(authority())
    workshop.admit(school(1))
    written = {"territory": "Примерный район", "shortcomings": ["Не отлажен механизм выявления практик"]}
    stale = {"coverage": {"mentees": 1, "teachers": 2}, "deadlines": ["до 20 декабря"]}
    put_on_file(workshop, report("M07", "district", **written, **stale))
    for _ in range(2):
        own = compiled(workshop, "district", "M07")
        assert own.shortcomings == ("Не отлажен механизм выявления практик",)
        assert (own.deadlines, own.coverage.mentees) == (("до 20 декабря",), 10)
    kept = filed(workshop, "district", "M07")
    assert kept.of("shortcomings") is Origin.ENTERED
    assert kept.of("coverage.mentees") is Origin.COUNTED


@pytest.mark.parametrize(("place", "code"), [("salsk", "M07"), ("megion", "M08")])
def test_a_municipality_without_records_of_schools_loses_nothing_it_entered(
    workshop: Workshop, place: str, code: str
) -> None:
    folder = ROOT / "examples" / place
    workshop.admit(load_profile(folder / "organisation.yaml"))
    entered = load_report(folder / "report.yaml")
    put_on_file(workshop, entered)
    (own,) = office(workshop).compile(entered.organisation, entered.as_of, [code])
    assert own.report == entered
    assert not {origin for origin in own.origins.values() if origin is Origin.COUNTED}


def test_what_an_earlier_run_counted_does_not_outlive_its_records(workshop: Workshop) -> None:
    workshop.admit(school(1))
    compiled(workshop, "school-1", "S16")
    with workshop.register.unit() as unit:
        for number in range(10):
            unit.forget("school-1", f"p{number}", "Примерова А. П.", workshop.clock.now())
    own = compiled(workshop, "school-1", "S16")
    assert own.involved.mentees == 10, "counts stay when people are forgotten"


def test_the_same_figures_are_filed_once(workshop: Workshop) -> None:
    workshop.admit(school(1))
    assert [ready(workshop, "school-1", "S16").kept for _ in range(2)] == [True, False]


def test_there_is_nothing_to_count_without_records(workshop: Workshop) -> None:
    workshop.admit(school(1, people=0))
    workshop.admit(authority())
    with pytest.raises(InputError, match="nothing to count"):
        compiled(workshop, "school-1", "S16")
    with pytest.raises(InputError, match="nothing to count"):
        compiled(workshop, "district", "M07")


def test_a_report_of_another_level_is_refused(workshop: Workshop) -> None:
    workshop.admit(school(1))
    with pytest.raises(InputError):
        compiled(workshop, "school-1", "M07")
    with pytest.raises(InputError, match="is not compiled"):
        compiled(workshop, "school-1", "S09")
    with pytest.raises(NotFoundError):
        compiled(workshop, "nobody", "S16")


def test_a_year_begins_where_the_one_before_it_ended(workshop: Workshop) -> None:
    values = [{"indicator": "engagement", "entry": 50, "exit": 60}, {"indicator": "quality", "entry": 40}]
    workshop.admit(school(1, planning={"school_year": "2020-2021"}))
    put_on_file(workshop, report("S15", "school-1", school_year="2019-2020", values=values))
    (own,) = compiled(workshop, "school-1", "S15").values
    assert (own.indicator, own.entry, own.exit) == ("engagement", 60, None)
    measured = [{"indicator": "engagement", "entry": 60, "exit": 70}]
    put_on_file(workshop, report("S15", "school-1", school_year="2020-2021", values=measured))
    (own,) = compiled(workshop, "school-1", "S15").values
    assert (own.entry, own.exit) == (60, 70), "what was measured stays"


def test_figures_of_made_up_people_are_marked(workshop: Workshop) -> None:
    workshop.admit(school(1))
    made_up = school(2).model_dump(mode="json")
    for one in made_up["mentoring"]["participants"]:
        one["example"] = True
    workshop.admit(type(school(2)).model_validate(made_up))
    assert [compiled(workshop, f"school-{n}", "S16").example for n in (1, 2)] == [False, True]


def test_all_an_organisation_reports_is_compiled_at_once(workshop: Workshop) -> None:
    workshop.admit(school(1))
    assert [one.report.type for one in office(workshop).compile("school-1", DAY)] == ["S16", "S17"]


def test_mentees_whose_stage_nobody_states_have_a_row_of_their_own(workshop: Workshop) -> None:
    workshop.admit(authority())
    workshop.admit(school(1))
    unstaged = school(2, people=4).mentoring
    people = [one.model_copy(update={"stage": None}) for one in unstaged.participants[:1]]
    mentoring = unstaged.model_copy(update={"participants": (*people, *unstaged.participants[1:])})
    workshop.admit(school(2).model_copy(update={"mentoring": mentoring}))
    own = compiled(workshop, "school-2", "S16")
    assert [(row.id, row.people) for row in own.by_stage.rows] == [("basic", 3), ("unstated", 1)]
    put_on_file(workshop, own.model_copy(update={"conclusions": ("Мало времени.",)}))
    whole = compiled(workshop, "district", "M08")
    assert whole.by_stage.total == 14
    assert [(row.id, row.people) for row in whole.by_stage.rows] == [("basic", 13), ("unstated", 1)]
    called = [sheet for sheet in sheets(whole, reporting_registry()) if "уровням" in sheet.title]
    assert [row[0] for row in called[0].rows][-2:] == ["уровень образования не указан", "Всего"]
    checker = Checker(reporting_registry)
    assert [one.rule for one in checker.report(whole) if one.rule == "parts-sum"] == []
