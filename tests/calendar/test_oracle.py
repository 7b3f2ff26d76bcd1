"""Product's `deadline` against the independent oracle on random, seeded cases.

N = 10,000 normally, 100,000 with HUYING_LONG=1.
"""

from __future__ import annotations

import calendar
import importlib.util
import random
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.counts import times

# Loaded by path: this directory is called "calendar" and must never become a
# top-level package of that name (it would hide the standard library's module).
_spec = importlib.util.spec_from_file_location(
    "huying_deadline_oracle", Path(__file__).with_name("oracle.py")
)
oracle = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = oracle
_spec.loader.exec_module(oracle)

SEED = 20261001
ANCHOR = "assigned_at"
FIRST_START = date(2004, 1, 2)
LAST_START = date(2035, 12, 31)
MAX_AMOUNT = {"wd": 60, "d": 180, "m": 12}
LEAP_DAYS = [date(y, 2, 29) for y in range(2004, 2036, 4)]
# Days whose surroundings are awkward: make-up days and weekday holidays (in
# 2004-2026 these are the Spring Festival, National Day and the other holidays).
AWKWARD = [
    d
    for d in oracle.MAKE_UP + oracle.WEEKDAY_RESTS
    if FIRST_START <= d <= LAST_START and (d.month in (1, 2, 9, 10) or d in oracle.WORKING)
]


def _span(rng: random.Random, first: date, last: date) -> date:
    return date.fromordinal(rng.randint(first.toordinal(), last.toordinal()))


def _clip(d: date) -> date:
    return min(max(d, FIRST_START), LAST_START)


def generate(n: int, seed: int = SEED) -> list[tuple[int, str, date]]:
    rng = random.Random(seed)
    cases = []
    for _ in range(n):
        unit = rng.choice(("wd", "d", "m"))
        amount = rng.randint(1, MAX_AMOUNT[unit])
        kind = rng.choices(
            ("any", "month_end", "leap", "near_awkward", "ends_awkward", "edge_2027"),
            weights=(35, 15, 5, 15, 15, 15),
        )[0]
        if kind == "any":
            start = _span(rng, FIRST_START, LAST_START)
        elif kind == "month_end":
            d = _span(rng, FIRST_START, LAST_START)
            start = d.replace(day=calendar.monthrange(d.year, d.month)[1])
            start = _clip(start - timedelta(days=rng.choice((0, 0, 0, 1, 2))))
        elif kind == "leap":
            start = rng.choice(LEAP_DAYS) + timedelta(days=rng.choice((0, 0, 0, -1, 1)))
        elif kind == "near_awkward":
            start = _clip(rng.choice(AWKWARD) + timedelta(days=rng.randint(-12, 12)))
        elif kind == "ends_awkward":  # the last day falls on or beside such a day
            day = rng.choice(AWKWARD) + timedelta(days=rng.randint(-2, 2))
            back = {"wd": amount * 7 // 5, "d": amount, "m": 0}[unit]
            start = _clip(
                oracle.month_target(day, -amount) if unit == "m" else day - timedelta(days=back)
            )
        else:
            start = _span(rng, date(2026, 9, 1), date(2027, 6, 30))
        cases.append((amount, unit, start))
    return cases


def differences(cases, answer) -> list[str]:
    """Every case where answer(amount, unit, start) -> (due, moved_from, provisional) is off."""
    out = []
    for amount, unit, start in cases:
        want = oracle.expected(amount, unit, start)
        try:
            due, moved_from, provisional = answer(amount, unit, start)
        except Exception as exc:  # an error is a difference like any other
            out.append(f"{amount} {unit} from {start}: want {want}, got {exc!r}")
            continue
        same = (
            type(due) is date
            and due == want.due
            and moved_from == want.moved_from
            and (moved_from is None or type(moved_from) is date)
            and (want.provisional is None or provisional is want.provisional)
        )
        if not same:
            out.append(
                f"{amount} {unit} from {start} ({start:%a}): want due={want.due} ({want.due:%a})"
                f" moved_from={want.moved_from} provisional={want.provisional};"
                f" got due={due} moved_from={moved_from} provisional={provisional}"
            )
    return out


def test_product_equals_oracle(tried):
    from huying.foundation.calendar.periods import Period, deadline

    def product(amount, unit, start):
        r = deadline(Period(amount=amount, unit=unit, anchor=ANCHOR), start)
        return r.due, r.moved_from, r.provisional

    n = times(10_000, 100_000)
    cases = generate(n)
    assert len(cases) == n
    diffs = differences(cases, product)
    tried(f"N = {n} generated deadlines, {len(diffs)} differences")
    assert not diffs, f"{len(diffs)} of {n} differ; first five:\n" + "\n".join(diffs[:5])


# --- the generator reaches what it is meant to reach --------------------------------


def test_generated_cases_cover_the_hard_places():
    cases = generate(10_000)
    assert cases == generate(10_000)  # seeded: the same every time
    seen = Counter()
    for amount, unit, start in cases:
        assert FIRST_START <= start <= LAST_START
        assert 1 <= amount <= MAX_AMOUNT[unit]
        want = oracle.expected(amount, unit, start)
        seen[unit] += 1
        seen["moved"] += want.moved_from is not None
        seen["moved to a make-up weekend day"] += (
            want.moved_from is not None and want.due.weekday() >= 5
        )
        seen["ends on a make-up day, not moved"] += (
            unit != "wd" and want.moved_from is None and want.due.weekday() >= 5
        )
        seen["working-day count ends on a make-up day"] += unit == "wd" and want.due.weekday() >= 5
        seen["month clamped"] += unit == "m" and oracle.month_target(start, amount).day < start.day
        seen["29 February"] += (start.month, start.day) == (2, 29)
        seen["crosses 2026/2027"] += start <= oracle.LAST_KNOWN < want.due
        seen["provisional"] += want.provisional is True
        seen["not provisional"] += want.provisional is False
        seen["open"] += want.provisional is None
    assert seen.pop("open") == 0  # provisional is in fact compared in every case
    assert len(seen) == 12
    assert all(count >= 50 for count in seen.values()), dict(seen)


# --- the comparison notices wrong rules (no product code involved) ------------------


ONE = timedelta(days=1)


def _step_months(start, amount, clamp):
    if clamp == "30days":
        return start + 30 * amount * ONE
    y, m, day = start.year, start.month, start.day
    for _ in range(amount):
        y, m = (y + 1, 1) if m == 12 else (y, m + 1)
    if clamp == "overflow":  # 31 January + 1 month = 3 March
        return date(y, m, 1) + (day - 1) * ONE
    while True:
        try:
            return date(y, m, day)
        except ValueError:
            day -= 1


def _step_working_days(start, amount, counts):
    day = start
    while amount:
        day += ONE
        amount -= counts(day)
    return day


def _stepper(working, *, count_start=False, move=True, clamp="day", wd_ordinary=False):
    """A second, plain day-by-day reading of the rules, with switches that break it."""

    def answer(amount, unit, start):
        begin = start - ONE if count_start and unit != "m" else start
        if unit == "wd":
            counts = (lambda d: d.weekday() < 5) if wd_ordinary else working
            due = _step_working_days(begin, amount, counts)
            return due, None, due.year >= 2027
        last = begin + amount * ONE if unit == "d" else _step_months(start, amount, clamp)
        due = last
        while move and not working(due):
            due += ONE
        return due, (last if due != last else None), last.year >= 2027

    return answer


def _in_set(d):
    return d in oracle.WORKING


def _no_make_up(d):
    return d in oracle.WORKING and d.weekday() < 5


def _no_holidays(d):
    return d in oracle.WORKING or d.weekday() < 5


def _no_fixed_after_2026(d):
    return d in oracle.WORKING or (d.year >= 2027 and d.weekday() < 5)


def test_second_reading_agrees_with_oracle():
    assert differences(generate(10_000), _stepper(_in_set)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(_stepper(_in_set, count_start=True), id="event day counted"),
        pytest.param(_stepper(_in_set, move=False), id="not moved off rest days"),
        pytest.param(_stepper(_in_set, clamp="30days"), id="month = 30 days"),
        pytest.param(_stepper(_in_set, clamp="overflow"), id="month end overflows"),
        pytest.param(_stepper(_in_set, wd_ordinary=True), id="working day = Mon-Fri"),
        pytest.param(_stepper(_no_make_up), id="make-up days forgotten"),
        pytest.param(_stepper(_no_holidays), id="holidays forgotten"),
        pytest.param(_stepper(_no_fixed_after_2026), id="fixed holidays after 2026 forgotten"),
        pytest.param(lambda *a: (*_stepper(_in_set)(*a)[:2], False), id="provisional never set"),
        pytest.param(
            lambda *a: (_stepper(_in_set)(*a)[0], None, _stepper(_in_set)(*a)[2]),
            id="moved_from never set",
        ),
    ],
)
def test_comparison_notices_a_wrong_rule(wrong):
    assert len(differences(generate(10_000), wrong)) >= 20


# --- known dates, worked by hand from the State Council's arrangements ---------------

D = date
KNOWN = [
    # 2026: rest 15-23 Feb; Sat 14 Feb and Sat 28 Feb are worked. Event Fri 13 Feb.
    # 1 = Sat 14; then 2 = Tue 24, 3 = 25, 4 = 26, 5 = Fri 27, 6 = Sat 28 (worked),
    # Sun 1 Mar rests, 7 = Mon 2 Mar, 8 = 3, 9 = 4, 10 = Thu 5 Mar.
    (1, "wd", D(2026, 2, 13), D(2026, 2, 14), None, False),
    (2, "wd", D(2026, 2, 13), D(2026, 2, 24), None, False),
    (6, "wd", D(2026, 2, 13), D(2026, 2, 28), None, False),
    (10, "wd", D(2026, 2, 13), D(2026, 3, 5), None, False),
    # 2025: rest 1-8 Oct, Sat 11 Oct worked. Event on the holiday 1 Oct:
    # 1 = Thu 9, 2 = Fri 10, 3 = Sat 11 (worked), 4 = Mon 13.
    (1, "wd", D(2025, 10, 1), D(2025, 10, 9), None, False),
    (3, "wd", D(2025, 10, 1), D(2025, 10, 11), None, False),
    (4, "wd", D(2025, 10, 1), D(2025, 10, 13), None, False),
    # 2020: Spring Festival lengthened to 2 Feb (rest 24 Jan - 2 Feb). Event Mon 20 Jan:
    # 21, 22, 23 Jan are 1-3, 4 = Mon 3 Feb, 5 = Tue 4 Feb.
    (5, "wd", D(2020, 1, 20), D(2020, 2, 4), None, False),
    # 21 Sep 2026 + 10 d = 1 Oct; rest 1-7 Oct 2026; next working day Thu 8 Oct.
    (10, "d", D(2026, 9, 21), D(2026, 10, 8), D(2026, 10, 1), False),
    # 3 Oct 2026 + 7 d = Sat 10 Oct, a make-up working day: not moved.
    (7, "d", D(2026, 10, 3), D(2026, 10, 10), None, False),
    # 20 Jan 2025 + 5 d = Sat 25 Jan (rests); Sun 26 Jan is a make-up day: due Sunday.
    (5, "d", D(2025, 1, 20), D(2025, 1, 26), D(2025, 1, 25), False),
    # 1 Jul 2023 + 3 m = 1 Oct; rest 29 Sep - 6 Oct; Sat 7 Oct worked: due Saturday.
    (3, "m", D(2023, 7, 1), D(2023, 10, 7), D(2023, 10, 1), False),
    # 1 Apr 2004 + 1 m = Sat 1 May; golden week 1-7 May; Sat 8 May worked.
    (1, "m", D(2004, 4, 1), D(2004, 5, 8), D(2004, 5, 1), False),
    # Reply in 3 m from 5 Feb 2026 = 5 May, last day of the rest 1-5 May: Wed 6 May.
    (3, "m", D(2026, 2, 5), D(2026, 5, 6), D(2026, 5, 5), False),
    # Month ends. 2024 is a leap year: 31 Jan + 1 m = Thu 29 Feb 2024.
    (1, "m", D(2024, 1, 31), D(2024, 2, 29), None, False),
    # 2023 is not: 31 Jan + 1 m = Tue 28 Feb 2023.
    (1, "m", D(2023, 1, 31), D(2023, 2, 28), None, False),
    # 30 Nov 2024 + 3 m = Fri 28 Feb 2025; 29 Feb 2024 + 12 m = the same Friday.
    (3, "m", D(2024, 11, 30), D(2025, 2, 28), None, False),
    (12, "m", D(2024, 2, 29), D(2025, 2, 28), None, False),
    # Same day number, not "last day to last day": 29 Feb 2024 + 1 m = Fri 29 Mar.
    (1, "m", D(2024, 2, 29), D(2024, 3, 29), None, False),
    # Edge of the known arrangements. Thu 31 Dec 2026 is still known.
    (1, "wd", D(2026, 12, 30), D(2026, 12, 31), None, False),
    (12, "m", D(2025, 12, 31), D(2026, 12, 31), None, False),
    # 1 Jan 2027 is a Friday and fixed holiday, 2-3 Jan weekend: 2 = Mon 4 Jan, provisional.
    (2, "wd", D(2026, 12, 30), D(2027, 1, 4), None, True),
    (1, "d", D(2026, 12, 31), D(2027, 1, 4), D(2027, 1, 1), True),
    # 2029: 1 Oct is a Monday; 1-3 Oct rest, no more. Event Fri 28 Sep: 1 = Thu 4 Oct.
    (1, "wd", D(2029, 9, 28), D(2029, 10, 4), None, True),
    # 2029: 1 May is a Tuesday; 1-2 May rest. 1 Apr + 1 m = 1 May -> Thu 3 May.
    (1, "m", D(2029, 4, 1), D(2029, 5, 3), D(2029, 5, 1), True),
]


@pytest.mark.parametrize("amount, unit, start, due, moved_from, provisional", KNOWN)
def test_oracle_on_known_dates(amount, unit, start, due, moved_from, provisional):
    assert oracle.expected(amount, unit, start) == (due, moved_from, provisional)
