"""Published versions of templates in both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normdocs.domain.document import DocumentKey
from normdocs.domain.template_version import TemplateVersion
from normdocs.errors import NormdocsError
from normdocs.services.ports import Register
from tests.adapters.database.samples import NOW, ORDER, profile, rendition

CURATOR, PAIRS = "orders/curator.docx", "orders/pairs.docx"
FIRST = TemplateVersion(CURATOR, 1, "a" * 64, "Примеров П. П.", NOW)
SECOND = TemplateVersion(CURATOR, 2, "b" * 64, "Примеров П. П.", NOW, "исправлена опечатка")
OTHER = TemplateVersion(PAIRS, 1, "c" * 64, "Образцова О. О.", NOW)


def test_versions_are_kept_and_the_newest_is_used(register: Register) -> None:
    with register.unit() as unit:
        assert (unit.published(), unit.template_versions()) == ({}, ())
        for version in (OTHER, FIRST, SECOND):
            unit.hold_templates()
            unit.publish_template(version)
    with register.view() as view:
        assert view.template_versions() == (FIRST, SECOND, OTHER)
        assert view.template_versions(CURATOR) == (FIRST, SECOND)
        assert view.template_versions("orders/unknown.docx") == ()
        assert view.published() == {CURATOR: SECOND.content, PAIRS: OTHER.content}


def test_no_version_is_written_over_another(register: Register) -> None:
    with register.unit() as unit:
        unit.publish_template(FIRST)
    with pytest.raises(NormdocsError), register.unit() as unit:
        unit.publish_template(replace(FIRST, content="d" * 64))
    with register.view() as view:
        assert view.template_versions() == (FIRST,)


def test_documents_are_found_by_the_template_their_latest_version_was_made_from(register: Register) -> None:
    elsewhere = DocumentKey("school-10", "S05", "")
    with register.unit() as unit:
        for name in ("school-9", "school-10"):
            unit.save_profile(profile(name), NOW)
        unit.add_version(rendition(fingerprint="f1", template=CURATOR), NOW)
        unit.add_version(rendition(elsewhere, template=CURATOR), NOW)
    with register.view() as view:
        assert view.made_from(CURATOR) == (elsewhere, ORDER)
        assert view.made_from(CURATOR, "school-9") == (ORDER,)
        assert view.made_from(PAIRS) == ()
    with register.unit() as unit:
        unit.add_version(rendition(fingerprint="f2", template=PAIRS), NOW)
    with register.view() as view:
        assert view.made_from(CURATOR) == (elsewhere,)
        assert view.made_from(CURATOR, "school-9") == ()
        assert view.made_from(PAIRS, "school-9") == (ORDER,)
