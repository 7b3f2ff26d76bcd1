"""A letter taken apart: class mark, 文号, title, salutation, opening, body, ending.

Published letters lack parts, stand in one line or carry a web page's remains; a part that is not
found is an empty span. Every part is a span of the letter's own text.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from .characters import plain

HEAD_LINES, HEAD_REACH = 30, 3000
TAIL_LINES, TAIL_REACH = 25, 1500
OPENING_REACH = 700

_TITLE_WORDS = re.compile(
    r"答复|复函|回复|办理意见|[会协]办意见|办理情况|办理结果的|(?:建议|提案|议案).{0,12}的函|办复"
)
_ABOUT = re.compile(r"建议|提案|议案|[会协]办件|号|届")
_SALUTATION = re.compile(
    r"(?:尊敬的)? ?[^\n:,。;!?《》“”\"]{0,80}?"
    r"(?:代 ?表|委 ?员)(?!会)(?:们|团)?(?: ?\([^()\n]{0,24}\))?(?: ?[:!]|[,]? ?[您你]们?好)"
)
_ALONE = re.compile(r"(?:尊敬的)?[\u4e00-\u9fff×、 ]{2,40}?(?<!领衔|人大|政协|提案)(?:代表|委员)")
_NO_NAME = re.compile(
    r"提出|建议|关于|感谢|办理|答复|您|你|根据|按照|会议|抄|联系|号|收悉|如下|反映|类别|责任|向|对|经|同"
)
_LABEL = re.compile(
    r"(?:领衔|提出|附议|联名|联系|提案|建议人?|人大|政协|主提|第一提案人|提案者|承办)$"
)
_BODY_ADDRESSED = re.compile(
    r"[^\n:。;]{2,40}?(?:委员会|[局委办联社会界团组部院]|政府|中心|党派|支部|总支|中央|公司)(?: ?\([^()\n]{0,24}\))? ?:$"
)
_ANSWERED_AS_FOLLOWS = re.compile(
    r"(?:答复|回复|函复|汇报|说明|反馈|报告|回应|复函|函告|意见|情况)(?:意见|情况)?如下|答复:"
)
_REMAINS = re.compile(
    r"^[ >\-|]*(?:上一[篇条页]|下一[篇条页]|责任编辑|编辑 ?:|(?:信息|文章)?来源 ?:|发布(?:时间|日期|机构|单位)|更新时间|公开日期"
    r"|浏览(?:次数|量)|点击(?:数|量)?|阅读次数|打印|关闭|扫一扫|分享|字体|字号|首页|网站首页|[您你](?:现在)?(?:所在)?的?位置|当前位置"
    r"|索 ?引 ?号|有效性|主题分类|信息名称|名称 ?:|成文日期|组配分类|公开程序|访问量|关怀版"
    r"|今天是|登录|无障碍|欢迎访问|附件下载|相关附件|版权所有|网站地图|<!--)[^\n]*",
    re.MULTILINE,
)
"""What a web page puts before and after a letter: it is no part of it."""
_STILL_BODY = re.compile(
    r"[。!;]\)?$|……|^(?:[一二三四五六七八九十]{1,3}[、是]|[(]?[0-9]{1,2}[.、)])"
)
_CUT = re.compile(r"节录|原文未完|未完待续|下略|以下略|\(略\) *$")


@dataclass(frozen=True)
class Span:
    """A piece of the letter: `text` for reading, `start` and `end` for quoting."""

    start: int = 0
    end: int = 0
    text: str = ""

    def __bool__(self) -> bool:
        return self.end > self.start

    def within(self, start: int, end: int) -> "Span":
        return Span(self.start + start, self.start + end, self.text[start:end])


@dataclass
class Letter:
    """`text` as it was written, `plain` as it is searched; both of one length."""

    text: str
    partial: bool = False
    plain: str = field(init=False)

    def __post_init__(self) -> None:
        self.plain = _REMAINS.sub(lambda line: " " * len(line[0]), plain(self.text))

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.plain[start:end])

    def quote(self, span: Span, most: int = 120) -> str:
        """The words of a span as they stand in the letter."""
        return self.text[span.start : min(span.end, span.start + most)].strip()

    def find(self, pattern: re.Pattern[str], where: Span | None = None):
        where = where or self.whole
        return pattern.finditer(self.plain, where.start, where.end)

    @cached_property
    def whole(self) -> Span:
        return self.span(0, len(self.text))

    @cached_property
    def lines(self) -> list[Span]:
        """Lines that are not empty, without the blanks around them."""
        found = []
        for one in re.finditer(r"[^\n]+", self.plain):
            inner = one[0].strip(" ")
            if inner:
                start = one.start() + one[0].index(inner)
                found.append(self.span(start, start + len(inner)))
        return found

    @cached_property
    def salutation(self) -> Span:
        """×××代表： or the body that is written to."""
        first = [one for one in self.lines[:HEAD_LINES] if one.start < HEAD_REACH]
        for line in first:
            if found := self._salutation_in(line):
                return found
        for line in first:
            if _ALONE.fullmatch(line.text) and not _NO_NAME.search(line.text):
                return line  # the colon was forgotten
            if _BODY_ADDRESSED.fullmatch(line.text) and not _NO_NAME.search(line.text):
                return line
        return Span()

    def _salutation_in(self, line: Span) -> Span:
        """At the beginning of the line; after blanks where a page was copied in one piece."""
        starts = [0, *(one.end() for one in re.finditer(r" +", line.text[:300]))][:40]
        for start in starts:
            found = _SALUTATION.match(line.text, start)
            if not found or _NO_NAME.search(re.split(r"[您你]们?好", found[0])[0]):
                continue
            name = re.sub(
                r"(?:代 ?表|委 ?员)(?:们|团)?(?: ?\([^()]*\))?[:!, 您你们好]*$", "", found[0]
            )
            rest = line.text[found.end() :].strip()
            if _LABEL.search(name.strip()) and rest and not re.match(r"[您你现贵首收]", rest):
                continue
            return line.within(found.start(), found.end())
        return Span()

    @cached_property
    def head(self) -> Span:
        """All that stands before the salutation; without one, before the first long line."""
        if self.salutation:
            return self.span(0, self.salutation.start)
        for line in self.lines[:HEAD_LINES]:
            if len(line.text) > 90 or _ANSWERED_AS_FOLLOWS.search(line.text):
                return self.span(0, line.start)
        return self.span(0, min(len(self.text), HEAD_REACH))

    @cached_property
    def title(self) -> Span:
        """The letter's own title, all its lines."""
        lines = [one for one in self.lines[:HEAD_LINES] if one.end <= self.head.end]
        found = [
            at
            for at, one in enumerate(lines)
            if _TITLE_WORDS.search(one.text) and len(one.text) <= 130
        ]
        best = [at for at in found if _ABOUT.search(lines[at].text)] or found
        if not best:
            return Span()
        at = max(best, key=lambda at: (bool(re.search(r"号|届", lines[at].text)), -at))
        first = at
        while first > 0 and not re.search(r"关于|^对|[局委府院室会]对", lines[first].text):
            above = lines[first - 1]
            apart = self.plain.count("\n", above.end, lines[first].start) > 2
            if apart or at - first == 2 or re.search(r"[:\]|>]|^\S{0,4}类", above.text):
                break
            first -= 1
        return self.span(lines[first].start, lines[at].end)

    @cached_property
    def opening(self) -> Span:
        """From the salutation to 现答复如下; as far as the first paragraph where that is not said."""
        start = self.salutation.end or self.head.end
        found = _ANSWERED_AS_FOLLOWS.search(self.plain, start, start + OPENING_REACH)
        if found:
            return self.span(start, found.end())
        end = self.plain.find("\n", start + 2)
        return self.span(start, min(end if end > 0 else len(self.text), start + 400))

    @cached_property
    def tail(self) -> Span:
        """The short lines at the end: unit, date, contact, copies."""
        start = len(self.text)
        for line in reversed(self.lines[-TAIL_LINES:]):
            short = len(line.text) <= 70 and not _STILL_BODY.search(line.text)
            names = re.match(
                r".{0,8}(?:联系|电话|抄 ?送|签发|承办|印发|主题词|校对|送:)", line.text
            )
            if not (short or names) or line.start < self.opening.end:
                break
            start = line.start
        return self.span(start, len(self.text))

    @cached_property
    def body(self) -> Span:
        """What is answered, between the opening and the ending."""
        start = min(self.opening.end, self.tail.start)
        return self.span(start, max(start, self.tail.start))

    @cached_property
    def sentences(self) -> list[Span]:
        """The body sentence by sentence, without the blanks around them."""
        return [
            self.span(one.start(), one.end())
            for one in self.find(re.compile(r"[^。;!?\n]+[。;!?]?"), self.body)
            if one[0].strip()
        ]

    @cached_property
    def end_is_cut(self) -> bool:
        """Told so, or the text says it of itself: then its ending may not be blamed."""
        last = self.plain[-60:]
        return self.partial or bool(_CUT.search(last)) or last.rstrip().endswith(("……", "..."))

    @cached_property
    def to_another_unit(self) -> bool:
        """协办意见: a letter to the lead unit, not to a deputy."""
        words = self.title.text + self.opening.text[:80]
        return bool(re.search(r"[协会]办(?:件|意见)", words)) and not re.search(
            r"代 ?表|委 ?员(?!会)", self.salutation.text
        )
