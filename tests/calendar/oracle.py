"""Independent oracle for deadlines. Written without reading the product's code.

Method: explicit sets of days, sorted lists and bisect (no day-by-day stepping,
no call of chinese_calendar's functions; only its published constants are read).
"""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from datetime import date
from typing import NamedTuple

from chinese_calendar import constants

FIRST = date(2004, 1, 1)
LAST_KNOWN = date(2026, 12, 31)  # last day covered by published arrangements
FIRST_UNKNOWN = date(2027, 1, 1)
LAST = date(2060, 12, 31)

# Taken for 2027 and later (and only these): 1 Jan, 1-2 May, 1-3 Oct.
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


def _days(first: date, last: date) -> set[date]:
    return {date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)}


def _known_working_days() -> frozenset[date]:
    days = _days(FIRST, LAST_KNOWN)
    declared_rest = set(constants.holidays) & days
    declared_work = set(constants.workdays) & days
    if declared_rest & declared_work:
        raise AssertionError("a day is declared both holiday and make-up working day")
    for year in range(FIRST.year, LAST_KNOWN.year + 1):
        if not any(d.year == year for d in declared_rest):
            raise AssertionError(f"chinese_calendar has no holidays for {year}")
    weekdays = {d for d in days if d.weekday() < 5}
    return frozenset((weekdays - declared_rest) | declared_work)


def _assumed_working_days() -> frozenset[date]:
    days = _days(FIRST_UNKNOWN, LAST)
    fixed = {d for d in days if (d.month, d.day) in FIXED_HOLIDAYS}
    return frozenset({d for d in days if d.weekday() < 5} - fixed)


WORKING: frozenset[date] = _known_working_days() | _assumed_working_days()
WORKING_SORTED: list[date] = sorted(WORKING)
# Declared make-up days (Saturdays and Sundays worked), for aiming test cases.
MAKE_UP: list[date] = sorted(d for d in WORKING if d.weekday() >= 5)
# Rest days that would be working days by the weekday alone.
WEEKDAY_RESTS: list[date] = sorted(d for d in _days(FIRST, LAST) - WORKING if d.weekday() < 5)


class Expected(NamedTuple):
    due: date
    moved_from: date | None
    provisional: bool | None  # None: the words leave it open, do not compare


def month_target(start: date, months: int) -> date:
    """Same day number of the target month, or that month's last day."""
    years, month0 = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month0 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def expected(amount: int, unit: str, start: date) -> Expected:
    if unit == "wd":
        # The day of the event is not counted: first element is the one after start.
        due = WORKING_SORTED[bisect_right(WORKING_SORTED, start) + amount - 1]
        return Expected(due, None, due >= FIRST_UNKNOWN)
    if unit == "d":
        last = date.fromordinal(start.toordinal() + amount)
    elif unit == "m":
        last = month_target(start, amount)
    else:
        raise ValueError(unit)
    due = WORKING_SORTED[bisect_left(WORKING_SORTED, last)]  # first working day >= last
    if last >= FIRST_UNKNOWN:
        provisional: bool | None = True
    elif due <= LAST_KNOWN:
        provisional = False
    else:
        provisional = None
    return Expected(due, None if due == last else last, provisional)
