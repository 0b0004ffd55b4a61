"""The order of making, and the identity of a document."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normdocs.domain.acts.act import Act
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.plan import Periods, making_order, required
from normdocs.errors import RegistryError
from tests.services.schools import SHAKHTY, completed, the_registry

DAY = date(2025, 9, 1)


def kind(code: str, *after: str, **changes) -> DocumentType:
    stated = {
        "code": code,
        "title": code,
        "short_title": code,
        "kind": {"noun": "приказ", "gender": "m"},
        "family": "orders",
        "template": "orders/a.docx",
        "level": "school",
        "necessity": "core",
        "span": "once",
        "demands": [{"norm": "r-145-2019", "because": "так"}],
        "after": after,
        "access": "public",
        "route": "order",
    }
    return DocumentType.model_validate(stated | changes)


def acts(*names: str, **changes) -> list[Act]:
    stated = {
        "level": "federal",
        "kind": "приказ",
        "date": "2020-01-01",
        "number": "1",
        "valid_from": "2020-01-01",
        "verified": False,
        "source": "вымышленный пример",
    }
    return [Act.model_validate(stated | {"id": name} | changes) for name in names]


@st.composite
def catalogues(draw):
    """Types that wait only for types of smaller numbers, shuffled."""
    size = draw(st.integers(1, 12))
    codes = [f"S{number:02}" for number in range(size)]
    types = [
        kind(code, *draw(st.sets(st.sampled_from(codes[:number]))) if number else ())
        for number, code in enumerate(codes)
    ]
    return draw(st.permutations(types))


@given(catalogues())
def test_each_document_comes_after_those_it_waits_for(types):
    order = making_order(types)
    assert sorted(order) == sorted(one.code for one in types)
    for one in types:
        assert all(order.index(before) < order.index(one.code) for before in one.predecessors)


@given(catalogues(), st.randoms())
def test_the_order_does_not_depend_on_how_types_are_listed(types, random):
    again = list(types)
    random.shuffle(again)
    assert making_order(again) == making_order(types)


def test_documents_that_wait_for_each_other_are_refused_with_the_circle():
    with pytest.raises(RegistryError, match=r"in a circle: S0\d → S0\d → S0\d → S0\d"):
        making_order([kind("S01", "S03"), kind("S02", "S01"), kind("S03", "S02")])


def test_a_predecessor_nobody_needs_holds_nothing_up():
    assert making_order([kind("S07", "S05", "S08")]) == ["S07"]


def test_an_annex_comes_after_its_order():
    assert making_order([kind("S03", annex_of="S09", annex_number=1), kind("S09")]) == ["S09", "S03"]


def test_the_first_demand_that_holds_is_the_reason():
    demands = [
        {"when": {"field": "kind", "among": ["kindergarten"]}, "norm": "a", "because": "первое"},
        {"when": {"field": "kind", "among": ["general-education"]}, "norm": "b", "because": "второе"},
        {"norm": "c", "because": "третье"},
    ]
    (one,) = required([kind("S01", demands=demands)], completed(SHAKHTY), acts("a", "b", "c"), DAY)
    assert one.demand.because == "второе"


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2025, 2, 28), []),
        (date(2025, 3, 1), ["S01"]),
        (date(2025, 8, 31), ["S01"]),
        (date(2025, 9, 1), []),
    ],
)
def test_a_demand_holds_while_its_norm_is_in_force(day, codes):
    (act,) = acts("a", valid_from="2025-03-01", valid_to="2025-08-31")
    demanded = kind("S01", demands=[{"norm": "a", "because": "так"}])
    assert [one.type.code for one in required([demanded], completed(SHAKHTY), [act], day)] == codes


def test_when_one_norm_ends_the_next_demand_that_holds_is_the_reason():
    demands = [{"norm": "a", "because": "первое"}, {"norm": "b", "because": "второе"}]
    known = [*acts("a", valid_to="2020-12-31"), *acts("b")]
    (one,) = required([kind("S01", demands=demands)], completed(SHAKHTY), known, DAY)
    assert one.demand.because == "второе"


def test_a_document_is_one_per_organisation_type_and_period():
    types = {code: the_registry().type(code) for code in ("S01", "S03", "S06")}
    periods = Periods("2020-2021", "2020-2024")
    assert {code: periods.of(kind.span) for code, kind in types.items()} == {
        "S01": "",
        "S03": "2020-2021",
        "S06": "2020-2024",
    }
    assert Periods().of(types["S03"].span) == ""


def test_a_type_has_either_a_template_or_layouts():
    with pytest.raises(ValueError, match="give either template or layouts"):
        kind("S01", layouts={"A": "a.docx"})
    with pytest.raises(ValueError, match="give either template or layouts"):
        kind("S01", template=None)
    two = kind("S03", template=None, layouts={"A": "a.docx", "B": "b.docx"})
    assert two.templates == ("a.docx", "b.docx")
    assert two.template_for("B") == "b.docx"
    assert kind("S01").templates == (kind("S01").template_for("A"),)
