"""The body of a letter as Word's own XML: paragraphs and ruled tables, in the styles of its template."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from . import docx_layout as layout
from .letter import Block, Table

WIDTH = 8845


def body_xml(blocks: tuple[Block, ...], style_ids: Mapping[str, str]) -> SafeString:
    """Made by lxml element by element: whatever somebody typed is text and never markup."""
    made = []
    for number, one in enumerate(blocks):
        if isinstance(one, Table):
            if number and isinstance(
                blocks[number - 1], Table
            ):  # Word would make one table of both
                made.append(_paragraph("", style_ids[layout.CELL]))
            made.append(_table(one, style_ids))
        else:
            made.append(_paragraph(one.text, style_ids[layout.OF_LEVEL[one.level]]))
    if made and not isinstance(
        blocks[-1], Table
    ):  # the signature shares its page with some of the text
        made[-1].get_or_add_pPr().insert_element_before(
            OxmlElement("w:keepNext"), "w:keepLines", "w:spacing", "w:ind", "w:jc"
        )
    return mark_safe("".join(element.xml for element in made))


def _paragraph(text: str, style_id: str) -> Any:
    line = OxmlElement("w:p")
    line.style = style_id
    line.add_r().text = text
    return line


def _table(table: Table, style_ids: Mapping[str, str]) -> Any:
    made = OxmlElement("w:tbl")
    made.append(_properties())
    grid = OxmlElement("w:tblGrid")
    total = sum(table.widths)
    widths = [WIDTH * one // total for one in table.widths]
    for one in widths:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), str(one))
        grid.append(column)
    made.append(grid)
    if table.head:
        made.append(_row(table.head, widths, style_ids, is_head=True))
    for row in table.rows:
        made.append(_row(row, widths, style_ids, labels=not table.head))
    return made


def _properties() -> Any:
    found = OxmlElement("w:tblPr")
    width = OxmlElement("w:tblW")
    width.set(qn("w:w"), str(WIDTH))
    width.set(qn("w:type"), "dxa")
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        rule = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    shape = OxmlElement("w:tblLayout")
    shape.set(qn("w:type"), "fixed")
    found.extend([width, borders, shape])
    return found


def _row(cells, widths, style_ids, *, is_head: bool = False, labels: bool = False) -> Any:
    """`labels`: a form, in which every other cell names the next one."""
    row = OxmlElement("w:tr")
    about = OxmlElement("w:trPr")
    if is_head:  # repeated on every page
        about.append(OxmlElement("w:tblHeader"))
    row.append(about)
    for number, (text, width) in enumerate(zip(cells, widths, strict=True)):
        cell = OxmlElement("w:tc")
        shape = OxmlElement("w:tcPr")
        size = OxmlElement("w:tcW")
        size.set(qn("w:w"), str(width))
        size.set(qn("w:type"), "dxa")
        middle = OxmlElement("w:vAlign")
        middle.set(qn("w:val"), "center")
        shape.extend([size, middle])
        cell.append(shape)
        is_name = is_head or (labels and number % 2 == 0)
        cell.append(_paragraph(text, style_ids[layout.CELL_HEAD if is_name else layout.CELL]))
        row.append(cell)
    return row
