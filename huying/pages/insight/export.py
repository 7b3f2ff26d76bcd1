"""A ledger as a file: an .xlsx and a .csv in which every text stays the text it was.

Both are written row by row, so that twenty thousand rows take no more memory than two hundred.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _

from huying.foundation.files.sheet_text import csv_line

from .columns import SHEET, Column, columns_of

LONGEST_CELL = 32_767  # what an .xlsx cell holds
A4, A3 = 9, 8
WIDEST_ON_A4 = 200  # characters, all columns together
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
DATES = ("date", "due")


def xlsx(
    rows: Iterable[Any],
    *,
    title: str,
    note: str,
    sheet: str,
    columns: list[Column] | None = None,
    file: IO[bytes] | None = None,
) -> IO[bytes]:
    """A workbook with one sheet: title, what is in it, headings (frozen), rows. Read from its start.

    `columns`: those of the ledger of suggestions where none are named; `file`: where to write it.
    """
    columns = columns or columns_of(SHEET)
    file = file or TemporaryFile()  # noqa: SIM115
    book = xlsxwriter.Workbook(
        file,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    page = book.add_worksheet(sheet)
    _head(book, page, columns, title, note)
    looks = {
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
    }
    last = 2
    for last, row in enumerate(rows, start=3):
        for place, column in enumerate(columns):
            _write(page, last, place, column.value(row), column, looks)
    page.autofilter(2, 0, last, len(columns) - 1)
    book.close()
    file.seek(0)
    return file


def _head(book, page, columns: list[Column], title: str, note: str) -> None:
    """Title, note and headings; the headings stay in sight and stand on every printed sheet."""
    bold = book.add_format({"bold": True, "font_size": 14})
    dim = book.add_format({"font_color": "#5D646F"})
    head = book.add_format(
        {"bold": True, "bg_color": "#F1F3F6", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
    )
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width)
    page.write_string(0, 0, title, bold)
    page.write_string(1, 0, note, dim)
    page.set_row(2, 32)
    for place, column in enumerate(columns):
        page.write_string(2, place, str(column.label), head)
    page.freeze_panes(3, 0)
    page.set_landscape()
    page.set_paper(A4 if sum(one.width for one in columns) <= WIDEST_ON_A4 else A3)
    page.set_footer("&C" + _("第 &P 页，共 &N 页"))
    page.repeat_rows(2)
    page.fit_to_pages(1, 0)


def _write(page, line: int, place: int, value, column: Column, looks: dict) -> None:
    """A day is a day, a count a number; what only looks like one (a telephone, a 文号) stays text."""
    if isinstance(value, int):
        page.write_number(line, place, value, looks["number"])
    elif value and column.kind in DATES and _DAY.fullmatch(value):
        whole = date.fromisoformat(value)
        at_midnight = datetime(whole.year, whole.month, whole.day)
        page.write_datetime(line, place, at_midnight, looks["day"])
    elif value:
        page.write_string(line, place, value[:LONGEST_CELL], looks["text"])


def csv_pieces(
    rows: Iterable[Any], *, title: str, note: str, columns: list[Column] | None = None
) -> Iterator[bytes]:
    """UTF-8 with its mark, so that Chinese Excel and WPS open it; cells that would be formulas get a '."""
    columns = columns or columns_of(SHEET)
    yield csv_line([title]).encode("utf-8-sig")
    yield csv_line([note]).encode()
    yield csv_line([str(column.label) for column in columns]).encode()
    for row in rows:
        yield csv_line([column.value(row) for column in columns]).encode()
