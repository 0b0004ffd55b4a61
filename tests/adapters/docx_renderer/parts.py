"""Parts and pieces python-docx cannot make: notes, drawings, text boxes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml.parser import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_part(blob: bytes, entry: str, kind: str, content: str) -> bytes:
    """Return `blob` with one more part the document relates to."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else old.read(name)
            if name == "[Content_Types].xml":
                override = (
                    f'<Override PartName="/{entry}" ContentType="application/vnd.openxmlformats-'
                    f'officedocument.wordprocessingml.{kind}+xml"/></Types>'
                )
                data = str(data).replace("</Types>", override)
            if name == "word/_rels/document.xml.rels":
                relation = (
                    '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                    f'relationships/{kind}" Target="{entry.removeprefix("word/")}"/></Relationships>'
                )
                data = str(data).replace("</Relationships>", relation)
            new.writestr(name, data)
        new.writestr(entry, content)
    return out.getvalue()


def notes(text: str, root: str = "footnotes") -> str:
    one = root.removesuffix("s")
    return (
        f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n<w:{root} {W}>"
        f'<w:{one} w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{one}></w:{root}>'
    )


def drawing(number: int, description: str = "герб") -> Any:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return parse_xml(
        f'<w:r {W}><w:drawing><wp:inline xmlns:wp="{wp}"><wp:extent cx="1" cy="1"/>'
        f'<wp:docPr id="{number}" name="n" descr="{description}"/></wp:inline></w:drawing></w:r>'
    )


def text_box(text: str) -> Any:
    inner = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return parse_xml(
        f'<w:r {W}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">{inner}</v:shape></w:pict></w:r>'
    )
