"""落款: the unit that signs is the unit in whose name the letter is written."""

import re
from collections.abc import Iterator

from huying.foundation.calendar.words import gettext_noop

from .dates import own_day
from .findings import Finding, Severity
from .reading import Letter, Span

_ENDS = r"(?:局|委员会|委|办公室|办|厅|政府|中心|公司|院|处|所|大队|支队|法院|检察院|站|会|部|社|街道|队)"
_UNIT = re.compile(rf"[\u4e00-\u9fff()·]{{2,40}}{_ENDS}$")
_IN_TITLE = re.compile(rf"([\u4e00-\u9fff()·]{{2,40}}?{_ENDS})(?=(?:关于|对)(?!策))")
_GENERAL = re.compile(r"政府|办公室|委办|府办|[市县区]委|人大|政协|党组")


def is_a_unit(line: Span) -> bool:
    return bool(_UNIT.fullmatch(line.text.replace(" ", ""))) and len(line.text) <= 45


def letterhead(letter: Letter) -> Span:
    """The unit named before 关于 or 对 in the title, or alone on a line above it."""
    title = letter.title
    if not title:
        return Span()
    joined = title.text.replace("\n", " ")
    found = _IN_TITLE.match(joined)
    if found:
        return title.within(0, found.end())
    first = joined.split(" ")[0]
    if _UNIT.fullmatch(first) and not re.search(r"关于|对", first):
        return title.within(0, len(first))
    for line in letter.lines[:12]:
        named = is_a_unit(line) and not re.search(
            r"关于|对|建议|提案|答复|发布|来源|机构|主办|公开|索引|首页|网站", line.text
        )
        if named and line.end <= letter.head.end:
            return line
    return Span()


def signature(letter: Letter) -> list[Span]:
    """The units under the letter, just before the date."""
    day = own_day(letter)
    if day is None:
        return []
    found: list[Span] = []
    lines = [one for one in letter.lines if letter.opening.end <= one.start <= day.span.start]
    if lines and lines[-1].end >= day.span.end:
        before = lines[-1].text[: day.span.start - lines[-1].start].strip()
        if before and len(before) <= 40 and _UNIT.fullmatch(before.split(" ")[-1]):
            at = lines[-1].text.rfind(before.split(" ")[-1])
            found.append(lines[-1].within(at, at + len(before.split(" ")[-1])))
        lines.pop()
    for line in reversed(lines[-4:]):
        if not _UNIT.fullmatch(line.text.replace(" ", "")) or len(line.text) > 45:
            break
        found.append(line)
    return found


def check(letter: Letter, kind: str) -> Iterator[Finding]:
    head, signed = letterhead(letter), signature(letter)
    if not head or not signed or any(same_unit(head.text, one.text) for one in signed):
        return
    general = _GENERAL.search(head.text) or any(_GENERAL.search(one.text) for one in signed)
    yield Finding(
        "unit",
        Severity.WARNING if general else Severity.ERROR,
        letter.quote(signed[0]),
        gettext_noop("落款单位与答复的单位“{other}”不一致。请以承办单位的名义答复。"),
        {"other": letter.quote(head)},
    )


def same_unit(one: str, other: str) -> bool:
    """市卫健委 and 某某市卫生健康委员会 are one: the shorter name's characters stand in the longer."""
    one, other = (re.sub(r"[^\u4e00-\u9fff]", "", text) for text in (one, other))
    if _follows(one, other) or _follows(other, one):
        return True
    bare = [
        re.sub(r"^.{0,14}?(?:省|市|县|区|州|旗|镇|乡)(?=.{3})", "", text) for text in (one, other)
    ]
    return _follows(bare[0], bare[1]) or _follows(bare[1], bare[0])


def _follows(short: str, long: str) -> bool:
    rest = iter(long)
    return bool(short) and all(letter in rest for letter in short)
