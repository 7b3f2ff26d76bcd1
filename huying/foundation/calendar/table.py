"""Our own table of days (days.toml): which days a notice made rest days or working days."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).with_name("days.toml")
LONGEST_HOLIDAY = 30


class CalendarError(ValueError):
    """The table of days cannot be read; the message names the notice and the entry."""


@dataclass(frozen=True, eq=False)
class DayTable:
    """Each day's holiday. `years`: decided by a notice as a whole; `titles`: the notices."""

    rest: dict[date, str] = field(default_factory=dict)
    work: dict[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    titles: tuple[str, ...] = ()


@cache
def shipped_table() -> DayTable:
    return parse_table(SHIPPED.read_text(encoding="utf-8"))


def parse_table(text: str) -> DayTable:
    """The table written in TOML, see days.toml for its form. Raises CalendarError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CalendarError(f"日历表不是有效的 TOML：{error}") from error
    _only(data, {"notice"}, "日历表")
    rest: dict[date, str] = {}
    work: dict[date, str] = {}
    years: set[int] = set()
    titles: list[str] = []
    for number, notice in enumerate(data.get("notice", []), start=1):
        where = f"第 {number} 份通知"
        _only(notice, {"year", "title", "rest", "work"}, where)
        titles.append(_text(notice, "title", where))
        if "year" in notice:
            years.add(_year(notice["year"], where))
        for entry in notice.get("rest", []):
            _spread(entry, rest, where)
        for entry in notice.get("work", []):
            _only(entry, {"name", "day"}, where)
            work[_day(entry, "day", where)] = _text(entry, "name", where)
    both = sorted(rest.keys() & work.keys())
    if both:
        raise CalendarError(f"{both[0]} 既列为放假又列为上班")
    return DayTable(rest, work, frozenset(years), tuple(titles))


def _spread(entry: dict, rest: dict[date, str], where: str) -> None:
    _only(entry, {"name", "first", "last"}, where)
    name = _text(entry, "name", where)
    first = _day(entry, "first", where)
    last = _day(entry, "last", where) if "last" in entry else first
    if not 0 <= (last - first).days < LONGEST_HOLIDAY:
        raise CalendarError(f"{where}：{name} 的起止日期 {first}—{last} 不对")
    for offset in range((last - first).days + 1):
        rest[first + timedelta(days=offset)] = name


def _only(entry: object, known: set[str], where: str) -> None:
    if not isinstance(entry, dict):
        raise CalendarError(f"{where}：每一项都要写成 {{ 名称 = 值 }}")
    unknown = sorted(entry.keys() - known)
    if unknown:
        raise CalendarError(f"{where}：不认识的项目 {unknown[0]}")


def _text(entry: dict, key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CalendarError(f"{where}：缺少 {key}")
    return value


def _day(entry: dict, key: str, where: str) -> date:
    value = entry.get(key)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise CalendarError(f"{where}：{key} 要写成日期，如 2027-01-01")
    return value


def _year(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1949 <= value <= 2999:
        raise CalendarError(f"{where}：year 要写成年份，如 2027")
    return value
