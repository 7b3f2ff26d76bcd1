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
    """A rulebook that may not be used; the message names file, place and fault in Chinese."""


class Where(str):
    """A place in a rulebook file: henan.toml › clocks › return."""

    def __truediv__(self, part: str) -> "Where":
        return Where(f"{self} › {part}")


def only(entry: object, known: Collection[str], where: Where) -> None:
    if not isinstance(entry, dict):
        raise RulebookError(f"{where}：要写成一节（表），现在是 {entry!r}")
    unknown = sorted(entry.keys() - set(known))
    if unknown:
        raise RulebookError(f"{where}：不认识的项目 {'、'.join(unknown)}")


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
