"""The tags of several files (what is a heading, a table, a cell) as one tree, for reading aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

PAGE_KEY, ANNOTATION_KEY = "/StructParents", "/StructParent"


def join_tags(writer: PdfWriter, sources: Sequence[PdfReader]) -> None:
    """Bring the tags of `sources`, whose pages `writer` holds in this order; nothing when one has none.

    To be called when equal objects have been merged: two empty cells are equal and must stay two.
    """
    trees = [source.root_object.get("/StructTreeRoot") for source in sources]
    if any(tree is None for tree in trees):
        return
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    reference = writer._add_object(root)
    whole = element("/Document", reference)
    whole_reference = writer._add_object(whole)
    kids, numbers, roles = ArrayObject(), ArrayObject(), DictionaryObject()
    pages = iter(writer.pages)
    key = 0
    for source, tree in zip(sources, (tree.get_object() for tree in trees if tree is not None), strict=True):
        _redirect(writer, source, tree, whole_reference)
        kids.extend(kid.clone(writer) for kid in listed(tree, "/K"))
        roles.update(tree.get("/RoleMap", DictionaryObject()).get_object())
        for own, page in zip(source.pages, pages, strict=False):
            _number_page(own, page, key)
        key = _move_entries(writer, tree, numbers, key)
    parents = writer._add_object(DictionaryObject({NameObject("/Nums"): numbers}))
    whole[NameObject("/K")] = kids
    root[NameObject("/K")], root[NameObject("/RoleMap")] = whole_reference, roles
    root[NameObject("/ParentTree")], root[NameObject("/ParentTreeNextKey")] = parents, NumberObject(key)
    writer.root_object[NameObject("/StructTreeRoot")] = reference
    writer.root_object[NameObject("/MarkInfo")] = DictionaryObject(
        {NameObject("/Marked"): BooleanObject(True)}
    )


def element(role: str, parent: IndirectObject) -> DictionaryObject:
    """Return an element of that role under `parent`."""
    names = {"/Type": NameObject("/StructElem"), "/S": NameObject(role), "/P": parent}
    return DictionaryObject({NameObject(name): value for name, value in names.items()})


def _redirect(writer: PdfWriter, source: PdfReader, tree: DictionaryObject, parent: IndirectObject) -> None:
    """Let copies of a file's elements name `parent` for its root, and the objects merged copies became."""
    merged = {copy.idnum: kept.idnum for kept, copies in writer._idnum_hash.values() for copy in copies}
    known = writer._id_translated.setdefault(id(source), {})
    known.update({old: merged[new] for old, new in known.items() if new in merged})
    if tree.indirect_reference is not None:
        known[tree.indirect_reference.idnum] = parent.idnum


def _move_entries(writer: PdfWriter, tree: DictionaryObject, numbers: ArrayObject, first: int) -> int:
    """Copy the entries of a parent tree, their keys moved up by `first`; return the next free key."""
    free = first
    for key, value in entries(tree["/ParentTree"].get_object()):
        numbers.extend([NumberObject(first + key), value.clone(writer)])
        free = max(free, first + key + 1)
    return free


def entries(node: PdfObject | None) -> Iterator[tuple[int, PdfObject]]:
    """Yield the keys and values of a parent tree."""
    if not isinstance(node, DictionaryObject):
        return
    pairs = listed(node, "/Nums")
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        yield _integer(key), value
    for kid in listed(node, "/Kids"):
        yield from entries(kid.get_object())


def _number_page(own: PageObject, page: PageObject, first: int) -> None:
    """Put back the key pypdf leaves out when it copies a page, and those of its links."""
    if PAGE_KEY in own:
        page[NameObject(PAGE_KEY)] = NumberObject(first + _integer(own[PAGE_KEY]))
    for annotation in listed(page, "/Annots"):
        shown = annotation.get_object()
        if isinstance(shown, DictionaryObject) and ANNOTATION_KEY in shown:
            shown[NameObject(ANNOTATION_KEY)] = NumberObject(first + _integer(shown[ANNOTATION_KEY]))


def _integer(value: PdfObject) -> int:
    return int(str(value.get_object()))


def listed(holder: DictionaryObject, name: str) -> list[PdfObject]:
    """Return what stands under `name`, an array or one object, references left as they are."""
    if name not in holder:
        return []
    value = holder[name]
    return list(value) if isinstance(value, ArrayObject) else [holder.raw_get(name)]
