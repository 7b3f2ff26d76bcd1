"""The layout of GB/T 9704-2012 in Word's terms: styles, page, grid, page numbers.

Word wants an East Asian font named beside the Latin one, exact lines, and a grid that agrees with both.
"""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FANGSONG, XIAOBIAOSONG, HEITI, KAITI, SONGTI = (
    "仿宋_GB2312",
    "方正小标宋简体",
    "黑体",
    "楷体_GB2312",
    "宋体",
)
LATIN = "Times New Roman"
RED = RGBColor(0xE6, 0x00, 0x12)
BODY = 16  # 三号
PITCH = 28.95  # 22 lines in 225 mm
# 28 characters in 156 mm: each a little narrower than 16 pt (in 4096ths of a point).
CHAR_SPACE = -849

TEXT, FIRST, SECOND, NOTE, CELL, CELL_HEAD = (
    "公文正文",
    "公文一级标题",
    "公文二级标题",
    "公文说明",
    "公文表格文字",
    "公文表头",
)
MARK, HEAD, NUMBER, TITLE, TO, CLOSING, IMPRINT = (
    "公文密级与标识",
    "公文版头",
    "公文文号",
    "公文标题",
    "公文主送",
    "公文落款",
    "公文版记",
)
OF_LEVEL = {"text": TEXT, "first": FIRST, "second": SECOND, "note": NOTE}


def set_font(style: Any, family: str, size: float, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = LATIN, Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(slot), LATIN)
    fonts.set(qn("w:eastAsia"), family)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def set_lines(style: Any, pitch: float = PITCH, *, before: float = 0, after: float = 0) -> None:
    shape = style.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    shape.space_before, shape.space_after = Pt(before), Pt(after)


def set_up(document: Document) -> None:
    """Page, grid and every style that a letter uses."""
    normal = document.styles["Normal"]
    set_font(normal, FANGSONG, BODY)
    set_lines(normal)
    _set_page(document)
    centre, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    justify = WD_ALIGN_PARAGRAPH.JUSTIFY
    for name, family, align, indent in (
        (TEXT, FANGSONG, justify, 200),
        (FIRST, HEITI, justify, 200),
        (SECOND, KAITI, justify, 200),
        (TO, FANGSONG, justify, 0),
        (MARK, HEITI, right, 0),
    ):
        style = _style(document, name, family, BODY, align)
        if indent:
            _first_line(style, indent)
        style.paragraph_format.keep_with_next = name in (FIRST, SECOND)
    _first_line(_style(document, NOTE, FANGSONG, 14, justify), 200)
    for name, family in ((CELL, FANGSONG), (CELL_HEAD, HEITI)):
        _style(document, name, family, 12, None, pitch=18)
    document.styles[CELL_HEAD].paragraph_format.alignment = centre
    head = _style(document, HEAD, XIAOBIAOSONG, 36, centre, pitch=50, before=PITCH, after=14)
    head.font.color.rgb = RED
    _rule_below(_style(document, NUMBER, FANGSONG, BODY, centre, after=PITCH))
    _style(document, TITLE, XIAOBIAOSONG, 22, centre, pitch=33, after=PITCH)
    closing = _style(document, CLOSING, FANGSONG, BODY, centre, before=PITCH)
    closing.paragraph_format.left_indent, closing.paragraph_format.right_indent = Mm(64), Mm(10)
    _style(document, IMPRINT, FANGSONG, 14, None, pitch=24)


def _style(document, name, family, size, align, pitch=PITCH, before: float = 0, after: float = 0):
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    set_font(style, family, size)
    set_lines(style, pitch, before=before, after=after)
    style.paragraph_format.alignment = align
    return style


def _first_line(style, hundredths: int) -> None:
    """An indent in characters, which follows the size of the type."""
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(hundredths))
    indent.set(qn("w:firstLine"), "640")


def _rule_below(style) -> None:
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "11"), ("color", "E60012")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    shape = style.element.get_or_add_pPr()
    shape.insert_element_before(
        borders, "w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)  # the number stands 7 mm below the text
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for name, value in (("type", "linesAndChars"), ("linePitch", "579"), ("charSpace", CHAR_SPACE)):
        grid.set(qn(f"w:{name}"), str(value))
    document.settings.odd_and_even_pages_header_footer = True
    _number_of_page(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number_of_page(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number_of_page(footer, align) -> None:
    """— 1 —, 四号宋体, one character in from the outer edge."""
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.alignment = align
    edge = "w:rightChars" if align == WD_ALIGN_PARAGRAPH.RIGHT else "w:leftChars"
    line._p.get_or_add_pPr().get_or_add_ind().set(qn(edge), "100")
    for text in ("— ", "PAGE", " —"):
        run = line.add_run("" if text == "PAGE" else text)
        run.font.size, run.font.name = Pt(14), SONGTI
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONGTI)
        if text == "PAGE":
            for kind in ("begin", None, "end"):
                run._r.append(_field(kind))


def _field(kind: str | None):
    if kind is None:
        code = OxmlElement("w:instrText")
        code.text = "PAGE"
        return code
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark
