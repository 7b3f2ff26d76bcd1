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
    """One row: key → text without blanks around it. `number` is the row as Excel counts it, from 1.

    `sheet` is the sheet that it stands on, `above` what that says above its headings.
    """

    number: int = 0
    sheet: str = ""
    above: str = ""


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
    above: str = ""

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


class HeadingsUnknown(SheetRefused):
    """No row was found that reads like headings; `headings` is the row that most looks like them."""

    headings: list[str] = []


def read_sheet(
    upload: BinaryIO,
    name: str,
    known: Known | None = None,
    *,
    chosen: Mapping[str, str] | None = None,
    every: bool = False,
) -> Sheet:
    """The first sheet of an .xlsx, or a .csv in UTF-8, UTF-16 or GB18030 (so GBK too).

    `known` is key → the headings that may stand for it, Chinese or English; blanks, case, full
    width and what stands in brackets do not matter. Without `known` the headings are the keys.
    `chosen` is heading → key, or "" for one not to be read, as somebody has said; it goes before what
    is known. `every`: of several sheets with the same headings the rows of all, one sheet after the other.
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
    return _best(candidates, _Words(known, chosen or {}), encoding, every)


def _candidates(upload: BinaryIO, extension: str):
    if extension == "xlsx":
        return workbook_lines(upload), ""
    if extension in ("csv", "txt"):
        lines, encoding = csv_lines(upload.read())
        return [("", lines)], encoding
    if extension in ("xls", "et", "xlsm", "xlsb", "ods"):
        raise SheetRefused(_("不能读取这种表格格式，请用 Excel 或 WPS 另存为 xlsx 后导入。"))
    raise SheetRefused(_("只能导入 Excel（xlsx）或 CSV 表格，请换一种格式。"))


class _Words:
    """Which heading means which column: as somebody has chosen, else as it is known."""

    def __init__(self, known: Known | None, chosen: Mapping[str, str]) -> None:
        self.known = known
        self.words = (
            {_plain(word): key for key, each in known.items() for word in (key, *each)}
            if known is not None
            else None
        )
        self.chosen = {_plain(heading): key for heading, key in chosen.items()}

    def key(self, heading: str) -> str | None:
        """None for a heading that is not read."""
        plain = _plain(heading)
        if plain in self.chosen:
            return self.chosen[plain] or None
        if self.words is None:
            return heading
        return next((self.words[one] for one in _spellings(heading) if one in self.words), None)

    def fits(self, cells: list[str]) -> int:
        """How many cells of a row are headings."""
        if self.words is None:
            found = len({_plain(cell) for cell in cells} - {""})
            return found if found >= 2 else 0
        return len({key for cell in cells if cell and (key := self.key(cell))})


def _best(candidates, words: _Words, encoding: str, every: bool) -> Sheet:
    """The sheet whose headings fit best; the first of equals, or with `every` all of equals."""
    placed = [(*_heading_row(lines, words), name, lines) for name, lines in candidates]
    best = max((fits for _place, fits, _name, _lines in placed), default=0)
    if not best:
        raise _unknown(candidates, words)
    found = None
    for place, fits, name, lines in placed:
        if fits != best:
            continue
        sheet = _sheet(name, lines, place, words, encoding)
        if found is None:
            found = sheet
        elif every and set(sheet.headings) == set(found.headings):
            found.rows.extend(sheet.rows)
    if found is None or not found.rows:
        raise SheetRefused(_("表头下面没有内容，请填写后再导入。"))
    if len(found.rows) > MOST_ROWS:
        raise SheetRefused(
            _("表格有 %(rows)d 行，一次最多导入 %(most)d 行，请拆分后分次导入。")
            % {"rows": len(found.rows), "most": MOST_ROWS}
        )
    return found


def _unknown(candidates, words: _Words) -> SheetRefused:
    if words.known is None:
        return SheetRefused(_("表格里没有内容，请检查后重新选择。"))
    expected = "、".join(str(next(iter(one))) for one in words.known.values())
    refused = HeadingsUnknown(
        _("没有找到表头。第一行应是列名，能认的列名有：%s。可先下载模板填写。") % expected
    )
    rows = [cells for _name, lines in candidates for cells in lines[:HEADINGS_WITHIN]]
    fullest: list[str] = max(rows, key=lambda cells: len(set(cells) - {""}), default=[])
    refused.headings = list(dict.fromkeys(cell for cell in fullest if cell))
    return refused


def _heading_row(lines: list[list[str]], words: _Words) -> tuple[int, int]:
    """Where the headings stand (from 0) and how many cells of that row are headings."""
    place, most = 0, 0
    for number, cells in enumerate(lines[:HEADINGS_WITHIN]):
        fits = words.fits(cells)
        if fits and words.words is None:
            return number, fits
        if fits > most:
            place, most = number, fits
    return place, most


def _sheet(name, lines, place: int, words: _Words, encoding: str) -> Sheet:
    columns: dict[int, str] = {}
    headings: dict[str, str] = {}
    unknown: list[str] = []
    for column, heading in enumerate(lines[place]):
        if not heading:
            continue
        key = words.key(heading)
        if key is None:
            unknown.append(heading)
        elif key in headings:
            raise SheetRefused(
                _("表头中“%(one)s”和“%(other)s”是同一项，请只留一列。")
                % {"one": headings[key], "other": heading}
            )
        else:
            columns[column], headings[key] = key, heading
    above = "\n".join(dict.fromkeys(cell for cells in lines[:place] for cell in cells if cell))
    rows = [
        _row(number, cells, columns)
        for number, cells in enumerate(lines[place + 1 :], place + 2)
        if any(cells[column] for column in columns if column < len(cells))
    ]
    for row in rows:
        row.sheet, row.above = name, above
    return Sheet(name, headings, rows, unknown, encoding, above)


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


def _spellings(heading: str) -> tuple[str, str]:
    """The heading as compared: with what stands in brackets, and without."""
    plain = _plain(heading)
    return plain, re.sub(r"\(.*?\)", "", plain)


def _plain(heading: str) -> str:
    return re.sub(r"[\s_*:]+", "", unicodedata.normalize("NFKC", str(heading))).lower()
