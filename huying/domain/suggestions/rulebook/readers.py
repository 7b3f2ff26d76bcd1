"""Reading one option's value: each refuses, by its place, what it cannot be."""

import re
import string
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from huying.domain.suggestions.rulebook.groups import Dimension, Ground, Named
from huying.domain.suggestions.rulebook.reading import LONGEST_QUOTE, RulebookError, Where, only
from huying.domain.suggestions.rulebook.words import (
    CHOICES,
    DIMENSIONS,
    GRADES,
    GROUNDS,
    REPORT_MOMENTS,
    ROUTES,
    SEVERAL,
)

Reader = Callable[[Any, str, Where], Any]
DAY = re.compile(r"(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?")


def choice(raw: Any, path: str, where: Where) -> Any:
    allowed = CHOICES[path][1]
    # True equals 1 in Python; the kind must match too.
    if not any(raw == value and type(raw) is type(value) for value in allowed):
        named = "、".join(str(value) or "（空）" for value in allowed)
        raise RulebookError(f"{where}：只能是 {named}，现在是 {raw!r}")
    return raw


def route(raw: Any, path: str, where: Where) -> tuple[str, ...]:
    if not isinstance(raw, list) or tuple(raw) not in ROUTES:
        named = "、".join(str(list(route)) for route in ROUTES)
        raise RulebookError(f"{where}：只能是 {named}，现在是 {raw!r}")
    return tuple(raw)


def several(raw: Any, path: str, where: Where) -> tuple[str, ...]:
    known = SEVERAL[path][1]
    if not isinstance(raw, list) or len(set(map(str, raw))) != len(raw):
        raise RulebookError(f"{where}：要写成不重复的列表，现在是 {raw!r}")
    for code in raw:
        if code not in known:
            raise RulebookError(f"{where}：只能从 {'、'.join(known)} 中选，现在有 {code!r}")
    return tuple(raw)


def some(raw: Any, path: str, where: Where) -> tuple[str, ...]:
    """Like `several`, but not none of them."""
    if not (read := several(raw, path, where)):
        raise RulebookError(f"{where}：至少要写一项")
    return read


def whole(most: int) -> Reader:
    def reader(raw: Any, path: str, where: Where) -> int:
        if type(raw) is not int or not 0 <= raw <= most:
            raise RulebookError(f"{where}：要写成 0 到 {most} 的整数，现在是 {raw!r}")
        return raw

    return reader


def dimensions(raw: Any, path: str, where: Where) -> tuple[Dimension, ...]:
    """Names, or names with weights that make a hundred."""
    entries = [one if isinstance(one, dict) else {"code": one} for one in _as_list(raw)]
    for one in entries:
        only(one, {"code", "weight"}, where)
    codes = [str(one.get("code")) for one in entries]
    if not codes or len(set(codes)) != len(codes):
        raise RulebookError(f"{where}：要写成不重复的列表，现在是 {raw!r}")
    for code in codes:
        if code not in DIMENSIONS:
            raise RulebookError(f"{where}：只能从 {'、'.join(DIMENSIONS)} 中选，现在有 {code!r}")
    weights = [one.get("weight", 0) for one in entries]
    sound = all(type(weight) is int and weight > 0 for weight in weights) and sum(weights) == 100
    if any(weights) and not sound:
        raise RulebookError(f"{where}：写权重的，每项都要有，合计 100，现在是 {weights}")
    return tuple(
        Dimension(code, DIMENSIONS[code], weight)
        for code, weight in zip(codes, weights, strict=True)
    )


def grounds(raw: Any, path: str, where: Where) -> Mapping[str, Ground]:
    """A list of codes, or {code: {article, quote}} where a text names them."""
    entries = raw if isinstance(raw, dict) else dict.fromkeys(_as_list(raw), {})
    found = {}
    for code, entry in entries.items():
        if code not in GROUNDS:
            raise RulebookError(f"{where}：只能从 {'、'.join(GROUNDS)} 中选，现在有 {code!r}")
        only(entry, {"article", "quote"}, where / code)
        article, quote = entry.get("article", ""), entry.get("quote", "")
        if bool(article) != bool(quote):
            raise RulebookError(f"{where / code}：article 和 quote 要一起写")
        if len(quote) > LONGEST_QUOTE:
            raise RulebookError(f"{where / code}：引文有 {len(quote)} 字，最多 {LONGEST_QUOTE} 字")
        found[code] = Ground(code, GROUNDS[code], article, quote)
    return MappingProxyType(found)


def moments(raw: Any, path: str, where: Where) -> str:
    """08-31, 11, a word of REPORT_MOMENTS, several joined by +; nothing: no report is due."""
    parts = raw.split("+") if isinstance(raw, str) and raw else []
    if not isinstance(raw, str) or not all(
        part in REPORT_MOMENTS or DAY.fullmatch(part) for part in parts
    ):
        known = "、".join(REPORT_MOMENTS)
        raise RulebookError(f"{where}：要写成 08-31 的样子，或者 {known}，现在是 {raw!r}")
    return raw


def one_day(raw: Any, path: str, where: Where) -> str:
    """A day of every year, 11-30."""
    found = DAY.fullmatch(raw) if isinstance(raw, str) else None
    if not found or not found[3]:
        raise RulebookError(f"{where}：要写成 11-30 的样子，现在是 {raw!r}")
    return raw


def _as_list(raw: Any) -> list:
    return raw if isinstance(raw, list) else [raw]


def grades(raw: Any, path: str, where: Where) -> tuple[Named, ...]:
    if raw != list(GRADES):
        raise RulebookError(f"{where}：目前是三档 {'、'.join(GRADES)}，现在是 {raw!r}")
    return tuple(Named(code, label) for code, label in GRADES.items())


def classes(raw: Any, path: str, where: Where) -> tuple[Named, ...]:
    classes = []
    for entry in raw if isinstance(raw, list) else [raw]:
        only(entry, {"code", "label"}, where)
        if not all(isinstance(entry.get(key), str) and entry[key] for key in ("code", "label")):
            raise RulebookError(f"{where}：每一类都要有 code 和 label，现在是 {entry!r}")
        classes.append(Named(entry["code"], entry["label"]))
    if not classes or len({each.code for each in classes}) != len(classes):
        raise RulebookError(f"{where}：类别标记不能为空，也不能重复")
    return tuple(classes)


def days(raw: Any, path: str, where: Where) -> tuple[int, ...]:
    whole = isinstance(raw, list) and raw and all(type(day) is int and day > 0 for day in raw)
    if not whole or raw != sorted(set(raw), reverse=True):
        raise RulebookError(f"{where}：要写成由大到小、不重复的天数，现在是 {raw!r}")
    return tuple(raw)


def template(raw: Any, path: str, where: Where) -> str:
    """A number's form. Any field but these would show what it must not."""
    named = {"term": "十五", "session": "三", "kind": "建议"}
    try:
        fields = [name for _, name, _, _ in string.Formatter().parse(raw) if name is not None]
        shown = raw.format(seq=1, **named), raw.format(seq=2, **named)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise RulebookError(f"{where}：编号格式不对：{raw!r}") from error
    if fields.count("seq") != 1 or set(fields) - {"seq", *named} or shown[0] == shown[1]:
        raise RulebookError(
            f"{where}：编号格式里要有且只有一个 {{seq}}，另可以有 {{term}}、{{session}}、{{kind}}，"
            f"现在是 {raw!r}"
        )
    return raw
