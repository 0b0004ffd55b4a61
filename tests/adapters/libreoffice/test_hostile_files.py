"""A document that names pictures elsewhere gets none of them."""

from __future__ import annotations

import io
import re
import subprocess
import threading
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer

import docx
import pytest
from pypdf import PdfReader

from normdocs.adapters.libreoffice import LibreOfficePool, process

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def png(size=8):
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = size.to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    rows = (b"\0" + b"\xff\0\0" * size) * size
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def with_linked_picture(address):
    """A Word file whose only picture is not in it but at `address`."""
    document = docx.Document()
    document.add_paragraph("До рисунка")
    document.add_picture(io.BytesIO(png()))
    relation = document.part.relate_to(address, RELATION, is_external=True)
    xml = document.element.body
    for blip in xml.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"):
        embed = next(name for name in blip.attrib if name.endswith("}embed"))
        del blip.attrib[embed]
        blip.set(re.sub("}embed$", "}link", embed), relation)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture
def server():
    """A web server on this machine that notes what it is asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(png())

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as web:
        thread = threading.Thread(target=web.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{web.server_port}/picture.png", asked
        web.shutdown()
        thread.join()


def pictures(pdf):
    return [image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images]


@pytest.mark.parametrize("network", ["cut off", "only forbidden by the settings"])
def test_a_linked_picture_is_not_fetched_from_the_network(server, network, monkeypatch):
    address, asked = server
    if network != "cut off":
        monkeypatch.setattr(process, "without_network", lambda: ())
    with LibreOfficePool(size=1) as pool:
        [(_, pdf)] = pool.convert([("а", with_linked_picture(address))])
    assert asked == []
    assert "До рисунка" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_an_office_program_left_to_itself_does_fetch_it(server, tmp_path):
    """The two tests above would pass on any document: this one shows that the picture is asked for."""
    address, asked = server
    (tmp_path / "a.docx").write_bytes(with_linked_picture(address))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True)
    assert asked


def test_a_linked_picture_is_not_read_from_the_disk(tmp_path):
    picture = tmp_path / "secret.png"
    picture.write_bytes(png())
    with LibreOfficePool(size=1) as pool:
        [(_, pdf)] = pool.convert([("а", with_linked_picture(picture.as_uri()))])
    assert pictures(pdf) == []
