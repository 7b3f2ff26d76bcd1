"""A year of the worker, with outages and a clock that leaps: each thing is told once, on the right day.

The oracle counts days by itself: tests/calendar/oracle.py knows working days without the product's code.
It takes twenty seconds, because a year has that many days.
"""

from bisect import bisect_right
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from huying.commands.steady_clock import SteadyClock
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import handling, suggestion
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock
from tests.calendar.oracle import WORKING_SORTED
from tests.conftest import moment
from tests.counts import times
from tests.county import TEXT

pytestmark = pytest.mark.long
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FIRST, LAST = date(2026, 3, 2), date(2027, 3, 1)
# The worker stood still: before, over and after a holiday.
OUTAGES = ("2026-04-04", "2026-06-01", "2026-09-30", "2027-01-04")
# The clock leapt for some minutes and was put right.
LEAPS = {
    "2026-03-12": -HOUR,
    "2026-05-20": DAY,
    "2026-07-01": timedelta(days=400),
    "2026-10-20": DAY,
    "2026-12-15": -HOUR,
    "2027-02-03": timedelta(days=400),
}
WARNED, ESCALATED = (30, 15, 7, 1), (1, 3, 7)
NEVER_LATE = ("return",)
DAYS_OF_WORK = (
    *("2026-03-02", "2026-03-20", "2026-04-20", "2026-05-25", "2026-06-12", "2026-08-03"),
    *("2026-09-14", "2026-10-12", "2026-11-16", "2026-12-07", "2027-01-11", "2027-02-01"),
)


def given_out(county, day: str) -> None:
    """A suggestion is drafted, submitted, registered and assigned on one day, signed for on the next."""
    at = moment(day)
    s = suggestion.draft(by=county.lin, at=at, **TEXT)
    s = suggestion.submit(s, by=county.lin, at=at)
    s = suggestion.register(s, by=county.chen, at=at, category=county.category)
    if day == DAYS_OF_WORK[-1]:
        return  # left to the committee
    s = suggestion.assign(
        s, by=county.chen, at=at, lead_unit=county.water, co_units=[county.finance]
    )
    lead = s.handlings.select_related("case").get(role="lead")
    handling.sign_for(lead, by=county.sun, at=at + DAY)


def rounds() -> list[tuple[datetime, float]]:
    """(what the clock says, seconds that really passed) of every round of the worker."""
    found: list[tuple[datetime, float]] = []
    first = moment(FIRST.isoformat())
    for number in range((LAST - FIRST).days + 1):
        day = (FIRST + number * DAY).isoformat()
        if any(
            0 <= (date.fromisoformat(day) - date.fromisoformat(out)).days < 3 for out in OUTAGES
        ):
            continue
        for hour in ("08:00", "20:00") if times(0, 1) else ("08:00",):
            at = moment(f"{day} {hour}")
            found.append((at, (at - first).total_seconds()))
        if leap := LEAPS.get(day):
            for minutes in (1, 2, 3, 4):
                at = moment(f"{day} 08:0{minutes}")
                seconds = (at - first).total_seconds()
                found.append((at if minutes == 4 else at + leap, seconds))
    return found


def left(unit: str, today: date, due: date) -> int:
    """How far away a day is: working days for a rule of working days, else calendar days."""
    if due < today or unit != "wd":
        return (due - today).days
    return bisect_right(WORKING_SORTED, due) - bisect_right(WORKING_SORTED, today)


def expected(clock: Clock, ran: list[date]) -> dict[str, date]:
    """{what: the day}: on the right day, or, where the worker stood still, on the next if nothing nearer
    had come meanwhile."""
    began = clock.started_at.astimezone(moment("2026-01-01").tzinfo).date()
    found: dict[str, date] = {}
    for day in ran:
        if day < began:
            continue
        remaining = left(clock.unit, day, clock.due)
        if day <= clock.due:
            near = [one for one in WARNED if remaining <= one < left(clock.unit, began, clock.due)]
            if near:
                found.setdefault(f"due:{min(near)}", day)
        elif clock.name not in NEVER_LATE:
            late = (day - clock.due).days
            if clock.case.kind == "handling":
                steps = [one for one in ESCALATED if late >= one]
                found.setdefault(f"late:day{max(steps)}", day)
            else:
                found.setdefault(f"late:{(late - 1) // 7}", day)
    return found


def test_in_a_year_each_thing_is_told_once_and_on_the_right_day(county, tried):
    to_do = list(DAYS_OF_WORK)
    first = moment(FIRST.isoformat())
    trusted, ran, doubted = SteadyClock(first, 0.0), [], 0
    said: dict[tuple[str, str], date] = {}
    for wall, seconds in rounds():
        really = first + timedelta(seconds=seconds)
        while to_do and moment(to_do[0]) <= really:
            given_out(county, to_do.pop(0))
        if not trusted.believes(wall, seconds):
            doubted += 1
            continue
        tick(wall, county.congress)
        if not ran or ran[-1] != wall.date():
            ran.append(wall.date())
        keys = Notice.objects.filter(key__startswith="clock:").values_list("key", flat=True)
        for key in keys:
            said.setdefault(tuple(key.split(":", 2)[1:]), really.date())
    notices = Counter(Notice.objects.values_list("to", "key"))
    assert set(notices.values()) == {1}
    wanted = {
        (str(clock.pk), what): day
        for clock in Clock.objects.select_related("case").filter(ended_at=None)
        for what, day in expected(clock, ran).items()
    }
    assert said == wanted
    assert doubted == 3 * sum(abs(leap) > 2 * HOUR for leap in LEAPS.values())
    assert Suggestion.objects.count() == len(DAYS_OF_WORK)
    tried(f"N = {len(said)} warnings and late notices in {len(ran)} days, {doubted} rounds doubted")


def test_a_time_that_stays_is_believed_after_an_hour():
    start = moment("2026-03-02")
    clock = SteadyClock(start, 0)
    leapt = start + timedelta(days=400)
    assert clock.believes(start + HOUR, 3600)
    assert not clock.believes(leapt, 3660)
    assert not clock.believes(leapt + timedelta(minutes=59), 3660 + 59 * 60)
    assert clock.believes(leapt + HOUR, 3660 + 3600)
    assert clock.believes(leapt + 2 * HOUR, 3660 + 7200)


def test_a_small_step_is_no_leap():
    start = moment("2026-03-02")
    clock = SteadyClock(start, 0)
    assert clock.believes(start - HOUR, 60)
    assert clock.believes(start, 120)
