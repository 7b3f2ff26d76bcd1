"""The sheets of an .xlsx that are not hidden, as rows of text; a merged cell's text stands in its first cell."""

import datetime as dt
from typing import Any, BinaryIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

LONGEST_MERGE = 10_000  # cells


def run(content: BinaryIO, *, most_sheets: int, yes: str, no: str) -> dict:
    """{"sheets": [[name, lines, merged]]} or {"error": "damaged" | "password"}.

    `merged` are [first row, first column, last row, last column], counted from 0.
    """
    try:
        book = CalamineWorkbook.from_filelike(content)
        shown = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        return {"sheets": [_sheet(book, name, yes, no) for name in shown[:most_sheets]]}
    except CalamineError:
        return {"error": "damaged"}


def _sheet(book, name: str, yes: str, no: str) -> list:
    sheet = book.get_sheet_by_name(name)
    lines = [
        [text_of(cell, yes, no) for cell in line] for line in sheet.to_python(skip_empty_area=False)
    ]
    merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or []]
    return [name, lines, [one for one in merged if _cells(one) <= LONGEST_MERGE]]


def _cells(one: list[int]) -> int:
    return (one[2] - one[0] + 1) * (one[3] - one[1] + 1)


def text_of(cell: Any, yes: str, no: str) -> str:
    """A cell as somebody would read it; whole numbers are floats in the file and lose no digit."""
    if isinstance(cell, bool):
        return yes if cell else no
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")[:16]
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()
