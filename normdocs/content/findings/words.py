"""Findings of acts, people and plans in words: what is stated, what follows."""

from __future__ import annotations

from normdocs.content.findings.parts import Values, Worded, act, day, number, quoted
from normdocs.language.counting import counted


def title_requisites(_: str, v: Values) -> Worded:
    """Word a title with two numbers or dates."""
    return (
        f"{act(v['number'], v['date'])} {quoted(v['title'])}",
        f"{act(v['first_number'], v['first_date'])}: так этот же документ назван в другом месте",
    )


def requisites(_: str, v: Values) -> Worded:
    """Word acts without number and date."""
    return "без номера или даты: " + "; ".join(v["cited"]), "у каждого документа – номер и дата"


def act_dates(way: str, v: Values) -> Worded:
    """Word an act that is later than what rests on it, or not in force any more."""
    if way == "before":
        return str(
            v["period"]
        ), f"не раньше {day(v['date'])}: это дата акта № {v['number']}, по которому работали"
    if way == "ended":
        return act(
            v["number"], v["date"]
        ), f"на {day(v['on'])} не действует: утратил силу после {day(v['until'])}"
    return act(
        v["number"], v["date"]
    ), f"не позже {day(v['on'])}: это дата документа, который на него ссылается"


def expiry(_: str, v: Values) -> Worded:
    """Word what is over."""
    return (
        f"{quoted(v['title'])} – до {v['until']} года",
        f"на {day(v['on'])} срок истёк: нужен новый документ",
    )


def personal_data(way: str, v: Values) -> Worded:
    """Word personal data where everybody sees them."""
    if way == "published":
        return f"{quoted(v['title'])} – на сайте", "документ с персональными данными на сайте не размещают"
    return (
        f"база участников – приложение к приказу {act(v['number'], v['date'])}",
        "приказ размещают на сайте, персональные данные – нет: базу ведут отдельно, с ограниченным доступом",
    )


def registry(way: str, v: Values) -> Worded:
    """Word a citation that is not the registry's."""
    if way == "unknown":
        return str(v["act"]), "такого акта в реестре нет"
    return act(v["number"], v["date"]), f"в реестре: {act(v['act_number'], v['act_date'])}"


def posts(way: str, v: Values) -> Worded:
    """Word two heads of one organisation, or two posts of one person."""
    if way == "two heads":
        return f"{v['name']} – {v['post']}", f"директор один: {v['head']}"
    often = f" (так – {number(v['times'])} {counted(v['times'], 'раз', 'nomn')})" if v["times"] > 1 else ""
    return f"{v['name']} – {v['post']}", f"{v['name']} – {v['usual']}{often}"


def names(_: str, v: Values) -> Worded:
    """Word a name with other letters."""
    return str(v["name"]), f"{v['first']}: так в другом месте"


def order(way: str, v: Values) -> Worded:
    """Word a stage or a period out of order."""
    if way == "stage":
        return f"этап {v['number']}", f"после этапа {v['first']} идёт следующий по порядку"
    return f"{v['period']}: {quoted(v['text'])}", f"не раньше, чем начинается «{v['latest']}»: оно стоит выше"


def period_year(_: str, v: Values) -> Worded:
    """Word a period without its year."""
    return f"{v['period']}: {quoted(v['text'])}", "срок с годом"


def responsible(_: str, v: Values) -> Worded:
    """Word an action nobody answers for."""
    return quoted(v["text"]), "у каждого мероприятия назван ответственный"
