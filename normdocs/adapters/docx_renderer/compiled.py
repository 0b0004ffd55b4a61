"""A template compiled once and rendered many times."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol

from jinja2 import Template

from normdocs.adapters.docx_renderer.archive import Archive, Deflate
from normdocs.adapters.docx_renderer.charts.parts import compiled
from normdocs.adapters.docx_renderer.charts.placing import misplaced, refuse_repeated
from normdocs.adapters.docx_renderer.context import require_plain
from normdocs.adapters.docx_renderer.diagnosis import RENDERING, Failure
from normdocs.adapters.docx_renderer.environment import TemplateEnvironment, strict_environment
from normdocs.adapters.docx_renderer.package import PROPERTIES, Package, Source, open_package
from normdocs.adapters.docx_renderer.part import CompiledPart
from normdocs.adapters.docx_renderer.passage import STRAY, Passage, read_passage
from normdocs.adapters.docx_renderer.proof import StrayOutputError
from normdocs.adapters.docx_renderer.properties import CompiledProperties
from normdocs.adapters.docx_renderer.safety import check_package
from normdocs.adapters.docx_renderer.tags import TAG, Place, Tag, located
from normdocs.errors import TemplateError

CACHED = 64
UNRENDERED = "{template}: {place}: tags there are not filled in; move them to the text"


class Rendered(Protocol):
    """A part made anew for every document."""

    entry: str
    kind: str
    constant: bool

    def render(self, context: dict[str, Any]) -> bytes | None:
        """Return the part's new content, None where it stays as it is in the template."""
        ...


class CompiledTemplate:
    """A checked template; `hash` is the SHA-256 of its bytes."""

    def __init__(self, blob: bytes, name: str) -> None:
        check_package(blob, name)
        self.hash = hashlib.sha256(blob).hexdigest()
        self.name = name
        self._passages: list[tuple[Passage, Template]] = []
        package = open_package(blob, name)
        self._charts = package.charts(name)
        self._refuse_unrendered(package)
        parts: list[Rendered] = [self._part(source, package) for source in package.sources()]
        parts += [self._properties(package), *compiled(self._charts)]
        self._assemble(package, parts)

    @property
    def fields(self) -> frozenset[str]:
        """The path of every value the template reads: `organisation.name`, `stages[].title`."""
        return frozenset(self.places)

    @property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """Value path → the places that read it, as a person would look for them."""
        found: dict[str, dict[str, None]] = {}
        for passage, _ in self._passages:
            for path, tag in passage.located_reads():
                found.setdefault(path, {})[tag.place.described] = None
        for value in (chart.value for chart in self._charts):
            for path in value.reads:
                found.setdefault(path, {})[value.place.described] = None
        return {path: tuple(places) for path, places in sorted(found.items())}

    @property
    def proven(self) -> bool:
        """Whether every part does without docxtpl's passes over the output."""
        return all(getattr(part, "proven", True) for part in self._parts)

    def render(self, context: Mapping[str, Any], *, deflate: Deflate = "zlib") -> bytes:
        """Return the document for `context`: equal bytes for equal values. Raise RenderError."""
        require_plain(context, self.name)
        values = dict(context)
        contents = {part.entry: self._rendered(part, values) for part in self._parts}
        return self._archive.assembled(contents, deflate)

    def _rendered(self, part: Rendered, values: dict[str, Any]) -> bytes | None:
        try:
            return part.render(values)
        except RENDERING as error:
            raise Failure(self.name, part.kind, self._passages, values).explained(error) from error

    def _part(self, source: Source, package: Package) -> CompiledPart:
        if source.kind != "document" and misplaced(source.tree):
            raise TemplateError(UNRENDERED, template=self.name, place=Place(source.kind))
        environment = strict_environment()
        xml = package.patched(source.xml).removeprefix(source.opening)
        passage = read_passage(
            xml, located(xml, source.tree, source.kind), environment, self.name, Place(source.kind)
        )
        refuse_repeated(passage.tree, self._charts)
        try:
            part = CompiledPart(source, passage.tree, environment)
        except StrayOutputError as error:
            passage.reject(STRAY, error.line)
        self._passages.append((passage, part.template))
        return part

    def _properties(self, package: Package) -> CompiledProperties:
        environment = strict_environment(autoescape=False)
        texts = package.properties()
        templates = {name: self._property(name, text, environment) for name, text in texts.items()}
        entry, xml = package.property_source(CompiledProperties.marks(PROPERTIES))
        constant = not any(TAG.search(text) for text in texts.values())
        return CompiledProperties(entry, xml, templates, constant=constant)

    def _property(self, name: str, text: str, environment: TemplateEnvironment) -> Template:
        place = Place(f"property {name}", snippet=text)
        tags = tuple(Tag(tag.group(), place) for tag in TAG.finditer(text))
        passage = read_passage(text, tags, environment, self.name, place)
        code = environment.compile(passage.tree, name=name, filename=f"<{name}>")
        template = Template.from_code(environment, code, {})
        self._passages.append((passage, template))
        return template

    def _refuse_unrendered(self, package: Package) -> None:
        for kind, xml in package.unrendered():
            if TAG.search(package.patched(xml)):
                raise TemplateError(UNRENDERED, template=self.name, place=Place(kind))

    def _assemble(self, package: Package, parts: list[Rendered]) -> None:
        fixed = {part.entry: self._rendered(part, {}) for part in parts if part.constant}
        self._parts = [part for part in parts if not part.constant]
        entries = [(name, fixed.get(name) or data) for name, data in package.entries()]
        self._archive = Archive(entries, frozenset(part.entry for part in self._parts))


@lru_cache(maxsize=CACHED)
def compile_template(blob: bytes, name: str) -> CompiledTemplate:
    """Return the template compiled, once per content and name. Raise TemplateError, UnsafeTemplateError."""
    return CompiledTemplate(blob, name)
