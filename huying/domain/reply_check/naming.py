"""Number, session and title of the item: the same wherever the letter names it."""

import re
from collections.abc import Iterator

from huying.foundation.calendar.words import gettext_noop

from .findings import Finding, Severity
from .item import (
    Numbered,
    Session,
    core,
    likeness,
    numbers_in,
    same_number,
    sessions_in,
    title_in_heading,
    titles_offered,
)
from .kind import NPC
from .reading import Letter


def check_number(letter: Letter, kind: str) -> Iterator[Finding]:
    heading = numbers_in(letter, letter.title)
    opening = numbers_in(letter, letter.opening)
    closing = [one for one in numbers_in(letter, letter.tail) if _own(letter, one)]
    if not heading:
        heading, opening = opening[:1], opening[1:]
    if not heading:
        return
    if letter.title and numbers_in(letter, letter.title):
        opening = opening[:1] + [one for one in opening[1:] if _own(letter, one)]
    else:
        opening = [one for one in opening if _own(letter, one)]
    own = set().union(*(one.numbers for one in heading))
    several = len(own) > 1 or "等" in letter.title.text
    for one in (*opening, *closing):
        known = [any(same_number(number, other) for other in own) for number in one.numbers]
        if all(known) or (several and any(known)):
            continue
        if several and len(one.numbers) > len(own):
            continue
        yield Finding(
            "number",
            Severity.ERROR,
            letter.quote(one.span),
            gettext_noop("建议编号前后不一致：标题或前文写的是“{other}”。请核对后改为同一个号。"),
            {"other": letter.quote(heading[0].span)},
        )


def _own(letter: Letter, numbered: Numbered) -> bool:
    """Outside the opening a number is the item's own only where the letter answers it."""
    around = letter.plain[max(0, numbered.span.start - 12) : numbered.span.end + 14]
    if re.search(r"去年|上年|往年|此前|曾|另|相关", around[:12]):
        return False
    return bool(
        re.search(
            r"(?:[您你]们?.{0,6}提出的|本|答复.{0,4})第?|建议(?:的)?(?:答复|办理|征询|复函)", around
        )
    )


def check_session(letter: Letter, kind: str) -> Iterator[Finding]:
    heading, opening = sessions_in(letter, letter.title), sessions_in(letter, letter.opening)
    own = heading or opening[:1]
    for one in opening[:1] if heading else opening[1:2]:
        if what := _differs_from_all(own, one):
            yield Finding(
                "session",
                Severity.ERROR,
                letter.quote(one.span),
                what,
                {"other": letter.quote(own[0].span)},
            )


def _differs_from_all(own: list[Session], other: Session) -> str:
    """Of the sessions that the title names (several where items are answered together)."""
    found = [_differs(one, other) for one in own]
    return found[0] if found and all(found) else ""


def _differs(one: Session, other: Session) -> str:
    if (one.term, one.meeting) != (other.term, other.meeting):
        return gettext_noop("届次前后不一致：标题或前文写的是“{other}”。请核对后改为同一次会议。")
    if one.organ != other.organ:
        return gettext_noop("一处写人大会议、一处写政协会议：标题或前文写的是“{other}”。请核对。")
    if one.place and other.place and one.place != other.place:
        return gettext_noop("前后写的不是同一级的会议：标题或前文写的是“{other}”。请核对。")
    return ""


def check_organ(letter: Letter, kind: str) -> Iterator[Finding]:
    """The session named is the other organ's, though the rest of the letter is of this kind."""
    if not kind:
        return
    sessions = [*sessions_in(letter, letter.title), *sessions_in(letter, letter.opening)]
    if len({one.organ for one in sessions}) != 1 or sessions[0].organ == kind:
        return
    message = (
        gettext_noop("这是对人大代表建议的答复，写的却是政协会议。请核对。")
        if kind == NPC
        else gettext_noop("这是对政协提案的答复，写的却是人大会议。请核对。")
    )
    yield Finding("session", Severity.ERROR, letter.quote(sessions[0].span), message)


def check_title(letter: Letter, kind: str) -> Iterator[Finding]:
    opening = titles_offered(letter, letter.opening)
    later = [
        one
        for one in titles_offered(letter, letter.span(letter.opening.end, len(letter.text)))
        if one[1] and re.search(r"建议|提案|议案", one[0].text[-6:])
    ]
    own = title_in_heading(letter) or (opening[0] if opening else None)
    if own is None:
        return
    others = [one for one in (*opening, *later) if one[0].start != own[0].start]
    first = core(own[0].text)
    if any(_same(first, core(one[0].text)) for one in opening) and len(opening) > 1:
        others = [one for one in others if one in later]  # answered together with another one
    for span, quoted in others:
        severity = _how_unlike(first, core(span.text), both_quoted=quoted and own[1])
        if severity:
            yield Finding(
                "title",
                severity,
                letter.quote(span),
                gettext_noop("建议题目前后不一致：标题或前文写的是“{other}”。请照建议原题改正。"),
                {"other": letter.quote(own[0])},
            )


def _same(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def _how_unlike(one: str, other: str, *, both_quoted: bool) -> Severity | None:
    if min(len(one), len(other)) < 4 or _same(one, other):
        return None
    like = likeness(one, other)
    if like < 0.5 or (both_quoted and like < 0.93 and not _shortened(one, other)):
        return Severity.ERROR
    return Severity.WARNING


def _shortened(one: str, other: str) -> bool:
    """Every character of the shorter stands in the longer, in the same order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(long) > len(short) and all(letter in rest for letter in short)


def check_names(letter: Letter, kind: str) -> Iterator[Finding]:
    """Who is named in the title must be greeted; with masked names nothing can be said."""
    found = re.search(
        r"号([\u4e00-\u9fff]{2,4}?)(?:等)?(?:[0-9一二三四五六七八九十]{0,3}[名位])?(?:代表|委员)(?!大会|会)",
        letter.title.text,
    )
    greeted = letter.salutation.text
    if not found or not greeted or re.search(r"[×xX*某Ｘ]", greeted + found[1]):
        return
    if found[1][:1] not in SURNAMES or len(found[1].removesuffix("等")) not in (2, 3):
        return
    name = found[1].removesuffix("等")
    if name not in greeted.replace(" ", "") and re.search(
        r"[\u4e00-\u9fff]{2,3}(?:代表|委员|等|、)", greeted
    ):
        start = letter.title.start + found.start(1)
        yield Finding(
            "addressee",
            Severity.ERROR,
            letter.quote(letter.span(start, start + len(name))),
            gettext_noop("标题里的提出人与称呼里的不是同一人：称呼是“{other}”。请核对。"),
            {"other": letter.quote(letter.salutation)},
        )


SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾韦夏付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
