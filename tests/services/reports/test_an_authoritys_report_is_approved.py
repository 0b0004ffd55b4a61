"""A municipality's report goes along its own route: whoever answers for mentoring, the head, the site."""

from __future__ import annotations

from pathlib import Path

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.report_files import load_report
from normdocs.domain.document import State
from normdocs.services.approval.office import By
from normdocs.services.reports.filing import Filer
from tests.services.approvals import EDITOR, Rooms
from tests.services.schools import ROOT, real, unmarked
from tests.services.workshop import Workshop

UNSEEN = ROOT / "examples" / "municipality-unseen" / "primersk"


def test_a_statement_is_checked_signed_and_published(tmp_path: Path) -> None:
    work = Workshop(tmp_path)
    profile = real(load_profile(UNSEEN / "organisation.yaml"))
    work.admit(profile)
    report = load_report(UNSEEN / "M09.yaml")
    stated = type(report).model_validate(unmarked(report.model_dump(mode="json")))
    Filer(work.known, work.register, work.clock).file(stated, "Примеров П. П.")
    work.generator.generate(profile.id, ["M09"])
    rooms = Rooms(work)
    official, head = By("municipal-official"), By("head")

    rooms.approver.submit(profile.id, "M09", official)
    rooms.approver.approve(profile.id, "M09", official)
    rooms.approver.approve(profile.id, "M09", head)
    assert work.version(profile.id, "M09").state is State.APPROVED

    rooms.executor.publish(profile.id, "M09", EDITOR)
    assert work.version(profile.id, "M09").state is State.PUBLISHED
