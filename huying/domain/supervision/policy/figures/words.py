"""A text that names its figures: 【收到建议】. Whoever edits it edits the words; the numbers are counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from .declared import by_label

MARK = re.compile(r"【([^【】\n]{1,40})】")
TYPED = re.compile(r"\d[\d,.]*\s*余?(?:件|%|％)")


@dataclass(frozen=True)
class Piece:
    """Words, or (with the name of a figure) what the figure says."""

    text: str
    name: str = ""


def what_is_wrong(text: str, known: dict[str, str] | None = None) -> str | None:
    """A mark that no figure has, or a number of items or a share that was typed.

    `known`: {label: name} of the figures of another kind of report than the congress's own.
    """
    known = by_label() if known is None else known
    unknown = [one for one in dict.fromkeys(MARK.findall(text)) if one not in known]
    if unknown:
        return _("没有名为“%s”的数字，请从页面所列的数字中选用。") % "”“".join(unknown)
    typed = TYPED.findall(MARK.sub("", text))
    if typed:
        return _(
            "“%s”是直接写的数字。件数和百分比请写【数字名称】，由系统按记录计数，报告里的数字才能逐个核对。"
        ) % "”“".join(dict.fromkeys(typed))
    return None


def pieces(
    line: str, texts: dict[str, str], known: dict[str, str] | None = None
) -> Iterator[Piece]:
    """One line, cut at its marks; `texts` says each figure by its name."""
    known, at = (by_label() if known is None else known), 0
    for found in MARK.finditer(line):
        if found.start() > at:
            yield Piece(line[at : found.start()])
        name = known.get(found[1], "")
        yield Piece(texts.get(name, "—"), name)
        at = found.end()
    if at < len(line):
        yield Piece(line[at:])


def filled(text: str, texts: dict[str, str], known: dict[str, str] | None = None) -> str:
    """The text as it is printed."""
    lines = ("".join(one.text for one in pieces(line, texts, known)) for line in text.splitlines())
    return "\n".join(lines)


def lines(
    text: str, texts: dict[str, str], shares: dict[str, Any], known: dict[str, str]
) -> list[list[Piece]]:
    """Each cut at its marks, with the name of the figure that it opens; a share opens its part."""
    return [
        [
            replace(one, name=shares[one.name].part if one.name in shares else one.name)
            for one in pieces(line, texts, known)
        ]
        for line in text.splitlines()
        if line.strip()
    ]


def named(
    texts: dict[str, str], figures: dict[str, Any], shares: dict[str, Any], known: dict[str, str]
) -> list[dict]:
    """Every figure and share with the name by which a text calls it, for whoever edits the words."""
    marks = {name: label for label, name in known.items()}
    return [
        {
            "opens": getattr(one, "part", one.name),
            "label": one.label,
            "mark": marks[one.name],
            "text": texts[one.name],
            "meaning": getattr(one, "meaning", "") or _of_a_share(one, figures),
        }
        for one in (*figures.values(), *shares.values())
    ]


def _of_a_share(one, figures: dict[str, Any]) -> str:
    said = {"part": figures[one.part].label, "whole": figures[one.whole].label}
    return _("“%(part)s”占“%(whole)s”的百分比。") % said
