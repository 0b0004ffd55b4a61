"""Which texts gave way to which because of a change, as the register recorded it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from normdocs.domain.catalogue import Span
from normdocs.domain.change.amendment import in_words, rewording
from normdocs.domain.change.impact import ValueChange
from normdocs.domain.change.report import Holder, Rewritten, concerned, steps
from normdocs.domain.document import DocumentKey, Version
from normdocs.domain.registry import Registry
from normdocs.services.change.impact import OWN
from normdocs.services.ports import View

ACT = re.compile(r"basis\[(\d+)\]")
NUMBERED = r"{change}-\d{{1,3}}"


@dataclass(frozen=True)
class Search:
    """Finds what was made because of a change; `acts` are the changed act and those that took its place."""

    view: View
    change: str
    acts: tuple[str, ...]
    known: frozenset[str]
    registry: Registry

    def documents(self) -> Iterator[Rewritten]:
        """Yield the documents the change gave another text."""
        for key in self.keys():
            yield from self.rewritten(self.view.history(key))

    def keys(self) -> list[DocumentKey]:
        """Return the documents to look at: those that ever rested on one of the acts, those amended."""
        found = {key for act in self.acts for key in self.view.ever_citing(act)}
        if not self.acts:
            for one in self.view.organisations():
                found.update(version.key for version in self.view.amendments(one.id) if self.filed(version))
        return sorted(found)

    def filed(self, version: Version) -> bool:
        """Return whether an amended text was made under the name of this change, the 2nd time as "name-2"."""
        if version.cause is None or version.cause == self.change:
            return version.cause is not None
        numbered = re.fullmatch(NUMBERED.format(change=re.escape(self.change)), version.cause)
        return bool(numbered) and version.cause not in self.known

    def rewritten(self, history: tuple[Version, ...]) -> Iterator[Rewritten]:
        """Yield the texts of a document that are due to the change; of drafts made one after another, one."""
        draft: Rewritten | None = None
        for old, new in steps(history):
            found = self.compared(old, new)
            if found and new.cause:
                yield replace(found, order=self.order(new))
            elif found:
                draft = self.compared(draft.old, new) if draft else found
        if draft:
            yield draft

    def compared(self, old: Version, new: Version) -> Rewritten | None:
        """Return what was worded otherwise, None when it is not due to the change."""
        acts = set(self.acts)
        if not self.filed(new) and acts.isdisjoint({*old.basis, *new.basis}):
            return None
        before, after = (self.view.provenance(one.key, one.number) for one in (old, new))
        wording = in_words(one for one in rewording(before, after) if not one.origin.startswith(OWN))
        due = self.filed(new) or concerned(old, new, acts) or self.retold(new, wording)
        return Rewritten(old, new, wording) if due and wording else None

    def retold(self, new: Version, wording: Iterable[ValueChange]) -> bool:
        """Return whether one of the acts is cited in other words: its title was corrected, it was amended."""
        places = [ACT.match(change.origin) for change in wording if change.new is not None]
        return any(place and new.basis[int(place[1])] in self.acts for place in places)

    def order(self, version: Version) -> Version | None:
        """Return the order that amends the document."""
        kinds = [kind for kind in self.registry.types if kind.span is Span.CHANGE]
        keys = [DocumentKey(version.key.organisation, kind.code, version.cause or "") for kind in kinds]
        return next((order for order in map(self.view.version, keys) if order), None)

    def holders(self, wanted: set[str]) -> dict[str, Holder]:
        """Return what the organisations are called."""
        return {
            one.id: Holder(one.id, one.short_name, one.municipality or one.region)
            for one in self.view.organisations()
            if one.id in wanted
        }
