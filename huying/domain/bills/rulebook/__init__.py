"""The rules of bills, per place: thresholds, periods and options, each beside its article.

    of(congress).threshold("township").amount   5
    of(congress).clocks["opinion"].amount       30, in days

A place with a text of its own states in presets/ what that text decides; the rest is the nation's.
"""

import hashlib
import json
import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType

from huying.domain.suggestions.policy.books import preset_of

from .rules import ANCHORS, CLOCKS, OPTIONS, BillBook, ClockRule, Rule, in_words, written

__all__ = [
    "ANCHORS",
    "CLOCKS",
    "OPTIONS",
    "BillBook",
    "ClockRule",
    "Rule",
    "get",
    "in_words",
    "names",
    "of",
]

PRESETS = Path(__file__).with_name("presets")
NATIONAL = "national"


def names() -> list[str]:
    """The places with rules for bills, the nation's first."""
    found = sorted(one.stem for one in PRESETS.glob("*.toml"))
    return [NATIONAL, *(name for name in found if name != NATIONAL)]


def of(holder) -> BillBook:
    """The rules for bills of a congress; the nation's where its place has no text of its own.

    `holder` may be a case that keeps the rules it was started under; rules of a congress's own say
    nothing of bills, so those of their preset hold.
    """
    name = preset_of(getattr(holder, "rules", "") or holder.rulebook)
    return get(name if name in names() else NATIONAL)


@cache
def get(name: str) -> BillBook:
    """Raises ValueError for a file that lacks something or does not say where it is from."""
    data = _read(NATIONAL)
    if name != NATIONAL:
        own = _read(name)
        data = {
            "title": own["title"],
            **{
                group: {**data[group], **own.get(group, {})}
                for group in ("texts", "thresholds", "options", "clocks")
            },
        }
    version = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return BillBook(
        name=name,
        title=data["title"],
        version=hashlib.sha256(version.encode()).hexdigest()[:12],
        thresholds=MappingProxyType(
            {level: written(Rule, one, level) for level, one in data["thresholds"].items()}
        ),
        options=MappingProxyType(
            {key: written(Rule, data["options"][key], key) for key in OPTIONS}
        ),
        clocks=MappingProxyType(
            {key: written(ClockRule, data["clocks"][key], key) for key in CLOCKS}
        ),
    )


def _read(name: str) -> dict:
    return tomllib.loads((PRESETS / f"{name}.toml").read_text(encoding="utf-8"))
