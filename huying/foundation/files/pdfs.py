import re
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .apart.asking import ask
from .refusals import FileRefused

_HEAD = 1024  # bytes in which browsers look for the beginning of a page
_TAIL = 4096
_PAGE_IN_THE_HEAD = re.compile(rb"<(?:!doctype|html|head|body|script|iframe|svg|\?php)", re.I)
WORDS = {
    "script": gettext_lazy("脚本（JavaScript）"),
    "launch": gettext_lazy("启动其他程序的动作"),
    "embedded": gettext_lazy("嵌入的附件文件"),
    "form": gettext_lazy("会提交数据的表单"),
    "media": gettext_lazy("嵌入的多媒体"),
}


def check_pdf(content: BinaryIO) -> None:
    """Raises FileRefused unless `content` begins and ends as a PDF, is nothing else besides, opens
    without a password and can only be read."""
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
    _check_contents(ask("pdf_contents", content))


def _check_contents(answer: dict) -> None:
    if answer.get("error") == "password":
        raise FileRefused(_("这个 PDF 设有打开密码，请去掉密码、重新导出后上传。"))
    if answer.get("error"):
        raise FileRefused(_("这个 PDF 已损坏，不能打开，请重新导出后上传。"))
    if found := answer["found"]:
        raise FileRefused(
            _("这个 PDF 里有%s，不能接收，请用“打印为 PDF”重新导出后上传。")
            % "、".join(str(WORDS[code]) for code in found)
        )


def not_pdf() -> FileRefused:
    return FileRefused(_("文件不是真正的 PDF，请重新导出后上传。"))
