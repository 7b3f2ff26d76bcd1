"""What of an .xlsx is not to be seen: rows, columns and cells hidden by the sheet or by their style."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from .packages import Package, local
from .removed import Removed

WHITE = ("FFFFFFFF", "00FFFFFF", "FFFFFF")
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy-mm-dd", 20: "hh:mm", 21: "hh:mm:ss", 22: "yyyy-mm-dd hh:mm",
}  # fmt: skip
_PLAIN_FORMAT = re.compile(r"^[0#,.%]{1,20}$")
_PLACE = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")


@dataclass
class Looks:
    """Rows and columns count from 0. `formats` is cell → number format; `unseen` are cells not shown."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    widths: dict[int, float] = field(default_factory=dict)
    unseen: set[tuple[int, int]] = field(default_factory=set)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Style:
    format: str
    shown: bool


def styles_of(package: Package) -> list[Style]:
    root = package.xml("xl/styles.xml")
    if root is None:
        return []
    lists = {local(one): one for one in root}
    codes = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in lists.get("numFmts", ())
    }
    fonts = [_color(one) for one in lists.get("fonts", ())]
    fills = [_is_filled(one) for one in lists.get("fills", ())]
    found = []
    for one in lists.get("cellXfs", ()):
        number = int(one.get("numFmtId", "0"))
        code = codes.get(number, BUILT_IN.get(number, ""))
        white = _at(fonts, one.get("fontId")) == "white" and not _at(fills, one.get("fillId"))
        shown = not white and code.replace('""', "").strip() not in (";;;", ";;")
        found.append(Style(code if _PLAIN_FORMAT.match(code) or number in BUILT_IN else "", shown))
    return found


def _at(values: list, index) -> Any:
    place = int(index or 0)
    return values[place] if place < len(values) else None


def _color(font) -> str:
    for one in font:
        if local(one) == "color" and (
            one.get("rgb", "").upper() in WHITE or one.get("theme") == "0"
        ):
            return "white"
    return ""


def _is_filled(fill) -> bool:
    return any(
        local(one) == "patternFill" and one.get("patternType") not in (None, "none") for one in fill
    )


def looks_of(package: Package, part: str, styles: list[Style], removed: Removed) -> Looks:
    """Reads the sheet's part once, from beginning to end."""
    looks = Looks()
    row = column = -1
    with package.archive.open(package.names[part.lower()]) as content:
        for event, one in etree.iterparse(
            content, events=("start", "end"), resolve_entities=False, no_network=True
        ):
            name = local(one)
            if event == "start" and name == "row":
                row, column = int(one.get("r", row + 2)) - 1, -1
                if _hidden(one, "ht"):
                    looks.rows.add(row)
            elif event == "start" and name == "c":
                column = _see_cell(one, row, column, looks, styles)
            elif event == "end":
                _see_rest(one, name, looks, removed)
                if name in ("c", "row"):
                    one.clear()
    return looks


def _see_cell(one, row: int, column: int, looks: Looks, styles: list[Style]) -> int:
    found = _PLACE.match(one.get("r", ""))
    column = _number(found[1]) if found else column + 1
    style = _at(styles, one.get("s"))
    if style and not style.shown:
        looks.unseen.add((row, column))
    elif style and style.format:
        looks.formats[row, column] = style.format
    return column


def _see_rest(one, name: str, looks: Looks, removed: Removed) -> None:
    if name == "col":
        first, last = int(one.get("min", 1)) - 1, min(int(one.get("max", 1)), 16_384)
        for place in range(first, last):
            if _hidden(one, "width"):
                looks.columns.add(place)
            elif one.get("width"):
                looks.widths[place] = min(float(one.get("width")), 100.0)
    elif name == "f" and ((one.text or "").strip() or one.get("t")):
        removed.note("formulas")
    elif name in (
        "oddHeader",
        "oddFooter",
        "evenHeader",
        "evenFooter",
        "firstHeader",
        "firstFooter",
    ):
        removed.note("headers")
    elif name in NAMED:
        removed.note(NAMED[name])


NAMED = {
    "hyperlink": "links",
    "dataValidation": "validations",
    "conditionalFormatting": "conditions",
    "scenario": "scenarios",
    "oleObject": "embedded",
}


def _hidden(one, size: str) -> bool:
    return one.get("hidden") in ("1", "true") or (
        one.get(size) not in (None, "") and float(one.get(size)) == 0
    )


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
