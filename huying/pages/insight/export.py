"""The ledger as a file: an .xlsx and a .csv in which every text stays the text it was."""

import csv
import io
from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter

from .columns import SHEET, Column, columns_of

LONGEST_CELL = 32_767  # what an .xlsx cell holds
# What a spreadsheet takes for the beginning of a formula (OWASP), full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def xlsx(
    rows: Iterable[Any],
    *,
    title: str,
    note: str,
    sheet: str,
    columns: list[Column] | None = None,
) -> IO[bytes]:
    """A workbook with one sheet: title, what is in it, headings (frozen), rows. Read from its start.

    `columns`: those of the ledger of suggestions where none are named.
    """
    columns = columns or columns_of(SHEET)
    # A spooled or in-memory workbook would hold every row twice.
    file = TemporaryFile()  # noqa: SIM115
    book = xlsxwriter.Workbook(
        file,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    page = book.add_worksheet(sheet)
    _head(book, page, columns, title, note)
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    number = book.add_format({"valign": "top"})
    last = 2
    for last, row in enumerate(rows, start=3):
        for place, column in enumerate(columns):
            _write(page, last, place, column.value(row), text, number)
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
    page.write_string(0, 0, title, bold)
    page.write_string(1, 0, note, dim)
    page.set_row(2, 32)
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width)
        page.write_string(2, place, str(column.label), head)
    page.freeze_panes(3, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.repeat_rows(2)
    page.fit_to_pages(1, 0)


def _write(page, line: int, place: int, value, text, number) -> None:
    if isinstance(value, int):
        page.write_number(line, place, value, number)
    elif value:
        page.write_string(line, place, value[:LONGEST_CELL], text)


def csv_file(
    rows: Iterable[Any], *, title: str, note: str, columns: list[Column] | None = None
) -> bytes:
    """UTF-8 with its mark, so that Chinese Excel and WPS open it; cells that would be formulas get a '."""
    columns = columns or columns_of(SHEET)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_harmless(title)])
    writer.writerow([_harmless(note)])
    writer.writerow([str(column.label) for column in columns])
    for row in rows:
        writer.writerow([_harmless(column.value(row)) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def _harmless(value):
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value
