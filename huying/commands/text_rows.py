"""Texts in a .csv, for the commands that compare texts and need no database."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from .contract import Refusal, WrongUse

LONGEST_CELL = 10_000_000  # characters; a text of a whole book is still a text


def rows_of(name: str, columns: Sequence[str]) -> Iterator[list[str]]:
    """The cells of these columns, row by row; a file without one of them is refused.

    Comma-separated with a line of headings, in UTF-8 or GB18030. Raises WrongUse where there is no
    such file, Refusal for what the file says.
    """
    try:
        content = Path(name).read_bytes()
    except OSError:
        raise WrongUse(
            _("打不开文件 {name}，请看看路径写得对不对、能不能读。").format(name=name)
        ) from None
    csv.field_size_limit(LONGEST_CELL)
    lines = csv.reader(io.StringIO(_decoded(content, name), newline=""), strict=True)
    try:
        heads = [one.strip() for one in next(lines, [])]
        missing = [one for one in columns if one not in heads]
        if missing:
            words = {"name": name, "columns": "、".join(missing)}
            raise Refusal(_("{name} 缺少这些列：{columns}。第一行应当是列名").format(**words))
        places = [heads.index(one) for one in columns]
        for line in lines:
            if any(cell.strip() for cell in line):
                yield [line[at].strip() if at < len(line) else "" for at in places]
    except csv.Error:
        words = {"name": name, "row": str(lines.line_num)}
        raise Refusal(_("{name} 第 {row} 行的引号不成对，请检查").format(**words)) from None


def _decoded(content: bytes, name: str) -> str:
    marked = content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    raise Refusal(_("{name} 的编码不能识别，请另存为 UTF-8").format(name=name))
