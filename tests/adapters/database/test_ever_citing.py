"""Which documents ever rested on an act."""

from __future__ import annotations

from normdocs.domain.document import DocumentKey
from normdocs.services.ports import Register
from tests.adapters.database.samples import NOW, ORDER, profile, rendition

OTHER = DocumentKey("school-10", "S01", "")


def test_documents_are_found_by_any_of_their_versions_in_order(register: Register) -> None:
    with register.unit() as unit:
        for name in ("school-9", "school-10"):
            unit.save_profile(profile(name), NOW)
        unit.add_version(rendition(fingerprint="f1", basis=("old", "law")), NOW)
        unit.add_version(rendition(fingerprint="f2", basis=("old", "law")), NOW)
        unit.add_version(rendition(fingerprint="f3", basis=("new", "law")), NOW)
        unit.add_version(rendition(OTHER, basis=("law",)), NOW)
    with register.view() as view:
        assert view.citing("old") == ()
        assert view.ever_citing("old") == (ORDER,)
        assert view.ever_citing("law") == (OTHER, ORDER)
        assert view.ever_citing("unknown") == ()
