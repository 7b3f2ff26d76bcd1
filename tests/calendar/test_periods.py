"""Deadlines counted by hand, from the words of 民法典 arts. 201–203."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huying.foundation.calendar.periods import Deadline, Period, Run, deadline, explain, walk
from huying.foundation.calendar.table import parse_table

PERIODS = st.builds(
    Period, st.integers(1, 200), st.sampled_from(["wd", "d", "m"]), st.just("assigned_at")
)


def due(amount: int, unit: str, start: date) -> Deadline:
    return deadline(Period(amount, unit, "assigned_at"), start)


def test_ten_working_days_over_spring_festival_count_both_made_up_saturdays():
    # 11, 12, 13, 14 (made up) February = 4; 24–27 = 8; 28 (made up) = 9; Monday 2 March = 10.
    assert due(10, "wd", date(2026, 2, 10)) == Deadline(
        date(2026, 2, 10), date(2026, 3, 2), None, 10, False
    )


def test_ten_working_days_after_the_festival():
    # 27, 28 (made up) February = 2; 2–6 March = 7; 9, 10, 11 = 10.
    assert due(10, "wd", date(2026, 2, 26)).due == date(2026, 3, 11)


def test_one_working_day_from_a_friday_is_monday():
    assert due(1, "wd", date(2026, 3, 6)).due == date(2026, 3, 9)


def test_one_working_day_before_a_made_up_saturday_is_that_saturday():
    assert due(1, "wd", date(2026, 2, 13)).due == date(2026, 2, 14)


@pytest.mark.parametrize(
    ("start", "months", "end", "moved_from"),
    [
        # The last day of a shorter month: 30 November + 3 is 28 February, a Tuesday in 2023.
        (date(2022, 11, 30), 3, date(2023, 2, 28), None),
        # 29 February in a leap year, a Thursday in 2024; 30 and 31 come to it too.
        (date(2023, 11, 29), 3, date(2024, 2, 29), None),
        (date(2023, 11, 30), 3, date(2024, 2, 29), None),
        (date(2023, 8, 31), 6, date(2024, 2, 29), None),
        # From 29 February the same day number again, not the month's last: a Wednesday.
        (date(2024, 2, 29), 3, date(2024, 5, 29), None),
        # 28 February 2026 is a made-up Saturday: a working day, so nothing moves.
        (date(2025, 11, 30), 3, date(2026, 2, 28), None),
        # 1 October 2026 falls into the National Day holiday (1–7): Thursday 8 October.
        (date(2026, 7, 1), 3, date(2026, 10, 8), date(2026, 10, 1)),
        # A Sunday moves to Monday.
        (date(2026, 4, 5), 1, date(2026, 5, 6), date(2026, 5, 5)),
        (date(2026, 5, 14), 1, date(2026, 6, 15), date(2026, 6, 14)),
        # Over the turn of the year.
        (date(2025, 12, 26), 2, date(2026, 2, 26), None),
    ],
)
def test_months_end_on_the_same_day_number_or_the_last_and_never_on_a_rest_day(
    start, months, end, moved_from
):
    assert due(months, "m", start) == Deadline(start, end, moved_from, (end - start).days, False)


def test_calendar_days_count_rest_days_and_move_only_at_the_end():
    # 5 days from Monday 9 February: Saturday 14 February, made up as a working day.
    assert due(5, "d", date(2026, 2, 9)).due == date(2026, 2, 14)
    # 6 days: Sunday 15 February, the first of nine days of Spring Festival.
    assert due(6, "d", date(2026, 2, 9)) == Deadline(
        date(2026, 2, 9), date(2026, 2, 24), date(2026, 2, 15), 15, False
    )


def test_a_deadline_that_depends_on_an_unpublished_year_is_provisional():
    # 28 February 2027 is a Sunday.
    assert due(3, "m", date(2026, 11, 30)) == Deadline(
        date(2026, 11, 30), date(2027, 3, 1), date(2027, 2, 28), 91, True
    )
    # 29 and 30, 31 December are counted, 1 January is a holiday: Monday 4 January 2027.
    assert due(4, "wd", date(2026, 12, 28)) == Deadline(
        date(2026, 12, 28), date(2027, 1, 4), None, 4, True
    )
    assert due(3, "wd", date(2026, 12, 28)).provisional is False


def test_another_table_shows_what_a_notice_would_move():
    table = parse_table(
        '[[notice]]\nyear = 2027\ntitle = "测试"\n'
        'rest = [{ name = "春节", first = 2027-03-01, last = 2027-03-02 }]\n'
    )
    period = Period(3, "m", "assigned_at")
    assert deadline(period, date(2026, 11, 30), table) == Deadline(
        date(2026, 11, 30), date(2027, 3, 3), date(2027, 2, 28), 93, False
    )


def test_the_explanation_names_what_was_skipped_and_the_made_up_days():
    assert explain(Period(10, "wd", "assigned_at"), date(2026, 2, 10)) == [
        Run(date(2026, 2, 14), date(2026, 2, 14), True, "调休上班"),
        Run(date(2026, 2, 15), date(2026, 2, 23), False, "春节"),
        Run(date(2026, 2, 28), date(2026, 2, 28), True, "调休上班"),
        Run(date(2026, 3, 1), date(2026, 3, 1), False, "周末"),
    ]


def test_the_explanation_of_months_names_only_the_rest_days_at_the_end():
    assert explain(Period(3, "m", "assigned_at"), date(2026, 7, 1)) == [
        Run(date(2026, 10, 1), date(2026, 10, 7), False, "国庆节")
    ]
    assert explain(Period(3, "m", "assigned_at"), date(2026, 3, 4)) == []


@given(PERIODS, st.dates())
def test_no_start_ever_raises_and_the_end_is_a_working_day(period, start):
    result = deadline(period, start)
    assert result.start == start
    assert start <= result.due
    if result.due < date.max:
        days = list(walk(period, start))
        assert [day for day, _, _ in days] == [
            start + timedelta(days=number) for number in range(1, (result.due - start).days + 1)
        ]
        assert days[-1][:2] == (result.due, True)
        if period.unit == "wd":
            assert sum(counted for _, counted, _ in days) == period.amount


@pytest.mark.parametrize("unit", ["wd", "d", "m"])
@pytest.mark.parametrize("start", [date.min, date(9999, 12, 1), date.max])
def test_the_edges_of_time_do_not_raise(unit, start):
    result = due(1000, unit, start)
    assert result.due <= date.max
    explain(Period(10, unit, "assigned_at"), start)


@pytest.mark.parametrize(
    ("amount", "unit"), [(0, "d"), (-1, "m"), (1001, "d"), (True, "d"), (1.5, "m"), (1, "w")]
)
def test_a_senseless_period_is_refused(amount, unit):
    with pytest.raises(ValueError):
        Period(amount, unit, "assigned_at")
