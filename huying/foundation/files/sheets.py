"""Reading a list that somebody made in Excel or WPS: rows of text under the headings we know."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext as _

from .names import extension_of
from .refusals import FileRefused
from .sheet_csv import csv_lines
from .sheet_xlsx import workbook_lines

LARGEST_SHEET = 20 * 1024 * 1024  # bytes
MOST_ROWS = 10_000
LONGEST_CELL = 20_000  # characters
HEADINGS_WITHIN = 20  # rows from the top: a title and a note often stand above the headings
ACCEPT = ".xlsx,.csv"

Known = Mapping[str, Iterable[str]]


class SheetRefused(FileRefused):
    """A list is not taken in; `message` says in plain Chinese why and what to do."""


class Row(dict[str, str]):
    """One row: key → text without blanks around it. `number` is the row as Excel counts it, from 1."""

    number: int = 0


@dataclass(frozen=True)
class Sheet:
    """The rows below the headings, empty rows left out; iterating gives its rows.

    `headings` is key → the heading as it is written; `unknown` are headings nobody asked for.
    """

    name: str
    headings: dict[str, str]
    rows: list[Row]
    unknown: list[str] = field(default_factory=list)
    encoding: str = ""

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


def read_sheet(upload: BinaryIO, name: str, known: Known | None = None) -> Sheet:
    """The first sheet of an .xlsx, or a .csv in UTF-8, UTF-16 or GB18030 (so GBK too).

    `known` is key → the headings that may stand for it, Chinese or English; blanks, case, full
    width and what stands in brackets do not matter. Without `known` the headings are the keys.
    Every cell is text: a telephone number stored as a number loses no digit, a day is 2026-03-05.
    Raises SheetRefused.
    """
    upload.seek(0, 2)
    size = upload.tell()
    upload.seek(0)
    if size == 0:
        raise SheetRefused(_("文件是空的，请检查后重新选择。"))
    if size > LARGEST_SHEET:
        raise SheetRefused(_("表格文件超过 20 MB，请删去无关内容或拆分后再导入。"))
    try:
        candidates, encoding = _candidates(upload, extension_of(name))
    except SheetRefused:
        raise
    except FileRefused as refusal:
        raise SheetRefused(refusal.message) from refusal
    return _best(candidates, known, encoding)


def _candidates(upload: BinaryIO, extension: str):
    if extension == "xlsx":
        return workbook_lines(upload), ""
    if extension in ("csv", "txt"):
        lines, encoding = csv_lines(upload.read())
        return [("", lines)], encoding
    if extension in ("xls", "et", "xlsm", "xlsb", "ods"):
        raise SheetRefused(_("不能读取这种表格格式，请用 Excel 或 WPS 另存为 xlsx 后导入。"))
    raise SheetRefused(_("只能导入 Excel（xlsx）或 CSV 表格，请换一种格式。"))


def _best(candidates, known: Known | None, encoding: str) -> Sheet:
    """The sheet whose headings fit best; the first of equals."""
    words = _words(known)
    found: Sheet | None = None
    best = 0
    for name, lines in candidates:
        place, fits = _heading_row(lines, words)
        if fits > best:
            found, best = _sheet(name, lines, place, words, encoding), fits
    if found is None:
        if known is None:
            raise SheetRefused(_("表格里没有内容，请检查后重新选择。"))
        expected = "、".join(str(next(iter(one))) for one in known.values())
        raise SheetRefused(
            _("没有找到表头。第一行应是列名，能认的列名有：%s。可先下载模板填写。") % expected
        )
    if not found.rows:
        raise SheetRefused(_("表头下面没有内容，请填写后再导入。"))
    return found


def _heading_row(lines: list[list[str]], words: dict[str, str] | None) -> tuple[int, int]:
    """Where the headings stand (from 0) and how many cells of that row are headings."""
    place, most = 0, 0
    for number, cells in enumerate(lines[:HEADINGS_WITHIN]):
        if words is None:
            fits = len({_plain(cell) for cell in cells} - {""})
            if fits >= 2:
                return number, fits
        else:
            fits = len({words[key] for cell in cells for key in _spellings(cell) if key in words})
        if fits > most:
            place, most = number, fits
    return place, most


def _sheet(name, lines, place: int, words: dict[str, str] | None, encoding: str) -> Sheet:
    columns: dict[int, str] = {}
    headings: dict[str, str] = {}
    unknown: list[str] = []
    for column, heading in enumerate(lines[place]):
        if not heading:
            continue
        key = heading if words is None else _known(heading, words)
        if key is None:
            unknown.append(heading)
        elif key in headings:
            raise SheetRefused(
                _("表头中“%(one)s”和“%(other)s”是同一项，请只留一列。")
                % {"one": headings[key], "other": heading}
            )
        else:
            columns[column], headings[key] = key, heading
    rows = [
        _row(number, cells, columns)
        for number, cells in enumerate(lines[place + 1 :], place + 2)
        if any(cells[column] for column in columns if column < len(cells))
    ]
    if len(rows) > MOST_ROWS:
        raise SheetRefused(
            _("表格有 %(rows)d 行，一次最多导入 %(most)d 行，请拆分后分次导入。")
            % {"rows": len(rows), "most": MOST_ROWS}
        )
    return Sheet(name, headings, rows, unknown, encoding)


def _row(number: int, cells: list[str], columns: dict[int, str]) -> Row:
    row = Row(
        {key: cells[column] if column < len(cells) else "" for column, key in columns.items()}
    )
    row.number = number
    for key, text in row.items():
        if len(text) > LONGEST_CELL:
            raise SheetRefused(
                _("第 %(row)d 行“%(column)s”一格有 %(length)d 字，最多 %(most)d 字。")
                % {"row": number, "column": key, "length": len(text), "most": LONGEST_CELL}
            )
    return row


def _words(known: Known | None) -> dict[str, str] | None:
    if known is None:
        return None
    return {_plain(word): key for key, each in known.items() for word in (key, *each)}


def _known(heading: str, words: dict[str, str]) -> str | None:
    return next((words[one] for one in _spellings(heading) if one in words), None)


def _spellings(heading: str) -> tuple[str, str]:
    """The heading as compared: with what stands in brackets, and without."""
    plain = _plain(heading)
    return plain, re.sub(r"\(.*?\)", "", plain)


def _plain(heading: str) -> str:
    return re.sub(r"[\s_*:]+", "", unicodedata.normalize("NFKC", str(heading))).lower()
