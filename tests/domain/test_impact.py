"""What an impact tells of many organisations at once."""

from __future__ import annotations

from normdocs.domain.change.impact import Action, Effect, Impact, Reason, ValueChange, same_change
from normdocs.domain.document import DocumentKey


def effect(organisation: str, *changes: ValueChange, action: Action = Action.AMEND) -> Effect:
    reason = Reason.VALUES if changes else Reason.UNUSED
    return Effect(DocumentKey(organisation, "S01", ""), "Приказ", action, reason, changes)


def change(place: int, new: str = "№ 294") -> ValueChange:
    return ValueChange(f"основания[{place}].тв", f"basis[{place}]", "№ 446", new)


def test_the_same_words_make_one_group_wherever_in_a_list_they_stand() -> None:
    groups = same_change([effect("a", change(1)), effect("b", change(3))])
    assert [[one.key.organisation for one in group] for group in groups.values()] == [["a", "b"]]


def test_other_words_or_another_action_make_another_group() -> None:
    effects = [
        effect("a", change(1)),
        effect("b", change(1, "№ 295")),
        effect("c", change(1), action=Action.RENDER),
    ]
    assert len(same_change(effects)) == len(effects)


def test_totals_name_every_action_and_what_is_left_is_not_touched() -> None:
    impact = Impact("446", (effect("a", change(1)), effect("b", action=Action.LEAVE)))
    assert impact.totals == {
        Action.MAKE: 0,
        Action.RENDER: 0,
        Action.AMEND: 1,
        Action.RETURN: 0,
        Action.LEAVE: 1,
    }
    assert [one.key.organisation for one in impact.touched] == ["a"]
