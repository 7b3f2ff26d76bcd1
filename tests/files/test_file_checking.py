import io
import tracemalloc

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from huying.foundation.files.checking import MEDIA_TYPES, check_file
from huying.foundation.files.refusals import FileRefused
from tests.counts import no_runaway
from tests.files.file_samples import (
    OLE,
    PDF,
    archive,
    docx_with,
    image,
    png_claiming,
    refusal,
    xlsx,
)

DAMAGED = "文件已损坏或没有传完整，请用 Word、Excel 或 WPS 另存一份后上传。"
PICTURE_DAMAGED = "图片已损坏或没有传完整，请重新拍照或另存后上传。"
NOT_WORD = "文件不是真正的 Word 文档（docx），请用 Word 或 WPS 另存为 docx 后上传。"
NOT_PDF = "文件不是真正的 PDF，请重新导出后上传。"
NOT_A_PICTURE = "文件不是真正的图片，请重新拍照或另存为 JPG、PNG 后上传。"
OTHER_KIND = (
    "只能上传 PDF、OFD、Word（docx）、Excel（xlsx）、JPG、PNG 文件和 MP4 短视频，请换一种格式。"
)


@pytest.mark.parametrize(
    "name, content",
    [("建议.pdf", PDF), ("建议.docx", docx_with({})), ("名单.xlsx", xlsx())],
)
def test_a_document_passes_and_its_bytes_are_not_touched(name, content):
    checked = check_file(io.BytesIO(content), name=name)
    assert (checked.name, checked.content.read()) == (name, content)
    assert checked.media_type == MEDIA_TYPES[name.rpartition(".")[2]]


@pytest.mark.parametrize("name, kind", [("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.png", "PNG")])
def test_a_picture_passes_with_its_size(name, kind):
    checked = check_file(io.BytesIO(image(kind)), name=name)
    assert checked.media_type == MEDIA_TYPES[name.rpartition(".")[2]]
    with Image.open(checked.content) as picture:
        assert (picture.format, picture.size) == (kind, (60, 40))


def test_the_place_where_a_photo_was_taken_does_not_stay_in_it_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010F] = "PHONE-MAKER"
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    photo = image("JPEG", exif=exif, comment=b"SECRET-COMMENT", icc_profile=b"SECRET-PROFILE")
    content = check_file(io.BytesIO(photo), name="现场.jpg").content.read()
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((40, 60), {})
        assert picture.getpixel((35, 5))[2] > 200  # the marked corner is now at the upper right
    assert [mark for mark in (b"PHONE-MAKER", b"SECRET", b"Exif") if mark in content] == []


def test_text_inside_a_png_is_dropped():
    info = PngInfo()
    info.add_text("Author", "SECRET-AUTHOR")
    content = check_file(io.BytesIO(image("PNG", pnginfo=info)), name="a.png").content.read()
    assert b"SECRET-AUTHOR" not in content


def test_a_picture_with_transparency_and_a_printers_picture_pass():
    modes = (("RGBA", "a.png", "PNG"), ("P", "a.png", "PNG"), ("CMYK", "a.jpg", "JPEG"))
    for mode, name, kind in modes:
        target = io.BytesIO()
        Image.new(mode, (8, 8)).save(target, kind)
        assert Image.open(check_file(target, name=name).content).size == (8, 8)


def test_the_same_photo_sent_twice_becomes_the_same_bytes():
    first, second = (check_file(io.BytesIO(image("JPEG")), name="a.jpg") for _ in range(2))
    assert first.content.read() == second.content.read()


# --- case 22: pixel floods ---------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 10_000), (6_400, 6_400)])
def test_a_picture_of_too_many_pixels_is_refused_from_its_header(size):
    tracemalloc.start()
    try:
        with no_runaway():
            message = refusal("a.png", png_claiming(*size))
        assert message == "图片太大（超过 4000 万像素），请缩小尺寸后重新上传。"
        assert tracemalloc.get_traced_memory()[1] < 5 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_jpeg_of_thousands_of_scans_is_refused_before_decoding():
    photo = image("JPEG")
    assert refusal("a.jpg", photo[:-2] + b"\xff\xda\x00\x02" * 200 + photo[-2:]) == PICTURE_DAMAGED


# --- cases 23 and 24: two things at once, kinds not taken in -----------------------------------


def test_a_picture_that_is_also_a_page_or_an_archive_becomes_only_a_picture():
    jar = archive({"Evil.class": b"\xca\xfe\xba\xbe"})
    for name, kind in (("a.jpg", "JPEG"), ("a.png", "PNG")):
        mixed = image(kind) + b"<script>alert(1)</script>" + jar
        content = check_file(io.BytesIO(mixed), name=name).content.read()
        assert [mark for mark in (b"<script", b"PK\x03\x04") if mark in content] == []
    commented = image("JPEG", comment=b"<script>alert(1)</script>")
    assert b"<script" not in check_file(io.BytesIO(commented), name="a.jpg").content.read()


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
@pytest.mark.parametrize("content", [b"<html><script>1</script>", b"GIF89a" + bytes(20), b"\x00"])
def test_a_page_or_another_kind_of_picture_under_a_pictures_name_is_refused(name, content):
    assert refusal(name, content) == NOT_A_PICTURE


def test_a_picture_under_the_wrong_extension_is_told_the_right_one():
    assert refusal("a.jpg", image("PNG")) == "这张图片其实是 PNG 格式，请把扩展名改为 .png 后上传。"
    assert (
        refusal("a.png", image("JPEG")) == "这张图片其实是 JPG 格式，请把扩展名改为 .jpg 后上传。"
    )


def test_a_pdf_that_is_also_a_page_or_an_archive_is_refused():
    page = PDF.replace(b"%PDF-1.4\n", b"%PDF-1.4\n<HTML><script>alert(1)</script>\n")
    assert refusal("a.pdf", page) == "这个 PDF 的开头混有网页内容，请重新导出后上传。"
    assert refusal("a.pdf", b"<html>" + PDF) == NOT_PDF
    added = PDF + archive({"Evil.class": b"x"})
    assert refusal("a.pdf", added) == "这个 PDF 不完整或结尾多出了别的内容，请重新导出后上传。"


def test_a_document_with_something_before_its_archive_is_refused():
    assert refusal("a.docx", b"GIF89a" + docx_with({})) == NOT_WORD
    assert refusal("a.docx", b"PK\x03\x04<script>" + docx_with({})) == DAMAGED


@pytest.mark.parametrize(
    "name",
    [
        *("a.svg", "a.html", "a.shtml", "a.jsp", "a.php", "a.phar", "a.py", "a.ofx", "a"),
        *("a.pdf.exe", "a.pdf.exe.", "a.pdf/x", "a.pdf:x", "a.pdfx"),
    ],
)
def test_other_kinds_are_refused_by_their_last_extension(name):
    assert refusal(name, PDF) == OTHER_KIND


def test_a_dot_at_the_end_is_dropped_as_windows_would():
    assert check_file(io.BytesIO(PDF), name="a.pdf.").name == "a.pdf"


def test_kinds_that_are_easily_turned_into_good_ones_are_told_how():
    assert (
        refusal("a.doc", OLE)
        == "不能接收这种文档格式，请用 Word 或 WPS 另存为 docx 或 PDF 后上传。"
    )
    assert refusal("a.xls", OLE) == "不能接收这种表格格式，请用 Excel 或 WPS 另存为 xlsx 后上传。"
    assert refusal("a.heic", b"x") == "不能接收这种图片格式，请转为 JPG 或 PNG 后上传。"
    assert refusal("a.zip", b"PK\x03\x04") == "不能接收压缩包，请解压后逐个上传。"


# --- cases 31 and 32: nothing, too much, cut off ------------------------------------------------


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.jpg", "a.png"])
def test_an_empty_file_is_refused(name):
    assert refusal(name, b"") == "文件是空的，请检查原文件后重新上传。"


def test_twenty_megabytes_pass_and_one_byte_more_does_not():
    room = 20 * 1024 * 1024 - len(PDF)
    comment = (
        b"%" + b" " * (room - 2) + b"\n"
    )  # one word to a reader of PDF: it is quick to pass over
    start, rest = PDF[:9] + comment, PDF[9:]
    assert check_file(io.BytesIO(start + rest), name="a.pdf").name == "a.pdf"
    message = refusal("a.pdf", start + b" " + rest)
    assert message == "文件超过 20 MB，请压缩或拆分后上传。"


@pytest.mark.parametrize(
    "name, content, message",
    [
        ("a.pdf", PDF, "这个 PDF 不完整或结尾多出了别的内容，请重新导出后上传。"),
        ("a.docx", docx_with({}), DAMAGED),
        ("a.xlsx", xlsx(), DAMAGED),
        ("a.jpg", image("JPEG", (200, 200), quality=100), PICTURE_DAMAGED),
        ("a.png", image("PNG", (200, 200)), PICTURE_DAMAGED),
    ],
)
def test_a_file_cut_off_half_way_is_refused(name, content, message):
    assert refusal(name, content[: len(content) // 2]) == message


@pytest.mark.parametrize("name", ["a.docx", "a.jpg", "a.png", "a.pdf"])
def test_any_broken_byte_ends_in_a_pass_or_a_refusal_never_in_an_error(name):
    good = {
        "a.docx": docx_with({}),
        "a.jpg": image("JPEG", comment=b"note"),
        "a.png": image("PNG"),
        "a.pdf": PDF,
    }[name]
    tries = 20 if name == "a.pdf" else 150  # each PDF is opened in a process of its own
    for place in range(0, len(good), max(1, len(good) // tries)):
        broken = bytearray(good)
        broken[place] ^= 0xFF
        try:
            check_file(io.BytesIO(bytes(broken)), name=name)
        except FileRefused as refused:
            assert refused.message.endswith("。")
