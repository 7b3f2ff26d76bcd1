"""A rulebook from its TOML file; refuses what is missing, unknown or unquoted."""

import hashlib
import json
import re
import tomllib
from types import MappingProxyType

from huying.domain.suggestions.rulebook import options
from huying.domain.suggestions.rulebook.numerals import says
from huying.domain.suggestions.rulebook.reading import (
    BASIS_KEYS,
    RulebookError,
    Where,
    basis_of,
    only,
    text_of,
)
from huying.domain.suggestions.rulebook.rules import ClockRule, Rulebook, Text
from huying.domain.suggestions.rulebook.words import (
    ANCHORS,
    CLOCK_ANCHORS,
    CLOCKS,
    FURTHER_PERIODS,
    NOT_STATED,
)
from huying.foundation.calendar.periods import LARGEST_AMOUNT, UNITS

GROUPS = tuple(options.READERS)
TOP_KEYS = {"title", "note", "texts", "clocks", "periods", *GROUPS}
CLOCK_KEYS = {"amount", "unit", "anchor", "assumed", "added", *BASIS_KEYS}


def parse(name: str, *layers: str) -> Rulebook:
    """A rulebook checked by itself; `floor.refuse_longer` checks it against the nation's.

    layers: texts of one form, the lowest first; a higher one takes the place of what lies below it.
    """
    where = Where(f"{name}.toml")
    *below, own = layers
    data: dict = {}
    for layer in below:
        data = _laid_over(data, _data(layer, Where("defaults.toml")), Where("defaults.toml"))
    data = _laid_over(data, _data(own, where), where)
    texts = _texts(data["texts"], where)
    clocks = _periods(data["clocks"], CLOCKS, texts, where / "clocks")
    further = _periods(data["periods"], FURTHER_PERIODS, texts, where / "periods")
    groups, basis = options.read(data["options"], texts, where)
    return Rulebook(
        name=name,
        title=text_of(data, "title", where),
        version=_version(data),
        note=data.get("note", ""),
        texts=tuple(texts.values()),
        clocks=MappingProxyType(clocks),
        further=MappingProxyType(further),
        basis=MappingProxyType(basis),
        **groups,
    )


def _data(toml: str, where: Where) -> dict:
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(f"{where}：不是有效的 TOML{_spot(str(error))}") from error
    only(data, TOP_KEYS, where)
    return data


def _spot(error: str) -> str:
    """（第3行第8列） from the reader's English; nothing where it names no place."""
    spot = re.search(r"at line (\d+), column (\d+)", error)
    return f"（第{spot[1]}行第{spot[2]}列）" if spot else "，文件不完整"


def _laid_over(below: dict, data: dict, where: Where) -> dict:
    """What a file states itself, and what lies below it for the rest."""
    for section, names in (("clocks", CLOCKS), ("periods", FURTHER_PERIODS)):
        only(data.get(section, {}), set(names), where / section)
    texts = data.get("texts", [])
    if not isinstance(texts, list):
        raise RulebookError(f"{where}：texts 要写成 [[texts]]")
    stated, under = options.spread(data, where), below.get("options", {})
    return {
        "title": data.get("title") or below.get("title"),
        "note": data.get("note", below.get("note", "")),
        "texts": [*below.get("texts", []), *texts],
        "clocks": {**below.get("clocks", {}), **data.get("clocks", {})},
        "periods": {**below.get("periods", {}), **data.get("periods", {})},
        "options": {group: {**under.get(group, {}), **stated[group]} for group in stated},
    }


def _version(data: dict) -> str:
    """Twelve hex digits of the SHA-256 of the content; comments and order do not change it."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def _texts(entries: list[dict], where: Where) -> dict[str, Text]:
    texts = {}
    for number, entry in enumerate(entries, start=1):
        here = where / f"texts 第{number}项"
        only(entry, {"law", "title", "short", "date", "note"}, here)
        text = Text(
            law=text_of(entry, "law", here),
            title=text_of(entry, "title", here),
            short=text_of(entry, "short", here),
            date=str(entry.get("date", "")),
            note=entry.get("note", ""),
        )
        texts[text.law] = text
    return texts


def _periods(
    entries: dict, names: dict[str, str], texts: dict[str, Text], where: Where
) -> dict[str, ClockRule]:
    missing = [name for name in names if name not in entries]
    if missing:
        raise RulebookError(f"{where}：缺少 {'、'.join(missing)}")
    return {name: _period(name, entries[name], texts, where / name) for name in names}


def _period(name: str, entry: dict, texts: dict[str, Text], where: Where) -> ClockRule:
    only(entry, CLOCK_KEYS, where)
    amount, unit, anchor = (entry.get(key) for key in ("amount", "unit", "anchor"))
    if not isinstance(amount, int) or isinstance(amount, bool) or amount < 1:
        raise RulebookError(f"{where}：amount 要写成大于 0 的整数，现在是 {amount!r}")
    if amount > LARGEST_AMOUNT:
        raise RulebookError(f"{where}：amount 最大为 {LARGEST_AMOUNT}，现在是 {amount}")
    if unit not in UNITS:
        raise RulebookError(f"{where}：unit 只能是 {'、'.join(UNITS)}，现在是 {unit!r}")
    allowed = [key for key in ANCHORS if key in CLOCK_ANCHORS[name]]
    assumed = entry.get("assumed", "")
    if anchor == NOT_STATED:
        if assumed not in allowed:
            raise RulebookError(f"{where}：条文未写明起算日的，assumed 只能是 {'、'.join(allowed)}")
    elif anchor not in allowed:
        raise RulebookError(
            f"{where}：anchor 只能是 {'、'.join((*allowed, NOT_STATED))}，现在是 {anchor!r}"
        )
    elif assumed:
        raise RulebookError(f"{where}：anchor 已经写明，不能再写 assumed")
    basis = basis_of(entry, texts, where)
    said = _added(name, entry, where) or amount
    if basis.source == "text" and not says(basis.quote, said, unit):
        raise RulebookError(f"{where}：引文里没有 {said}{UNITS[unit]}：{basis.quote}")
    labels = CLOCKS | FURTHER_PERIODS
    return ClockRule(
        **vars(basis),
        name=name,
        label=labels[name],
        amount=amount,
        unit=unit,
        anchor=anchor,
        assumed=assumed,
        added=entry.get("added", 0),
    )


def _added(name: str, entry: dict, where: Where) -> int:
    """What the text of a longer reply adds to the reply, where it states only that."""
    added = entry.get("added", 0)
    if type(added) is not int or added < 0 or (added and name != "reply_long"):
        raise RulebookError(
            f"{where}：added 只能写在 reply_long，是大于 0 的整数，现在是 {added!r}"
        )
    return added
