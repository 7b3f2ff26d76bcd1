"""The themes: invented matters of the county, each told from the facts to the promise.

A theme names the places it fits; a matter is a theme at one place. Years are never written in a
theme: words such as 今年 are moved when a text is written after the month it speaks of.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).with_name("themes")
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
MONTH = re.compile(r"(?<![\d十〇])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月")
OTHER_YEARS = ("明年", "次年", "去年", "前年", "后年", "上年")


@dataclass(frozen=True)
class Matter:
    """A theme at one place; texts have the place filled in."""

    theme: dict[str, Any]
    place: str

    def __getitem__(self, name: str) -> Any:
        return _filled(self.theme[name], self.place)

    @property
    def title(self) -> str:
        return self["title"]

    @property
    def units(self) -> list[str]:
        return [self.theme["lead"], *self.theme["co"]]

    def years_late(self, day: date) -> int:
        """1 where the answers, written on that day, speak of a month of 今年 that is over."""
        texts = [answer["text"] for answer in self.theme["answers"]]
        month = int(self.theme["promise"]["by"][5:7])
        return int(month < day.month or any(_speaks_of_past(text, day) for text in texts))

    def promise(self, day: date) -> tuple[str, date]:
        """What is promised, and by which day, when the reply is written on `day`."""
        month, last = (int(part) for part in self.theme["promise"]["by"].split("-")[1:])
        return self["promise"]["what"], date(day.year + self.years_late(day), month, last)


def moved(text: str, years: int) -> str:
    """The text with 今年 and 明年 said of so many years later."""
    if not years:
        return text
    return text.replace("明年", "后年").replace("今年", "明年")


def matters(random: Random) -> list[Matter]:
    """Every theme at its first place, then at its second, and so on, each turn in another order."""
    turns: dict[int, list[Matter]] = {}
    for theme in _themes():
        places = list(theme["places"])
        random.shuffle(places)
        for turn, place in enumerate(places):
            turns.setdefault(turn, []).append(Matter(theme, place))
    found = []
    for turn in sorted(turns):
        random.shuffle(turns[turn])
        found += turns[turn]
    return found


@cache
def _themes() -> list[dict[str, Any]]:
    return [
        theme
        for path in sorted(FOLDER.glob("*.toml"))
        for theme in tomllib.loads(path.read_text(encoding="utf-8"))["theme"]
    ]


def _filled(value: Any, place: str) -> Any:
    if isinstance(value, str):
        return value.replace("{place}", place)
    if isinstance(value, list):
        return [_filled(one, place) for one in value]
    if isinstance(value, dict):
        return {key: _filled(one, place) for key, one in value.items()}
    return value


def _speaks_of_past(text: str, day: date) -> bool:
    return any(
        _month(found[1]) < day.month
        for found in MONTH.finditer(text)
        if not text[: found.start()].endswith(OTHER_YEARS)
    )


def _month(text: str) -> int:
    return int(text) if text.isdigit() else NUMERALS.index(text) + 1
