from __future__ import annotations

from datetime import date

import pytest

from normdocs.errors import LanguageError
from normdocs.language.agreement import adopted_word, agreed_word, agreement_with, approved_word, participle
from normdocs.language.citation import CitedAct, approved_by, cite, cited, quote
from normdocs.language.declension import Lexicon

MINISTRY = "министерство общего и профессионального образования Ростовской области"
ORDER = CitedAct("приказ", MINISTRY, date(2020, 6, 8), "446", "О внедрении методологии")


def shown(text: str) -> str:
    return text.replace("\u00a0", "_")


def test_an_order_is_cited_with_its_issuer_in_the_genitive() -> None:
    assert shown(cite(ORDER)) == (
        "приказа министерства общего и профессионального образования Ростовской области"
        " от 08.06.2020 №_446 «О внедрении методологии»"
    )


def test_a_citation_takes_any_case_and_a_date_in_words() -> None:
    assert shown(cite(ORDER, "ablt", title=False, style="long")) == (
        "приказом министерства общего и профессионального образования Ростовской области"
        " от 8_июня 2020_г. №_446"
    )


def test_a_federal_law_is_written_with_a_capital() -> None:
    law = CitedAct(
        "федеральный закон", None, date(2012, 12, 29), "273-ФЗ", "Об образовании в Российской Федерации"
    )
    assert shown(cite(law)) == (
        "Федерального закона от 29.12.2012 №_273-ФЗ «Об образовании в Российской Федерации»"
    )


def test_missing_requisites_are_lines_to_fill_in() -> None:
    draft = CitedAct("приказ", "МБОУ СОШ № 9", title="Об утверждении «дорожной карты»")
    assert shown(cite(draft)) == (
        "приказа МБОУ СОШ № 9 от ____________ №_______ «Об утверждении „дорожной карты“»"
    )
    half = CitedAct("приказ", None, date(2020, 10, 13), None)
    assert shown(cite(half)) == "приказа от 13.10.2020 №_______"


def test_what_is_approved_agrees_with_its_order() -> None:
    order = CitedAct("приказ", "МБОУ Федосеевская СОШ", date(2020, 10, 13), "162/1")
    assert shown(approved_by(order, "f")) == "утверждена приказом МБОУ Федосеевской СОШ от 13.10.2020 №_162/1"
    assert approved_by(order, "n").startswith("утверждено приказом")
    assert approved_by(order, "m", "plur").startswith("утверждены приказом")


def test_a_doubtful_issuer_makes_a_doubtful_citation_until_it_is_settled() -> None:
    order = CitedAct("приказ", "МБОУ гимназия № 5", date(2020, 1, 1), "1")
    assert cited(order).doubt is not None
    settled = Lexicon({("organisation", "МБОУ гимназия № 5"): {"gent": "МБОУ гимназии № 5"}})
    assert cited(order, lexicon=settled).doubt is None


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("О наставничестве", "«О наставничестве»"),
        ("«О наставничестве»", "«О наставничестве»"),
        ('"О наставничестве"', "«О наставничестве»"),
        ('Об утверждении "дорожной карты"', "«Об утверждении „дорожной карты“»"),
        ("«Дорожная карта» и «план»", "«„Дорожная карта“ и „план“»"),
        ("О „Школе наставников“", "«О „Школе наставников“»"),
    ],
)
def test_quotation_marks_nest(title: str, quoted: str) -> None:
    assert quote(title) == quoted


def test_the_approval_agrees_with_the_document_kind() -> None:
    kinds = {
        "План": "УТВЕРЖДЁН",
        "Программа": "УТВЕРЖДЕНА",
        "дорожная карта": "УТВЕРЖДЕНА",
        "Положение о наставничестве": "УТВЕРЖДЕНО",
        "формы": "УТВЕРЖДЕНЫ",
        "Правила приёма": "УТВЕРЖДЕНЫ",
    }
    assert {kind: approved_word(*agreement_with(kind)) for kind in kinds} == kinds


def test_other_participles_agree_and_keep_their_capitals() -> None:
    assert agreed_word("f") == "СОГЛАСОВАНА"
    assert adopted_word("n") == "ПРИНЯТО"
    assert participle("согласован", "f") == "согласована"
    assert participle("Принят", "f", "plur") == "Приняты"
    assert participle("утвердить", "f") == "утверждена"
    assert participle("введённый", "n") == "введено"
    assert participle("утверждён", "m") == "утверждён"


def test_a_verb_without_a_participle_and_a_kind_without_a_noun_are_refused() -> None:
    with pytest.raises(LanguageError):
        participle("бежать", "f")
    with pytest.raises(LanguageError):
        agreement_with("по приказу")
