"""Whoever listens is told of acts that changed, where any document rests on them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from normdocs.domain.acts.act import Act
from normdocs.errors import NormdocsError
from normdocs.services.acts.announcing import Herald
from normdocs.services.acts.importing import Fate, Imported, Incoming
from tests.services.schools import SHAKHTY, completed
from tests.services.workshop import Workshop


class Told:
    """An orchestration that remembers what it was told, or cannot be reached."""

    def __init__(self, *, reachable: bool = True) -> None:
        self.events: list[tuple[str, str, Mapping[str, str]]] = []
        self.reachable = reachable

    def run(self, flow: str, parameters: Mapping[str, object]) -> object:
        raise AssertionError(flow)

    def announce(self, event: str, resource: str, payload: Mapping[str, str]) -> bool:
        if not self.reachable:
            raise NormdocsError("{address} does not answer", address="http://prefect")
        self.events.append((event, resource, payload))
        return True


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    workshop = Workshop(tmp_path)
    workshop.run(completed(SHAKHTY), "S01")
    return workshop


def test_an_act_a_document_cites_is_announced_by_its_id(workshop: Workshop) -> None:
    told = Told()
    assert Herald(workshop.known, workshop.register, told).tell(["rostov-446-2020"]) == ("rostov-446-2020",)
    resource = "normdocs.act.rostov-446-2020"
    assert told.events == [("normdocs.act.changed", resource, {"act": "rostov-446-2020"})]


def test_an_act_no_document_rests_on_is_not_announced(workshop: Workshop) -> None:
    elsewhere = act(workshop, "rostov-446-2020").model_copy(update={"id": "elsewhere", "territory": "Адыгея"})
    with workshop.register.unit() as unit:
        unit.save_acts([elsewhere])
    told = Told()
    assert Herald(workshop.known, workshop.register, told).tell(["elsewhere"]) == ()
    assert told.events == []


def test_who_cannot_be_told_is_named_with_the_command_that_does_the_same(workshop: Workshop) -> None:
    herald = Herald(workshop.known, workshop.register, Told(reachable=False))
    with pytest.raises(NormdocsError, match="normdocs acts apply rostov-446-2020") as failure:
        herald.tell(["rostov-446-2020"])
    assert "http://prefect does not answer" in str(failure.value)


def test_an_import_changes_what_was_known_and_what_a_new_act_amends(workshop: Workshop) -> None:
    old = act(workshop, "rostov-446-2020")
    amending = old.model_copy(update={"id": "amending", "amends": ("rostov-602-2020",)})
    plain = old.model_copy(update={"id": "plain"})
    imported = Imported(
        [
            Incoming(old, old, Fate.CHANGED),
            Incoming(amending, None, Fate.NEW),
            Incoming(plain, None, Fate.NEW),
        ],
        ["rostov-446-2020", "amending", "plain"],
    )
    assert imported.changed == ("rostov-446-2020", "rostov-602-2020")


def act(workshop: Workshop, name: str) -> Act:
    return next(act for act in workshop.registry.acts if act.id == name)
