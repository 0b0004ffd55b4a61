"""Two schools on a desk, orders of one in force, and the regional order both rest on replaced."""

from __future__ import annotations

from normdocs.bootstrap import Application
from normdocs.services.approval.registering import Wish
from tests.services.approvals import COUNCIL, CURATOR, DAY, GOVERNORS, HEAD, OFFICIAL, PROTOCOL
from tests.services.schools import altered, completed, real
from tests.workspace import FEDOSEEVSKAYA, SHAKHTY, Answer, Desk

OLD, NEW = "rostov-446-2020", "rostov-made-up-294"
REGION = "Ростовская область"
REPLACEMENT = """
acts:
  - id: rostov-made-up-294
    level: regional
    kind: приказ
    issuer: министерство общего и профессионального образования Ростовской области
    date: 2023-03-21
    number: 22/294
    title: Вымышленный пример
    territory: Ростовская область
    valid_from: 2023-03-21
    verified: false
    source: вымышленный пример
"""


def admit(app: Application, organisation: str) -> None:
    """Make the set of a school whose every example value is a fact and that issued nothing yet."""
    app.registrar.admit(altered(real(completed(organisation)), issued=[], planning={"date": None}))
    app.generator.generate(organisation)


def sign_orders(app: Application) -> None:
    """Take two orders of the Shakhty school and their annexes to their signatures."""
    for code in ("S01", "S02", "S03", "S04"):
        app.approver.submit(SHAKHTY, code)
        app.approver.approve(SHAKHTY, code, CURATOR)
    app.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    app.clerk.register(SHAKHTY, "S02", Wish(DAY, "162/1"))
    app.approver.approve(SHAKHTY, "S04", COUNCIL, PROTOCOL)
    app.approver.approve(SHAKHTY, "S04", GOVERNORS)
    app.approver.approve(SHAKHTY, "S01", HEAD)
    app.approver.approve(SHAKHTY, "S03", OFFICIAL)
    app.approver.approve(SHAKHTY, "S02", HEAD)


def before_the_change(desk: Desk) -> Desk:
    """Put two schools on the desk; S01–S04 of one are signed, everything else is a draft."""
    with desk.at() as app:
        for organisation in (SHAKHTY, FEDOSEEVSKAYA):
            admit(app, organisation)
        sign_orders(app)
    return desk


def replaced(desk: Desk) -> Answer:
    """Record that the regional order has a successor."""
    file = desk.outputs.parent / "new-acts.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(REPLACEMENT, encoding="utf-8")
    added = desk.run("acts", "add", file, "--name", "Примеров П. П.")
    assert added.code == 0, added.said
    return desk.run("acts", "replace", OLD, NEW, "--name", "Примеров П. П.")
