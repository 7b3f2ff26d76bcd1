"""What the single parts of an Office file may not be: programs, archives, things fetched from elsewhere."""

import re
import zipfile
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .refusals import FileRefused

LARGEST_RELATIONS = 5 * 1024 * 1024  # bytes
LONGEST_PART_NAME = 80
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVES = (
    b"PK\x03\x04",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ",
)
PROGRAMS = (b"MZ", b"\x7fELF", b"#!/")
# The data behind a chart is a workbook inside the document; it is looked into like the document itself.
INNER_OFFICE = re.compile(r"(?:word|xl|ppt)/embeddings/[^/]+\.(docx|xlsx)$", re.IGNORECASE)
_MACRO_PARTS = re.compile(
    r"(?:^|/)(?:vbaproject[^/]*|vbadata\.xml|macrosheets/.*|intlmacrosheets?/.*)$"
)
_DRAWING = re.compile(r"\.(?:emz|wmz)$", re.IGNORECASE)  # drawings, which Office packs by itself
_ACTIVE_X = re.compile(r"(?:^|/)activex/")
_DDE = re.compile(rb"(?:instrText[^>]{0,80}>|w:instr\s*=\s*[\"'])\s*DDE|<(?:\w+:)?ddeLink[\s>]")
# A hyperlink goes somewhere only when somebody clicks on it; all these are fetched on opening.
FETCHED = {
    "attachedTemplate": gettext_lazy("从别处加载的模板"),
    "oleObject": gettext_lazy("链接到外部的对象"),
    "package": gettext_lazy("链接到外部的对象"),
    "frame": gettext_lazy("从别处加载的框架"),
    "subDocument": gettext_lazy("从别处加载的子文档"),
    "image": gettext_lazy("从别处加载的图片"),
    "video": gettext_lazy("从别处加载的视频"),
    "audio": gettext_lazy("从别处加载的声音"),
}


def check_name(name: str) -> None:
    """Raises FileRefused for a part that by its name is a program."""
    lower = name.lower()
    if _MACRO_PARTS.search(lower):
        raise macros(name)
    if _ACTIVE_X.search(lower):
        raise FileRefused(
            _("文件里有 ActiveX 控件（%s），不能接收，请删去控件、另存一份后上传。") % _shown(name)
        )


def check_start(name: str, start: bytes) -> None:
    """Raises FileRefused for a part that by its first bytes is a program, an object or an archive."""
    if start.startswith(OLE):
        raise FileRefused(
            _("文件里嵌有其他程序的对象（%s），不能接收，请改为图片或文字后上传。") % _shown(name)
        )
    if start.startswith(PROGRAMS):
        raise FileRefused(_("文件里藏有程序（%s），不能接收。") % _shown(name))
    if start.startswith(ARCHIVES) and not INNER_OFFICE.match(name) and not _DRAWING.search(name):
        raise FileRefused(
            _("文件里又装着压缩包（%s），不能接收，请取出后逐个上传。") % _shown(name)
        )


def check_commands(name: str, window: bytes) -> None:
    """Raises FileRefused for fields that start another program (DDE)."""
    if _DDE.search(window):
        raise FileRefused(
            _("文件里有会启动其他程序的域（DDE，%s），不能接收，请删去后另存一份。") % _shown(name)
        )


def check_relations(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Raises FileRefused for what would be fetched from elsewhere when the document is opened."""
    if entry.file_size > LARGEST_RELATIONS:
        raise FileRefused(_("文件内部的链接太多，请另存一份后上传。"))
    try:
        found = fromstring(archive.read(entry), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise FileRefused(
            _("文件已损坏或没有传完整，请用 Word、Excel 或 WPS 另存一份后上传。")
        ) from None
    for one in found.iter():
        kind = one.get("Type", "").rpartition("/")[2]
        if one.get("TargetMode", "").lower() == "external" and kind in FETCHED:
            raise FileRefused(
                _("文件里有%(what)s（%(where)s），不能接收，请断开链接、另存一份后上传。")
                % {"what": FETCHED[kind], "where": _shown(one.get("Target", ""))}
            )


def macros(name: str) -> FileRefused:
    return FileRefused(
        _("文件带有宏（%s），不能接收，请另存为不带宏的 docx 或 xlsx 后上传。") % _shown(name)
    )


def _shown(name: str) -> str:
    visible = "".join(one for one in name if one.isprintable())
    return visible if len(visible) <= LONGEST_PART_NAME else visible[:LONGEST_PART_NAME] + "…"
