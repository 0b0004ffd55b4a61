"""Publishing templates: each is checked and tried before the register names a version of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normdocs.content.examples import examples
from normdocs.content.families import FAMILIES
from normdocs.domain.template_version import TemplateVersion
from normdocs.errors import NormdocsError, RenderError, TemplateError
from normdocs.services.making.inspection import Inspector, undeclared
from normdocs.services.ports import Archive, Clock, Register, TemplateFolder, Trial, Unit

UNSOUND = "nothing is published; mistakes found: {count}"
UNKNOWN = "{template}: no document type is made from it; registry/document_types names the templates"


@dataclass(frozen=True)
class Published:
    """The newest version of a template; not `new` where its bytes were published before."""

    version: TemplateVersion
    new: bool


@dataclass(frozen=True)
class Checked:
    """The bytes of a template that was found sound."""

    template: str
    blob: bytes


@dataclass(frozen=True)
class Publisher:
    """Makes the folder's templates the ones that are used."""

    inspector: Inspector
    folder: TemplateFolder
    register: Register
    archive: Archive
    trial: Trial
    clock: Clock

    def publish(self, templates: Iterable[str], name: str, note: str = "") -> tuple[Published, ...]:
        """Publish templates, all or none, by their paths below templates/; `name` is who does.

        TemplateError with what is wrong with each as its causes. Equal bytes make no new version. The bytes
        are in the archive before the register names them.
        """
        checked = self.check(templates)
        with self.register.unit() as unit:
            unit.hold_templates()
            return tuple([self._published(unit, one, name, note) for one in checked])

    def check(self, templates: Iterable[str]) -> list[Checked]:
        """Return the templates as the folder has them; TemplateError naming all that is wrong with them."""
        checked: list[Checked] = []
        found: list[NormdocsError] = []
        for template in dict.fromkeys(templates):
            try:
                checked.append(Checked(template, self.folder.read(template)))
                found.extend(self.mistakes(checked[-1]))
            except TemplateError as error:
                found.append(error)
        if found:
            raise TemplateError(UNSOUND, causes=tuple(found), count=len(found))
        return checked

    def mistakes(self, one: Checked) -> Iterator[NormdocsError]:
        """Yield what is wrong with a template: by its contract, on trial with examples of its fields."""
        families = {family for template, family in self.inspector.named() if template == one.template}
        if not families:
            yield TemplateError(UNKNOWN, template=one.template)
        for family in sorted(families):
            model = FAMILIES[family]
            try:
                self.trial(one.blob, one.template, [examples(model), examples(model, sparse=True)])
                failure = None
            except RenderError as error:
                # A field there is not cannot be filled in: better said with the one that was meant.
                failure = error
            except TemplateError as error:
                yield error
                return
            places = self.folder.compiled(one.blob, one.template).places
            unknown = [*undeclared(one.template, places, model)]
            yield from unknown or filter(None, [failure])

    def _published(self, unit: Unit, one: Checked, name: str, note: str) -> Published:
        known = unit.template_versions(one.template)
        content = self.archive.put(one.blob)
        if known and known[-1].content == content:
            return Published(known[-1], new=False)
        now = self.clock.now()
        version = TemplateVersion(one.template, len(known) + 1, content, name, now, note)
        unit.publish_template(version)
        return Published(version, new=True)
