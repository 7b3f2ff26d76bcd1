"""An .xlsx as rows of text: checked as every Office file is, and never larger than it looks."""

import re
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from .apart.asking import ask
from .office import check_office, not_a_package
from .reading import CHUNK
from .refusals import FileRefused

LAST_ROW = 10_200  # ten thousand, and what stands above and below them
LAST_COLUMN = 200
MOST_SHEETS = 20

# A cell that holds something; an empty one that only has a format closes itself.
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["'][^>]*>"""
)
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["']([0-9]{1,7})["'][^>]*>""")
_OVERLAP = 400  # longer than the start tag of a cell


def workbook_lines(upload: BinaryIO) -> list[tuple[str, list[list[str]]]]:
    """(name, lines of cells) of every sheet that is not hidden. Raises FileRefused."""
    if old := not_a_package(upload):
        raise old
    upload.seek(0)
    if not upload.read(4).startswith(b"PK\x03\x04"):
        raise FileRefused(_("文件内容不是 xlsx 表格，请用 Excel 或 WPS 另存为 xlsx 后再导入。"))
    check_office(upload, "xl/")
    _check_extent(upload)
    answer = ask("workbook", upload, most_sheets=MOST_SHEETS, yes=_("是"), no=_("否"))
    if "error" in answer:
        raise FileRefused(_("表格已损坏，不能读取，请用 Excel 或 WPS 打开并另存后再导入。"))
    return [(name, _with_merged(lines, merged)) for name, lines, merged in answer["sheets"]]


def _with_merged(lines: list[list[str]], merged: list[list[int]]) -> list[list[str]]:
    """What stands in a merged cell stands for every row that it covers, in its first column."""
    for top, left, bottom, _right in merged:
        if top >= len(lines) or left >= len(lines[top]):
            continue
        text = lines[top][left]
        for row in range(top + 1, min(bottom + 1, len(lines))):
            lines[row][left] = lines[row][left] or text
    return lines


def _check_extent(upload: BinaryIO) -> None:
    """The reader lays out every cell up to the last used one: a single far cell would be gigabytes."""
    upload.seek(0)
    with zipfile.ZipFile(upload) as archive:
        for name in archive.namelist():
            if re.match(r"xl[/\\]worksheets[/\\][^/\\]+$", name, re.IGNORECASE):
                with archive.open(name) as part:
                    _check_cells(part)


def _check_cells(part) -> None:
    window = b""
    while piece := part.read(CHUNK):
        window = window[-_OVERLAP:] + piece
        for tag in _CELL.finditer(window):
            if tag.group().endswith(b"/>"):
                continue
            if int(tag[2]) > LAST_ROW or _column(tag[1]) > LAST_COLUMN:
                raise _too_far(tag[1].decode() + tag[2].decode())
        for tag in _ROW.finditer(window):
            if int(tag[1]) > LAST_ROW and not tag.group().endswith(b"/>"):
                _check_empty(window[tag.end() :], tag[1].decode())


def _check_empty(rest: bytes, row: str) -> None:
    """A far row may hold formats only; a cell there without a place of its own is refused."""
    cells = rest.partition(b"</row>")[0]
    if b"<v>" in cells or b"<is>" in cells:
        raise _too_far(row)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_far(place: str) -> FileRefused:
    return FileRefused(
        _("表格在很远的位置（%s）还有内容，请把要导入的部分复制到新表后再导入。") % place
    )
