"""A font put into a PDF with the letters that are used: text drawn in it can be read and searched."""

from __future__ import annotations

import hashlib
import io

from fontTools import subset
from fontTools.ttLib import TTFont
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from normdocs.adapters.pdf_binder.fonts import EM

NONSYMBOLIC = 32
# Letters no font at hand has are drawn as this: a document for keeping may not hold undefined ones.
STAND_IN = "?"
TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
RANGE = 100


class EmbeddedFont:
    """A font file, and which of its letters were written."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._font = TTFont(io.BytesIO(data), lazy=True)
        self._scale: float = EM / self._font["head"].unitsPerEm
        self._names: dict[int, str] = self._font.getBestCmap()
        self._advances = self._font["hmtx"]
        self._used: dict[int, str] = {}

    def known(self, text: str) -> str:
        """Return `text` with blanks of all widths made one, and letters the font does not have replaced."""
        plain = (" " if letter.isspace() else letter for letter in text)
        return "".join(letter if ord(letter) in self._names else STAND_IN for letter in plain)

    def width(self, text: str, size: float) -> float:
        """Return how wide a line of `text` is, points."""
        names = (self._names[ord(letter)] for letter in self.known(text))
        return sum(float(self._advances[name][0]) for name in names) * self._scale * size / EM

    def write(self, text: str) -> str:
        """Return `text` as the operand of Tj, and remember its letters."""
        codes = []
        for letter in self.known(text):
            glyph = int(self._font.getGlyphID(self._names[ord(letter)]))
            self._used[glyph] = letter
            codes.append(f"{glyph:04X}")
        return f"<{''.join(codes)}>"

    def embed(self, writer: PdfWriter) -> IndirectObject:
        """Add the font with the letters written so far."""
        data = self._subset()
        tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
        name = NameObject(f"/{tag}+{self._font['name'].getDebugName(6)}")
        descendant = writer._add_object(self._descendant(name, self._descriptor(writer, name, data)))
        ranges = TO_UNICODE.format(ranges=self._ranges())
        return writer._add_object(
            _dictionary(
                Type=NameObject("/Font"),
                Subtype=NameObject("/Type0"),
                BaseFont=name,
                Encoding=NameObject("/Identity-H"),
                DescendantFonts=ArrayObject([descendant]),
                ToUnicode=_stream(writer, ranges.encode("ascii")),
            )
        )

    def _subset(self) -> bytes:
        options = subset.Options(
            retain_gids=True, hinting=False, layout_features=[], name_IDs=[], notdef_outline=True
        )
        options.drop_tables += ["FFTM", "cmap", "OS/2", "name", "post", "GDEF", "GPOS", "GSUB", "kern"]
        cut = subset.Subsetter(options)
        cut.populate(gids=sorted(self._used))
        with TTFont(io.BytesIO(self._data), recalcTimestamp=False) as font:
            cut.subset(font)
            target = io.BytesIO()
            font.save(target)
        return target.getvalue()

    def _descriptor(self, writer: PdfWriter, name: NameObject, data: bytes) -> IndirectObject:
        head, line = self._font["head"], self._font["hhea"]
        box = (head.xMin, head.yMin, head.xMax, head.yMax)
        file = _stream(writer, data, Length1=NumberObject(len(data)))
        return writer._add_object(
            _dictionary(
                Type=NameObject("/FontDescriptor"),
                FontName=name,
                Flags=NumberObject(NONSYMBOLIC),
                FontBBox=ArrayObject(NumberObject(round(number * self._scale)) for number in box),
                ItalicAngle=NumberObject(0),
                Ascent=NumberObject(round(line.ascent * self._scale)),
                Descent=NumberObject(round(line.descent * self._scale)),
                CapHeight=NumberObject(round(0.7 * EM)),
                StemV=NumberObject(80),
                FontFile2=file,
            )
        )

    def _descendant(self, name: NameObject, descriptor: IndirectObject) -> DictionaryObject:
        order = self._font.getGlyphOrder()
        widths = ArrayObject()
        for glyph in sorted(self._used):
            width = float(self._advances[order[glyph]][0]) * self._scale
            widths.extend([NumberObject(glyph), ArrayObject([FloatObject(round(width, 3))])])
        return _dictionary(
            Type=NameObject("/Font"),
            Subtype=NameObject("/CIDFontType2"),
            BaseFont=name,
            CIDSystemInfo=_dictionary(
                Registry=TextStringObject("Adobe"),
                Ordering=TextStringObject("Identity"),
                Supplement=NumberObject(0),
            ),
            FontDescriptor=descriptor,
            CIDToGIDMap=NameObject("/Identity"),
            W=widths,
        )

    def _ranges(self) -> str:
        """Return which letter each code stands for, a hundred to a list as the format wants it."""
        letters = [
            f"<{glyph:04X}> <{letter.encode('utf-16-be').hex().upper()}>"
            for glyph, letter in sorted(self._used.items())
        ]
        lists = [letters[start : start + RANGE] for start in range(0, len(letters), RANGE)]
        return "\n".join(f"{len(one)} beginbfchar\n{chr(10).join(one)}\nendbfchar" for one in lists)


def _dictionary(**values: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def _stream(writer: PdfWriter, data: bytes, **more: PdfObject) -> IndirectObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    packed = stream.flate_encode()
    packed.update(_dictionary(**more))
    return writer._add_object(packed)
