"""A picture written anew, without what its camera and its programs wrote into it."""

import io
from typing import BinaryIO

from PIL import Image, ImageOps

from .removed import Removed

MOST_PIXELS = 40_000_000
GPS = 0x8825
_RAISED = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError)


def run(content: BinaryIO, target: BinaryIO) -> dict:
    """{"removed": [[code, how often, details]]} or {"error": "damaged"}."""
    removed = Removed()
    made = rewritten(content.read(), removed)
    if made is None:
        return {"error": "damaged"}
    target.write(made[0])
    return {"removed": removed.told()}


def rewritten(content: bytes, removed: Removed) -> tuple[bytes, str] | None:
    """(the picture anew, "png" or "jpeg"); None where it is none of the kinds that are taken in."""
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            _name(picture, content, removed)
            kind = str(picture.format)
            picture.load()
            return _anew(ImageOps.exif_transpose(picture), kind), kind.lower()
    except _RAISED:
        return None


def _name(picture, content: bytes, removed: Removed) -> None:
    exif = picture.getexif()
    if len(exif):
        removed.note("exif")
    if exif.get_ifd(GPS):
        removed.note("gps")
    known = ("exif", "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "gamma", "transparency",
             "icc_profile", "progressive", "progression", "adobe", "adobe_transform", "aspect", "srgb",
             "interlace", "chromaticity", "mp", "mpoffset")  # fmt: skip
    if any(key not in known for key in picture.info):
        removed.note("picture_words")
    end = b"\xff\xd9" if picture.format == "JPEG" else b"IEND\xaeB`\x82"
    if content[content.rfind(end) + len(end) :].strip(b"\x00"):
        removed.note("picture_tail")


def _anew(picture, kind: str) -> bytes:
    picture.info = {k: v for k, v in picture.info.items() if k == "transparency"}
    target = io.BytesIO()
    if kind == "JPEG":
        if picture.mode not in ("L", "RGB"):
            picture = picture.convert("RGB")
        picture.save(target, "JPEG", quality=90)
    else:
        picture.save(target, "PNG", compress_level=4)
    return target.getvalue()
