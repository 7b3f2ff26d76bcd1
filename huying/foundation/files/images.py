import tempfile
import threading
from typing import BinaryIO, cast

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from .reading import count_in
from .refusals import FileRefused

MOST_PIXELS = 40_000_000
MOST_SCANS = 100  # a made-up JPEG with thousands of scans keeps a decoder busy for hours

# Forty million pixels take some 160 MB while they are decoded: one picture at a time.
_one_at_a_time = threading.Lock()

_WHAT_PILLOW_RAISES = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError)


def reencode(content: BinaryIO, kind: str) -> BinaryIO:
    """The picture written anew as `kind` ("JPEG" or "PNG"), turned upright, without metadata.

    The size is taken from the header, before anything is decoded. Raises FileRefused.
    """
    if kind == "JPEG" and count_in(content, b"\xff\xda") > MOST_SCANS:
        raise _damaged()
    content.seek(0)
    try:
        with Image.open(content, formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_many_pixels()
            with _one_at_a_time:
                return _written_anew(picture, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except _WHAT_PILLOW_RAISES as error:
        raise _damaged() from error


def _written_anew(picture: Image.Image, kind: str) -> BinaryIO:
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    # The writer would carry comments and profiles over from `info`.
    upright.info = {k: v for k, v in upright.info.items() if k == "transparency"}
    target = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - handed on open
    if kind == "JPEG":
        if upright.mode not in ("L", "RGB"):
            upright = upright.convert("RGB")
        upright.save(target, format="JPEG", quality=90)
    else:
        upright.save(target, format="PNG", compress_level=4)
    target.seek(0)
    return target


def _too_many_pixels() -> FileRefused:
    return FileRefused(_("图片太大（超过 4000 万像素），请缩小尺寸后重新上传。"))


def _damaged() -> FileRefused:
    return FileRefused(_("图片已损坏或没有传完整，请重新拍照或另存后上传。"))
