"""What a municipality issues: its order, roadmap and regulations."""

from __future__ import annotations

from normdocs.adapters.profile_files import load_profile
from normdocs.domain.plan import required
from normdocs.domain.records.mentoring import SchoolProfile
from tests.services.reports.district import body
from tests.services.schools import ROOT, SHAKHTY, altered, real, stated, the_registry
from tests.services.workshop import TODAY, Workshop, blocked, made

BODY = "example-education"


def authority() -> SchoolProfile:
    return load_profile(ROOT / "examples" / "municipality-example" / "organisation.yaml")


def demanded(profile: SchoolProfile) -> set[str]:
    registry = the_registry()
    return {one.code for one in required(registry.types, profile, registry.acts, TODAY)}


def test_a_municipality_has_an_order_a_roadmap_and_regulations(workshop: Workshop) -> None:
    assert made(workshop.run(authority())) == {"M01": 1, "M02": 1, "M03": 1}


def test_the_order_cites_federal_and_regional_acts_and_speaks_of_the_municipality(workshop: Workshop) -> None:
    workshop.run(authority())
    text = workshop.text(BODY, "M01")
    for words in (
        "Администрация Примерного района",
        "распоряжением Министерства просвещения Российской Федерации от 25.12.2019 № Р-145",
        "приказом министерства общего и профессионального образования Ростовской области от 08.06.2020 № 446",
        "от 30.07.2020 № 602",
        "от 04.09.2020 № 712",
        "О внедрении целевой модели наставничества в образовательных организациях Примерного района",
        "на Образцова И. П., ведущего специалиста управления образования",
        "до 20 декабря и до 20 мая",
        "Начальник управления образования\tО. И. Примерова",
    ):
        assert words in text


def test_the_order_sets_targets_for_both_years_and_says_which_nobody_compared(workshop: Workshop) -> None:
    workshop.run(altered(authority(), planning={"school_year": "2020-2021"}))
    text = workshop.text(BODY, "M01")
    assert "Целевое значение на 2020 г. | Целевое значение на 2021 г. |" in text
    assert "(доля от обучающихся в возрасте 10–18 лет) | 10 % | 20 % * |" in text
    assert "* Значение взято из источника, который не сверен с опубликованным актом" in text


def test_its_annexes_bear_the_mark_of_the_order(workshop: Workshop) -> None:
    workshop.run(authority())
    mark = "приказом управления образования Примерного района от"
    roadmap, regulations = workshop.text(BODY, "M02"), workshop.text(BODY, "M03")
    assert roadmap.index("Приложение № 1") < roadmap.index("УТВЕРЖДЁН\n") < roadmap.index(mark)
    assert regulations.index("Приложение № 2") < regulations.index("УТВЕРЖДЕНО\n") < regulations.index(mark)
    assert "подведомственные управлению образования Примерного района" in regulations
    assert "| 17 | Внутренний мониторинг в образовательных организациях" in roadmap
    assert "до 20 мая 2022 г." in roadmap


def test_a_municipality_that_names_nobody_is_told_who_is_missing(workshop: Workshop) -> None:
    nobody = body("nobody", "education-authority", municipality="Примерный район")
    assert "officers.head" in blocked(workshop.run(nobody))["M01"]


def test_a_municipal_demand_of_schools_is_not_made_of_the_municipality_itself() -> None:
    own = body("salsk", "education-authority", municipality="Сальский район")
    assert demanded(own) == {"M01", "M02", "M03"}
    school = altered(real(stated(SHAKHTY)), municipality="Сальский район")
    assert {"S02", "S03"} <= demanded(school)
    assert not {"M01", "M02", "M03"} & demanded(school)


def test_the_specialist_named_in_the_profile_reviews_what_the_head_signs() -> None:
    steps = [step.action for step in the_registry().routes["municipal-order"].steps_for(authority())]
    assert steps == ["review", "sign", "publish"]
    alone = altered(authority(), people=[person_of(authority(), "head")])
    steps = [step.action for step in the_registry().routes["municipal-order"].steps_for(alone)]
    assert steps == ["sign", "publish"]


def person_of(profile: SchoolProfile, role: str) -> dict[str, object]:
    """Whoever has the role, as a profile's file says it."""
    (found,) = (one for one in profile.people if any(post.role == role for post in one.posts))
    return found.model_dump(mode="json")


def test_roles_are_called_as_in_a_body_of_power() -> None:
    titles = the_registry().model.role_titles(authority=authority().is_authority)
    assert (titles["head"], titles["site-editor"]) == ("руководитель", "ответственный за сайт")
    school = the_registry().model.role_titles(authority=stated(SHAKHTY).is_authority)
    assert (school["head"], school["psychologist"]) == ("директор", titles["psychologist"])
