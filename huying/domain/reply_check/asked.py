"""The request at hand: is each point answered, is it this matter that is answered at all?"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from huying.foundation.calendar.words import gettext_noop

from .characters import plain
from .findings import Finding, Severity
from .reading import Letter

_POINT = re.compile(
    r"(?:^|(?<=[\n。;:]))\s*(?:[(]?[一二三四五六七八九十]{1,2}[)]?[、.]|[0-9]{1,2}[、.)](?![0-9])|[(][0-9一二三四五六七八九十]{1,2}[)]|[一二三四五六七八九十]是|建议[一二三四五六七八九十]|第[一二三四五六七八九十][,、])"
)
_ASKS = re.compile(r"建议|希望|恳请|请(?!示)|要求|应当|应该|尽快|需要")
_COMMON = re.compile(
    r"关于|建议|希望|恳请|加强|进一步|加大|力度|提高|完善|推进|落实|有关|部门|工作|问题|我[县市区省]|积极|切实|做好|开展|建立|解决|和|的|了|与|及|等|对|在|要|为|将|由|并|请|是|一|个|尽快|相关|情况|提案|议案|实施|项目|进行|管理|建设|改造"
)
POINT_ANSWERED = 0.2
"""Share of a point's pairs of characters that must be met in the reply."""
SHORT, LONG = (0.1, 0.12), (0.3, 0.33)
"""(of the title's pairs, of the request's most frequent ones): a reply that meets less of both speaks
of something else. A short reply, and a request of which only the title is at hand, prove less."""
LONG_REPLY, MOST_FREQUENT = 400, 25


@dataclass(frozen=True)
class Asked:
    title: str
    points: tuple[str, ...]
    text: str


def read_request(text: str) -> Asked:
    """The text of a suggestion: its title, and what it asks for, point by point."""
    lines = [one.strip() for one in plain(text).split("\n") if one.strip()]
    title = ""
    if lines and len(lines[0]) <= 60 and not lines[0].endswith(("。", ";", ":")):
        title = re.sub(r"^(?:标题|题目|案由|建议名称) ?:", "", lines[0])
    rest = "\n".join(lines[1:] if title and len(lines) > 1 else lines)
    asking = rest
    for one in re.finditer(
        r"(?:建议如下|具体建议|为此[,]?|对此[,]?|诉求|特?提出以下|解决(?:办法|建议))", rest
    ):
        asking = rest[one.end() :]
        break
    places = [one.end() for one in _POINT.finditer(asking)]
    ends = [*places[1:], len(asking)]
    points = [asking[start:end] for start, end in zip(places, ends, strict=False)]
    if len(points) < 2:
        points = [one for one in re.split(r"[。;\n]", asking) if _ASKS.search(one)] or [asking]
    points = [re.sub(_POINT, "", one).strip(" \n。;") for one in points]
    return Asked(title, tuple(one for one in points if len(one) >= 4)[:30], rest or title)


def pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters, without those that any official text has."""
    found: set[str] = set()
    for piece in re.split(r"[^\u4e00-\u9fffA-Za-z0-9]+", _COMMON.sub(" ", text)):
        found.update(piece[at : at + 2] for at in range(len(piece) - 1))
    return found


def share(of: set[str], met: set[str]) -> float:
    return len(of & met) / len(of) if of else 1.0


def frequent(text: str) -> set[str]:
    """The pairs that a request says most often: what it is about."""
    count: Counter[str] = Counter()
    for piece in re.split(r"[^\u4e00-\u9fffA-Za-z0-9]+", _COMMON.sub(" ", text)):
        count.update(piece[at : at + 2] for at in range(len(piece) - 1))
    return {pair for pair, _number in count.most_common(MOST_FREQUENT)}


def is_beside(asked: Asked, reply: str) -> bool:
    """Neither the title nor what the request says most often is met in the reply."""
    said, title = pairs(reply), pairs(asked.title)
    matter = title | frequent(f"{asked.title}\n{asked.text}")
    whole = len(asked.text) >= LONG_REPLY and len(reply) >= LONG_REPLY
    of_title, of_matter = LONG if whole else SHORT
    if not matter:
        return False
    return (not title or share(title, said) < of_title) and share(matter, said) < of_matter


def check(letter: Letter, asked: Asked) -> Iterator[Finding]:
    reply = letter.span(letter.opening.end, len(letter.text)).text
    said = pairs(reply)
    anchor = letter.sentences[0] if letter.sentences else letter.opening
    if is_beside(asked, reply):
        yield Finding(
            "beside_the_point",
            Severity.WARNING,
            letter.quote(anchor),
            gettext_noop("答非所问：正文几乎没有提到建议所说的事情。请针对建议“{what}”答复。"),
            {"what": (asked.title or asked.points[0])[:40]},
        )
        return
    for number, point in enumerate(asked.points, 1):
        if share(pairs(point), said) < POINT_ANSWERED and len(pairs(point)) >= 3:
            yield Finding(
                "request_unanswered",
                Severity.WARNING,
                letter.quote(anchor),
                gettext_noop("第{number}条诉求没有得到回应：“{what}”。请逐条答复。"),
                {"number": number, "what": point[:40]},
            )
