"""A letter from a file: plain text in UTF-8, UTF-16 or GB18030, or a .docx."""

import io
import re
import zipfile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from huying.foundation.calendar.words import gettext_noop

LARGEST = 20 * 1024 * 1024
"""Bytes of a file, and of what a .docx inflates to."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(?:document|header[0-9]*|footer[0-9]*)\.xml")


class Unreadable(ValueError):
    """`template` says why, in Chinese, and what to do."""

    def __init__(self, template: str) -> None:
        super().__init__(template)
        self.template = template


def text_of(data: bytes) -> str:
    """The text of a letter, whatever the file is called."""
    if len(data) > LARGEST:
        raise Unreadable(gettext_noop("文件超过20MB，不像是一件答复。请只留下答复正文。"))
    if data[:4] == b"PK\x03\x04":
        return _docx(data)
    if data[:4] == b"%PDF":
        raise Unreadable(gettext_noop("不能读取PDF。请用 .docx 或者 .txt 文件。"))
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable(gettext_noop("这是旧的 .doc 文件或者加密的文件。请另存为不加密的 .docx。"))
    return _decoded(data)


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable(gettext_noop("读不出文字。请用 UTF-8 编码的 .txt 或者 .docx 文件。"))


def _docx(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [one for one in archive.infolist() if _PARTS.fullmatch(one.filename)]
            if not any(one.filename == "word/document.xml" for one in names):
                raise Unreadable(gettext_noop("这不是 .docx 文件。请另存为 .docx 或者 .txt。"))
            if sum(one.file_size for one in names) > LARGEST:
                raise Unreadable(gettext_noop("文件超过20MB，不像是一件答复。请只留下答复正文。"))
            order = sorted(
                names,
                key=lambda one: (
                    "footer" in one.filename,
                    "document" in one.filename,
                    one.filename,
                ),
            )
            texts = [_paragraphs(archive.read(one)) for one in order]
    except (
        zipfile.BadZipFile,
        ElementTree.ParseError,
        DefusedXmlException,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
    ) as broken:
        if isinstance(broken, Unreadable):
            raise
        raise Unreadable(gettext_noop("文件损坏或者加密，打不开。请重新另存为 .docx。")) from None
    return "\n".join(one for one in texts if one.strip())


def _paragraphs(xml: bytes) -> str:
    root = ElementTree.fromstring(xml, forbid_dtd=True)
    lines = []
    for paragraph in root.iter(f"{_W}p"):
        pieces = []
        for node in paragraph.iter():
            if node.tag == f"{_W}t":
                pieces.append(node.text or "")
            elif node.tag == f"{_W}tab":
                pieces.append(" ")
            elif node.tag == f"{_W}br":
                pieces.append("\n")
        lines.append("".join(pieces))
    return "\n".join(lines)
