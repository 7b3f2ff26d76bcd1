"""A congress's own rulebook: a shipped preset, and what the congress lays down itself over it."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from huying.domain.suggestions.rulebook import get, read
from huying.domain.suggestions.rulebook.groups import Dimension, LadderStep, Named
from huying.domain.suggestions.rulebook.reading import RulebookError
from huying.domain.suggestions.rulebook.rules import ClockRule, Rulebook
from huying.domain.suggestions.rulebook.supervising import plain_step
from huying.domain.suggestions.rulebook.words import CLOCKS, FURTHER_PERIODS

NAME = "own"
LINE = re.compile(r" 第\d+行")


@dataclass(frozen=True)
class Override:
    """One cell: a period by its name ("reply"), an option by its path ("extension.mode").

    `value` is what a rulebook file would state: {amount, unit, anchor} for a period.
    """

    code: str
    value: Any
    article: str = ""
    reason: str = ""


def overridden(preset: str, title: str, overrides: Iterable[Override]) -> Rulebook:
    """The preset with these cells in place of its own. Raises RulebookError like `read`."""
    return read(NAME, toml_of(title, overrides), preset=preset)


def at_fault(error: RulebookError) -> tuple[str, str]:
    """(code of the cell, or empty; what is wrong with it), taken from a refusal of `overridden`."""
    place, colon, fault = LINE.sub("", str(error), count=1).partition("：")
    parts = place.split(" › ")[1:]
    if not colon or not parts:
        return "", str(error)
    code = parts[1] if parts[0] in ("clocks", "periods") and parts[1:] else ".".join(parts[:2])
    return code, fault


def stated(book: Rulebook, code: str) -> Any:
    """What a file would have to state to say of this cell what the book says."""
    rule = book.every_period.get(code)
    if rule is not None:
        return stated_of(rule)
    group, key = code.split(".")
    return _plain(getattr(getattr(book, group), key), code)


def stated_of(rule: ClockRule) -> dict[str, Any]:
    return {"amount": rule.amount, "unit": rule.unit, "anchor": rule.starts}


def codes(preset: str) -> list[str]:
    """Every cell that a congress may lay down itself, in the order of the rulebook."""
    book = get(preset)
    return [*CLOCKS, *FURTHER_PERIODS, *(path for path in book.basis if path not in FIXED)]


FIXED = {"evaluation.grades", "return_request.needs_proposed_unit"}
"""Cells with one possible value."""


def _plain(value: Any, code: str) -> Any:
    if code == "review.grounds":
        return list(value)
    if isinstance(value, tuple):
        return [_plain(one, code) for one in value]
    if isinstance(value, Dimension):
        return {"code": value.code, "weight": value.weight} if value.weight else value.code
    if isinstance(value, LadderStep):
        return plain_step(value)
    if isinstance(value, Named):
        return {"code": value.code, "label": value.label}
    return value


# -- as a rulebook file ------------------------------------------------------------------------


def toml_of(title: str, overrides: Iterable[Override]) -> str:
    """The file that says the same: one section for each cell."""
    parts = [f"title = {_toml(title)}"]
    for one in overrides:
        section = next(
            (f"{name}.{one.code}" for name, known in SECTIONS if one.code in known), one.code
        )
        stated = one.value if section != one.code else {"value": one.value}
        basis = {"source": NAME, "article": one.article, "note": one.reason}
        lines = [f"{key} = {_toml(value)}" for key, value in {**stated, **basis}.items()]
        parts.append("\n".join([f"[{section}]", *lines]))
    return "\n\n".join(parts) + "\n"


SECTIONS = (("clocks", CLOCKS), ("periods", FURTHER_PERIODS))


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
