"""简洁诚恳: words and marks that a strict reader would change."""

import re
from collections.abc import Iterator

from huying.foundation.calendar.words import gettext_noop

from .findings import Finding, Severity
from .reading import Letter

_ONCE: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "style_plural",
        re.compile(r"您们"),
        gettext_noop("“您”没有复数形式。请写“你们”，或者“各位代表”。"),
    ),
    (
        "style_subject_words",
        re.compile(r"主题词 ?:"),
        gettext_noop("现行公文格式已经取消主题词。请删去。"),
    ),
    (
        "style_tone",
        re.compile(r"不切实际|无理要求|不了解情况|你应当|您应当|必须理解|纯属|没有必要提|众所周知"),
        gettext_noop("语气生硬。请换成诚恳、平和的说法。"),
    ),
    (
        "style_blank",
        re.compile(
            r"(?:[×xX*]{1,4}年)?[×xX*]{1,2}月[×xX*]{1,2}日|_{3,}|(?:待填|待补|此处填写|请填写)"
        ),
        gettext_noop("这里还空着。请填写。"),
    ),
    (
        "style_doubled",
        re.compile(r"的的|了了(?!解)|[,。;][,。;]|提案[”\"》]的提案|建议[”\"》]的建议"),
        gettext_noop("这里重复了字或者标点。请删去一个。"),
    ),
)
_BRACKETS = re.compile(
    r"[\u4e00-\u9fff][\[［【(（]((?:19|20)[0-9]{2})[\]］】)）] ?(?:第 ?)?[0-9]{1,5} ?号"
)
LONG = 5000
"""Characters: a reply beyond that tires its reader."""


def check(letter: Letter, kind: str) -> Iterator[Finding]:
    for rule, pattern, message in _ONCE:
        one = next(letter.find(pattern), None)
        if one is not None:
            yield Finding(
                rule, Severity.HINT, letter.quote(letter.span(one.start(), one.end())), message
            )
    for found in letter.find(_BRACKETS, letter.head):
        span = letter.span(found.start() + 1, found.end())
        if "〔" not in letter.text[span.start : span.end]:
            yield Finding(
                "style_brackets",
                Severity.HINT,
                letter.quote(span),
                gettext_noop("发文字号的年份要用六角括号〔〕。"),
            )
    if len(letter.body.text) > LONG:
        yield Finding(
            "style_length",
            Severity.HINT,
            letter.quote(letter.body, most=30),
            gettext_noop("正文超过{most}字。请删去与建议无关的工作总结。"),
            {"most": LONG},
        )
    yield from _one_or_many(letter)


def _one_or_many(letter: Letter) -> Iterator[Finding]:
    """你们 to one deputy; where names are masked 代表 alone tells nothing."""
    to = letter.salutation.text
    if not to or re.search(r"等|、|们|各位|,|\(|委员会|局|团", to):
        return
    one = next(letter.find(re.compile(r"(?<!感谢)你们(?:提出|的建议|所提)"), letter.opening), None)
    if one is not None:
        yield Finding(
            "style_number",
            Severity.HINT,
            letter.quote(letter.span(one.start(), one.end())),
            gettext_noop("称呼是一位，正文却写“你们”。请写“您”。"),
        )
