import re
from typing import BinaryIO

from django.utils.translation import gettext as _

from .refusals import FileRefused

_HEAD = 1024  # bytes in which browsers look for the beginning of a page
_TAIL = 4096
_PAGE_IN_THE_HEAD = re.compile(rb"<(?:!doctype|html|head|body|script|iframe|svg|\?php)", re.I)


def check_pdf(content: BinaryIO) -> None:
    """Raises FileRefused unless `content` begins and ends as a PDF and is nothing else besides."""
    content.seek(0)
    head = content.read(_HEAD)
    if not head.startswith(b"%PDF-"):
        raise not_pdf()
    if _PAGE_IN_THE_HEAD.search(head):
        raise FileRefused(_("这个 PDF 的开头混有网页内容，请重新导出后上传。"))
    size = content.seek(0, 2)
    content.seek(max(0, size - _TAIL))
    tail = content.read(_TAIL).rstrip(b"\x00\t\n\x0c\r ")
    if not tail.endswith(b"%%EOF") or b"startxref" not in tail:
        raise FileRefused(_("这个 PDF 不完整或结尾多出了别的内容，请重新导出后上传。"))


def not_pdf() -> FileRefused:
    return FileRefused(_("文件不是真正的 PDF，请重新导出后上传。"))
