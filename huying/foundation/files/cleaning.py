"""The publish gate: of every document that goes public a clean copy, and what was left out of it.

The copy is made anew from what is to be seen; what the old file held besides has no way into it.
"""

import tempfile
import unicodedata
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.cases.language import as_written

from .apart.asking import ask
from .checking import MEDIA_TYPES, CheckedFile
from .names import clean_name, extension_of
from .office import check_size
from .refusals import FileRefused
from .sheet_csv import csv_lines
from .sheet_text import csv_text

TASKS = {
    "docx": "clean_docx",
    "xlsx": "clean_xlsx",
    "pdf": "clean_pdf",
    "jpg": "clean_picture",
    "jpeg": "clean_picture",
    "png": "clean_picture",
}
PACKED = ("docx", "xlsx")
WORDS = {
    "alternative_text": gettext_lazy("图片等的替代文字"),
    "annotations": gettext_lazy("批注"),
    "boxes": gettext_lazy("文本框（文字移到了正文里）"),
    "building_blocks": gettext_lazy("文档部件库"),
    "charts": gettext_lazy("图表、智能图形"),
    "comments": gettext_lazy("批注"),
    "conditions": gettext_lazy("条件格式"),
    "connections": gettext_lazy("外部数据连接"),
    "custom_properties": gettext_lazy("自定义属性"),
    "custom_xml": gettext_lazy("自定义 XML 数据"),
    "defined_names": gettext_lazy("定义的名称"),
    "embedded": gettext_lazy("嵌入的对象"),
    "exif": gettext_lazy("照片的拍摄信息（EXIF）"),
    "external_links": gettext_lazy("外部链接"),
    "fields": gettext_lazy("域代码（只留结果）"),
    "form": gettext_lazy("表单域"),
    "formulas": gettext_lazy("公式（只留结果）"),
    "gps": gettext_lazy("照片的拍摄地点（GPS）"),
    "headers": gettext_lazy("打印用的页眉页脚"),
    "hidden_columns": gettext_lazy("隐藏的列"),
    "hidden_rows": gettext_lazy("隐藏的行"),
    "hidden_sheets": gettext_lazy("隐藏的工作表"),
    "hidden_text": gettext_lazy("隐藏文字"),
    "invisible_text": gettext_lazy("看不见的文字层"),
    "layers": gettext_lazy("隐藏的图层"),
    "links": gettext_lazy("超链接（只留文字）"),
    "macros": gettext_lazy("宏"),
    "metadata": gettext_lazy("作者、单位等文档信息"),
    "other_pictures": gettext_lazy("不能核对的图片"),
    "outlines": gettext_lazy("书签目录"),
    "pdf_embedded": gettext_lazy("嵌入的附件文件"),
    "pdf_form": gettext_lazy("会提交数据的表单"),
    "pdf_launch": gettext_lazy("启动其他程序的动作"),
    "pdf_media": gettext_lazy("嵌入的多媒体"),
    "pdf_script": gettext_lazy("脚本（JavaScript）"),
    "picture_tail": gettext_lazy("图片末尾附带的数据"),
    "picture_words": gettext_lazy("图片里附带的文字信息"),
    "pictures": gettext_lazy("图片"),
    "pivot_caches": gettext_lazy("透视表缓存"),
    "printer_settings": gettext_lazy("打印机设置"),
    "private_data": gettext_lazy("软件私有数据"),
    "ruby": gettext_lazy("拼音注文"),
    "scenarios": gettext_lazy("方案"),
    "structure": gettext_lazy("辅助阅读标签"),
    "symbols": gettext_lazy("特殊符号"),
    "threaded_comments": gettext_lazy("会话批注"),
    "thumbnail": gettext_lazy("缩略图"),
    "tiny_text": gettext_lazy("小得看不见的文字"),
    "tracked_changes": gettext_lazy("修订痕迹（按修订后的文字）"),
    "under_merged_cells": gettext_lazy("合并单元格下面盖住的内容"),
    "unknown": gettext_lazy("不认识的内容"),
    "unseen_cells": gettext_lazy("用格式藏起来的单元格"),
    "unseen_characters": gettext_lazy("看不见的字符"),
    "unused": gettext_lazy("页面上没有用到的对象"),
    "validations": gettext_lazy("数据验证的选项"),
    "variables": gettext_lazy("文档变量"),
    "very_hidden_sheets": gettext_lazy("深度隐藏的工作表"),
    "white_text": gettext_lazy("白色的文字"),
    "xmp": gettext_lazy("XMP 元数据"),
}

# How often says nothing to a reader.
ONE_WORD = ("metadata", "xmp", "custom_properties", "custom_xml", "thumbnail")


@dataclass(frozen=True)
class CleanCopy:
    """`removed` says in words what the old file held besides, one thing each."""

    file: CheckedFile
    removed: list[str]

    @property
    def name(self) -> str:
        return self.file.name


def clean_copy(content: BinaryIO, *, name: str) -> CleanCopy:
    """Raises FileRefused for what cannot be made anew: it does not go public."""
    cleaned = clean_name(name)
    extension = extension_of(cleaned)
    target = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - handed on open
    if extension == "csv":
        removed = _clean_csv(content, target)
        media_type = "text/csv"
    elif extension in TASKS:
        if extension in PACKED:
            check_size(content)
        answer = ask(TASKS[extension], content, target=target)
        if "error" in answer:
            raise _unreadable(answer["error"])
        removed, media_type = answer["removed"], MEDIA_TYPES[extension]
    else:
        raise FileRefused(
            _("“%s”这种文件不能自动清理，不能公开。请转为 PDF、docx、xlsx 或图片后再公开。")
            % cleaned
        )
    target.seek(0)
    with as_written():  # these words are kept beside the copy
        words = [_in_words(*one) for one in removed]
    return CleanCopy(CheckedFile(cleaned, target, media_type), words)


def _in_words(code: str, number: int, details: list[str]) -> str:
    words = str(WORDS[code])
    if code in ("hidden_sheets", "very_hidden_sheets", "hidden_columns", "hidden_rows") and details:
        more = "…" if number > len(details) else ""
        return _("%(what)s：%(which)s") % {"what": words, "which": "、".join(details) + more}
    if number > 1 and code not in ONE_WORD:
        return _("%(what)s（%(number)d处）") % {"what": words, "number": number}
    return words


def _clean_csv(content: BinaryIO, target: BinaryIO) -> list[list]:
    """Text as it is read, no cell a formula, no character that nobody sees."""
    content.seek(0)
    lines, _encoding = csv_lines(content.read())
    unseen = 0
    for line in lines:
        for place, cell in enumerate(line):
            seen = "".join(
                one for one in cell if unicodedata.category(one) not in ("Cf", "Co", "Cs")
            )
            unseen += seen != cell
            line[place] = seen
    target.write(csv_text(lines))
    return [["unseen_characters", unseen, []]] if unseen else []


def _unreadable(error: str) -> FileRefused:
    if error == "password":
        return FileRefused(_("文件设有密码，不能清理，不能公开。请去掉密码后再试。"))
    return FileRefused(_("文件已损坏，不能清理，不能公开。请另存一份后再试。"))
