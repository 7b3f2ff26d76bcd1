"""Periods and the day on which they end (民法典 arts. 201–203).

The day of the event is not counted (201). A period of months ends on the same day number of the
last month, or on that month's last day (202). A last day that is a rest day moves to the next
working day (203).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from huying.foundation.calendar.days import MADE_UP, is_provisional, is_working_day, look_up
from huying.foundation.calendar.table import DayTable
from huying.foundation.calendar.words import gettext_noop

Unit = Literal["wd", "d", "m"]
UNITS: dict[str, str] = {
    "wd": gettext_noop("个工作日"),
    "d": gettext_noop("日"),
    "m": gettext_noop("个月"),
}
LARGEST_AMOUNT = 1000
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """So many working days (wd), calendar days (d) or months (m) after the day `anchor` names."""

    amount: int
    unit: Unit
    anchor: str

    def __post_init__(self) -> None:
        whole = isinstance(self.amount, int) and not isinstance(self.amount, bool)
        if not whole or not 1 <= self.amount <= LARGEST_AMOUNT:
            raise ValueError(f"amount must be a whole number from 1 to {LARGEST_AMOUNT}")
        if self.unit not in UNITS:
            raise ValueError(f"unit must be one of {', '.join(UNITS)}")


@dataclass(frozen=True)
class Deadline:
    """`due` is the last day on which the act is in time.

    moved_from: the rest day on which a period of days or months would have ended.
    days_counted: working days for wd, else calendar days from start to due.
    provisional: a day that decided the result is not yet fixed by a notice.
    """

    start: date
    due: date
    moved_from: date | None
    days_counted: int
    provisional: bool


@dataclass(frozen=True)
class Run:
    """Neighbouring days of one kind: not counted and why, or a made-up day that counts."""

    first: date
    last: date
    counted: bool
    why: str

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def deadline(
    period: Period, start: date, table: DayTable | None = None, stood: int = 0
) -> Deadline:
    """When a period that begins with the event of `start` ends. Never goes beyond date.max.

    A `table` other than the shipped one answers: what would move under this holiday notice?
    `stood`: the days on which it did not run, as `days_stood` counts them.
    """
    if period.unit == "wd":
        return _working_days(period.amount + stood, start, table)
    nominal = _later(_nominal_end(period, start), stood)
    due = _next_working_day(nominal, table)
    return Deadline(
        start=start,
        due=due,
        moved_from=nominal if due != nominal else None,
        days_counted=(due - start).days,
        provisional=_any_provisional(nominal, due, table),
    )


def days_stood(unit: Unit, since: date, until: date, table: DayTable | None = None) -> int:
    """How long a period of this unit stood still: the day it stopped is not counted, the last one is.

    Working days for wd, else calendar days: as many as the period then ends later.
    """
    if unit != "wd":
        return max(0, (until - since).days)
    days = (date.fromordinal(n) for n in range(since.toordinal() + 1, until.toordinal() + 1))
    return sum(is_working_day(day, table) for day in days)


def walk(
    period: Period, start: date, table: DayTable | None = None
) -> Iterator[tuple[date, bool, str]]:
    """Every day after the start up to the due day: (day, counted, why in Chinese)."""
    result = deadline(period, start, table)
    rest_from = result.moved_from or result.due
    day = start
    while day < result.due:
        day += ONE_DAY
        fact = look_up(day, table)
        counted = fact.working if period.unit == "wd" else day < rest_from or day == result.due
        yield day, counted, fact.why


def explain(period: Period, start: date, table: DayTable | None = None) -> list[Run]:
    """The days a reader asks about: those not counted, and made-up working days that are.

    Neighbouring days with one reason stand together: 春节 2月15日—2月23日.
    """
    asked = (
        step
        for step in walk(period, start, table)
        if not step[1] or (period.unit == "wd" and step[2] == MADE_UP)
    )
    runs = []
    # Neighbours share the distance between their date and their place in the list.
    for _, group in groupby(
        enumerate(asked), key=lambda item: (item[1][0].toordinal() - item[0], item[1][1:])
    ):
        steps = [step for _, step in group]
        runs.append(Run(steps[0][0], steps[-1][0], steps[0][1], steps[0][2]))
    return runs


def _working_days(amount: int, start: date, table: DayTable | None) -> Deadline:
    due, counted = start, 0
    while counted < amount and due < date.max:
        due += ONE_DAY
        counted += is_working_day(due, table)
    first = min(start, date.max - ONE_DAY) + ONE_DAY
    return Deadline(start, due, None, counted, _any_provisional(first, due, table))


def _nominal_end(period: Period, start: date) -> date:
    if period.unit == "d":
        return _later(start, period.amount)
    months = start.year * 12 + start.month - 1 + period.amount
    year, month = months // 12, months % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(start.day, _days_in_month(year, month)))


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _days_in_month(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def _next_working_day(day: date, table: DayTable | None) -> date:
    while day < date.max and not is_working_day(day, table):
        day += ONE_DAY
    return day


def _any_provisional(first: date, last: date, table: DayTable | None) -> bool:
    return any(
        is_provisional(date.fromordinal(number), table)
        for number in range(first.toordinal(), last.toordinal() + 1)
    )
