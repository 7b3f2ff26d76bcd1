"""The rules of handling a suggestion, per place: every number and option beside its article.

    get("henan").clocks["return"].period      10 working days from 交办
    binding(get("henan"), "reply", days).due  the earlier of Henan's day and the nation's

A rulebook is a TOML file in presets/; what it does not state it takes from defaults.toml. `read`
checks one that a congress wrote for itself.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from huying.domain.suggestions.rulebook.coherence import refuse_contradictions
from huying.domain.suggestions.rulebook.floor import (
    FLOOR_CLOCKS,
    Binding,
    bind,
    floor_of,
    refuse_longer,
)
from huying.domain.suggestions.rulebook.lines import with_line
from huying.domain.suggestions.rulebook.loading import parse
from huying.domain.suggestions.rulebook.reading import RulebookError
from huying.domain.suggestions.rulebook.rules import Basis, ClockRule, Rulebook
from huying.domain.suggestions.rulebook.words import (
    ANCHORS,
    CHOICES,
    CLOCKS,
    DIMENSIONS,
    FURTHER_PERIODS,
)
from huying.foundation.calendar.table import DayTable

__all__ = [
    "ANCHORS",
    "CHOICES",
    "CLOCKS",
    "DIMENSIONS",
    "FLOOR_CLOCKS",
    "FURTHER_PERIODS",
    "NATIONAL",
    "Basis",
    "Binding",
    "ClockRule",
    "Rulebook",
    "RulebookError",
    "binding",
    "floor_day",
    "get",
    "names",
    "read",
]

PRESETS = Path(__file__).with_name("presets")
DEFAULTS = PRESETS / "defaults.toml"
NATIONAL = "national"
SHIPPED = (
    NATIONAL,
    "hebei",
    "henan",
    "shandong",
    "qingdao",
    "zhejiang",
    "shanghai",
    "beijing",
    "chongqing",
)


def names() -> list[str]:
    """The shipped rulebooks, the national one first."""
    return list(SHIPPED)


@cache
def get(name: str) -> Rulebook:
    """A shipped rulebook. Raises RulebookError, naming those there are, for any other name."""
    if name not in SHIPPED:
        raise RulebookError(f"没有名为 {name} 的规则，可选：{'、'.join(names())}")
    return read(name, (PRESETS / f"{name}.toml").read_text(encoding="utf-8"))


def read(name: str, toml: str, preset: str = "") -> Rulebook:
    """A rulebook from its text, laid over the defaults or over a shipped preset.

    Raises RulebookError, naming the line, for one that is wrong in itself, contradicts itself or
    is below the national floor.
    """
    layers = [DEFAULTS.read_text(encoding="utf-8")]
    if preset:
        layers.append((PRESETS / f"{get(preset).name}.toml").read_text(encoding="utf-8"))
    try:
        rulebook = parse(name, *layers, toml)
        refuse_contradictions(rulebook)
        if name != NATIONAL:
            refuse_longer(rulebook, get(NATIONAL))
    except RulebookError as error:
        raise RulebookError(with_line(str(error), toml, error.at)) from error
    return rulebook


def binding(
    rulebook: Rulebook,
    clock: str,
    days: Mapping[str, date],
    table: DayTable | None = None,
    stood: int = 0,
) -> Binding:
    """When a clock is due, given its anchoring days by name, under the national floor (art. 51)."""
    return bind(rulebook, get(NATIONAL), clock, days, table, stood)


def floor_day(
    clock: str, days: Mapping[str, date], table: DayTable | None = None, *, stood: int = 0
) -> date:
    """The nation's own day for one of FLOOR_CLOCKS, `stood` being the days of its lawful pauses."""
    return floor_of(get(NATIONAL), clock, days, table, stood=stood).due
