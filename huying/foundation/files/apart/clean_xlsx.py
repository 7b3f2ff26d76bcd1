"""A new workbook with nothing but the cells that are to be seen in the old one, as values."""

import datetime as dt
from typing import BinaryIO

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.exceptions import XlsxWriterException

from .packages import Package, local
from .removed import Removed
from .sheet_looks import Looks, looks_of, styles_of

MADE = dt.datetime(2000, 1, 1)  # a clean copy does not say when it was made, nor by whom
LONGEST_CELL = 32_767


def run(content: BinaryIO, target: BinaryIO) -> dict:
    """{"removed": [[code, how often, details]]} or {"error": "damaged"}."""
    removed = Removed()
    try:
        package = Package(content)
        package.name_hidden_parts(removed)
        sheets = _shown(package, removed)
        content.seek(0)
        book = CalamineWorkbook.from_filelike(content)
        _write(package, book, sheets, target, removed)
    except (CalamineError, XlsxWriterException, ValueError, KeyError, OSError, SyntaxError):
        return {"error": "damaged"}
    return {"removed": removed.told()}


def _shown(package: Package, removed: Removed) -> list[tuple[str, str]]:
    """(name, part) of each sheet that is to be seen."""
    root, relations = package.xml("xl/workbook.xml"), package.relations("xl/workbook.xml")
    found = []
    for one in root.iter():
        if local(one) == "definedName" and not one.get("name", "").startswith("_xlnm."):
            removed.note("defined_names", one.get("name", ""))
        if local(one) != "sheet":
            continue
        state, name = one.get("state", "visible"), one.get("name", "")
        key = next((value for key, value in one.items() if key.endswith("}id")), "")
        kind, part = relations.get(key, ("", ""))
        if state != "visible":
            removed.note("very_hidden_sheets" if state == "veryHidden" else "hidden_sheets", name)
        elif kind == "worksheet" and part.lower() in package.names:
            found.append((name, part))
        else:
            removed.note("charts", name)
    return found


def _write(package, book, sheets, target: BinaryIO, removed: Removed) -> None:
    styles = styles_of(package)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    new = xlsxwriter.Workbook(target, options)
    new.set_properties({"created": MADE})
    for name, part in sheets:
        looks = looks_of(package, part, styles, removed)
        page = new.add_worksheet(removed.seen(name)[:31])
        Page(new, page, looks, removed).write(book.get_sheet_by_name(name))
    if not sheets:
        new.add_worksheet()
    new.close()


class Page:
    def __init__(self, book, page, looks: Looks, removed: Removed) -> None:
        self.book, self.page, self.looks, self.removed = book, page, looks, removed
        self.formats: dict[str, object] = {}
        self.taken: set[tuple[int, int]] = set()

    def write(self, sheet) -> None:
        lines = sheet.to_python(skip_empty_area=False)
        width = max(map(len, lines), default=0)
        rows = {old: new for new, old in enumerate(_kept(len(lines), self.looks.rows))}
        columns = {old: new for new, old in enumerate(_kept(width, self.looks.columns))}
        self._name_hidden(lines, rows, columns)
        for old, new in columns.items():
            if old in self.looks.widths:
                self.page.set_column(new, new, self.looks.widths[old])
        self._merge(sheet, rows, columns)
        for old_row, row in rows.items():
            for old_column, column in columns.items():
                if old_column < len(lines[old_row]):
                    self._cell(lines[old_row][old_column], (old_row, old_column), (row, column))

    def _name_hidden(self, lines, rows: dict, columns: dict) -> None:
        """Only what held something: an empty column that is hidden hides nothing."""
        for number, line in enumerate(lines):
            if number not in rows and any(cell != "" for cell in line):
                self.removed.note("hidden_rows", str(number + 1))
        for number in sorted(self.looks.columns):
            if any(number < len(line) and line[number] != "" for line in lines):
                self.removed.note("hidden_columns", _letters(number))

    def _merge(self, sheet, rows: dict, columns: dict) -> None:
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
            kept = [rows[n] for n in range(top, bottom + 1) if n in rows]
            across = [columns[n] for n in range(left, right + 1) if n in columns]
            if kept and across and len(kept) * len(across) > 1 and len(kept) * len(across) < 20_000:
                self.page.merge_range(kept[0], across[0], kept[-1], across[-1], "")
                self.taken |= {(r, c) for r in kept for c in across} - {(kept[0], across[0])}

    def _cell(self, value, old: tuple[int, int], new: tuple[int, int]) -> None:
        if value == "" or value is None:
            return
        if new in self.taken:  # a merged cell shows only its first; the others may hide something
            self.removed.note("under_merged_cells")
            return
        if old in self.looks.unseen:
            self.removed.note("unseen_cells")
            return
        if isinstance(value, str):
            self.page.write_string(*new, self.removed.seen(value)[:LONGEST_CELL])
        elif isinstance(value, bool):
            self.page.write_boolean(*new, value)
        elif isinstance(value, int | float):
            self.page.write_number(*new, value, self._format(self.looks.formats.get(old, "")))
        elif isinstance(value, dt.timedelta):
            self.page.write_string(*new, str(value))
        else:
            plain = "hh:mm" if isinstance(value, dt.time) else "yyyy-mm-dd"
            plain += (
                " hh:mm" if isinstance(value, dt.datetime) and value.time() != dt.time() else ""
            )
            self.page.write_datetime(*new, value, self._format(plain))

    def _format(self, code: str):
        if code and code not in self.formats:
            self.formats[code] = self.book.add_format({"num_format": code})
        return self.formats.get(code)


def _kept(number: int, hidden: set[int]) -> list[int]:
    return [one for one in range(number) if one not in hidden]


def _letters(number: int) -> str:
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
