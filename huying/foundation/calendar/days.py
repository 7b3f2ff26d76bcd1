"""Is a day a working day, and why (全国年节及纪念日放假办法 and each year's notice).

Three sources, the first that knows the day decides: our own table (days.toml), the
chinesecalendar package, and else the weekday with the holidays whose date never changes. The last
is marked provisional: a notice may still add days (Spring Festival, above all) or move them.
"""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import NamedTuple

import chinese_calendar

from huying.foundation.calendar.table import DayTable, shipped_table
from huying.foundation.calendar.words import gettext_noop

WEEKEND = gettext_noop("周末")
WORKING_DAY = gettext_noop("工作日")
MADE_UP = gettext_noop("调休上班")

FIXED_HOLIDAYS = {
    (1, 1): gettext_noop("元旦"),
    (5, 1): gettext_noop("劳动节"),
    (5, 2): gettext_noop("劳动节"),
    (10, 1): gettext_noop("国庆节"),
    (10, 2): gettext_noop("国庆节"),
    (10, 3): gettext_noop("国庆节"),
}
# The package's own Chinese names are short forms; these are the regulation's.
FULL_NAMES = {
    "清明": gettext_noop("清明节"),
    "端午": gettext_noop("端午节"),
    "中秋": gettext_noop("中秋节"),
}


class Day(NamedTuple):
    """`why` is Chinese: the holiday's name, 周末, 调休上班 or 工作日."""

    working: bool
    why: str
    provisional: bool


def is_working_day(day: date, table: DayTable | None = None) -> bool:
    return look_up(day, table).working


def is_provisional(day: date, table: DayTable | None = None) -> bool:
    """True where no notice is known: the day may still become a rest day or a working day."""
    return look_up(day, table).provisional


def look_up(day: date, table: DayTable | None = None) -> Day:
    """What is known about a day; no date raises. A datetime does: its local day is unknown here."""
    if isinstance(day, datetime):
        raise TypeError("a date is needed, not a datetime: take the local day first")
    return _look_up(day, table or shipped_table())


@lru_cache(maxsize=20_000)
def _look_up(day: date, table: DayTable) -> Day:
    if day in table.rest:
        return Day(False, table.rest[day], False)
    if day in table.work:
        return Day(True, MADE_UP, False)
    if day.year in table.years:
        return _by_weekday(day, provisional=False)
    if _package_covers(day.year):
        return _by_package(day)
    if (day.month, day.day) in FIXED_HOLIDAYS:
        return Day(False, FIXED_HOLIDAYS[day.month, day.day], True)
    return _by_weekday(day, provisional=True)


def _by_weekday(day: date, *, provisional: bool) -> Day:
    if day.weekday() < 5:
        return Day(True, WORKING_DAY, provisional)
    return Day(False, WEEKEND, provisional)


def _by_package(day: date) -> Day:
    if day in chinese_calendar.holidays:
        name = chinese_calendar.Holiday(chinese_calendar.holidays[day]).chinese
        return Day(False, FULL_NAMES.get(name, name), False)
    if day in chinese_calendar.workdays:
        return Day(True, MADE_UP, False)
    return _by_weekday(day, provisional=False)


@cache
def _package_covers(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 12, 31))
    except NotImplementedError:
        return False
    return True
