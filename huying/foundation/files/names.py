"""The name an uploaded file is shown and handed out under; on disk it never appears."""

import re
import unicodedata

from django.utils.translation import gettext as _

from .refusals import FileRefused

LONGEST_NAME = 120  # characters, the extension included

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')
_RESERVED_ON_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$", re.IGNORECASE)


def clean_name(raw: str) -> str:
    """The last part of `raw` as a name of at most 120 characters, its extension in lower case.

    Raises FileRefused for NUL, line breaks, other control characters and characters that turn
    the reading direction. Zero-width characters are dropped.
    """
    if any(_is_dangerous(character) for character in raw):
        raise FileRefused(_("文件名中有看不见的控制字符，请把文件改成普通名字后重新上传。"))
    name = re.split(r"[/\\]", unicodedata.normalize("NFC", raw))[-1]
    name = "".join(c for c in name if unicodedata.category(c) != "Cf")
    name = _NOT_ON_WINDOWS.sub("_", " ".join(name.split())).rstrip(". ")
    if not name:
        raise FileRefused(_("文件没有名字，请给文件起一个名字后重新上传。"))
    stem, dot, extension = name.rpartition(".")
    if not dot:
        return _without_reserved(name)[:LONGEST_NAME]
    extension = extension.strip().lower()
    stem = _without_reserved(stem.strip() or _("附件"))
    room = max(1, LONGEST_NAME - len(extension) - 1)
    return f"{stem[:room].rstrip()}.{extension}"[-LONGEST_NAME:]


def extension_of(name: str) -> str:
    """What stands after the last dot, in lower case; empty where there is no dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def shown_name(raw: str) -> str:
    """`raw` made harmless for a message, whatever it contains."""
    visible = "".join(c for c in raw if not unicodedata.category(c).startswith("C"))
    last = re.split(r"[/\\]", visible)[-1].strip()
    return last if len(last) <= 60 else f"{last[:40]}…{last[-15:]}"


def _is_dangerous(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") or character in _BIDI


def _without_reserved(stem: str) -> str:
    # Windows reserves the part before the first dot, whatever follows it.
    first = stem.split(".")[0].strip()
    return f"_{stem}" if _RESERVED_ON_WINDOWS.match(first) else stem
