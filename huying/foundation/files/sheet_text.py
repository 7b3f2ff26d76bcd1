"""A .csv written so that Chinese Excel and WPS open it, and nothing in it is taken for a formula."""

import csv
import io
from collections.abc import Iterable

# What a spreadsheet takes for the beginning of a formula (OWASP), full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value):
    """A text that would be a formula gets a ' before it; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


def csv_line(cells: Iterable) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def csv_text(lines: Iterable[Iterable]) -> bytes:
    """UTF-8 with its mark."""
    return "".join(map(csv_line, lines)).encode("utf-8-sig")
