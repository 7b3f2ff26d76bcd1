"""称呼: 代表 in a reply to a 代表, 委员 in a reply to a 委员. Third persons and the names of bodies are
no fault: 省卫生健康委员会, 人大代表和政协委员, 全国人大代表某某."""

import re
from collections.abc import Iterator

from huying.foundation.calendar.words import gettext_noop

from .findings import Finding, Severity
from .kind import CPPCC, NPC
from .reading import Letter, Span

_WORDS = {
    NPC: ("代表", r"委 ?员(?!会|长|制|单位)"),
    CPPCC: ("委员", r"代 ?表(?!大会|团|人|处|性|队|作)"),
}
_BOTH = re.compile(r"代 ?表.{0,14}委 ?员(?!会)|委 ?员(?!会).{0,14}代 ?表")
_MASKED = r"(?:[×xX*Ｘ某]{1,4}|[\u4e00-\u9fff][×xX*某]{1,3})"
_THANKED = r"(?:感谢|致谢|谢谢|欢迎|希望|(?<![邀申聘])请)(?:各位|诸位|全体|广大|两位|几位|贵)?"
_DEEDS = r"(?:提出|所提|反映|提到|关心|关注|指出|提议|本人)"


def _patterns(wrong: str, names: str) -> list[re.Pattern[str]]:
    """Where a reply speaks to its addressee, with the wrong word."""
    edge = (
        r"(?:(?<=[,。;:!?\n])|(?<=[一二三四五六七八九十0-9]、)|^"
        r"|(?<=针对)|(?<=根据)|(?<=按照)|(?<=对于)|(?<=关于)|(?<=结合)|(?<=采纳))"
    )
    named = rf"(?:{_MASKED}{names})"
    return [
        re.compile(
            rf"{_THANKED}{named}?{wrong}(?:们)?(?: ?[您你])?"
            r"(?:一直|长期|多年|一如既往|今后|继续|以来|再次|多|给予|对|提出|的|批评|予以|在|谅解|理解|放心|指正|监督|审阅)"
        ),
        re.compile(rf"贵{wrong}"),
        re.compile(rf"{wrong}(?:[您你]|同志[您你])"),
        re.compile(rf"[您你](?:作为|身为)(?:一名|一位)?(?:[全省市县区]国?)?(?:人大|政协)?{wrong}"),
        re.compile(rf"尊敬的[^,。;:\n]{{0,20}}?{wrong}"),
        re.compile(rf"{edge}{wrong}(?:们)?(?:所)?{_DEEDS}"),
        re.compile(rf"{edge}{wrong}(?:们)?的(?:建议|提案|意见|关心|支持|问题|诉求)"),
        re.compile(rf"(?:关于|对于?|针对|根据|按照|采纳){wrong}(?:们)?的(?:建议|提案|意见|诉求)"),
        re.compile(rf"(?:与|同|向|邀请|会同|征求|听取){named}{wrong}"),
        re.compile(
            rf"(?:与|向|征求|听取){wrong}(?:本人)?(?:进行|面对面|当面|充分|见面|沟通|汇报|反馈|面商|的?意见)"
        ),
    ]


def check(letter: Letter, kind: str) -> Iterator[Finding]:
    if not kind:
        return
    right, wrong = _WORDS[kind]
    to = letter.salutation
    if to and re.search(wrong, to.text) and not re.search(right, to.text):
        yield _wrong(letter, to, kind)
    seen: list[Span] = [to] if to else []
    for pattern in _patterns(wrong, _names(letter)):
        for one in letter.find(pattern, letter.span(letter.opening.start, len(letter.text))):
            span = letter.span(one.start(), one.end())
            if _another(letter, span) or any(_overlap(span, old) for old in seen):
                continue
            seen.append(span)
            if len(seen) <= 6:
                yield _wrong(letter, span, kind)


def _names(letter: Letter) -> str:
    """The names in the salutation: only with them is a named 委员 the addressee."""
    found = re.findall(r"[\u4e00-\u9fff]{2,3}(?=[、, ]|等|代表|委员)", letter.salutation.text)
    return "".join(f"|{re.escape(one)}" for one in found[:12] if one not in ("尊敬的",))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _another(letter: Letter, span: Span) -> bool:
    """Somebody else is meant: both words in one clause, or 人大代表, 政协委员 named as such."""
    clause = letter.plain[max(0, span.start - 16) : span.end + 16]
    if _BOTH.search(clause):
        return True
    own = re.search(r"代 ?表|委 ?员", span.text)
    before = letter.plain[max(0, span.start - 6) : span.start + (own.start() if own else 0)]
    return bool(
        re.search(r"(?:人大|政协|党|支|执|常|监|评审|专家|家|村民|居民|职工|学生)$", before)
    ) and not re.search(r"[您你](?:作为|身为)", span.text)


def _wrong(letter: Letter, span: Span, kind: str) -> Finding:
    if kind == NPC:
        message = gettext_noop("这是对人大代表建议的答复，称呼应当用“代表”，不用“委员”。")
    else:
        message = gettext_noop("这是对政协提案的答复，称呼应当用“委员”，不用“代表”。")
    return Finding("address", Severity.ERROR, letter.quote(span), message)


_OWN_ITEM = re.compile(
    r"第? ?[A-Za-z]?[0-9]{1,8} ?号(?:人大|委员|重点)*(?P<one>建议、批评和意见|代表建议|建议|提案|议案)"
    r"|[您你]们?(?:在[^。;\n]{0,40})?(?:提出|所提)的?(?:第?[0-9]{0,8}号?)?"
    r"(?:[《“\"][^》”\"\n]{2,120}[》”\"]|关于[^。;,《“\"\n]{2,80}?)?(?:的)?(?P<two>代表建议|建议|提案|议案)"
)


def check_wording(letter: Letter, kind: str) -> Iterator[Finding]:
    """A 建议 of a deputy is no 提案; what a 政协 member proposes may be called a 建议, never a 代表建议."""
    said: dict[str, Span] = {}
    for one in letter.find(_OWN_ITEM, letter.span(letter.title.start, letter.opening.end)):
        said.setdefault(one["one"] or one["two"], letter.span(one.start(), one.end()))
    if kind == NPC and "提案" in said:
        yield Finding(
            "wording",
            Severity.ERROR,
            letter.quote(said["提案"]),
            gettext_noop("人大代表提出的是“建议”，政协委员提出的才是“提案”。请改正，全文一致。"),
        )
    for word in ("代表建议", "建议、批评和意见", "议案"):
        if kind == CPPCC and word in said:
            yield Finding(
                "wording",
                Severity.WARNING if word == "议案" else Severity.ERROR,
                letter.quote(said[word]),
                gettext_noop(
                    "政协委员提出的是“提案”，人大代表提出的才是“建议”“议案”。请改正，全文一致。"
                ),
            )
