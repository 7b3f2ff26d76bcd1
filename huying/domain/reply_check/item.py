"""Which item a letter says it answers: its number, its session, its title, wherever it names them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .numerals import NUMBER, value
from .reading import Letter, Span

_OF_ITEM = r"(?:号|號)"
_KINDS = r"(?:人大|政协|代表|委员|重点|督办|主办|会办|协办|分办|闭会期间|会议期间|平时)*"
_NUMBERED = re.compile(
    rf"(?<![\]〕线路楼栋0-9类字])(?:第 ?)?((?:[A-Za-z]{{0,3}}[0-9][0-9-]{{0,11}}|{NUMBER}) ?"
    rf"(?:[、,和及] ?(?:第 ?)?[0-9]{{1,8}} ?(?:号 ?)?){{0,8}}) ?{_OF_ITEM}"
    rf" ?(?=(?:\([^()\n]{{0,20}}\))? ?{_KINDS} ?(?:建议|提案|议案|[会协]办件|[“\"《)]))"
)
_NUMBERED_AFTER = re.compile(
    rf"(?:建议|提案|议案) ?\(?(?:编号|案号|第)[: ]?第? ?((?:[A-Za-z]{{0,3}}[0-9][0-9-]{{0,11}}|{NUMBER})) ?号"
)
_SESSION = re.compile(
    rf"(?P<before>[\u4e00-\u9fff()]{{0,24}}?)第? ?(?P<term>{NUMBER}) ?届(?P<middle>[\u4e00-\u9fff]{{0,18}}?)"
    rf"第? ?(?P<meeting>{NUMBER}) ?次(?:会议|会|全会)"
)
_QUOTED = re.compile(
    r"[《“\"]([^《》“”\"\n]{4,120}(?:[“\"][^《》“”\"\n]{1,40}[”\"][^《》“”\"\n]{0,60})?)[》”\"]"
)
_OFFERED = re.compile(
    r"(?:[您你贵×]|代表|委员|民[革盟建进]|工商联|支部|党派|市委会)[^。;《“\"\n]{0,40}?(?:提出|所提|提交|反映)(?:的|了)?"
    r"[^《“\"。;\n]{0,40}?(?=[《“\"])"
)
_NO_ITEM = re.compile(
    r"(?:通知|办法|规定|方案|条例|决定|规划|纲要|细则|批复|公告|标准|指南|实施意见|指导意见|法)$"
)
_UNQUOTED = re.compile(
    r"(?:提出|所提|提交)的(?:第?[0-9]{1,8}号)? ?((?:关于|对)[^《》“”\"。;\n]{4,90}?的(?:建议|提案|议案))"
    r"(?=[,。;( ]|收|已|交|的|悉)"
)
_IS_A_TITLE = re.compile(r"(?:建议|提案|议案|意见|问题)(?:案)?$|^(?:关于|对于?)")
PLACES = tuple("国省市县区镇乡州旗盟")
"""What a congress is of, by the last character of its place's name."""
_SHORT_NAME = re.compile(r"^(?:本|该|此)?(?:建议|提案|议案|意见)$")


@dataclass(frozen=True)
class Numbered:
    span: Span
    numbers: frozenset[str]


@dataclass(frozen=True)
class Session:
    span: Span
    term: int | None
    meeting: int | None
    organ: str
    place: str


def numbers_in(letter: Letter, where: Span) -> list[Numbered]:
    """第118号建议, (第118号), 118号“…”: not the number of a document, a road or a meeting."""
    found = []
    for pattern in (_NUMBERED, _NUMBERED_AFTER):
        for one in letter.find(pattern, where):
            numbers = frozenset(
                _bare(part) for part in re.split(r"[、,和及第号 ]+", one[1]) if part
            )
            found.append(Numbered(letter.span(one.start(), one.end()), numbers))
    return sorted(found, key=lambda one: one.span.start)


def _bare(text: str) -> str:
    """007 and 7, 二十八 and 28 are one number; A007 is another."""
    number = value(text)
    if number is not None:
        return str(number)
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", text.upper())


def same_number(one: str, other: str) -> bool:
    """Also 2023045 and 45: a system writes the year before it."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and len(long) - len(short) >= 4:
        return True
    return bool(
        re.fullmatch(
            rf"(?:19|20)[0-9]{{2}}-?0*{re.escape(short)}|[A-Z]{{1,3}}-?0*{re.escape(short)}", long
        )
    )


def sessions_in(letter: Letter, where: Span) -> list[Session]:
    """县十八届人大四次会议, 政协某县第十届委员会第二次会议."""
    found = []
    for one in letter.find(_SESSION, where):
        words = one["before"] + one["middle"]
        organ = ""
        if re.search(r"政协|政治协商", words):
            organ = "cppcc"
        elif re.search(r"人大|人民代表大会|人代会", words):
            organ = "npc"
        if not organ:
            continue
        start = one.start("term")
        while start > one.start() and letter.plain[start - 1] in PLACES + ("第", " "):
            start -= 1
        span = letter.span(start, one.end())
        found.append(Session(span, value(one["term"]), value(one["meeting"]), organ, _place(one)))
    return found


def _place(found: re.Match[str]) -> str:
    """What kind of place the congress is of: 县, 市, 全国 …; empty where it is not said."""
    before = re.sub(r"人民代表大会|政治协商会议|人大|政协|委员会|会议|第$", "", found["before"])
    middle = re.sub(r"人民代表大会|政治协商会议|人大|政协|委员会|常委会|会议", "", found["middle"])
    last = (before[-1:] if before else "") or ""
    for text in (middle[-1:], last):
        if text in PLACES:
            return text
    return ""


@lru_cache(maxsize=64)
def core(title: str) -> str:
    """A title without what differs from one mention to the next: 关于, marks, 的建议."""
    bare = re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]", "", title)
    bare = re.sub(r"^(?:关于|对于|对|有关|请求|请)+", "", bare)
    for _ in range(3):
        bare = re.sub(r"(?:的?(?:建议案?|提案|议案|意见|问题|事宜|事由|批评))$", "", bare)
    return bare


def titles_offered(letter: Letter, where: Span) -> list[tuple[Span, bool]]:
    """(span, in quotation marks): each title of which the text says 您提出的."""
    found = []
    for offered in letter.find(_OFFERED, where):
        one = _QUOTED.match(letter.plain, offered.end(), where.end)
        if one and not _SHORT_NAME.match(one[1]) and not _NO_ITEM.search(one[1]):
            found.append((letter.span(one.start(1), one.end(1)), True))
    found += [
        (letter.span(one.start(1), one.end(1)), False) for one in letter.find(_UNQUOTED, where)
    ]
    return sorted(found, key=lambda one: one[0].start)


def title_in_heading(letter: Letter) -> tuple[Span, bool] | None:
    """The item's title inside the letter's own title, where it stands there."""
    heading = letter.title
    for one in letter.find(_QUOTED, letter.span(0, max(letter.head.end, heading.end))):
        if _NO_ITEM.search(one[1]) or not _IS_A_TITLE.search(one[1]):
            continue
        if len(core(one[1])) >= 4:
            return letter.span(one.start(1), one.end(1)), True
    bare = re.compile(
        r"关于((?!对|办理|答复|回复|[^ ]{0,24}届)[^《》“”\"\n]{6,90}?)(?:的|等)?(?:建议|提案|议案)"
    )
    for one in letter.find(bare, heading):
        if not re.search(r"[0-9]号|第.{1,8}号|会议|人大|政协", one[1]):
            return letter.span(one.start(1), one.end(1)), False
    return None


def likeness(one: str, other: str) -> float:
    """From 0 to 1: the share of the pairs of neighbouring characters that both have."""
    if one == other:
        return 1.0
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    if not all(pairs):
        return 0.0
    return 2 * len(pairs[0] & pairs[1]) / (len(pairs[0]) + len(pairs[1]))
