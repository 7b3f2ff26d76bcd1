"""Short mp4 films, taken by their boxes: what plays in them is not looked into, so they are only saved."""

from typing import BinaryIO

from django.utils.translation import gettext as _

from .refusals import FileRefused

FILM_BRANDS = {
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"MSNV",
    b"M4V ",
}
KNOWN_BOXES = {
    *(b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"uuid", b"moof", b"mfra", b"sidx"),
    *(b"styp", b"meta", b"pdin", b"udta"),
}
MOST_BOXES = 10_000


def check_mp4(content: BinaryIO) -> None:
    """Raises FileRefused unless the whole file is a row of the boxes that an mp4 film has.

    It must begin with its brand, hold one index (moov) and its pictures (mdat), and end with a box.
    """
    content.seek(0, 2)
    end, at, seen = content.tell(), 0, set()
    for _box in range(MOST_BOXES):
        if at == end:
            break
        kind, size = _box_at(content, at, end)
        if kind not in KNOWN_BOXES or (at == 0) != (kind == b"ftyp"):
            raise not_mp4()
        if kind == b"ftyp" and not _is_a_film(content, at, size):
            raise not_mp4()
        seen.add(kind)
        at += size
    if at != end or not {b"ftyp", b"moov", b"mdat"} <= seen:
        raise not_mp4()


def _box_at(content: BinaryIO, at: int, end: int) -> tuple[bytes, int]:
    content.seek(at)
    head = content.read(16)
    if len(head) < 8:
        raise not_mp4()
    size, kind, least = int.from_bytes(head[:4]), head[4:8], 8
    if size == 1:
        size, least = int.from_bytes(head[8:16]), 16
    elif size == 0:  # to the end of the file
        size = end - at
    if size < least or at + size > end:
        raise not_mp4()
    return kind, size


def _is_a_film(content: BinaryIO, at: int, size: int) -> bool:
    content.seek(at + 8)
    brands = content.read(min(size, 256) - 8)
    return any(brands[place : place + 4] in FILM_BRANDS for place in range(0, len(brands), 4))


def not_mp4() -> FileRefused:
    return FileRefused(_("文件不是完整的 MP4 视频，请重新录制或导出为 MP4 后上传。"))
