"""A holiday notice in the State Council's own wording, read into days.

一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from huying.foundation.calendar.table import LONGEST_HOLIDAY, CalendarError, DayTable

HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""The seven that every year's notice arranges (全国年节及纪念日放假办法第二条)."""

HEAD = re.compile(
    r"^[\s　]*(?:[一二三四五六七八九十]+[、.．])?[\s　]*([\u4e00-\u9fff、和及]{2,12})[：:]"
)
DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
WEEKDAY = re.compile(r"（[^）]*）|\([^)]*\)")
SPAN = re.compile(rf"{DAY}(?:[至到—–-]+{DAY})?")
FULL_WIDTH = str.maketrans("０１２３４５６７８９（）", "0123456789()")


@dataclass(frozen=True)
class Notice:
    """`rest` and `work` give each day the holiday's name; `work` are made-up working days."""

    year: int
    rest: dict[date, str] = field(default_factory=dict)
    work: dict[date, str] = field(default_factory=dict)


def read_notice(year: int, text: str) -> Notice:
    """Raises CalendarError, naming the line, for what cannot be read or cannot be."""
    rest: dict[date, str] = {}
    work: dict[date, str] = {}
    for line in text.translate(FULL_WIDTH).splitlines():
        if head := HEAD.match(line):
            _read_line(year, head[1], line[head.end() :], rest, work)
    _check(year, rest, work)
    return Notice(year, rest, work)


def _read_line(year: int, name: str, words: str, rest: dict, work: dict) -> None:
    month: int | None = None
    for sentence in re.split(r"[。；;]", WEEKDAY.sub("", words)):
        into = work if "上班" in sentence else rest if "放假" in sentence else None
        if into is None:
            continue
        for found in SPAN.finditer(sentence.split("共")[0]):
            first, month = _day(year, month, found.group(1, 2, 3), name)
            last = first
            if found[6]:
                last, month = _day(first.year, month, found.group(4, 5, 6), name)
            if not 0 <= (last - first).days < LONGEST_HOLIDAY:
                raise CalendarError(f"{name}：{first}至{last}不是一段假期")
            for number in range((last - first).days + 1):
                into[first + timedelta(days=number)] = name


def _day(year: int, month: int | None, parts, name: str) -> tuple[date, int]:
    """Where the month is left out it is the one before it in the sentence (9月25日至27日)."""
    said_year, said_month, day = parts
    number = int(said_month) if said_month else month
    if number is None:
        raise CalendarError(f"{name}：“{day}日”没有写明月份")
    try:
        return date(int(said_year) if said_year else year, number, int(day)), number
    except ValueError as error:
        raise CalendarError(f"{name}：没有{number}月{day}日这一天") from error


def _check(year: int, rest: dict[date, str], work: dict[date, str]) -> None:
    named = "".join({*rest.values()})
    missing = [one for one in HOLIDAYS if one not in named]
    if missing:
        raise CalendarError(f"没有读到{'、'.join(missing)}的安排，请粘贴通知的全文")
    for day in sorted({*rest, *work}):
        if abs(day.year - year) > 1 or (day.year != year and day.month not in (1, 12)):
            raise CalendarError(f"{day}不在{year}年的安排里，请核对年份")
        if day in rest and day in work:
            raise CalendarError(f"{day}既列为放假又列为上班")
    for day in work:
        if day.weekday() < 5:
            raise CalendarError(f"{day}本来就是工作日，不需要调休上班")


def with_notices(below: DayTable, notices: list[Notice]) -> DayTable:
    """`below`, and over it these notices, each deciding its whole year; a later one takes precedence."""
    latest = {one.year: one for one in notices}
    rest = {day: name for day, name in below.rest.items() if day.year not in latest}
    work = {day: name for day, name in below.work.items() if day.year not in latest}
    for _year, one in sorted(latest.items()):
        for day in one.rest:
            work.pop(day, None)
        for day in one.work:
            rest.pop(day, None)
        rest |= one.rest
        work |= one.work
    return DayTable(rest, work, below.years | frozenset(latest), below.titles)
