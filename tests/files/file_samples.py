"""Real bytes of good and of hostile files, small on disk."""

import io
import stat
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from huying.foundation.files.checking import check_file
from huying.foundation.files.refusals import FileRefused

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4>>\nstartxref\n9\n%%EOF\n"
)
XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = XML + b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
DOCUMENT = XML + "<document><p>关于增设公交站点的建议</p></document>".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(parts: dict[str, bytes], **how) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content, **how)
    return target.getvalue()


def docx_with(parts: dict[str, bytes]) -> bytes:
    """A Word file with these parts besides its own."""
    return archive({"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT, **parts})


def xlsx() -> bytes:
    return archive({"[Content_Types].xml": TYPES, "xl/workbook.xml": XML + b"<workbook/>"})


def docx_with_symlink() -> bytes:
    target = io.BytesIO(docx_with({}))
    with zipfile.ZipFile(target, "a") as packed:
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    return target.getvalue()


def docx_under_password_flag() -> bytes:
    """The directory says that the first part is encrypted."""
    whole = bytearray(docx_with({}))
    entry = whole.find(b"PK\x01\x02")
    whole[entry + 8] |= 1
    return bytes(whole)


def image(kind: str, size: tuple[int, int] = (60, 40), **how) -> bytes:
    target = io.BytesIO()
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (0, 0, size[0] // 2, size[1] // 2))  # one corner marked
    picture.save(target, kind, **how)
    return target.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    )


def refusal(name: str, content: bytes) -> str:
    """Why `content` is not taken in under `name`."""
    with pytest.raises(FileRefused) as refused:
        check_file(io.BytesIO(content), name=name)
    return refused.value.message


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


MP4 = (
    box(b"ftyp", b"isom\x00\x00\x02\x00isomiso2avc1mp41")
    + box(b"moov", box(b"mvhd", bytes(100)))
    + box(b"mdat", b"\x00" * 64)
)
