"""Lists that people made in Excel, WPS or with a notepad, read as text."""

import io
import zipfile

import pytest
import xlsxwriter

from huying.foundation.files.sheets import SheetRefused, read_sheet

KNOWN = {"name": ("姓名", "name"), "phone": ("电话", "手机", "phone"), "post": ("职务",)}


def book(*lines, sheets=(), hidden=()) -> io.BytesIO:
    """One workbook; `lines` is its only sheet unless `sheets` gives several."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as made:
        for place, one in enumerate(sheets or [lines]):
            sheet = made.add_worksheet()
            for row, cells in enumerate(one):
                for column, cell in enumerate(cells):
                    sheet.write(row, column, cell)
            if place in hidden:
                sheet.hide()
    out.seek(0)
    return out


def rows(content, name="名单.csv", known=KNOWN):
    upload = io.BytesIO(content) if isinstance(content, bytes) else content
    return [dict(row) for row in read_sheet(upload, name, known)]


TEXT = "姓名,电话\r\n单雄信,13800001111\r\n𠮷野䶮,0311-7654321\r\n"
TWO = [
    {"name": "单雄信", "phone": "13800001111"},
    {"name": "𠮷野䶮", "phone": "0311-7654321"},
]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.replace(",", "\t").encode("gb18030"),
    ],
    ids=["utf-8", "bom", "gb18030", "utf-16", "utf-16-be", "utf-16-le without mark", "tabs"],
)
def test_the_same_names_are_read_from_every_encoding(content):
    assert rows(content) == TWO


def test_a_list_in_gbk_is_read():
    assert rows("姓名\n曾国\n".encode("gbk")) == [{"name": "曾国"}]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_broken_byte_is_refused_with_its_row(encoding):
    lines = "姓名,电话\n" + "林秀英和她的同事们,1\n" * 6
    content = lines.encode(encoding) + b"\xff" + "周文,2\n".encode(encoding)
    with pytest.raises(SheetRefused) as refused:
        rows(content)
    assert refused.value.message.startswith("第 8 行有不能识别的字符")


def test_text_that_was_already_broken_is_refused_with_its_row():
    with pytest.raises(SheetRefused) as refused:
        rows("姓名\n林秀英\n周\ufffd\n".encode())
    assert refused.value.message.startswith("第 3 行有乱码")


def test_an_unfinished_quotation_is_refused_with_its_row():
    with pytest.raises(SheetRefused) as refused:
        rows('姓名,电话\n"林秀英,1\n'.encode())
    assert "引号不成对" in refused.value.message


def test_a_phone_number_stored_as_a_number_keeps_its_digits():
    content = book(["姓名", "手机"], ["林秀英", 13800001111], ["周文", "013800001111"])
    assert [row["phone"] for row in rows(content, "a.xlsx")] == ["13800001111", "013800001111"]


def test_headings_are_found_below_a_title_whatever_their_dress():
    content = book(
        ["清源县代表名册"], [], ["序号", "姓 名*", "ＰＨＯＮＥ（必填）"], [1, "林秀英", "1"]
    )
    sheet = read_sheet(content, "a.xlsx", KNOWN)
    assert (sheet.headings, sheet.unknown) == (
        {"name": "姓 名*", "phone": "ＰＨＯＮＥ（必填）"},
        ["序号"],
    )
    assert [(row.number, row["name"]) for row in sheet] == [(4, "林秀英")]


def test_empty_rows_are_left_out_and_the_others_keep_their_number():
    sheet = read_sheet(
        io.BytesIO("姓名,电话\n林秀英,1\n,\n\u3000,\n周文\u3000,2\n".encode()), "a.csv", KNOWN
    )
    assert [(row.number, row["name"]) for row in sheet] == [(2, "林秀英"), (5, "周文")]


def test_the_sheet_with_the_headings_is_taken_and_a_hidden_one_never():
    content = book(
        sheets=[
            [["说明"], ["请填写"]],
            [["姓名", "电话", "职务"], ["甲", "", ""]],
            [["姓名"], ["乙"]],
        ],
        hidden=[1],
    )
    assert rows(content, "a.xlsx") == [{"name": "乙"}]


def test_without_known_headings_the_first_full_row_names_the_columns():
    sheet = read_sheet(io.BytesIO("一览\n甲,乙\n1,2\n".encode()), "a.csv")
    assert [dict(row) for row in sheet] == [{"甲": "1", "乙": "2"}]


def test_days_and_ticks_become_words():
    import datetime as dt

    content = book(["姓名", "电话"], [dt.date(2026, 3, 5), True])
    assert rows(content, "a.xlsx") == [{"name": "2026-03-05", "phone": "是"}]


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "a.csv", "文件是空的"),
        ("姓名\n".encode(), "a.csv", "表头下面没有内容"),
        ("甲,乙\n1,2\n".encode(), "a.csv", "没有找到表头"),
        ("姓名,name\n1,2\n".encode(), "a.csv", "表头中“姓名”和“name”是同一项"),
        ("姓名\n\x00\n".encode(), "a.csv", "第 2 行有空字符"),
        (b"PK\x03\x04junk", "a.xlsx", "文件"),
        (b"hello", "a.xlsx", "文件内容不是 xlsx 表格"),
        (b"hello", "a.xls", "不能读取这种表格格式"),
        (b"hello", "a.pdf", "只能导入"),
        (b"a" * (20 * 1024 * 1024 + 1), "a.csv", "表格文件超过 20 MB"),
        (("姓名\n" + "甲\n" * 10001).encode(), "a.csv", "表格有 10001 行"),
        (("姓名\n" + "甲" * 20001).encode(), "a.csv", "第 2 行“name”一格有 20001 字"),
    ],
)
def test_a_refused_list_says_why(content, name, says):
    with pytest.raises(SheetRefused) as refused:
        read_sheet(io.BytesIO(content), name, KNOWN)
    assert refused.value.message.startswith(says)


def test_five_thousand_rows_are_taken():
    assert len(rows(("姓名\n" + "甲\n" * 10000).encode())) == 10000


@pytest.mark.parametrize("place", ["A1048576", "XFD1"])
def test_a_cell_at_the_far_end_is_refused_before_it_fills_the_memory(place):
    content = book(["姓名"], ["甲"])
    out = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                far = f'<row r="1048576"><c s="0" r="{place}"><v>1</v></c></row></sheetData>'
                part = part.replace(b"</sheetData>", far.encode())
            new.writestr(name, part)
    with pytest.raises(SheetRefused) as refused:
        read_sheet(out, "a.xlsx", KNOWN)
    assert place in refused.value.message
