"""The shipped .docx template: GB/T 9704 with placeholders. An office downloads it, changes it, puts it back."""

from functools import lru_cache
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from . import docx_layout as layout

WIDTH = 8845  # of the text, in twentieths of a point (156 mm)


@lru_cache(maxsize=1)
def shipped_template() -> bytes:
    document = docx.Document()
    for line in list(document.paragraphs):
        line._p.getparent().remove(line._p)
    layout.set_up(document)
    _head(document)
    _line(document, layout.TITLE, "{{ title }}")
    _if(document, "addressee", layout.TO, "{{ addressee }}")
    _line(document, layout.TEXT, "{{p body }}")
    _if(document, "closing", layout.CLOSING, "{{ closing }}")
    _if(document, "notes", layout.TEXT, "{{ notes }}")
    _imprint(document)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _line(document: Document, style: str, text: str):
    return document.add_paragraph(text, style=style)


def _if(document: Document, name: str, style: str, text: str) -> None:
    """A line that is there only where there is something to say."""
    _line(document, style, f"{{%p if {name} %}}")
    _line(document, style, text)
    _line(document, style, "{%p endif %}")


def _head(document: Document) -> None:
    _if(document, "draft", layout.MARK, "{{ draft }}")
    _if(document, "marks", layout.MARK, "{{ marks }}")
    _line(document, layout.TO, "{%p if issuer %}")
    _line(document, layout.HEAD, "{{ issuer }}")
    _line(document, layout.TO, "{%p if signer %}")
    line = _line(document, layout.NUMBER, "{{ number }}\t签发人：{{ signer }}")
    line.alignment = 0
    line.paragraph_format.tab_stops.add_tab_stop(Mm(150), WD_TAB_ALIGNMENT.RIGHT)
    _line(document, layout.TO, "{%p else %}")
    _line(document, layout.NUMBER, "{{ number }}")
    _line(document, layout.TO, "{%p endif %}")
    _line(document, layout.TO, "{%p else %}")
    _if(document, "number", layout.MARK, "{{ number }}")
    _line(document, layout.TO, "{%p endif %}")


def _imprint(document: Document) -> None:
    """版记 at the foot of the last page, between its rules."""
    for name, text in (("copies", "抄送：{{ copies }}。"), ("printed", "{{ printed }}")):
        _line(document, layout.IMPRINT, f"{{%p if {name} %}}")
        table = document.add_table(rows=1, cols=1)
        cell = table.rows[0].cells[0]
        line = cell.paragraphs[0]
        line.text, line.style = text, layout.IMPRINT
        line.paragraph_format.tab_stops.add_tab_stop(Mm(146), WD_TAB_ALIGNMENT.RIGHT)
        _rules(
            table, above="8" if name == "copies" else "6", below="6" if name == "copies" else "8"
        )
        _line(document, layout.IMPRINT, "{%p endif %}")
    # Word wants a paragraph after the last table; this one takes no room.
    last = _line(document, layout.IMPRINT, "")
    last.paragraph_format.line_spacing = Pt(1)


def _rules(table, *, above: str, below: str) -> None:
    properties = table._tbl.tblPr
    width = properties.find(qn("w:tblW"))
    if width is None:
        width = OxmlElement("w:tblW")
        properties.append(width)
    width.set(qn("w:w"), str(WIDTH))
    width.set(qn("w:type"), "dxa")
    borders = OxmlElement("w:tblBorders")
    for edge, size in (("top", above), ("bottom", below)):
        rule = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "000000")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
