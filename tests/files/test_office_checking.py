import io
import random
import time
import tracemalloc
import zipfile

import pytest
from file_samples import (
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

from huying.foundation.files.checking import check_file

DAMAGED = "文件已损坏或没有传完整，请用 Word、Excel 或 WPS 另存一份后上传。"
TOO_MANY_PARTS = "文件内部的部件太多，请用 Word、Excel 或 WPS 另存一份后上传。"
BOMB = "文件解压后过大，不能接收，请删减内容、另存一份后上传。"
DTD = "文件内部含有外部定义（DTD），可能有危险，请用 Word、Excel 或 WPS 另存一份后上传。"
PATHS = "文件内部的路径不正常，可能有危险，请用 Word、Excel 或 WPS 另存一份后上传。"
MACROS = "文件带有宏，不能接收，请另存为不带宏的 docx 或 xlsx 后上传。"
LOCKED = "文件设有密码或是旧格式（doc、xls），请去掉密码并另存为 docx 或 xlsx 后上传。"
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


def test_a_document_with_entities_is_refused_within_a_second_and_50_megabytes():
    hostile = docx_with({"word/settings.xml": LAUGHS + b"&b;" * 1_000_000})
    tracemalloc.start()
    started = time.perf_counter()
    try:
        assert refusal("a.docx", hostile) in (DTD, BOMB)
        assert time.perf_counter() - started < 1
        assert tracemalloc.get_traced_memory()[1] < 50 * 1024 * 1024
    finally:
        tracemalloc.stop()


# --- cases 20 and 21: zip bombs, bad directories ----------------------------------------------


def test_a_document_that_would_swell_a_hundredfold_is_refused_before_inflating():
    bomb = docx_with({"word/media/zeros.bin": bytes(60 * 1024 * 1024)})
    assert len(bomb) < 100_000
    started = time.perf_counter()
    assert refusal("a.docx", bomb) == BOMB
    assert time.perf_counter() - started < 1


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
    started = time.perf_counter()
    try:
        assert refusal("a.docx", hostile) == TOO_MANY_PARTS
        assert time.perf_counter() - started < 1
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
    assert refusal("a.docx", docx_with({"word/vbaProject.bin": b"x"})) == MACROS
    declared = b'><Default ContentType="x.document.macroEnabled.main+xml"/></Types>'
    types = TYPES.replace(b"/>", declared)
    whole = archive({"[Content_Types].xml": types, "word/document.xml": DOCUMENT})
    assert refusal("a.docx", whole) == MACROS


def test_a_document_under_a_password_and_an_old_doc_are_refused_with_what_to_do():
    assert refusal("a.docx", OLE) == LOCKED
    assert refusal("a.docx", docx_under_password_flag()) == LOCKED


def test_a_document_packed_in_an_unusual_way_is_refused():
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT}
    assert refusal("a.docx", archive(parts, compress_type=zipfile.ZIP_LZMA)) == DAMAGED


def _directory_entries(whole: bytearray) -> list[int]:
    found = []
    place = whole.find(b"PK\x01\x02")
    while place >= 0:
        found.append(place)
        place = whole.find(b"PK\x01\x02", place + 4)
    return found
