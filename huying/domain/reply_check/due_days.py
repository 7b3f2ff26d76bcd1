"""By when: the day that the words of a promise mean, read from the day of the letter.

2027年底前, 十月底前, 年内, 明年上半年, 三季度末, 三个月内, “十五五”期间. What names no day of the calendar
(尽快, 汛期前, 条件成熟后) means none; a count of working days is left to whoever has the calendar.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from .numerals import NUMBER, value

_WHEN = re.compile(
    r"(?:(?:(?P<year>(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3}) ?年度?"
    r"|(?P<word>今年(?!以?来|年?初)|本年度?|当年|明年|次年|来年|下一?年度?|后年))(?:年?[底末终内])?(?:之?内|的)? ?)?"
    r"(?:(?P<half>[上下])半年|(?:第)?(?P<quarter>[一二三四1-4])季度|(?P<alone>(?<![半两一二三四五六七八九十0-9])年[底末终内])"
    rf"|(?P<month>{NUMBER}) ?月(?!龄)(?: ?(?P<day>{NUMBER}) ?[日号]|(?P<third>[上中]旬|初|中)|下旬|底|末|份)?)?"
)
_MONTH = re.compile(r"(?P<which>本|当|这个|下个?)月(?:底|末|内|份)?")
_WITHIN = re.compile(rf"(?P<number>{NUMBER}|半|两)(?P<unit>个月|年|周|个星期|日|天)(?:之|以)?内")
_FIVE_YEARS = re.compile(
    r"[“\"]?(?P<plan>十[三四五六七八九])五[”\"]?(?:规划)?(?:期间|末|期末|时期)"
)
_ASIDE = re.compile(r"《[^《》\n]{0,80}》|[\[(][^\[\]()\n]{0,60}[\])]")
_YEARS_ON = {
    **dict.fromkeys(("明年", "次年", "来年", "下年", "下年度", "下一年", "下一年度"), 1),
    "后年": 2,
}
_BEFORE = ("前", "之前", "以前")
_WITHIN_DAYS = {"周": 7, "个星期": 7, "日": 1, "天": 1}


def last_day(text: str, today: date) -> date | None:
    """The last day ahead that the words name; titles in 《》 and what stands in brackets left out.

    A year that is named with a month elsewhere (今年投资86万元，今年十月底前完成) is meant by that month.
    """
    bare = _ASIDE.sub(lambda one: " " * len(one[0]), text)
    found = [(day, whole) for day, whole in _days(bare, today) if day >= today]
    years = {day.year for day, whole in found if not whole}
    return max((day for day, whole in found if not whole or day.year not in years), default=None)


def year_of(text: str, today: date) -> int | None:
    """The last year that the name of a plan names: 2027年, 2026—2030年, 明年, 十五五."""
    found = [int(one) for one in re.findall(r"(?<![0-9])(20[0-9]{2})(?=年|—|-|~|至|～)", text)]
    found += [today.year + _YEARS_ON.get(one, 0) for one in re.findall(r"[明次来后今本]年", text)]
    found += [_five_years_end(one) for one in re.findall(r"(十[三四五六七八九])五", text)]
    return max(found, default=None)


def _days(text: str, today: date) -> Iterator[tuple[date, bool]]:
    """(day, whether only its year is said)."""
    year: int | None = None
    for one in _WHEN.finditer(text):
        if not one[0]:
            continue
        if one["year"]:
            year = value(one["year"])
        elif one["word"]:
            year = today.year + _YEARS_ON.get(one["word"], 0)
        day = _day(one, year, today, by_then=text.startswith(_BEFORE, one.end()))
        if day is not None:
            yield day, not any(one[part] for part in ("half", "quarter", "month", "alone"))
    for one in _MONTH.finditer(text):
        on = 1 if one["which"].startswith("下") else 0
        yield _months_on(today.replace(day=1), on, end=True), False
    for one in _WITHIN.finditer(text):
        day = _within(one, today)
        if day is not None:
            yield day, False
    for one in _FIVE_YEARS.finditer(text):
        yield date(_five_years_end(one["plan"]), 12, 31), True


def _day(one: re.Match[str], year: int | None, today: date, *, by_then: bool) -> date | None:
    """A year alone is meant to its end; 3月底前 without a year is the next one, 3月 is told of this year."""
    month, day = _part(one)
    if month is None:
        return None
    if year is not None:
        return _real(year, month, day)
    this_year = _real(today.year, month, day)
    if this_year is None or this_year >= today:
        return this_year
    return _real(today.year + 1, month, day) if one["month"] and by_then else None


def _part(one: re.Match[str]) -> tuple[int | None, int]:
    """(month, day; 0 for its last one)."""
    if one["half"]:
        return (6, 0) if one["half"] == "上" else (12, 0)
    if one["quarter"]:
        return 3 * (value(one["quarter"]) or 0), 0
    if one["month"]:
        third = {"初": 10, "上": 10, "中": 20}.get((one["third"] or " ")[0], 0)
        return value(one["month"]), value(one["day"]) or 0 if one["day"] else third
    return 12, 0


def _real(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1990 <= year <= 2100):
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None


def _within(one: re.Match[str], today: date) -> date | None:
    half = one["number"] == "半"
    number = 0 if half else 2 if one["number"] == "两" else value(one["number"]) or 0
    if number > 1000:
        return None
    if one["unit"] in _WITHIN_DAYS:
        return None if half else today + timedelta(days=number * _WITHIN_DAYS[one["unit"]])
    if one["unit"] == "个月":
        return None if half else _months_on(today, number)
    return _months_on(today, 6 if half else 12 * number) if number <= 30 else None


def _months_on(day: date, months: int, *, end: bool = False) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, last if end else min(day.day, last))


def _five_years_end(plan: str) -> int:
    """十四五 ends with 2025."""
    return 2025 + 5 * ((value(plan) or 14) - 14)
