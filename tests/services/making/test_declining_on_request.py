"""One text, or a table of them, put into a case."""

from __future__ import annotations

import pytest

from normdocs.errors import InputError, UnknownGenderError
from normdocs.language.declension import Lexicon
from normdocs.services.making.wording import Question, declined, declined_table


@pytest.mark.parametrize(
    ("kind", "text", "case", "gender", "form"),
    [
        ("person", "Примерова Анна Петровна", "datv", "f", "Примеровой Анне Петровне"),
        ("fio", "Примерова Анна Петровна", "accs", "", "Примерову Анну Петровну"),
        ("title", "заместитель директора по воспитательной работе", "ablt", None,
         "заместителем директора по воспитательной работе"),
        ("org", "Педагогический совет", "gent", None, "Педагогического совета"),
    ],
)  # fmt: skip
def test_a_text_is_declined(kind, text, case, gender, form):
    assert declined(Question(kind, text, case, gender), Lexicon()).form == form


@pytest.mark.parametrize(
    ("kind", "case", "gender", "named"),
    [("verb", "gent", None, "verb"), ("person", "vocative", None, "vocative"), ("person", "gent", "x", "x")],
)
def test_what_there_is_not_is_refused_with_what_there_is(kind, case, gender, named):
    with pytest.raises(InputError, match=f"{named} is none of: "):
        declined(Question(kind, "Иванов Иван", case, gender), Lexicon())


def test_an_undecidable_gender_is_a_refusal():
    with pytest.raises(UnknownGenderError, match=r"Гончарук И\. О\."):
        declined(Question("person", "Гончарук И. О.", "datv"), Lexicon())


def test_a_table_gains_a_column_and_leaves_a_refused_cell_empty():
    table = (
        "id\tkind\tnominative\tgender\tcase\n1\tfio\tПримерова Анна\tf\tdatv\n2\tfio\tГончарук И. О.\t\tdatv"
    )
    assert declined_table(table, "t.tsv", Lexicon()).split("\n") == [
        "id\tkind\tnominative\tgender\tcase\tform",
        "1\tfio\tПримерова Анна\tf\tdatv\tПримеровой Анне",
        "2\tfio\tГончарук И. О.\t\tdatv\t",
    ]


@pytest.mark.parametrize("table", ["", "kind\tnominative\tgender\tcase", "kind\tcase\nfio\tdatv"])
def test_a_table_without_rows_or_columns_is_refused_by_name(table):
    with pytest.raises(InputError, match=r"t\.tsv: the columns must be kind, nominative, gender, case"):
        declined_table(table, "t.tsv", Lexicon())


def test_a_settled_form_wins_over_the_rules():
    settled = Lexicon({("title", "директор"): {"gent": "директора школы"}})
    assert declined(Question("title", "директор", "gent"), settled).form == "директора школы"
