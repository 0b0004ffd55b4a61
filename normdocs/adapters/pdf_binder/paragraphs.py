"""Paragraphs added to the tags of a document, so that what is drawn on its pages is read aloud too."""

from __future__ import annotations

from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject

from normdocs.adapters.pdf_binder.tags import PAGE_KEY, element, entries, listed


class Paragraphs:
    """A section at the end of a document's tags; in a document without tags nothing is marked."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        tree = writer.root_object.get("/StructTreeRoot")
        self._tree: DictionaryObject | None = tree.get_object() if tree is not None else None
        if self._tree is None:
            return
        parents = self._tree.get("/ParentTree", DictionaryObject()).get_object()
        self._entries = dict(entries(parents))
        self._section = self._add_section(self._tree)

    def mark(self, page: PageObject, content: str) -> str:
        """Return `content` marked as the next paragraph of `page`."""
        if self._tree is None:
            return content
        listed_here = self._elements_of(page)
        number = len(listed_here)
        paragraph = element("/P", self._section)
        paragraph[NameObject("/Pg")] = page.indirect_reference or page
        paragraph[NameObject("/K")] = NumberObject(number)
        reference = self._writer._add_object(paragraph)
        listed_here.append(reference)
        self._kids.append(reference)
        return f"/P <</MCID {number}>> BDC\n{content}\nEMC"

    def close(self) -> None:
        """Write the list of which page holds which tags."""
        if self._tree is None:
            return
        numbers = ArrayObject()
        for key, value in sorted(self._entries.items()):
            numbers.extend([NumberObject(key), value])
        parents = self._writer._add_object(DictionaryObject({NameObject("/Nums"): numbers}))
        self._tree[NameObject("/ParentTree")] = parents
        self._tree[NameObject("/ParentTreeNextKey")] = NumberObject(max(self._entries, default=-1) + 1)

    def _add_section(self, tree: DictionaryObject) -> IndirectObject:
        """Add a section to the document's element, or to the root where the document has none."""
        holder, reference = tree, tree.indirect_reference
        for kid in listed(tree, "/K"):
            whole = kid.get_object()
            if isinstance(whole, DictionaryObject) and whole.get("/S") == "/Document":
                holder, reference = whole, whole.indirect_reference
        if reference is None:
            reference = self._writer._add_object(holder)
        section = element("/Sect", reference)
        self._kids = ArrayObject()
        section[NameObject("/K")] = self._kids
        added = self._writer._add_object(section)
        holder[NameObject("/K")] = ArrayObject([*listed(holder, "/K"), added])
        return added

    def _elements_of(self, page: PageObject) -> ArrayObject:
        """Return which element each marked passage of the page belongs to."""
        if PAGE_KEY not in page:
            page[NameObject(PAGE_KEY)] = NumberObject(max(self._entries, default=-1) + 1)
        key = int(str(page[PAGE_KEY]))
        found = self._entries.setdefault(key, ArrayObject()).get_object()
        if not isinstance(found, ArrayObject):
            raise TypeError(f"the tags of page {key} are no list")
        return found
