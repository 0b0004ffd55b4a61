"""Our document and plain docxtpl's, part by part, as canonical XML.

docxtpl knows no charts: the parts that hold their numbers are ours alone, and so is the height of a chart.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from normdocs.adapters.docx_renderer import compile_template
from normdocs.adapters.docx_renderer.environment import TemplateEnvironment, strict_environment

CHARTS = ("word/charts/", "word/embeddings/")
CHART = b"drawingml/2006/chart"


class OnceEscaped(DocxTemplate):
    """docxtpl whose document properties are not escaped twice under autoescape."""

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        super().render_properties(context, strict_environment(autoescape=False))


def rendered_by_docxtpl(
    blob: bytes, context: Mapping[str, Any], environment: TemplateEnvironment | None = None
) -> bytes:
    template = OnceEscaped(io.BytesIO(blob))
    template.render(dict(context), environment or strict_environment())
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def differing_parts(ours: bytes, theirs: bytes) -> list[str]:
    """Return the names of the parts that differ, or that only one of the two has."""
    mine, other = _parts(ours), _parts(theirs)
    return sorted(name for name in mine.keys() | other.keys() if mine.get(name) != other.get(name))


def assert_same_as_docxtpl(blob: bytes, context: Mapping[str, Any]) -> bytes:
    ours = compile_template(blob, "t.docx").render(context)
    theirs = rendered_by_docxtpl(blob, context)
    differing = differing_parts(ours, theirs)
    assert not differing, "\n".join(_shown(name, ours, theirs) for name in differing)
    return ours


def _parts(blob: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        names = (name for name in archive.namelist() if not name.startswith(CHARTS))
        return {name: _canonical(name, archive.read(name)) for name in names}


def _canonical(name: str, data: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return data
    if CHART in data:
        data = re.sub(rb'(<wp:extent [^>]*cy=")\d+', rb"\1", data)
    return etree.tostring(etree.fromstring(data), method="c14n")


def _shown(name: str, ours: bytes, theirs: bytes) -> str:
    mine, other = _parts(ours).get(name, b""), _parts(theirs).get(name, b"")
    at = next((i for i, (a, b) in enumerate(zip(mine, other, strict=False)) if a != b), 0)
    around = slice(max(at - 200, 0), at + 300)
    return f"{name} at {at}\n  ours   {mine[around]!r}\n  theirs {other[around]!r}"
