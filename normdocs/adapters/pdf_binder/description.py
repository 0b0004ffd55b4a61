"""What a bound PDF says of itself: title, author, date, language, and that it is PDF/A when its parts are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    TextStringObject,
)

from normdocs.services.ports import Description

PRODUCER = "normdocs"
PDF_A = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{claim}
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{when}</xmp:CreateDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def describe(writer: PdfWriter, description: Description, sources: Sequence[PdfReader]) -> None:
    """Write `description` where PDF readers look for it: information, XMP, catalogue."""
    archival = all(is_pdf_a(reader) for reader in sources)
    root = writer.root_object
    if archival:
        root[NameObject("/OutputIntents")] = sources[0].root_object["/OutputIntents"].clone(writer)
        writer.pdf_header = "%PDF-1.7"
    root[NameObject("/Metadata")] = _packet(writer, description, archival)
    root[NameObject("/Lang")] = TextStringObject(description.language)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    preferences = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    root[NameObject("/ViewerPreferences")] = DictionaryObject(preferences)
    writer.metadata = {
        "/Title": description.title,
        "/Author": description.author,
        "/Producer": PRODUCER,
        "/CreationDate": pdf_date(description.when),
    }


def identify(writer: PdfWriter, sources: Sequence[bytes]) -> None:
    """Give the file an identifier that follows from what it is made of."""
    digest = hashlib.sha256()
    for source in sources:
        digest.update(hashlib.sha256(source).digest())
    name = ByteStringObject(digest.digest()[:16])
    writer._ID = ArrayObject([name, name])


def is_pdf_a(reader: PdfReader) -> bool:
    """Return whether a file says it is PDF/A-2b and has the colour profile that takes."""
    root = reader.root_object
    if "/OutputIntents" not in root or "/Metadata" not in root:
        return False
    packet = root["/Metadata"].get_object()
    return b"<pdfaid:part>2<" in packet.get_data() if isinstance(packet, DecodedStreamObject) else False


def pdf_date(when: datetime) -> str:
    """Return a moment as PDF writes it; one without a zone has none there either."""
    zone = when.strftime("%z")
    return when.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


def _packet(writer: PdfWriter, description: Description, archival: bool) -> IndirectObject:
    text = XMP.format(
        claim=PDF_A if archival else "",
        title=escape(description.title),
        author=escape(description.author),
        language=escape(description.language),
        producer=PRODUCER,
        when=description.when.isoformat(timespec="seconds"),
    )
    stream = DecodedStreamObject()
    stream.set_data(text.encode("utf-8"))
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    return writer._add_object(stream)
