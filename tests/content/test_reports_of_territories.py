"""Municipal and regional reports are written for any municipality, from whatever it states."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from normdocs.domain.reports import REPORTS, Report
from tests.content.written_reports import EXAMPLES, UNSEEN, faults, filed, profile, stated, written

PRIMERSK, TINY, REGION = (
    f"municipality-unseen/{name}" for name in ("primersk", "obraztsovsk", "vymysel-region")
)
WRITTEN = [
    ("salsk", "report"),
    ("megion", "report"),
    *((str(path.parent.relative_to(EXAMPLES)), path.stem) for path in sorted(UNSEEN.glob("*/[MR]*.yaml"))),
]
MAP, STATEMENT, ASSESSMENT = (PRIMERSK, "M08"), (PRIMERSK, "M07"), (PRIMERSK, "M09")


def said(place: str, name: str = "report", **changes: Any) -> str:
    return written(stated(filed(place, name), **changes), profile(place))


@pytest.mark.parametrize(("place", "name"), WRITTEN)
def test_every_example_is_written_without_gaps(place: str, name: str) -> None:
    assert faults(said(place, name)) == []


def test_made_up_municipalities_say_so_in_their_files() -> None:
    for place, name in WRITTEN[2:]:
        assert filed(place, name).example
        assert profile(place).example


# --- counts agree with what is counted ---


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "в 1 муниципальной образовательной организации организованы"),
        (21, "в 21 муниципальной образовательной организации организованы"),
        (36, "в 36 муниципальных образовательных организациях организованы"),
        ("all", "во всех муниципальных образовательных организациях организованы"),
        (0, "наставничества в мае 2021 года не организованы"),
        (None, "в мае 2021 года организованы мероприятия"),
    ],
)
def test_events_are_in_so_many_organisations(number: int | str | None, expected: str) -> None:
    events = {"organisations": number} if number is not None else {}
    text = said("salsk", events=events | {"period": "май 2021 года"})

    assert expected in text


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "одно учреждение не охвачено"),
        (2, "два учреждения не охвачены"),
        (5, "пять учреждений не охвачено"),
        (21, "21 учреждение не охвачено"),
        (22, "22 учреждения не охвачены"),
    ],
)
def test_organisations_without_participants_are_the_first_shortcoming(number: int, expected: str) -> None:
    assert "1. Включение в систему наставничества обучающихся 10–18 лет" in said("salsk", uncovered=number)
    assert expected in said("salsk", uncovered=number)


def test_with_everybody_covered_that_shortcoming_is_not_written() -> None:
    for number in (0, None):
        text = said("salsk", uncovered=number)
        assert "не охвачен" not in text
        assert "1. Не отлажен механизм" in text


def test_no_roadmaps_are_no_count_of_nought() -> None:
    text = said("salsk", roadmaps={"made": {"general": 0, "additional": 0}})

    assert "дорожные карты не разработаны" in text
    assert "0 " not in text.split("дорожные карты не разработаны")[0][-60:]


def test_one_programme_and_one_organisation() -> None:
    text = said(TINY, "M07")

    assert "В 1 муниципальной образовательной организации разработаны программы наставничества." in text
    assert "реализуется общеобразовательными организациями 1 программа." in text
    assert "составляет 22 обучающихся, из них: 21 – наставляемый и 1 – наставник." in text


@pytest.mark.parametrize(
    ("territory", "where", "of"),
    [
        ("Сальский район", "в Сальском районе", "Сальского района"),
        ("город Мегион", "в городе Мегионе", "города Мегиона"),
        ("Всеволожский муниципальный район", "во Всеволожском муниципальном районе", "Всеволожского"),
        ("городской округ Самара", "в городском округе Самара", "городского округа Самара"),
        ("г. Шахты", "в г. Шахты", "г. Шахты"),
        ("город-курорт Анапа", "в городе-курорте Анапе", "города-курорта Анапы"),
    ],
)
def test_the_territory_stands_in_its_case(territory: str, where: str, of: str) -> None:
    text = said("salsk", territory=territory)

    assert f"внедрению ЦМН {where}" in text
    assert f"в образовательных организациях {of}" in text


# --- shares ---


def test_a_stated_percentage_is_printed_as_it_is_stated_else_it_is_computed() -> None:
    people = {"total": 899, "mentees": 694, "mentors": 205}
    base = {"count": 899, "of": 6793, "base": "обучающихся в возрасте 10–18 лет"}

    assert "(13 % от общего количества 6 793 обучающихся" in said("salsk")
    assert "(13,2 % от общего количества 6 793 обучающихся" in said(
        "salsk", coverage=people | {"share": base}
    )
    assert "899 обучающихся, из них" in said("salsk", coverage=people)


def test_the_base_may_be_written_in_the_nominative() -> None:
    share = {"count": 1, "of": 4, "base": "школьники старше 10 лет"}
    text = said("salsk", coverage={"total": 1, "share": share})

    assert "1 обучающийся (25 % от общего количества 4 школьников старше 10 лет)" in text


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [
        ({"count": 694, "of": 6793}, 20, "ниже запланированного показателя 20 %"),
        ({"count": 694, "of": 6793}, 2, "превышает запланированный показатель 2 %"),
        ({"count": 694, "of": 6940}, 10, "соответствует запланированному показателю 10 %"),
        ({"count": 694}, 10, "694 обучающихся; запланированный показатель – 10 %"),
    ],
)
def test_a_value_is_held_against_its_target(value: Any, target: int, expected: str) -> None:
    text = said("salsk", results=[{"indicator": "mentees-10-18", "value": value, "target": target}])

    assert expected in text
    assert "запланированными на 2020 год" in text


def test_a_target_nobody_compared_says_so() -> None:
    assert "10 % (значение показателя не сверено с опубликованным актом)" in said(*STATEMENT)


def test_a_target_that_is_missed_is_no_success() -> None:
    assert "показатели эффективности достигнуты не полностью" in said(*STATEMENT)


def test_who_has_not_reported_is_named() -> None:
    assert "Сведения не представили и в суммах не учтены: МАОУ «Гимназия № 35»; МКОУ" in said(*STATEMENT)
    assert "Сведения не представили" not in said("salsk")


# --- the matrix ---


def matrix(*schools: tuple[str, list[str]]) -> list[dict[str, Any]]:
    return [{"name": name, "forms": forms} for name, forms in schools]


def test_a_few_schools_are_columns_many_are_rows() -> None:
    few = said("megion")
    many = said(*MAP)

    assert "Форма наставничества" in few
    assert "| Организация |" in many
    assert all(f"№ {number}" in many for number in range(1, 37))


def test_names_too_long_for_a_column_are_rows() -> None:
    long = "МБОУ «Средняя общеобразовательная школа имени Придуманного»"
    text = said("megion", matrix=matrix((long, ["pupil-pupil"])))

    assert "Форма наставничества\n" not in text
    assert long in text


def test_forms_the_registry_does_not_know_are_called_what_the_report_calls_them() -> None:
    assert "«Родитель – ученик»" in said(*MAP)


def test_the_share_of_pupils_is_computed_where_nobody_states_it() -> None:
    text = said("megion", share=None)

    assert (
        "Охвачено наставничеством: 1 542 обучающихся – 21,2 % от общего количества 7 280 обучающихся." in text
    )


def test_one_form_is_told_of_in_the_singular() -> None:
    assert "Менее востребована форма «Родитель – ученик»." in said(*MAP)
    assert "Менее востребованы формы «Студент – ученик», «Работодатель – ученик»." in said("megion")


def test_a_map_says_of_which_kinds_its_organisations_are() -> None:
    schools = said(*MAP, organisations={"general": 11})
    both = said(*MAP, organisations={"general": 11, "additional": 2})

    assert "свою деятельность 11 общеобразовательных организаций." in schools
    assert (
        "свою деятельность 13 образовательных организаций: 11 общеобразовательных организаций и 2 организации"
        in both
    )


def test_all_forms_of_a_map_stand_in_quotation_marks() -> None:
    rows = [{"id": "pupil-pupil", "people": 298}, {"id": "vuz", "people": 31}]
    text = said(
        *MAP, titles={"pupil-pupil": "Учащийся – учащийся", "vuz": "Вуз – школа"}, by_form={"rows": rows}
    )

    assert "| «Учащийся – учащийся» |" in text
    assert "| «Вуз – школа» |" in text


def test_kinds_nobody_counted_in_all_are_told_with_how_many_take_part() -> None:
    text = said(TINY, "M09", taking_part={"general": 27, "preschool": 31}, organisations={"total": 66})

    assert "участвуют 58 образовательных организаций: 27 общеобразовательных организаций и 31 дошк" in text


def test_a_map_of_one_form_speaks_of_one() -> None:
    one, two = said(*MAP, matrix=[], forms=["pupil-pupil"]), said("megion")

    assert "рассматривается следующая форма наставничества: «Ученик – ученик»." in one
    assert "рассматриваются следующие формы наставничества: " in two


def test_programmes_of_one_form_speak_of_one() -> None:
    one = said(*ASSESSMENT, forms=[{"id": "pupil-pupil"}])

    assert "В программах реализуется следующая форма наставничества:" in one


def test_a_map_without_tables_is_a_map_still() -> None:
    text = said(TINY, "M08")

    assert (
        "В муниципальном образовании город Образцовск осуществляет свою деятельность 1 образовательная"
        in text
    )
    assert "Используемые модели" not in text
    assert "Наличие нормативных документов" not in text
    assert "в количестве 1 педагога" in text


# --- personalised programmes ---


def test_the_statement_on_programmes_counts_schools_and_workers() -> None:
    text = said(*ASSESSMENT)

    assert "участвуют 57 образовательных организаций, что составляет" in text
    assert "21 дошкольная образовательная организация из 22" in text
    assert "98,3 % от общего числа образовательных организаций (58)" in text
    assert "36 общеобразовательных организаций из 36 (100 %)" in text
    assert "охвачен 321 педагогический работник из 1 502 (21,4 %" in text
    assert (
        "Изучена 161 персонализированная программа наставничества в 57 образовательных организациях." in text
    )
    assert "1. Обеспечить:" in text


def test_an_order_is_an_order_though_nobody_says_so() -> None:
    text = said(TINY, "M09", order={"number": "12-О", "date": "2026-05-01"}, assessed="май 2026 года")

    assert "В соответствии с приказом от 01.05.2026 № 12-О в мае 2026 года проведена оценка" in text


def test_a_statement_on_no_programmes() -> None:
    text = said(TINY, "M09")

    assert "В системе наставничества участвует 1 общеобразовательная организация." in text
    assert "Локальные нормативные акты о наставничестве в организациях не приняты." in text
    assert "Персонализированные программы наставничества не представлены." in text


def test_nobody_takes_part() -> None:
    text = said(TINY, "M09", taking_part={"general": 0}, covered={"count": 0, "of": 40})

    assert "В системе наставничества образовательные организации не участвуют." in text
    assert "Наставничеством никто из педагогических работников не охвачен (всего 40)." in text


def test_only_the_share_is_known() -> None:
    text = said(
        TINY,
        "M09",
        taking_part=None,
        covered={"stated": "61.5"},
        with_acts={"stated": 100},
        studied={"organisations": 2},
    )

    assert "Наставничеством охвачено 61,5 % педагогических работников." in text
    assert "приняты в 100 % организаций" in text
    assert "изучены в 2 образовательных организациях" in text


# --- whatever is stated ---

NUMBERS = [0, 1, 2, 5, 11, 21, 22, 36, 101, 1021]


def at(data: Any, path: tuple[Any, ...]) -> Any:
    """What stands at a place, None where there is none any more."""
    for step in path:
        inside = step in data if isinstance(data, dict) else isinstance(data, list) and step < len(data)
        data = data[step] if inside else None
    return data


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place of a report that could be taken away or changed."""
    if isinstance(value, dict):
        return [
            found for name, part in value.items() for found in [(*path, name), *places(part, (*path, name))]
        ]
    if isinstance(value, list):
        return [
            found for n, part in enumerate(value[:3]) for found in [(*path, n), *places(part, (*path, n))]
        ]
    return []


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    first, *rest = path
    if isinstance(value, dict):
        if first not in value:
            return value
        if rest:
            return value | {first: changed(value[first], tuple(rest), new)}
        kept = {name: part for name, part in value.items() if name != first}
        return kept if new is None else kept | {first: new}
    if not isinstance(value, list) or first >= len(value):
        return value
    part = [changed(value[first], tuple(rest), new)] if rest else [] if new is None else [new]
    return [*value[:first], *part, *value[first + 1 :]]


@st.composite
def varied(draw: st.DrawFn) -> tuple[Report, str]:
    """A report of an example of which some figures are others, and some facts are not known."""
    place, name = draw(st.sampled_from(WRITTEN))
    data = filed(place, name).model_dump(mode="json", exclude_defaults=True) | {
        "type": filed(place, name).type
    }
    known = [path for path in places(data) if path[0] not in {"type", "organisation", "as_of", "territory"}]
    for path in draw(st.lists(st.sampled_from(known), max_size=12)):
        other = type(at(data, path)) is int and path[-1] not in {"target_year", "year", "annex", "until"}
        new = draw(st.sampled_from(NUMBERS)) if other else None
        data = changed(data, path, new)
    # A plan of nothing is no plan: what is missing is named instead.
    assume(data["type"] != "M10" or data.get("measures"))
    try:
        return REPORTS[data["type"]].model_validate(data), place
    except ValidationError:
        assume(False)
        raise


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(varied())
def test_whatever_is_not_stated_leaves_no_gap(found: tuple[Report, str]) -> None:
    report, place = found

    assert faults(written(report, profile(place))) == []
