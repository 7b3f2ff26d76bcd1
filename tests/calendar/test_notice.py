"""The State Council's notice, read in its own words."""

from datetime import date

import pytest

from huying.foundation.calendar.days import look_up
from huying.foundation.calendar.notice import read_notice, with_notices
from huying.foundation.calendar.table import CalendarError, DayTable

# 国务院办公厅关于2026年部分节假日安排的通知 (国办发明电〔2025〕7号), its seven lines.
OF_2026 = """
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""


def test_the_notice_of_2026_is_read_as_the_calendar_knows_the_year():
    notice = read_notice(2026, OF_2026)
    table = with_notices(DayTable(), [notice])
    year = [
        date.fromordinal(day)
        for day in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
    ]
    differing = [day for day in year if look_up(day, table).working != look_up(day).working]
    assert differing == []
    assert sorted(day.isoformat() for day in notice.work) == [
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ]  # fmt: skip


def test_a_holiday_over_the_turn_of_the_year_keeps_its_years():
    text = OF_2026.replace(
        "元旦：1月1日（周四）至3日（周六）", "元旦：2025年12月31日（周三）至2026年1月3日（周六）"
    )
    rest = read_notice(2026, text).rest
    assert min(rest) == date(2025, 12, 31)
    assert sum(name == "元旦" for name in rest.values()) == 4


def test_a_later_notice_of_the_same_year_takes_the_place_of_the_earlier():
    late = OF_2026.replace("5月9日（周六）上班", "5月10日（周日）上班")
    table = with_notices(DayTable(), [read_notice(2026, OF_2026), read_notice(2026, late)])
    days = (date(2026, 5, 9), date(2026, 5, 10))
    assert [look_up(day, table).working for day in days] == [False, True]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n", "", "没有读到清明节的安排"),
        ("2月14日（周六）、", "2月13日（周五）、", "2026-02-13本来就是工作日"),
        ("6月19日（周五）至21日", "6月31日（周五）至21日", "端午节：没有6月31日这一天"),
        ("5月9日（周六）上班", "5月2日（周六）上班", "2026-05-02既列为放假又列为上班"),
        ("10月1日（周四）至7日", "10月7日（周四）至1日", "不是一段假期"),
        ("9月25日（周五）至27日", "25日（周五）至27日", "没有写明月份"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(was, now, says):
    assert was in OF_2026
    with pytest.raises(CalendarError, match=says):
        read_notice(2026, OF_2026.replace(was, now))
