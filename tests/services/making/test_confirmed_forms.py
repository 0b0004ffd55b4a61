"""Forms the grammar is not sure of, and what confirming them does."""

from __future__ import annotations

import pytest

from normdocs.domain.readiness import Step
from normdocs.errors import NotFoundError
from normdocs.services.making.proofreading import Proofreader
from tests.services.schools import SHAKHTY, altered, completed, people, real
from tests.services.workshop import Workshop, made

POST = "замдир по ВР"


def school():
    """A school whose curator has a post no dictionary knows."""
    profile = real(completed(SHAKHTY))
    posts = [{"title": POST, "role": "curator"}]
    return altered(profile, people=people(profile, "curator", posts=posts))


@pytest.fixture
def proofreader(workshop: Workshop) -> Proofreader:
    return Proofreader(workshop.known, workshop.register, workshop.templates, workshop.clock)


def test_a_doubted_form_is_listed_once_with_everywhere_it_is_printed(
    workshop: Workshop, proofreader: Proofreader
):
    workshop.run(school())
    found = {(one.form.nominative, one.form.case): one for one in proofreader.doubted(SHAKHTY)}
    assert len(found) == len(proofreader.doubted())
    doubted = found[POST, "accs"]
    assert doubted.form.kind == "title"
    assert "S05" in {use.document.type for use in doubted.uses}
    assert all(use.path.endswith("должность_вин") for use in doubted.uses)


def test_confirming_takes_the_doubt_off_and_makes_nothing_again(workshop: Workshop, proofreader: Proofreader):
    workshop.run(school())
    assert workshop.cells(SHAKHTY)["S05"].step == Step.CONFIRM_FORMS
    confirmed = proofreader.confirm(SHAKHTY)
    assert confirmed
    assert proofreader.doubted(SHAKHTY) == []
    assert {cell.doubts for cell in workshop.cells(SHAKHTY).values()} == {0}
    assert workshop.cells(SHAKHTY)["S05"].step == Step.REGISTER
    assert made(workshop.generator.generate(SHAKHTY)) == {}


def test_a_form_confirmed_once_is_not_doubted_in_another_school(workshop: Workshop, proofreader: Proofreader):
    workshop.run(school())
    proofreader.confirm()
    workshop.run(altered(school(), id="school-2", planning={"date": "2020-11-01"}))
    assert workshop.cells("school-2")["S05"].doubts == 0


def test_an_unknown_organisation_has_nothing_to_confirm(proofreader: Proofreader):
    with pytest.raises(NotFoundError, match="there is no organisation school-0"):
        proofreader.confirm("school-0")
    assert proofreader.doubted() == []
