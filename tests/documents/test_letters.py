"""Golden letters: what stands on the paper, where, in what type; read back from both files.

The pages are kept as pictures under test-output/letters/, to be looked at.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx as word
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from docx.oxml.ns import qn

from huying.foundation.documents import files, fonts
from huying.foundation.documents.docx import docx
from huying.foundation.documents.docx_check import mistakes
from huying.foundation.documents.docx_template import shipped_template
from huying.foundation.documents.letter import Letter, Paragraph, Table
from huying.foundation.documents.pdf import pages, pdf
from huying.foundation.documents.titles import title_lines, width
from tests.fonts import NEEDED as FONTS_NEEDED

pytestmark = pytest.mark.documents
AT = datetime(2026, 4, 20, 2, tzinfo=UTC)
PICTURES = Path(__file__).parents[2] / "test-output" / "letters"
MM = 72 / 25.4
LONG = (
    "我局已将河口镇北部支渠破损渠段列入二〇二六年小型农田水利维修计划，下达资金八十六万元，"
    "由县灌区管理所组织实施，计划于十月底前完工，完工后由河口镇人民政府负责日常管护。"
)
REPLY = Letter(
    name="答复函",
    title="对清源县第十八届人民代表大会第一次会议第36号建议的答复",
    issuer="清源县水利局文件",
    number="清水函〔2026〕12号",
    marks=("A", "主动公开"),
    addressee="林秀英、周文、吴桂代表：",
    body=(
        Paragraph("您提出的《关于维修河口镇灌溉支渠的建议》（第36号）收悉，现答复如下："),
        Paragraph("一、关于“对破损的1.2公里渠段进行衬砌修复”", "first"),
        *[Paragraph(LONG * 2) for _ in range(6)],
        Table(
            ("序号", "诉求", "办理结果"),
            (
                ("1", "对破损的1.2公里渠段进行衬砌修复", "采纳"),
                ("2", "明确支渠的日常管护单位和经费", "部分采纳"),
            ),
            (2, 9, 5),
        ),
    ),
    closing=("清源县水利局", "2026年4月20日"),
    notes=("联系人：孙敏　电话：0311-1234567",),
    copies="县人大常委会代表工委，县政府办公室",
    printed=("清源县水利局办公室", "2026年4月20日"),
)


@pytest.fixture(scope="module")
def made() -> pdfium.PdfDocument:
    return pdfium.PdfDocument(pdf(REPLY, AT))


def text_of(document: pdfium.PdfDocument) -> list[str]:
    """Page by page, without spaces and line ends."""
    return [re.sub(r"\s", "", one.get_textpage().get_text_bounded()) for one in document]


def glyphs(page) -> list[tuple[str, float, float, float]]:
    """(character, left, baseline, size in points) of what is printed."""
    text = page.get_textpage()
    found = []
    for n in range(text.count_chars()):
        char = text.get_text_range(n, 1)
        if char.strip():
            x, y = raw.c_double(), raw.c_double()
            raw.FPDFText_GetCharOrigin(text, n, x, y)
            found.append((char, x.value, y.value, raw.FPDFText_GetFontSize(text, n)))
    return found


def lines_of(page) -> dict[float, str]:
    """{baseline: its words}, from the top, of the type area."""
    lines: dict[float, str] = {}
    for char, _x, y, _size in glyphs(page):
        if y > 35 * MM:
            lines[round(y, 1)] = lines.get(round(y, 1), "") + char
    return dict(sorted(lines.items(), reverse=True))


@FONTS_NEEDED
def test_the_reply_has_three_pages_and_says_everything(made):
    PICTURES.mkdir(parents=True, exist_ok=True)
    for number, picture in enumerate(pages(REPLY), start=1):
        (PICTURES / f"reply-{number}.png").write_bytes(picture)
    said = "".join(text_of(made))
    assert len(made) == 3
    assert said.startswith("A主动公开清源县水利局文件清水函〔2026〕12号")
    for words in (
        *("对清源县第十八届人民代表大会第一次会议第36号建议的答复", "林秀英、周文、吴桂代表："),
        *("一、关于“对破损的1.2公里渠段进行衬砌修复”", "序号诉求办理结果1对破损", "部分采纳"),
        *("清源县水利局2026年4月20日", "（联系人：孙敏电话：0311-1234567）"),
        *("抄送：县人大常委会代表工委，县政府办公室。", "清源县水利局办公室2026年4月20日印发"),
    ):
        assert words in said, words


@FONTS_NEEDED
def test_the_page_is_a4_with_the_margins_of_the_standard(made):
    page = made[1]
    assert [round(one / MM) for one in page.get_size()] == [210, 297]
    left = min(x for _c, x, y, _s in glyphs(page) if y > 35 * MM)
    assert 28 * MM - 1 <= left <= 28 * MM + 2
    words = [(c, x) for c, x, y, size in glyphs(page) if y > 35 * MM and round(size) == 16]
    last = max(x + 16 for c, x in words if "一" <= c <= "鿿")
    assert (210 - 26) * MM - 8 <= last <= (210 - 26) * MM + 1
    first = max(lines_of(page))
    assert 37 * MM + 11 <= 297 * MM - first <= 37 * MM + 16


@FONTS_NEEDED
def test_a_full_page_has_22_lines_of_28_characters_at_one_pitch():
    full = Letter(name="满", title="满页", body=tuple(Paragraph(LONG * 9) for _ in range(4)))
    lines = lines_of(pdfium.PdfDocument(pdf(full, AT))[1])
    assert len(lines) == 22
    assert {round(above - below, 1) for above, below in pairwise(lines)} <= {28.9, 29.0}
    unbroken = [one for one in lines.values() if not re.search("[，。、]", one)]
    assert max(len(one) for one in lines.values()) in (28, 29)
    assert all(len(one) in (26, 28) for one in unbroken[:-1])


@FONTS_NEEDED
def test_page_numbers_stand_outside_in_dashes(made):
    feet = [[(c, x) for c, x, y, _s in glyphs(page) if y < 35 * MM] for page in made]
    assert ["".join(c for c, _x in foot) for foot in feet] == ["—1—", "—2—", "—3—"]
    middle = 105 * MM
    assert [foot[0][1] > middle for foot in feet] == [True, False, True]


@FONTS_NEEDED
def test_the_class_mark_stands_at_the_top_right_and_the_issuer_in_red(made):
    first = glyphs(made[0])
    letter, left, height, size = first[0]
    assert (letter, round(size)) == ("A", 16)
    assert left > 170 * MM and height > (297 - 37) * MM - 16
    objects = [one for one in made[0].get_objects() if one.type == raw.FPDF_PAGEOBJ_TEXT]
    colours = set()
    for one in objects:
        parts = [raw.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(one.raw, *parts)
        colours.add(tuple(part.value for part in parts[:3]))
    assert colours == {(0, 0, 0), (0xE6, 0, 0x12)}


@FONTS_NEEDED
def test_the_faces_of_the_pdf_are_those_that_were_found(made):
    """Their simplified forms: the Japanese ones of the same collection look alike and are wrong."""
    names = set()
    for page in made:
        for one in page.get_objects():
            if one.type == raw.FPDF_PAGEOBJ_TEXT:
                kept = (raw.c_char * 100)()
                raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(one.raw), kept, 100)
                names.add(kept.value.decode().partition("+")[2].partition("-")[0].lower())
    used = [fonts.families()[one] for one in ("仿宋", "小标宋", "黑体", "宋体")]
    assert names == {one.replace(" ", "").lower() for one in used}


@FONTS_NEEDED
def test_it_is_pdf_a_with_its_fonts_inside():
    data = pdf(REPLY, AT)
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"/FontFile" in data
    assert data == pdf(REPLY, AT)


def test_without_a_chinese_font_the_pdf_is_refused_and_word_still_comes(monkeypatch):
    monkeypatch.setattr(fonts, "found", lambda: [fonts.Face("仿宋", "", False)])
    fonts._families.cache_clear()
    try:
        with pytest.raises(fonts.NoFonts, match="fonts-noto-cjk"):
            pdf(REPLY, AT)
    finally:
        fonts._families.cache_clear()
    assert docx(REPLY, AT)[:2] == b"PK"


def test_the_first_family_of_a_face_is_used_and_a_stand_in_is_called_so(settings):
    some = ("FangSong", "Noto Serif CJK SC", "Noto Sans CJK SC")
    assert [(one.name, one.family, one.real) for one in fonts.found(some)] == [
        ("仿宋", "FangSong", True),
        ("小标宋", "Noto Serif CJK SC", False),
        ("黑体", "Noto Sans CJK SC", True),
        ("楷体", "Noto Serif CJK SC", False),
        ("宋体", "Noto Serif CJK SC", True),
    ]
    settings.HUYING_LETTER_FONTS = {"仿宋": ("Noto Sans CJK SC",)}
    assert fonts.found(some)[0] == fonts.Face("仿宋", "Noto Sans CJK SC", True)


# -- the same in Word ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def in_word():
    return word.Document(BytesIO(docx(REPLY, AT)))


@FONTS_NEEDED
def test_word_says_the_same(in_word):
    said = "".join(
        re.sub(r"\s", "", "".join(piece.text or "" for piece in line.iter(qn("w:t"))))
        for line in in_word.element.iter(qn("w:p"))
    )
    printed = "".join(
        text.removesuffix(f"—{n}—")
        for n, text in enumerate(text_of(pdfium.PdfDocument(pdf(REPLY, AT))), start=1)
    )
    assert said == printed


def test_word_has_page_grid_and_exact_lines_of_the_standard(in_word):
    section = in_word.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(one.mm) for one in sizes] == [210, 297, 37, 28]
    assert [round(section.right_margin.mm), round(section.bottom_margin.mm)] == [26, 35]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert {name.partition("}")[2]: value for name, value in grid.attrib.items()} == {
        "type": "linesAndChars",
        "linePitch": "579",
        "charSpace": "-849",
    }
    text = in_word.styles["Normal"]
    assert (text.font.size.pt, text.paragraph_format.line_spacing.pt) == (16, 28.95)
    assert str(text.paragraph_format.line_spacing_rule).startswith("EXACTLY")


def test_word_names_the_chinese_faces(in_word):
    def face(style: str) -> str:
        return in_word.styles[style].element.rPr.rFonts.get(qn("w:eastAsia"))

    assert [face(one) for one in ("公文正文", "公文标题", "公文一级标题", "公文版头")] == [
        "仿宋_GB2312",
        "方正小标宋简体",
        "黑体",
        "方正小标宋简体",
    ]
    assert in_word.styles["公文标题"].font.size.pt == 22


def test_word_has_the_table_of_requests(in_word):
    table = in_word.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "诉求", "办理结果"],
        ["1", "对破损的1.2公里渠段进行衬砌修复", "采纳"],
        ["2", "明确支渠的日常管护单位和经费", "部分采纳"],
    ]


@FONTS_NEEDED
def test_typed_markup_is_text_in_both_files():
    typed = "{{ title }} <w:p/> #eval(1) *粗* $x$ & {%p if x %}"
    letter = Letter(name="字", title="字", body=(Paragraph(typed),), addressee=typed)
    lines = [one.text for one in word.Document(BytesIO(docx(letter, AT))).paragraphs]
    assert lines.count(typed) == 2
    printed = "".join(text_of(pdfium.PdfDocument(pdf(letter, AT))))
    assert printed.count(typed.replace(" ", "")) == 2


# -- titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于征集代表建议的通知", ["关于征集代表建议的通知"]),
        (
            REPLY.title,
            ["对清源县第十八届人民代表大会", "第一次会议第36号建议的答复"],
        ),
        (
            "关于做好第十八届人民代表大会第一次会议代表建议、批评和意见办理工作的通知",
            ["关于做好第十八届人民代表大会第一次会议", "代表建议、批评和意见办理工作的通知"],
        ),
    ],
)
def test_a_title_is_torn_where_a_reader_would_pause(title, lines):
    assert title_lines(title) == lines


def test_no_length_of_title_leaves_one_character_alone():
    for count in range(1, 81):
        lines = title_lines(("关于加强城乡供水一体化建设和管护工作的建议" * 4)[:count])
        assert "".join(lines) == ("关于加强城乡供水一体化建设和管护工作的建议" * 4)[:count]
        assert all(width(one) <= 20 for one in lines)
        assert len(lines) == 1 or min(width(one) for one in lines) >= 6, lines


# -- an office's own template ----------------------------------------------------------------


def changed(old: str, new: str) -> bytes:
    """The shipped template with one line written otherwise."""
    document = word.Document(BytesIO(shipped_template()))
    for line in document.paragraphs:
        if line.text == old:
            line.text = new
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_the_shipped_template_is_without_mistakes():
    assert mistakes(shipped_template()) == []


def test_an_office_adds_a_line_of_its_own():
    own = changed("{{ title }}", "（存档联）{{ title }}")
    assert mistakes(own) == []
    lines = [one.text for one in word.Document(BytesIO(docx(REPLY, AT, own))).paragraphs]
    assert any(one.startswith("（存档联）对清源县") for one in lines)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{{ title }}", "{{ titel }}", "“{{ titel }}”：没有“titel”这一项"),
        ("{{ title }}", "{{ title", "“{{ title”：花括号没有成对"),
        ("{{p body }}", "正文", "只有一处；现在有0处"),
        ("{{p body }}", "正文{{p body }}", "“正文{{p body }}”：{{p body }} 要单独占一行"),
        ("{{ title }}", "{{ title.__class__ }}", "不认识“{{ title.__class__ }}”"),
        ("{{ title }}", "{%p endif %}", "前面没有对应的 if"),
        ("{{ title }}", "{%p if title %}", "没有对应的 {%p endif %}"),
        ("{{ title }}", "{%p for x in y %}", "不认识“{%p for x in y %}”"),
    ],
)
def test_a_broken_template_is_refused_with_the_line_that_is_wrong(old, new, says):
    assert any(says in one for one in mistakes(changed(old, new))), mistakes(changed(old, new))


def test_what_is_no_word_file_is_no_template():
    assert mistakes(b"%PDF-1.7") == [
        "这不是能打开的 Word 文件（.docx），请用 Word 或 WPS 另存为 .docx 再上传。"
    ]


# -- OFD and seals ---------------------------------------------------------------------------


class FakeHouse:
    """Stands for another maker's program."""

    def ofd(self, pdf: bytes) -> bytes:
        return b"PK OFD " + pdf[:4]

    def seal(self, pdf: bytes, *, signer: str, at: datetime) -> bytes:
        return pdf + f"%sealed by {signer} on {at:%Y-%m-%d}".encode()


@FONTS_NEEDED
def test_without_a_maker_there_is_no_ofd_and_no_seal():
    assert files.forms() == ("docx", "pdf")
    assert files.made(REPLY, "pdf", AT) == pdf(REPLY, AT)


@FONTS_NEEDED
def test_a_finished_letter_is_sealed_and_a_draft_is_not(settings):
    settings.HUYING_OFD = settings.HUYING_SEAL = f"{__name__}.FakeHouse"
    assert files.forms() == ("docx", "pdf", "ofd")
    sealed = files.made(REPLY, "pdf", AT)
    assert sealed.endswith("%sealed by 清源县水利局 on 2026-04-20".encode())
    assert files.made(REPLY, "ofd", AT) == b"PK OFD %PDF"
    assert b"%sealed" not in files.made(replace(REPLY, draft="送审稿"), "pdf", AT)
