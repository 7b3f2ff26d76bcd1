"""The local options of a rulebook: which values there are, and reading them with their sources.

A group's `source`, `article`, `quote`, `law` and `note` hold for all its values; a value written as
{ value = …, source = …, … } brings its own.
"""

import string
from collections.abc import Callable
from typing import Any

from huying.domain.suggestions.rulebook import rules
from huying.domain.suggestions.rulebook.reading import (
    BASIS_KEYS,
    RulebookError,
    Where,
    basis_of,
    only,
)
from huying.domain.suggestions.rulebook.rules import Basis, Named, Text
from huying.domain.suggestions.rulebook.words import CHOICES, DIMENSIONS, GRADES, ROUTES


def read(
    data: dict[str, Any], texts: dict[str, Text], where: Where
) -> tuple[dict[str, Any], dict[str, Basis]]:
    """All option groups and, by path, where each value comes from."""
    groups: dict[str, Any] = {}
    basis: dict[str, Basis] = {}
    for group, (kind, readers) in READERS.items():
        here = where / group
        entries = data.get(group)
        if entries is None:
            raise RulebookError(f"{here}：缺少这一节")
        only(entries, {*readers, *BASIS_KEYS}, here)
        values = {}
        for key, reader in readers.items():
            raw, source = _value(entries, key, here)
            path = f"{group}.{key}"
            values[key] = reader(raw, path, here / key)
            basis[path] = basis_of(source, texts, here / key)
        groups[group] = kind(**values)
    _check_extension(groups["extension"], where / "extension")
    return groups, basis


def _value(entries: dict[str, Any], key: str, where: Where) -> tuple[Any, dict[str, Any]]:
    if key not in entries:
        raise RulebookError(f"{where}：缺少 {key}")
    raw = entries[key]
    if not isinstance(raw, dict):
        return raw, entries
    only(raw, {"value", *BASIS_KEYS}, where / key)
    if "value" not in raw:
        raise RulebookError(f"{where / key}：缺少 value")
    return raw["value"], raw


def _choice(raw: Any, path: str, where: Where) -> Any:
    allowed = CHOICES[path][1]
    # True equals 1 in Python; the kind must match too.
    if not any(raw == value and type(raw) is type(value) for value in allowed):
        named = "、".join(str(value) or "（空）" for value in allowed)
        raise RulebookError(f"{where}：只能是 {named}，现在是 {raw!r}")
    return raw


def _route(raw: Any, path: str, where: Where) -> tuple[str, ...]:
    if not isinstance(raw, list) or tuple(raw) not in ROUTES:
        named = "、".join(str(list(route)) for route in ROUTES)
        raise RulebookError(f"{where}：只能是 {named}，现在是 {raw!r}")
    return tuple(raw)


def _listed(known: dict[str, str]) -> Callable[[Any, str, Where], tuple[Named, ...]]:
    def reader(raw: Any, path: str, where: Where) -> tuple[Named, ...]:
        if not isinstance(raw, list) or not raw or len(set(map(str, raw))) != len(raw):
            raise RulebookError(f"{where}：要写成不重复的列表，现在是 {raw!r}")
        for code in raw:
            if code not in known:
                raise RulebookError(f"{where}：只能从 {'、'.join(known)} 中选，现在有 {code!r}")
        return tuple(Named(code, known[code]) for code in raw)

    return reader


def _grades(raw: Any, path: str, where: Where) -> tuple[Named, ...]:
    if raw != list(GRADES):
        raise RulebookError(f"{where}：目前是三档 {'、'.join(GRADES)}，现在是 {raw!r}")
    return tuple(Named(code, label) for code, label in GRADES.items())


def _classes(raw: Any, path: str, where: Where) -> tuple[Named, ...]:
    classes = []
    for entry in raw if isinstance(raw, list) else [raw]:
        only(entry, {"code", "label"}, where)
        if not all(isinstance(entry.get(key), str) and entry[key] for key in ("code", "label")):
            raise RulebookError(f"{where}：每一类都要有 code 和 label，现在是 {entry!r}")
        classes.append(Named(entry["code"], entry["label"]))
    if not classes or len({each.code for each in classes}) != len(classes):
        raise RulebookError(f"{where}：类别标记不能为空，也不能重复")
    return tuple(classes)


def _days(raw: Any, path: str, where: Where) -> tuple[int, ...]:
    whole = isinstance(raw, list) and raw and all(type(day) is int and day > 0 for day in raw)
    if not whole or raw != sorted(set(raw), reverse=True):
        raise RulebookError(f"{where}：要写成由大到小、不重复的天数，现在是 {raw!r}")
    return tuple(raw)


def _template(raw: Any, path: str, where: Where) -> str:
    """A number's form. Only {seq} may stand in it: any other field would show what it must not."""
    try:
        fields = [name for _, name, _, _ in string.Formatter().parse(raw) if name is not None]
        shown = raw.format(seq=1), raw.format(seq=2)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise RulebookError(f"{where}：编号格式不对：{raw!r}") from error
    if fields != ["seq"] or shown[0] == shown[1]:
        raise RulebookError(f"{where}：编号格式里要有且只有一个 {{seq}}，现在是 {raw!r}")
    return raw


def _check_extension(extension: rules.Extension, where: Where) -> None:
    if (extension.mode == "consent") != bool(extension.approver):
        raise RulebookError(f"{where}：须经同意时写明 approver，其他方式时 approver 为空")
    if extension.mode == "notify_deputy" and not extension.notify_deputy:
        raise RulebookError(f"{where}：延期方式是向代表说明，notify_deputy 就要是 true")


Reader = Callable[[Any, str, Where], Any]

READERS: dict[str, tuple[type, dict[str, Reader]]] = {
    "extension": (
        rules.Extension,
        {"mode": _choice, "approver": _choice, "notify_deputy": _choice},
    ),
    "return_request": (
        rules.ReturnRequest,
        {"needs_proposed_unit": _choice, "decider": _choice, "after_deadline": _choice},
    ),
    "reassignment": (rules.Reassignment, {"clock": _choice}),
    "pre_review": (
        rules.PreReview,
        {"party": _route, "government": _route, "judicial": _route},
    ),
    "evaluation": (
        rules.Evaluation,
        {
            "dimensions": _listed(DIMENSIONS),
            "grades": _grades,
            "reason_required": _choice,
            "silence": _choice,
        },
    ),
    "withdrawal": (rules.Withdrawal, {"until": _choice, "joint": _choice}),
    "answer": (
        rules.Answer,
        {"recipients": _choice, "signer": _choice, "classes": _classes},
    ),
    "warnings": (rules.Warnings, {"days": _days}),
    "numbering": (rules.Numbering, {"in_session": _template, "out_of_session": _template}),
}
"""Each group: the value it becomes, and how each of its keys is read."""
