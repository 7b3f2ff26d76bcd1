"""Word and Excel files are zip archives of XML: looked through before anything inflates them."""

import io
import re
import stat
import struct
import zipfile
import zlib
from typing import BinaryIO

from django.utils.translation import gettext as _

from .office_parts import (
    INNER_OFFICE,
    OLE,
    check_commands,
    check_name,
    check_relations,
    check_start,
    macros,
)
from .reading import CHUNK, count_in
from .refusals import FileRefused

MOST_ENTRIES = 2_000
MOST_INFLATED = 200 * 1024 * 1024  # bytes, all parts together
HIGHEST_RATIO = 100
_SMALL = 1024 * 1024  # a single part below this may be as repetitive as it likes

LARGEST_INNER = 20 * 1024 * 1024  # bytes of a workbook inside a document
OFD = "OFD.xml"  # the part by which an .ofd is known

_DIRECTORY_ENTRY = b"PK\x01\x02"
_XML_NAME = re.compile(r"\.(?:xml|rels|vml|svg)$", re.IGNORECASE)
_OWN_GRAMMAR = re.compile(rb"<!(?:doctype|entity|element|attlist|notation)", re.IGNORECASE)
_ENCODING = re.compile(rb"""^[^>]{0,200}?encoding\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_KNOWN_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"})
_MACROS_DECLARED = re.compile(rb"macroenabled|vbaproject", re.IGNORECASE)
_OVERLAP = 32  # longer than any mark looked for
_WHAT_ZIPFILE_RAISES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def check_office(content: BinaryIO, folder: str, *, inside: bool = False) -> None:
    """Raises FileRefused unless `content` is an Office file whose parts lie below `folder`.

    `folder` is "word/", "xl/", or OFD for an .ofd, which is packed in the same way; `inside`: it is
    itself part of a document, and may not hold another one.
    """
    # Every entry that zipfile will read begins with this mark, so counting it first bounds the
    # memory that the directory can take.
    if count_in(content, _DIRECTORY_ENTRY) > MOST_ENTRIES:
        raise _too_many_parts()
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive:
            entries = archive.infolist()
            _check_directory(entries)
            _check_kind([entry.filename for entry in entries], folder)
            for entry in entries:
                check_name(entry.filename.replace("\\", "/"))
                _check_part(archive, entry)
                if INNER_OFFICE.match(entry.filename):
                    _check_inner(archive, entry, inside)
                if entry.filename.endswith(".rels"):
                    check_relations(archive, entry)
    except _WHAT_ZIPFILE_RAISES as error:
        raise _damaged() from error


def check_size(content: BinaryIO) -> None:
    """Raises FileRefused for a package that would unfold beyond all measure; its parts are not looked at."""
    if count_in(content, _DIRECTORY_ENTRY) > MOST_ENTRIES:
        raise _too_many_parts()
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive:
            _check_directory(archive.infolist())
    except _WHAT_ZIPFILE_RAISES as error:
        raise _damaged() from error


def _check_inner(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, inside: bool) -> None:
    """A workbook behind a chart: checked like any other, one level deep."""
    if inside or entry.file_size > LARGEST_INNER:
        raise _too_many_parts()
    folder = "word/" if entry.filename.lower().endswith("docx") else "xl/"
    check_office(io.BytesIO(archive.read(entry)), folder, inside=True)


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    if not entries or min(entry.header_offset for entry in entries) != 0:
        raise _damaged()
    names = [entry.filename.replace("\\", "/").lower() for entry in entries]
    if len(set(names)) != len(names):
        raise _damaged()
    for entry in entries:
        _check_entry(entry)
    inflated = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if inflated > MOST_INFLATED or inflated > HIGHEST_RATIO * max(packed, 1):
        raise _bomb()


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename.replace("\\", "/")
    outside = name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name)
    if outside or "\x00" in name or stat.S_ISLNK(entry.external_attr >> 16):
        raise FileRefused(
            _("文件内部的路径不正常，可能有危险，请用 Word、Excel 或 WPS 另存一份后上传。")
        )
    if entry.flag_bits & 0x1:
        raise locked()
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _damaged()
    if entry.file_size > max(_SMALL, HIGHEST_RATIO * entry.compress_size):
        raise _bomb()


def _check_kind(names: list[str], folder: str) -> None:
    parts = [name.replace("\\", "/") for name in names]
    if folder == OFD and OFD in parts:
        return
    if "[Content_Types].xml" in parts and any(part.startswith(folder) for part in parts):
        return
    raise not_office(folder)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Reads the part to its end, so that a wrong length or checksum shows, never more than said."""
    with archive.open(entry) as part:
        piece = part.read(CHUNK)
        check_start(entry.filename, piece[:16])
        start = _plain(piece[:1024])
        is_xml = bool(_XML_NAME.search(entry.filename)) or start.startswith((b"<?xml", b"<!"))
        if is_xml and piece:
            _check_xml_start(start)
        rest = b""
        while piece:
            window = rest + piece.replace(b"\x00", b"")  # without UTF-16's zeros
            if is_xml:
                _check_xml(window, entry.filename)
            rest = window[-_OVERLAP:]
            piece = part.read(CHUNK)


def _check_xml(window: bytes, name: str) -> None:
    if _OWN_GRAMMAR.search(window):
        raise _own_grammar()
    if name == "[Content_Types].xml" and _MACROS_DECLARED.search(window):
        raise macros(name)
    check_commands(name, window)


def _plain(start: bytes) -> bytes:
    """The beginning of an XML part as ASCII: without byte order mark, UTF-16's zeros and blanks."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        start = start.removeprefix(mark)
    return start.replace(b"\x00", b"").lstrip()


def _check_xml_start(start: bytes) -> None:
    # In another encoding (UTF-7, EBCDIC) a DTD could hide from a search by bytes.
    encoding = _ENCODING.match(start) if start.startswith(b"<?xml") else None
    known = encoding is None or encoding.group(1).strip().lower() in _KNOWN_ENCODINGS
    if not start.startswith(b"<") or not known:
        raise _damaged()


def not_office(folder: str) -> FileRefused:
    if folder == OFD:
        return FileRefused(_("文件不是真正的 OFD 版式文件，请重新导出后上传。"))
    if folder == "word/":
        return FileRefused(
            _("文件不是真正的 Word 文档（docx），请用 Word 或 WPS 另存为 docx 后上传。")
        )
    return FileRefused(
        _("文件不是真正的 Excel 表格（xlsx），请用 Excel 或 WPS 另存为 xlsx 后上传。")
    )


def not_a_package(content: BinaryIO) -> FileRefused | None:
    """Why an OLE file is not one: under a password it holds the packed file, else it is an old format."""
    content.seek(0)
    if not content.read(8).startswith(OLE):
        return None
    if count_in(content, "EncryptedPackage".encode("utf-16-le")):
        return locked()
    return FileRefused(
        _("文件是旧格式（doc、xls），请用 Word、Excel 或 WPS 另存为 docx 或 xlsx 后上传。")
    )


def locked() -> FileRefused:
    return FileRefused(_("文件设有打开密码（加密），请去掉密码、另存一份后上传。"))


def _damaged() -> FileRefused:
    return FileRefused(_("文件已损坏或没有传完整，请用 Word、Excel 或 WPS 另存一份后上传。"))


def _too_many_parts() -> FileRefused:
    return FileRefused(_("文件内部的部件太多，请用 Word、Excel 或 WPS 另存一份后上传。"))


def _own_grammar() -> FileRefused:
    return FileRefused(
        _("文件内部含有外部定义（DTD），可能有危险，请用 Word、Excel 或 WPS 另存一份后上传。")
    )


def _bomb() -> FileRefused:
    return FileRefused(_("文件解压后过大，不能接收，请删减内容、另存一份后上传。"))
