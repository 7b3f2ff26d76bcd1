"""What of a Word document may go into a clean copy; what is not named here stays out."""

import re

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# Blocks and runs, kept with their content.
KEPT = frozenset({
    "body", "hdr", "ftr", "p", "r", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "tbl", "tr",
    "tc", "footnote", "endnote", "footnoteRef", "endnoteRef",
})  # fmt: skip
# Left out themselves, while what they hold is to be seen and stays.
UNWRAPPED = frozenset({
    "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo",
    "customXml",
})  # fmt: skip
# Left out with all they hold; the word says why, "" where nobody misses it.
DROPPED = {
    "del": "tracked_changes", "moveFrom": "tracked_changes", "delText": "tracked_changes",
    "delInstrText": "tracked_changes", "rPrChange": "tracked_changes", "pPrChange": "tracked_changes",
    "tblPrChange": "tracked_changes", "sectPrChange": "tracked_changes", "tcPrChange": "tracked_changes",
    "trPrChange": "tracked_changes", "numberingChange": "tracked_changes", "cellDel": "tracked_changes",
    "commentReference": "comments", "commentRangeStart": "", "commentRangeEnd": "",
    "annotationRef": "", "bookmarkStart": "", "bookmarkEnd": "", "proofErr": "",
    "lastRenderedPageBreak": "", "permStart": "", "permEnd": "", "sdtPr": "", "sdtEndPr": "",
    "customXmlPr": "custom_xml", "object": "embedded", "altChunk": "embedded", "control": "embedded",
    "instrText": "fields", "fldChar": "", "ruby": "ruby", "sym": "symbols", "ptab": "",
    "moveFromRangeStart": "", "moveFromRangeEnd": "", "moveToRangeStart": "", "moveToRangeEnd": "",
    "subDoc": "external_links", "smartTagPr": "", "pgNum": "", "separator": "", "continuationSeparator": "",
}  # fmt: skip
# How it looks: kept with attributes that are numbers, colours or one of the format's own words.
PROPERTIES = frozenset(
    [
        "pPr", "rPr", "tblPr", "tblGrid", "gridCol", "trPr", "tcPr", "sectPr", "pStyle", "rStyle",
        "tblStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "ilvl", "numId",
        "pBdr", "shd", "tabs", "tab", "spacing", "ind", "jc", "outlineLvl", "textAlignment", "snapToGrid",
        "contextualSpacing", "top", "left", "bottom", "right", "between", "bar", "insideH", "insideV",
        "start", "end", "tl2br", "tr2bl", "rFonts", "b", "bCs", "i", "iCs", "strike", "dstrike", "u",
        "color", "sz", "szCs", "highlight", "vertAlign", "w", "kern", "position", "em", "caps", "smallCaps",
        "outline", "shadow", "emboss", "imprint", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar",
        "tblLook", "tblpPr", "tblStyleRowBandSize", "tblStyleColBandSize", "trHeight", "tblHeader",
        "cantSplit", "tcW", "gridSpan", "vMerge", "tcBorders", "vAlign", "noWrap", "textDirection", "pgSz",
        "pgMar", "cols", "col", "docGrid", "titlePg", "pgNumType", "type", "headerReference",
        "footerReference", "footnoteReference", "endnoteReference",
    ]
)  # fmt: skip
FONTS = frozenset(
    [
        "宋体",
        "黑体",
        "楷体",
        "仿宋",
        "隶书",
        "幼圆",
        "新宋体",
        "等线",
        "微软雅黑",
        "仿宋_GB2312",
        "楷体_GB2312",
        "方正小标宋简体",
        "方正小标宋_GBK",
        "方正仿宋_GBK",
        "方正楷体_GBK",
        "方正黑体_GBK",
        "华文中宋",
        "华文仿宋",
        "华文楷体",
        "华文宋体",
        "华文黑体",
        "SimSun",
        "SimHei",
        "KaiTi",
        "FangSong",
        "Arial",
        "Calibri",
        "Cambria",
        "Times",
        "Tahoma",
        "Verdana",
        "Symbol",
        "Wingdings",
        "Courier",
        "Georgia",
    ]
) | {"Times New Roman", "Courier New", "Microsoft YaHei", "等线 Light", "Calibri Light"}
STYLES = frozenset(
    [
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "Table Grid",
        "Title",
        "Subtitle",
    ]
    + [f"heading {n}" for n in range(1, 10)]
    + [
        "header",
        "footer",
        "List Paragraph",
        "Body Text",
        "Body Text Indent",
        "page number",
        "Strong",
        "Hyperlink",
    ]
)
SMALLEST = 8  # half points; smaller letters are no text for reading
_VALUE = re.compile(r"^(?:-?[0-9.]{1,12}%?|[0-9A-Fa-f]{6}|auto|[a-z][A-Za-z0-9]{0,24})$")


def q(name: str) -> str:
    return f"{{{W}}}{name}"


def attributes_of(one) -> dict[str, str]:
    """Those that only say how it looks."""
    found = {}
    for key, value in one.items():
        space, _brace, name = key.rpartition("}")
        if (
            space[1:] != W
            or name.startswith("rsid")
            or name in ("author", "date", "initials", "name")
        ):
            continue
        if _VALUE.match(value) or (value in FONTS and name in ("ascii", "hAnsi", "eastAsia", "cs")):
            found[key] = value
    return found
