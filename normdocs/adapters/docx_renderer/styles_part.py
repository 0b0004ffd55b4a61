"""The named styles of a profile written into a document's styles part."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from normdocs.adapters.docx_renderer.style import NamedStyle, StyleProfile

_REFERENCES = tuple(
    map(qn, ("w:pStyle", "w:basedOn", "w:next", "w:link", "w:rStyle", "w:styleLink", "w:numStyleLink"))
)
_OWN = ("w:name", "w:basedOn", "w:next", "w:link", "w:qFormat", "w:pPr", "w:rPr")
_TAGS = """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
locked personal rsid pPr rPr tblPr"""
_ORDER = tuple(qn(f"w:{tag}") for tag in _TAGS.split())


def put_defaults(styles: Any, profile: StyleProfile) -> None:
    """Write the base font, size and language as the document's defaults."""
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is not None:
        styles.remove(defaults)
    defaults = OxmlElement("w:docDefaults")
    run = _child(_child(defaults, "w:rPrDefault"), "w:rPr")
    _fonts(run, profile)
    _size(run, profile.font_size)
    _child(run, "w:lang", val=profile.language, eastAsia=profile.language, bidi="ar-SA")
    _child(_child(defaults, "w:pPrDefault"), "w:pPr")
    styles.insert(0, defaults)


def put_styles(document: Any, profile: StyleProfile, text_width: float) -> None:
    """Write every named style; a style of that name under another id gets the profile's id everywhere.

    `text_width` in millimetres is what places "at the right edge" and "in the middle" are measured on.
    """
    styles = document.styles.element
    for named in profile.styles:
        found = _found(styles, named)
        if found is None:
            found = _child(styles, "w:style", type="paragraph", styleId=named.id)
            if not _built_in(named):
                found.set(qn("w:customStyle"), "1")
        elif found.get(qn("w:styleId")) != named.id:
            _rename(document, found, named.id)
        _unlink(styles, found)
        _write(found, named, profile, text_width)


def _found(styles: Any, named: NamedStyle) -> Any:
    own = [each for each in styles.findall(qn("w:style")) if each.get(qn("w:type")) == "paragraph"]
    by_id = [each for each in own if each.get(qn("w:styleId")) == named.id]
    by_name = [each for each in own if _name(each).lower() == named.name.lower()]
    return next(iter(by_id + by_name), None)


def _name(style: Any) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"), ""))


def _built_in(named: NamedStyle) -> bool:
    return named.name in ("Normal", "Title", "Subtitle") or named.name.startswith("heading ")


def _rename(document: Any, style: Any, new: str) -> None:
    old = style.get(qn("w:styleId"))
    style.set(qn("w:styleId"), new)
    for part in document.part.package.parts:
        element = getattr(part, "element", None)
        if element is None:
            continue
        for reference in element.iter(*_REFERENCES):
            if reference.get(qn("w:val")) == old:
                reference.set(qn("w:val"), new)


def _unlink(styles: Any, style: Any) -> None:
    """Part the style from its character style, which would lend it letter-spacing and colours of its own."""
    identifier = style.get(qn("w:styleId"))
    for other in styles.findall(qn("w:style")):
        for link in other.findall(qn("w:link")):
            if link.get(qn("w:val")) == identifier:
                other.remove(link)


def _write(style: Any, named: NamedStyle, profile: StyleProfile, text_width: float) -> None:
    numbering = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if numbering is not None and numbering.find(qn("w:numId")) is None:
        numbering = None  # Word's own Subtitle names a level of no list
    for tag in _OWN:
        for node in style.findall(qn(tag)):
            style.remove(node)
    if named.id == "Normal":
        style.set(qn("w:default"), "1")
    _child(style, "w:name", val=named.name)
    if named.based_on:
        _child(style, "w:basedOn", val=named.based_on)
    if named.next:
        _child(style, "w:next", val=named.next)
    _child(style, "w:qFormat")
    _paragraph(_child(style, "w:pPr"), named, numbering, text_width)
    _run(_child(style, "w:rPr"), named, profile)
    style[:] = sorted(style, key=lambda node: _ORDER.index(node.tag) if node.tag in _ORDER else len(_ORDER))


def _paragraph(properties: Any, named: NamedStyle, numbering: Any, text_width: float) -> None:
    """Write the paragraph properties in the order the schema wants."""
    for tag, value in (("w:keepNext", named.keep_next), ("w:keepLines", named.keep_lines)):
        _switch(properties, tag, value)
    _switch(properties, "w:widowControl", named.widow_control)
    if numbering is not None:
        properties.append(numbering)
    _tabs(properties, named, text_width)
    _spacing(properties, named)
    _indent(properties, named, text_width)
    if named.alignment:
        _child(properties, "w:jc", val=named.alignment)
    if named.outline_level is not None:
        _child(properties, "w:outlineLvl", val=str(named.outline_level))


def _tabs(properties: Any, named: NamedStyle, text_width: float) -> None:
    if not named.tabs:
        return
    tabs = _child(properties, "w:tabs")
    for tab in named.tabs:
        leader = {"leader": tab.leader} if tab.leader else {}
        place = text_width if tab.at == "edge" else text_width / 2
        _child(tabs, "w:tab", val=tab.align, **leader, pos=_twips(place))


def _spacing(properties: Any, named: NamedStyle) -> None:
    values = {}
    if named.before is not None:
        values["before"] = str(round(named.before * 20))
    if named.after is not None:
        values["after"] = str(round(named.after * 20))
    if named.line_spacing is not None:
        values |= {"line": str(round(named.line_spacing * 240)), "lineRule": "auto"}
    if values:
        _child(properties, "w:spacing", **values)


def _indent(properties: Any, named: NamedStyle, text_width: float) -> None:
    left = named.left if named.block is None else text_width - named.block
    pairs = (
        ("left", left),
        ("right", named.right),
        ("hanging", named.hanging),
        ("firstLine", named.first_line),
    )
    values = {name: _twips(value) for name, value in pairs if value is not None}
    if values:
        _child(properties, "w:ind", **values)


def _run(properties: Any, named: NamedStyle, profile: StyleProfile) -> None:
    if named.based_on is None:
        _fonts(properties, profile)
    for tag, value in (("w:b", named.bold), ("w:i", named.italic), ("w:caps", named.capitals)):
        _switch(properties, tag, value)
    if named.font_size is not None:
        _size(properties, named.font_size)


def _fonts(properties: Any, profile: StyleProfile) -> None:
    _child(properties, "w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), profile.font))


def _size(properties: Any, points: float) -> None:
    for tag in ("w:sz", "w:szCs"):
        _child(properties, tag, val=str(round(points * 2)))


def _switch(properties: Any, tag: str, value: bool | None) -> None:
    if value is not None:
        _child(properties, tag, **({} if value else {"val": "0"}))


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made


def _twips(millimetres: float) -> str:
    return str(round(millimetres * 1440 / 25.4))
