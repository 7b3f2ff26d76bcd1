"""A letter as data: 版头, 主体, 版记. Both files are made from this, so they say the same."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from .titles import title_lines

Level = Literal["text", "first", "second", "note"]


@dataclass(frozen=True)
class Paragraph:
    """`level`: running text, a heading of the first (黑体) or second (楷体) level, a remark."""

    text: str
    level: Level = "text"
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True)
class Table:
    """`widths` are shares of the line; `head` may be empty (a form of labels and values)."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    kind: str = field(default="table", init=False)


Block = Paragraph | Table


@dataclass(frozen=True)
class Letter:
    """`issuer` is printed large in red above the line; a form or record has none.

    `marks` stand at the top right (class, openness), `draft` at the top left (送审稿).
    `signer` is 签发人, printed beside the number of what goes upward. `closing` are the lines under the
    text on the right: unit and day. `notes` are 附注 in brackets. `printed`: (who printed it, when).
    """

    name: str
    title: str
    body: tuple[Block, ...]
    issuer: str = ""
    number: str = ""
    signer: str = ""
    marks: tuple[str, ...] = ()
    draft: str = ""
    addressee: str = ""
    closing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    copies: str = ""
    printed: tuple[str, str] = ("", "")

    def as_data(self) -> dict[str, Any]:
        """Plain lists and words, for typst and for templates."""
        data = asdict(self)
        data["title_lines"] = title_lines(self.title)
        return data


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What somebody typed, line by line; empty lines and indents are the layout's business."""
    found = (line.strip().strip("　") for line in (text or "").splitlines())
    return tuple(Paragraph(line) for line in found if line)
