"""The national floor (代表法 art. 51): no local rule may give a unit more time to reply."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from huying.domain.suggestions.rulebook.reading import RulebookError
from huying.domain.suggestions.rulebook.rules import ClockRule, Rulebook
from huying.foundation.calendar.periods import Deadline, deadline
from huying.foundation.calendar.table import DayTable

FLOOR_CLOCKS = ("reply", "reply_long")


@dataclass(frozen=True)
class Binding:
    """`floor` is given where the local period starts or ends later than the nation's; the earlier
    of the two days is `due`, and a page shows both."""

    local: Deadline
    floor: Deadline | None
    due: date


def bind(
    rulebook: Rulebook,
    national: Rulebook,
    clock: str,
    days: Mapping[str, date],
    table: DayTable | None = None,
    stood: int = 0,
) -> Binding:
    """`days`: the known anchoring days by name. Until the unit signs, 交办 is its start.
    `stood`: the days of lawful pauses, counted as the period counts days.

    Raises RulebookError for an unknown clock or where a needed day is missing.
    """
    rule = rulebook.every_period.get(clock)
    if rule is None:
        raise RulebookError(f"{rulebook.name}：没有名为 {clock} 的期限")
    local = deadline(rule.period, _start(rulebook, rule, days), table, stood)
    if clock not in FLOOR_CLOCKS:
        return Binding(local, None, local.due)
    floor = floor_of(national, clock, days, table, stood)
    if local.start <= floor.start and local.due <= floor.due:
        return Binding(local, None, local.due)
    return Binding(local, floor, min(local.due, floor.due))


def floor_of(
    national: Rulebook,
    clock: str,
    days: Mapping[str, date],
    table: DayTable | None = None,
    stood: int = 0,
) -> Deadline:
    """National law knows no pause: one may carry a reply beyond its three months, never beyond six."""
    least = national.clocks[clock]
    start = _start(national, least, days)
    if not stood:
        return deadline(least.period, start, table)
    longest = deadline(national.clocks["reply_long"].period, start, table)
    later = deadline(least.period, start, table, stood)
    return later if later.due < longest.due else longest


def refuse_longer(rulebook: Rulebook, national: Rulebook) -> None:
    """Raises RulebookError where a reply period is longer than the nation's from the same day."""
    for clock in FLOOR_CLOCKS:
        rule, least = rulebook.clocks[clock], national.clocks[clock]
        if longest_days(rule) > _shortest_days(least) and not _same_or_less(rule, least):
            raise RulebookError(
                f"{rulebook.name}.toml › clocks › {clock}：{rule.length}长于{least.article}的"
                f"{least.length}，地方规定不得长于国家法律"
            )


def _start(rulebook: Rulebook, rule: ClockRule, days: Mapping[str, date]) -> date:
    start = days.get(rule.starts)
    if start is None and rule.starts == "received_at":
        start = days.get("assigned_at")
    if start is None:
        raise RulebookError(
            f"{rulebook.name} › {rule.name}：缺少{rule.anchor_label}（{rule.starts}）"
        )
    return start


def _same_or_less(rule: ClockRule, least: ClockRule) -> bool:
    return rule.unit == least.unit and rule.amount <= least.amount


def longest_days(rule: ClockRule) -> float:
    """Calendar days at most; working days at five a week, holidays left to `bind`."""
    return rule.amount * {"d": 1, "m": 31, "wd": 7 / 5}[rule.unit]


def _shortest_days(rule: ClockRule) -> float:
    """Calendar days at least: the shortest three months have 89."""
    return rule.amount * {"d": 1, "m": 30, "wd": 7 / 5}[rule.unit] - (rule.unit == "m")
