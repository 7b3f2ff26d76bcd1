"""Which days are working days, and where that is known from."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huying.foundation.calendar.days import Day, is_provisional, is_working_day, look_up
from huying.foundation.calendar.table import CalendarError, parse_table

NOTICE_2027 = """
[[notice]]
year = 2027
title = "关于2027年部分节假日安排的通知（测试）"
rest = [
    { name = "元旦", first = 2027-01-01, last = 2027-01-03 },
    { name = "春节", first = 2027-02-05, last = 2027-02-11 },
]
work = [{ name = "春节", day = 2027-02-13 }]
"""


@pytest.mark.parametrize(
    ("day", "fact"),
    [
        (date(2026, 2, 14), Day(True, "调休上班", False)),
        (date(2026, 2, 17), Day(False, "春节", False)),
        (date(2026, 2, 15), Day(False, "春节", False)),
        (date(2026, 2, 28), Day(True, "调休上班", False)),
        (date(2026, 3, 7), Day(False, "周末", False)),
        (date(2026, 4, 6), Day(False, "清明节", False)),
        (date(2026, 6, 19), Day(False, "端午节", False)),
        (date(2026, 9, 25), Day(False, "中秋节", False)),
        (date(2026, 10, 8), Day(True, "工作日", False)),
        (date(2025, 10, 8), Day(False, "国庆节", False)),
        (date(2004, 1, 1), Day(False, "元旦", False)),
    ],
)
def test_a_known_year_follows_its_notice(day, fact):
    assert look_up(day) == fact


@pytest.mark.parametrize(
    ("day", "fact"),
    [
        (date(2027, 1, 1), Day(False, "元旦", True)),
        (date(2027, 5, 2), Day(False, "劳动节", True)),
        (date(2027, 5, 3), Day(True, "工作日", True)),
        (date(2027, 10, 1), Day(False, "国庆节", True)),
        (date(2027, 10, 4), Day(True, "工作日", True)),
        (date(2027, 10, 9), Day(False, "周末", True)),
        (date(2003, 5, 1), Day(False, "劳动节", True)),
        (date(1949, 10, 3), Day(False, "国庆节", True)),
    ],
)
def test_a_year_without_a_notice_is_provisional(day, fact):
    assert look_up(day) == fact


@pytest.mark.parametrize(
    ("day", "fact"),
    [
        (date(2027, 1, 3), Day(False, "元旦", False)),
        (date(2027, 2, 9), Day(False, "春节", False)),
        (date(2027, 2, 13), Day(True, "调休上班", False)),
        (date(2027, 2, 12), Day(True, "工作日", False)),
        (date(2027, 2, 14), Day(False, "周末", False)),
        (date(2028, 1, 4), Day(True, "工作日", True)),
    ],
)
def test_a_notice_in_our_own_table_decides_its_whole_year(day, fact):
    assert look_up(day, parse_table(NOTICE_2027)) == fact


def test_our_own_table_comes_before_the_package_and_may_name_single_days():
    table = parse_table(
        '[[notice]]\ntitle = "自治区人民政府通知（测试）"\n'
        'rest = [{ name = "古尔邦节", first = 2026-05-27 }]\n'
        'work = [{ name = "春节", day = 2026-02-17 }]\n'
    )
    assert look_up(date(2026, 5, 27), table) == Day(False, "古尔邦节", False)
    assert look_up(date(2026, 2, 17), table) == Day(True, "调休上班", False)
    assert look_up(date(2026, 2, 18), table) == Day(False, "春节", False)


@given(st.dates())
def test_no_date_ever_raises(day):
    assert is_working_day(day) in (True, False)
    assert is_provisional(day) is not (2004 <= day.year <= 2026)


@pytest.mark.parametrize("edge", [date.min, date.max, date(1949, 10, 1), date(2100, 12, 31)])
def test_the_first_and_last_days_of_all_do_not_raise(edge):
    near = [
        edge + timedelta(days=offset)
        for offset in range(-3, 4)
        if date.min.toordinal() <= edge.toordinal() + offset <= date.max.toordinal()
    ]
    assert [is_provisional(day) for day in near] == [True] * len(near)


def test_a_moment_is_refused_because_its_day_depends_on_the_place():
    with pytest.raises(TypeError):
        is_working_day(datetime(2026, 2, 14, 23, 30))


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("notice = [", "不是有效的 TOML"),
        ("[[notice]]\nyear = 2027\n", "缺少 title"),
        ('[[notice]]\ntitle = "x"\nyears = 2027\n', "不认识的项目 years"),
        ('[[notice]]\ntitle = "x"\nyear = "2027"\n', "year 要写成年份"),
        ('[[notice]]\ntitle = "x"\nwork = [{ name = "a", day = "2027-01-01" }]\n', "写成日期"),
        (
            '[[notice]]\ntitle = "x"\n'
            'rest = [{ name = "a", first = 2027-01-03, last = 2027-01-01 }]\n',
            "起止日期",
        ),
        (
            '[[notice]]\ntitle = "x"\nrest = [{ name = "a", first = 2027-01-03 }]\n'
            'work = [{ name = "a", day = 2027-01-03 }]\n',
            "既列为放假又列为上班",
        ),
    ],
)
def test_a_faulty_table_is_refused_with_its_reason(toml, message):
    with pytest.raises(CalendarError, match=message):
        parse_table(toml)
