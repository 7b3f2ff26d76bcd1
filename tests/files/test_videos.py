"""Short mp4 films: taken by their boxes, served only to be saved."""

import io
import struct

import pytest

from huying.foundation.files.checking import check_file
from tests.files.file_samples import MP4, PDF, archive, box, refusal

NOT_MP4 = "文件不是完整的 MP4 视频，请重新录制或导出为 MP4 后上传。"
LONG = struct.pack(">I", 1) + b"mdat" + struct.pack(">Q", 16 + 32) + bytes(32)


@pytest.mark.parametrize("content", [MP4, MP4 + box(b"free"), MP4.replace(MP4[-72:], LONG)])
def test_a_film_passes_and_its_bytes_are_not_touched(content):
    checked = check_file(io.BytesIO(content), name="渠首现场.mp4")
    assert (checked.name, checked.media_type) == ("渠首现场.mp4", "video/mp4")
    assert checked.content.read() == content


@pytest.mark.parametrize(
    "content",
    [
        PDF,
        b"MZ" + bytes(100),
        b"<html><script>alert(1)</script></html>",
        archive({"a.txt": b"x"}),
        MP4[:-10],  # not sent whole
        MP4 + b"<script>alert(1)</script>",  # something hung behind it
        MP4[28:],  # without its brand
        box(b"ftyp", b"isom\x00\x00\x02\x00isom") + box(b"mdat", bytes(8)),  # no index
        box(b"ftyp", b"heic\x00\x00\x00\x00heicmif1") + MP4[28:],  # a picture's brand
        box(b"ftyp", b"isom") + box(b"evil", bytes(8)) + MP4[28:],
        struct.pack(">I", 4) + b"ftyp" + bytes(30),  # a box shorter than its own head
    ],
)
def test_what_is_no_whole_film_is_refused(content):
    assert refusal("a.mp4", content) == NOT_MP4


def test_other_films_are_told_what_to_become():
    assert refusal("a.mov", MP4) == "不能接收这种视频格式，请转为 MP4 后上传，不超过 20 MB。"
    assert refusal("a.mp4", MP4 + bytes(20 * 1024 * 1024)) == "文件超过 20 MB，请压缩或拆分后上传。"
