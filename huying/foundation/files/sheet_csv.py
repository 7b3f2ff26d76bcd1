"""A .csv as Excel, WPS and others write it: whatever its encoding, rows of text."""

import codecs
import csv
import io

from django.utils.translation import gettext as _

from .refusals import FileRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ",\t;，"


def csv_lines(content: bytes) -> tuple[list[list[str]], str]:
    """The lines of the file as cells without blanks around them, and the encoding found.

    Raises FileRefused, naming the row of the first byte that cannot be read.
    """
    text, encoding = _decoded(content)
    for bad, why in (
        ("\x00", _("第 %d 行有空字符，文件可能已损坏，请重新导出后再试。")),
        ("\ufffd", _("第 %d 行有乱码，原文件可能已损坏，请重新导出后再试。")),
    ):
        if bad in text:
            raise FileRefused(why % _row_of(text, text.index(bad)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        lines = [[_trimmed(cell) for cell in line] for line in reader]
    except csv.Error as error:
        raise FileRefused(
            _("第 %d 行的引号不成对或一格过长，请检查后再试。") % reader.line_num
        ) from error
    return lines, encoding


def _decoded(content: bytes) -> tuple[str, str]:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if encoding is None:
        encoding = _guessed(content)
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        readable = content[: error.start].decode(encoding, "replace")
        raise FileRefused(
            _("第 %d 行有不能识别的字符（文件按 %s 读取），请用 WPS 或 Excel 另存后再试。")
            % (_row_of(readable, len(readable)), encoding.upper().removesuffix("-SIG"))
        ) from error


def _guessed(content: bytes) -> str:
    """UTF-8 where it fits, also with a broken byte in it; else UTF-16 without mark, else GB18030.

    Broken UTF-8 often reads as GB18030 too, as nonsense: so it is asked which of the two the bytes
    rather are. GB18030 read as UTF-8 gives about one fault for each character.
    """
    head = content[:4000]
    if head.count(0) > len(head) // 8:
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    read = content.decode("utf-8", "replace")
    faults = read.count("\ufffd")
    sound = sum(character > "\x7f" for character in read) - faults
    return "utf-8" if not faults or sound > 3 * faults else "gb18030"


def _separator(text: str) -> str:
    head = text.splitlines()[:20]
    return max(_SEPARATORS, key=lambda one: max((line.count(one) for line in head), default=0))


def _row_of(text: str, place: int) -> int:
    before = text[:place].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1


def _trimmed(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()
