"""Reading one entry of a rulebook file, with an error that names its place."""

import re
from collections.abc import Collection
from typing import Any

from huying.domain.suggestions.rulebook.rules import Basis, Text
from huying.domain.suggestions.rulebook.words import SOURCES

BASIS_KEYS = ("source", "article", "quote", "law", "note")
LONGEST_QUOTE = 60
ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百]+条")


class RulebookError(ValueError):
    """A rulebook that may not be used; the message names file, place and fault in Chinese.

    `at` is the exact place where the message names one around it.
    """

    def __init__(self, message: str, at: str = ""):
        super().__init__(message)
        self.at = at


class Where(str):
    """A place in a rulebook file: henan.toml › clocks › return."""

    def __truediv__(self, part: str) -> "Where":
        return Where(f"{self} › {part}")


def only(entry: object, known: Collection[str], where: Where) -> None:
    if not isinstance(entry, dict):
        raise RulebookError(f"{where}：要写成一节（表），现在是 {entry!r}")
    unknown = sorted(entry.keys() - set(known))
    if unknown:
        raise RulebookError(f"{where}：不认识的项目 {'、'.join(unknown)}", at=where / unknown[0])


def text_of(entry: dict[str, Any], key: str, where: Where) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise RulebookError(f"{where}：缺少 {key}")
    return value


def basis_of(entry: dict[str, Any], texts: dict[str, Text], where: Where) -> Basis:
    """Where an entry says it comes from: an article with its words, or openly none."""
    source = entry.get("source")
    if source not in SOURCES:
        raise RulebookError(f"{where}：source 只能是 {'、'.join(SOURCES)}，现在是 {source!r}")
    note = entry.get("note", "")
    if not isinstance(note, str):
        raise RulebookError(f"{where}：note 要写成文字，现在是 {note!r}")
    if source == "own":
        return _own(entry, note, where)
    if source != "text":
        claimed = [key for key in ("article", "quote", "law") if entry.get(key)]
        if claimed:
            raise RulebookError(f"{where}：没有法条依据的不能写 {'、'.join(claimed)}")
        return Basis(source=source, note=note)
    article, quote, law = (text_of(entry, key, where) for key in ("article", "quote", "law"))
    if law not in texts:
        raise RulebookError(f"{where}：law 没有列在 texts 中：{law}")
    short = texts[law].short
    if not article.startswith(short) or not ARTICLE.match(article[len(short) :]):
        raise RulebookError(f"{where}：article 要写成“{short}第…条”，现在是 {article}")
    if len(quote) > LONGEST_QUOTE:
        raise RulebookError(f"{where}：引文有 {len(quote)} 字，最多 {LONGEST_QUOTE} 字")
    return Basis(source=source, article=article, quote=quote, law=law, note=note)


def _own(entry: dict[str, Any], note: str, where: Where) -> Basis:
    """What a congress lays down for itself: an article of its own rules, or at least a reason."""
    article = entry.get("article", "")
    if not isinstance(article, str) or not (article.strip() or note.strip()):
        raise RulebookError(f"{where}：本级规定的，article 和 note 至少写一项")
    if entry.get("law") or entry.get("quote"):
        raise RulebookError(f"{where}：本级规定的不写 law、quote，依据写在 article 和 note")
    return Basis(source="own", article=article, note=note)
