"""What a methodologist is shown of two texts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from normdocs.domain.change.comparison import Comparison, Fate, Passage, compare, excerpt, printed
from normdocs.domain.change.rewording import Turn, reworded

SIGNS = {Turn.KEPT: "{}", Turn.REMOVED: "[-{}-]", Turn.ADDED: "{{+{}+}}"}
# Few words, so that texts share some of them; every kind of space and sign.
WORDS = st.sampled_from(
    ["приказ", "Приказ", "№", "162/1", "от", ",", ".", " ", "  ", "\u00a0", "\t", "\n", "—", "я-"]
)
PARAGRAPH = st.one_of(st.lists(WORDS, max_size=12).map("".join), st.text(max_size=20))
TEXT = st.lists(PARAGRAPH, max_size=14)


def shown(passage: Passage) -> str:
    return "".join(SIGNS[part.turn].format(part.text) for part in passage.parts)


def changed(comparison: Comparison) -> list[str]:
    return [shown(one) for one in comparison.passages if one.fate is not Fate.EQUAL]


def in_words(old: str, new: str) -> str:
    return "".join(SIGNS[part.turn].format(part.text) for part in reworded(old, new))


def regulations(count: int) -> list[str]:
    """Paragraphs that are about as alike as those of one real document."""
    subjects = ["Куратор", "Наставник", "Директор", "Педагог-психолог", "Классный руководитель"]
    actions = ["ведёт базу наставников", "составляет план встреч", "проводит анкетирование", "готовит отчёт"]
    terms = [
        "до 1 октября",
        "ежемесячно",
        "по окончании четверти",
        "в течение учебного года",
        "не реже раза в год",
    ]
    return [
        f"{number + 1}. {subjects[number % 5]} {actions[number * 7 % 4]} {terms[number * 3 % 5]}, {number}."
        for number in range(count)
    ]


@given(TEXT, TEXT)
def test_what_is_kept_and_removed_is_the_old_text_and_what_is_kept_and_added_the_new_one(
    old: list[str], new: list[str]
) -> None:
    comparison = compare(old, new)
    assert comparison.old == tuple(map(printed, old))
    assert comparison.new == tuple(map(printed, new))
    assert comparison.same == (comparison.old == comparison.new)


@given(PARAGRAPH, PARAGRAPH)
def test_neighbouring_parts_differ_and_none_is_empty(old: str, new: str) -> None:
    parts = reworded(old, new)
    assert all(part.text for part in parts)
    assert all(one.turn is not other.turn for one, other in pairwise(parts))


@given(TEXT, TEXT)
def test_an_excerpt_leaves_out_nothing_that_changed(old: list[str], new: list[str]) -> None:
    comparison = compare(old, new)
    items = [*excerpt(comparison)]
    changes = [one for one in comparison.passages if one.fate is not Fate.EQUAL]
    assert [one for one in items if isinstance(one, Passage) and one.fate is not Fate.EQUAL] == changes
    unchanged = [one for one in comparison.passages if one.fate is Fate.EQUAL and one.new.strip()]
    told = sum(one if isinstance(one, int) else one.fate is Fate.EQUAL for one in items)
    assert told == len(unchanged)


def test_one_changed_word_is_one_change() -> None:
    old = ["ПРИКАЗ", "Назначить куратором Примерову Анну Петровну.", "Директор"]
    new = ["ПРИКАЗ", "Назначить куратором Образцову Анну Петровну.", "Директор"]
    assert changed(compare(old, new)) == ["Назначить куратором [-Примерову-]{+Образцову+} Анну Петровну."]


def test_a_number_or_a_date_changes_as_a_whole() -> None:
    assert in_words("от 13.10.2020 № 162/1", "от 15.10.2020 № 162/2") == (
        "от [-13.10.2020-]{+15.10.2020+} № [-162/1-]{+162/2+}"
    )


def test_spaces_stay_outside_the_change() -> None:
    assert in_words("МБОУ СОШ № 9 г. Шахты", "МБОУ СОШ № 99 г. Шахты") == "МБОУ СОШ № [-9-]{+99+} г. Шахты"


def test_a_comma_between_two_changes_does_not_break_them_up() -> None:
    assert in_words("план, отчёт и справка", "приказ, письмо и справка") == (
        "[-план, отчёт-]{+приказ, письмо+} и справка"
    )


def test_a_no_break_space_in_place_of_a_plain_one_is_no_change() -> None:
    old = ["от 13 октября 2020 г. № 162", "каб. 7", "научно-методический"]
    new = ["от 13\u00a0октября 2020\u00a0г. №\u00a0162", "каб.\u202f7", "научно\u2011методический"]
    assert compare(old, new).same


def test_another_director_is_a_changed_line_and_not_a_new_one() -> None:
    old = ["Контроль оставляю за собой.", "Директор\tЭ. И. Типовая"]
    new = ["Контроль оставляю за собой.", "Директор\tП. П. Примеров"]
    assert changed(compare(old, new)) == ["Директор\t[-Э. И. Типовая-]{+П. П. Примеров+}"]


def test_paragraphs_that_have_nothing_in_common_are_not_taken_for_one() -> None:
    comparison = compare(["Утвердить дорожную карту."], ["Срок – май."])
    assert changed(comparison) == ["[-Утвердить дорожную карту.-]", "{+Срок – май.+}"]


def test_an_inserted_paragraph_leaves_its_neighbours_alone() -> None:
    old = regulations(40)
    new = [*old[:20], "Совет наставников собирается по вторникам.", *old[20:]]
    assert changed(compare(old, new)) == ["{+Совет наставников собирается по вторникам.+}"]


def test_a_moved_paragraph_is_marked_where_it_was_and_where_it_is() -> None:
    old = regulations(10)
    new = [*old[1:8], old[0], *old[8:]]
    marked = [(one.fate, shown(one)) for one in compare(old, new).passages if one.moved]
    assert marked == [(Fate.DELETED, f"[-{old[0]}-]"), (Fate.INSERTED, f"{{+{old[0]}+}}")]


def test_a_document_of_five_hundred_paragraphs_is_paired_paragraph_by_paragraph() -> None:
    old = regulations(500)
    new = [text.replace("ведёт", "пополняет").replace("готовит", "представляет") for text in old]
    new[250:250] = ["Совет наставников собирается по вторникам."]
    del new[100]
    fates = [one.fate for one in compare(old, new).passages]
    assert fates.count(Fate.INSERTED) == fates.count(Fate.DELETED) == 1
    assert fates.count(Fate.CHANGED) == sum(a not in new for a in old) - (old[100] not in new)


def test_five_hundred_paragraphs_against_five_hundred_others_come_to_an_end() -> None:
    old = regulations(500)
    new = [text[::-1] for text in old]
    assert compare(old, new).new == tuple(new)


def test_what_did_not_change_is_left_out_but_for_the_neighbours_of_a_change() -> None:
    old = regulations(30)
    new = [*old[:15], old[15].replace("15", "100"), *old[16:]]
    items = [*excerpt(compare(old, new))]
    assert [one if isinstance(one, int) else one.fate for one in items] == [
        14, Fate.EQUAL, Fate.CHANGED, Fate.EQUAL, 13,
    ]  # fmt: skip
