"""Days: those that there are not, a weekday that it was not, and what the letter cites before it was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from huying.foundation.calendar.words import gettext_noop

from .findings import Finding, Severity
from .numerals import value
from .reading import Letter, Span

_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][九〇零○][〇零一二三四五六七八九]{2})"
_SMALL = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_FULL = re.compile(rf"({_YEAR}) ?年 ?({_SMALL}) ?月(?!龄)(?: ?({_SMALL}) ?[日号])?")
_DAY = re.compile(rf"(?<![0-9.])({_SMALL}) ?月 ?({_SMALL}) ?日")
_ISO = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])")
_WEEKDAY = re.compile(r"\( ?(?:星期|周)([一二三四五六日天]) ?\)")
_DOCUMENT = re.compile(r"\[((?:19|20)[0-9]{2})\] ?(?:第 ?)?([0-9-]{0,8}) ?号")
_DATE_LINE = re.compile(
    rf"(?:(?P<before>[^0-9:]{{0,40}}?) ?)(?:(?P<full>{_YEAR} ?年 ?{_SMALL} ?月 ?{_SMALL} ?日)"
    r"|(?P<iso>(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}))"
    r" ?(?P<after>印发|印)?[。.)]?$"
)
_AHEAD = re.compile(
    r"预计|计划|拟|(?<!已)将|力争|争取|预期|目标|届时|规划|确保|有望|力求|即将|待|下一步|今后|以前|之前|底前|年前|月前"
    r"|日前|前[将完建投实]|为期|有效期|期限|前[,。]|启动后|分[两三四]|要求"
    r"|(?<!截)(?:至|到) ?(?:(?:19|20)[0-9]{2}|[0-9]{1,2}月|年底)"
)
_DECIDED = re.compile(
    r"出台了?|印发|召开|已|收到|下发|完成了|发布了|公布了|颁布|修订|签订了|开展了|进行了|作了|做了|实地|现场|走访|赴"
    r"|组织[^。]{0,12}(?:调研|察看|勘察)|批复了|成立了|启动了|建成了|举行了|截[至止]|座谈"
    r"|(?:创办|创建|改造|建立|设立|制定|修建|新建|购置|安装|更换|治理|整治|开通|启用|投入|安排|拨付|争取到?|筹集)了"
    r"|[与和同](?:您|你们|代表|委员)[^。,]{0,10}(?:沟通|面商|见面|联系|交流|汇报)"
)
_WHOLE_YEAR = re.compile(
    r"^ ?((?:19|20)[0-9]{2})年(?![0-9 ]*月)[度]?[^。;]{0,20}(?:完成了|建成了|召开了|开展了|投入了|修建了|实施了|安装了)"
)
_AMENDED = re.compile(r"\(((?:19|20)[0-9]{2})年?(?:[0-9]{1,2}月)?(?:修订|修正|版|修改)\)")
_SOME_YEAR = re.compile(
    r"(?:19|20)[0-9]{2} ?年|去年|上年|往年|明年|次年|前年|每年|历年|近年|农历|[一二]月底前"
)


@dataclass(frozen=True)
class Day:
    """A day, or a whole month (`day` is None), or a year."""

    span: Span
    year: int
    month: int
    day: int | None

    @property
    def first(self) -> date | None:
        try:
            return date(self.year, self.month, self.day or 1)
        except ValueError:
            return None


def own_day(letter: Letter) -> Day | None:
    """The day under the letter, the latest where several stand there; the day of printing only where
    there is no other."""
    days, printed = [], None
    for line in letter.lines[-25:]:
        found = _day_of_line(letter, line)
        if found is None:
            continue
        day, after = found
        if after == "印发":
            printed = day
        else:
            days.append(day)
    return max(days, key=lambda one: (one.year, one.month, one.day or 0), default=printed)


def _day_of_line(letter: Letter, line: Span) -> tuple[Day, str] | None:
    """A line that ends with a day and holds no sentence; (the day, 印发 or nothing)."""
    if line.start < letter.opening.start:
        return None
    text = line.text if len(line.text) <= 90 else line.text[-40:]
    found = _DATE_LINE.match(text) or _DATE_LINE.search(text)
    if not found or re.search(r"[。;]|发布|更新", found["before"] or ""):
        return None
    if len(line.text) > 90 and not re.search(r"[ 局委府院室]$", found["before"] or ""):
        return None
    day = _read(letter, line, line.text.rfind(found["full"] or found["iso"]), found)
    return (day, found["after"] or "") if day else None


def _read(letter: Letter, line: Span, at: int, found: re.Match[str]) -> Day | None:
    text = found["full"] or found["iso"]
    parts = re.split(r"[年月日\-./ ]+", text)[:3]
    year, month, day = (value(part) for part in parts)
    if year is None or month is None or day is None:
        return None
    return Day(line.within(at, at + len(text)), year, month, day)


def check_calendar(letter: Letter, kind: str) -> Iterator[Finding]:
    """2月30日, 13月, 2023年6月20日（星期五）."""
    seen: set[int] = set()
    for one in letter.find(_FULL):
        seen.add(one.start(2))
        year, month = value(one[1]), value(one[2])
        day = value(one[3]) if one[3] else 1
        if year is None or month is None or day is None:
            continue
        try:
            real = date(year, month, day)
        except ValueError:
            yield _impossible(letter, one)
            continue
        after = _WEEKDAY.match(letter.plain, one.end())
        if (
            one[3]
            and after
            and real.weekday() != "一二三四五六日".index(after[1].replace("天", "日"))
        ):
            yield Finding(
                "weekday",
                Severity.ERROR,
                letter.quote(letter.span(one.start(), after.end())),
                gettext_noop("这一天是星期{weekday}，与所写的不符。请核对日期。"),
                {"weekday": "一二三四五六日"[real.weekday()]},
            )
    for one in letter.find(_DAY):
        month, day = value(one[1]), value(one[2])
        if one.start(1) in seen or month is None or day is None:
            continue
        if re.search(r"农历|阴历|旧历", letter.plain[max(0, one.start() - 6) : one.start()]):
            continue
        try:
            date(2024, month, day)
        except ValueError:
            yield _impossible(letter, one)


def _impossible(letter: Letter, found: re.Match[str]) -> Finding:
    return Finding(
        "calendar",
        Severity.ERROR,
        letter.quote(letter.span(found.start(), found.end())),
        gettext_noop("没有这一天。请核对日期。"),
    )


def check_order(letter: Letter, kind: str) -> Iterator[Finding]:
    """The letter's own day against all that it says has happened."""
    own = own_day(letter)
    if own is None or own.first is None or not 1990 <= own.year <= 2100:
        return
    yield from _documents(letter, own)
    for one in letter.find(_AMENDED):
        if int(one[1]) > own.year:
            yield _before(letter, letter.span(one.start(), one.end()), own)
    yield from _sessions(letter, own)
    for sentence in letter.sentences:
        yield from _deeds(letter, own, sentence)
    for line in letter.lines[-10:]:
        found = _FULL.search(line.text)
        if line.text.endswith("印发") and found and line.start > own.span.end:
            parts = [value(part) for part in found.groups() if part]
            if (
                len(parts) == 3
                and None not in parts
                and tuple(parts) < (own.year, own.month, own.day)
            ):
                yield _before(letter, line, own)


def _documents(letter: Letter, own: Day) -> Iterator[Finding]:
    for one in letter.find(_DOCUMENT):
        span = letter.span(one.start(), one.end())
        year = int(one[1])
        if year > own.year:
            yield _before(letter, span, own)
        elif span.end <= letter.opening.start and own.year - year >= 2:
            yield Finding(
                "date_order",
                Severity.WARNING,
                letter.quote(span),
                gettext_noop("发文字号是{year}年的，落款却是{other}。请核对。"),
                {"year": year, "other": letter.quote(own.span)},
            )


def _sessions(letter: Letter, own: Day) -> Iterator[Finding]:
    where = letter.span(letter.title.start, letter.opening.end)
    for one in letter.find(
        re.compile(
            r"((?:19|20)[0-9]{2})年(?:度)?[\u4e00-\u9fff]{0,12}?[0-9一二三四五六七八九十]{1,3}届"
        ),
        where,
    ):
        if int(one[1]) > own.year:
            yield _before(letter, letter.span(one.start(), one.start(1) + 5), own)


def _deeds(letter: Letter, own: Day, sentence: Span) -> Iterator[Finding]:
    """What is told as done, on a day after the letter's."""
    clauses = list(re.finditer(r"[^,。;!?\n]+", sentence.text))
    dated = _SOME_YEAR.search(sentence.text)
    for at, clause in enumerate(clauses):
        following = clauses[at + 1][0] if at + 1 < len(clauses) else ""
        words = clause[0] if _DECIDED.search(clause[0]) else f"{clause[0]},{following}"
        if _AHEAD.search(words):
            continue
        found = list(_later_days(clause[0], own)) if _DECIDED.search(words) else []
        if found == [] and not dated and _DECIDED.search(words):
            found = list(_later_without_year(clause[0], own))
        if (year := _WHOLE_YEAR.search(words)) and int(year[1]) > own.year:
            found = [year.span(1)]
        for start, end in found:
            place = sentence.within(clause.start() + start, clause.start() + end)
            yield _before(letter, place, own)


def _later_days(clause: str, own: Day) -> Iterator[tuple[int, int]]:
    """Days with their year, and 今年9月, that come after the letter's own."""
    for one in _FULL.finditer(clause):
        if clause.startswith("起", one.end()):
            continue  # 自2027年1月1日起施行: in force later than it was made
        year, month = value(one[1]), value(one[2])
        day = value(one[3]) if one[3] else None
        if year is None or month is None:
            continue
        if (
            (year, month) > (own.year, own.month)
            or day
            and own.day
            and (year, month, day) > (own.year, own.month, own.day)
        ):
            yield one.span()
    this_year = re.search(rf"(?:今年|本年) ?({_SMALL}) ?月(?: ?({_SMALL}) ?日)?", clause)
    if this_year and own.month < (value(this_year[1]) or 0) <= 12:
        yield this_year.span()


def _later_without_year(clause: str, own: Day) -> Iterator[tuple[int, int]]:
    """6月20日 in a letter of May; long before, it may have been the year before."""
    for one in _DAY.finditer(clause):
        month, day = value(one[1]), value(one[2])
        if month is None or day is None or own.month < 3 or month - own.month > 5:
            continue
        if own.day and (own.month, own.day) < (month, day) <= (12, 31):
            yield one.span()


def _before(letter: Letter, span: Span, own: Day) -> Finding:
    return Finding(
        "date_order",
        Severity.ERROR,
        letter.quote(span),
        gettext_noop("落款日期是{other}，早于信中已经引用的这一文件或事项。请核对两处日期。"),
        {"other": letter.quote(own.span)},
    )


def check_ranges(letter: Letter, kind: str) -> Iterator[Finding]:
    """2023年8月至2023年5月."""
    pattern = re.compile(
        rf"({_YEAR}) ?年 ?({_SMALL}) ?月(?: ?({_SMALL}) ?日)? ?(?:至|到|—|-|~)"
        rf" ?({_YEAR}) ?年 ?({_SMALL}) ?月(?: ?({_SMALL}) ?日)?"
    )
    for one in letter.find(pattern):
        start = [value(one[at]) for at in (1, 2)]
        end = [value(one[at]) for at in (4, 5)]
        if one[3] and one[6]:
            start.append(value(one[3]))
            end.append(value(one[6]))
        if None not in (*start, *end) and start > end:
            yield Finding(
                "date_range",
                Severity.ERROR,
                letter.quote(letter.span(one.start(), one.end())),
                gettext_noop("起止日期前后颠倒。请核对。"),
            )


def promised_for_the_past(letter: Letter, kind: str) -> Iterator[Finding]:
    """将于2021年6月完成 in a letter of 2022."""
    own = own_day(letter)
    if own is None or own.first is None:
        return
    pattern = re.compile(
        rf"(?:将于|将在|计划于|预计于?|拟于|力争(?:在|于)?|争取(?:在|于)?)({_YEAR}) ?年 ?(?:({_SMALL}) ?月)?"
    )
    for one in letter.find(pattern, letter.body):
        year, month = value(one[1]), value(one[2]) if one[2] else 12
        if year is None or month is None:
            continue
        if own.first - timedelta(days=31) > date(year, min(max(month, 1), 12), 1):
            yield Finding(
                "date_order",
                Severity.WARNING,
                letter.quote(letter.span(one.start(), one.end())),
                gettext_noop("承诺的时间早于落款日期{other}。请写明现在的进度和新的时间。"),
                {"other": letter.quote(own.span)},
            )
