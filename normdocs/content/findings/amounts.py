"""Findings of amounts in words: what is stated, what follows."""

from __future__ import annotations

from normdocs.content.findings.parts import Values, Worded, added, in_organisations, named, number
from normdocs.language.counting import counted
from normdocs.language.numbers import decimal

WHOLES = {
    "organisations": "столько всего организаций",
    "people": "столько всего человек",
    "pairs": "столько всего пар",
}


def parts_sum(_: str, v: Values) -> Worded:
    """Word a total that is not the sum of its parts."""
    return number(v["total"]), f"{added(v['parts'])} = {number(sum(v['parts']))}"


def groups(way: str, v: Values) -> Worded:
    """Word groups that do not go together with the people in them."""
    total = sum(count for _, count in v["parts"])
    if way == "group":
        above = [one for one in v["parts"] if one[1] > v["distinct"]]
        rows = "; ".join(f"{named(label, v['titles'])} – {number(count)}" for label, count in above)
        return rows, f"не больше {number(v['distinct'])}: столько людей всего"
    if way == "total":
        return f"всего {number(v['total'])}", f"{added(tuple(n for _, n in v['parts']))} = {number(total)}"
    return (
        f"по строкам {number(total)}",
        f"не меньше {number(v['distinct'])}: столько людей всего, и каждый стоит хотя бы в одной строке",
    )


def organisation_counts(_: str, v: Values) -> Worded:
    """Word more organisations with programmes than programmes."""
    whole = sum(v["parts"])
    counted_ = (
        f"{added(v['parts'])} = {number(whole)}" if len(v["parts"]) > 1 else f"программ {number(whole)}"
    )
    return (
        f"программы есть {in_organisations(v['part'])}",
        f"{counted_}: программы могут быть не больше чем {in_organisations(whole)}",
    )


def within_whole(way: str, v: Values) -> Worded:
    """Word a part above its whole."""
    label = f"{named(v['label'], v['titles'])} – " if v.get("label") else ""
    return f"{label}{number(v['part'])}", f"не больше {number(sum(v['parts']))}: {WHOLES[way]}"


def said_of_all(way: str, v: Values) -> Worded:
    """Word what is said of all and is not so."""
    if way == "uncovered":
        left = v["uncovered"]
        verb = "не охвачена" if counted(left, "организация", "nomn") == "организация" else "не охвачены"
        return "все организации", f"{number(left)} {counted(left, 'организация', 'nomn')} {verb}: не все"
    labels = [label for label, _ in v["parts"] if label]
    names = f": {', '.join(named(one, v['titles']) for one in labels)}" if labels else ""
    rows = [
        f"{named(label, v['titles'])}{' – ' if label else ''}в {number(count)} из {number(v['of'])}"
        for label, count in v["parts"]
    ]
    return f"во всех организациях{names}", "; ".join(rows)


def matrix_table(_: str, v: Values) -> Worded:
    """Word a table that does not count what the matrix marks."""
    return (
        f"{named(v['label'], v['titles'])}: в таблице {number(v['table'])}",
        f"в матрице отмечено {number(v['matrix'])}",
    )


def percentage(_: str, v: Values) -> Worded:
    """Word a percentage that does not follow from its numbers."""
    return (
        f"{decimal(v['stated'])} %",
        f"{number(v['count'])} из {number(v['of'])} – это {decimal(v['percent'])} %",
    )


def share_base(way: str, v: Values) -> Worded:
    """Word percentages of nobody knows what."""
    total = sum(v["parts"])
    stated = f"{added(v['parts'])} = {decimal(total)} %" if len(v["parts"]) > 1 else f"{decimal(total)} %"
    if way == "above":
        return stated, "доли одного целого не больше 100 %: назовите, из скольких человек считана каждая"
    return stated, "назовите, из скольких человек считана доля: без этого её не проверить"


def target(way: str, v: Values) -> Worded:
    """Word a verdict without its denominator, or one that does not follow."""
    if way == "baseless":
        return (
            f"{number(v['count'])} при показателе {decimal(v['target'])} %, из скольких – не сказано",
            f"назовите, из скольких: {decimal(v['target'])} % достигнуты, только если всего не больше"
            f" {number(v['most'])}",
        )
    counts = f"{number(v['count'])} из {number(v['of'])} – это " if v["of"] and v["count"] is not None else ""
    reached = "не достигнут" if way == "missed" else "достигнут"
    return (
        "показатель достигнут" if way == "missed" else "показатель не достигнут",
        f"{counts}{decimal(v['percent'])} % при показателе {decimal(v['target'])} %: {reached}",
    )


def same_figure(way: str, v: Values) -> Worded:
    """Word a number that is another one elsewhere."""
    if way == "elsewhere":
        return number(v["value"]), " или ".join(map(number, v["among"])) + ": так в других местах отчёта"
    if way == "document":
        return number(v["value"]), f"{number(v['first'])}: так в {v['field']}"
    return number(v["value"]), f"{number(v['first'])}: так в {v['document']}"


def core_set(_: str, v: Values) -> Worded:
    """Word a core set that is not complete."""
    if v["of"] == 1:
        present, names = sum(v["parts"]), "; ".join(label for label, _ in v["lacking"])
        return (
            f"{number(present)} из {number(v['whole'])} – {decimal(v['percent'])} %",
            f"100 %; не приняты: {names}",
        )
    lacking = "; ".join(f"{label} – в {number(n)} из {number(v['of'])}" for label, n in v["lacking"])
    sum_ = f"({added(v['parts'])}) / {number(v['whole'])} = {decimal(v['percent'])} %"
    return sum_, f"100 %; не хватает: {lacking}"
