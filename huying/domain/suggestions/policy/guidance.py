"""起草提示: what in the words of a text hints that it should not be a suggestion, or is not yet a good one.

A hint is a question to the writer, never a refusal: words mislead, and a deputy decides. The grounds are
those of the rulebook (`review.grounds`); what no words can show (unlawful, other) has no hint.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FEWEST = 40
"""Characters: a shorter account of the matter is one sentence, and sentences of that kind were returned."""
FEWEST_OF_A_PROPOSAL = 20
MOST_REQUESTS_OF_ONE_MATTER = 5
LONGEST = 6000

_KIN = "儿子|女儿|妻子|丈夫|父亲|母亲|爱人|哥哥|弟弟|姐姐|妹妹|亲属|家人"
_OURS = "(?:我|本)(?:公司|单位|企业|厂|校|院|所|合作社)"
_DOES = (
    "修建|新建|建设|建立|加强|改善|提高|推进|解决|增设|设立|完善|加快|规范|支持|维修|治理|整治|发展"
    "|培育|打造|提升|保护|扩建|改造|落实|出台"
)
_EMPTY = "高度重视|加大力度|加强领导|进一步加强|大力推进|认真落实|切实做好|引起重视|提高认识|加强宣传|统筹协调"

# code of the ground, where to look (title, text), pattern, the question to the writer
_SIGNS: tuple[tuple[str, str, re.Pattern[str], object], ...] = (
    (
        "multi_matter",
        "title",
        re.compile(rf"(?:{_DOES}).{{2,}}?(?:以及|并|和|、|及)(?:{_DOES})"),
        gettext_lazy("标题里好像有两件事。一件建议只讲一件事，两件请分开写。"),
    ),
    (
        "multi_matter",
        "text",
        re.compile(r"第二件事|另一件事|此外还有一(?:件|个)(?:事|问题)|顺便(?:再)?(?:反映|建议|提)"),
        gettext_lazy("好像讲到了另一件事。一件建议只讲一件事，另一件请另写。"),
    ),
    (
        "relay_letter",
        "text",
        re.compile(
            r"代转|(?:群众|村民|居民|选民)(?:的)?(?:来信|联名信|申诉书|上访信)|受.{1,12}委托(?:转交|转呈|反映)"
            r"|(?:现将|附上?).{0,12}(?:来信|申诉材料|上访材料)"
        ),
        gettext_lazy("好像是转交群众的来信或材料。请写您自己的调查和建议，来信可以交信访部门。"),
    ),
    (
        "accusation_appeal",
        "text",
        re.compile(
            r"检举|控告|实名举报|举报.{0,10}(?:违纪|违法|贪污|受贿)|不服.{0,12}(?:处分|处罚|决定)"
        ),
        gettext_lazy("好像是检举、控告或申诉。这类事项请向纪检监察、司法或信访机关提出。"),
    ),
    (
        "concrete_case",
        "text",
        re.compile(
            r"[（(〔\[]20\d{2}[）)〕\]].{1,12}(?:民|刑|行|执|破)\S{0,3}?\d+号|(?:一审|二审|再审|终审)(?:判决|裁定|正在)"
            r"|(?:撤销|改判|纠正).{0,10}(?:判决|裁定)|仲裁裁决|正在(?:立案)?侦查|(?:判决|裁定).{0,6}不公"
        ),
        gettext_lazy("好像涉及一件具体的案件。代表不对具体案件提建议，可以就一类问题提。"),
    ),
    (
        "tender",
        "text",
        re.compile(
            r"(?:中标|投标|招标|评标|流标).{0,20}(?:建议|取消|重新|改为|结果)|(?:建议|应).{0,14}(?:中标|废标)"
        ),
        gettext_lazy("好像对某一次招标投标提出了意见。正在进行的招标投标不作为建议。"),
    ),
    (
        "personal_interest",
        "text",
        re.compile(
            rf"(?:我|本人)的?(?:{_KIN}).{{0,16}}(?:工作|安置|调动|补偿|待遇|编制|入学|贷款|住房|职称)"
            r"|本人的?.{0,8}(?:工资|待遇|职称|住房|退休金|调动|补偿|宅基地)"
            r"|我家的?.{0,10}(?:补偿|宅基地|拆迁|房屋|承包地)"
        ),
        gettext_lazy("好像是为本人或亲属的事。代表建议不解决代表本人和亲属的个人问题。"),
    ),
    (
        "own_unit_interest",
        "text",
        re.compile(rf"{_OURS}.{{0,20}}(?:资金|贷款|补贴|用地|编制|减免|扶持|税|欠款)"),
        gettext_lazy("好像是为本单位的事。请写这一类单位共同的问题。"),
    ),
    (
        "unfair_competition",
        "text",
        re.compile(
            r"(?:指定|统一采购|优先采购|只能使用|统一使用).{0,14}(?:公司|厂|品牌)(?:的|产品|生产)?|限制外地.{0,8}(?:企业|产品)"
        ),
        gettext_lazy("好像在为某一家企业说话。建议不能妨碍公平竞争。"),
    ),
    (
        "academic_promo",
        "text",
        re.compile(
            rf"本文(?:从|通过|旨在|探讨|研究|认为)|参考文献|理论框架|{_OURS}(?:研发|生产|代理)的|产品(?:性能|优势|介绍)"
            r"|欢迎(?:选购|订购|洽谈)"
        ),
        gettext_lazy("好像是学术文章或产品推介，不是请有关机关办的事。"),
    ),
    (
        "consultation",
        "text",
        re.compile(r"请问|咨询一下|想了解一下|(?:政策|规定)(?:是什么|是怎样|如何理解)|能不能告诉"),
        gettext_lazy("好像是询问法律或政策。想了解情况可以请代表工委安排，不必写成建议。"),
    ),
    (
        "party_affairs",
        "text",
        re.compile(
            r"发展党员|党费|党支部(?:换届|建设|书记人选)|(?:工会|团委|妇联)(?:内部|换届|干部任用)"
        ),
        gettext_lazy("好像是党内或人民团体内部的事务，请向相应的组织提出。"),
    ),
)
_ABOVE = {
    "county": r"国务院|全国人大|中央(?:财政|政府)|国家(?:发改委|税务总局|医保局)|省(?:政府|人大|财政厅|教育厅)",
    "city": r"国务院|全国人大|中央(?:财政|政府)|国家(?:发改委|税务总局|医保局)|省(?:政府|人大)",
    "province": r"国务院|全国人大|中央(?:财政|政府)|国家(?:发改委|税务总局|医保局)",
}
_ABOVE["township"] = _ABOVE["county"]


@dataclass(frozen=True)
class Hint:
    """`ground` is a code of the rulebook's grounds, or empty; `found` are the words it was seen in."""

    ground: str
    words: str
    found: str = ""


def hints(*, title: str, facts: str, proposal: str, requests, level: str = "county") -> list[Hint]:
    """What a careful reader would ask, at most one question of a kind; of very long texts the beginning."""
    title, facts, proposal = title[:200], facts[:LONGEST], proposal[:LONGEST]
    asked = " ".join(requests)
    where = {"title": title, "text": "\n".join((title, facts, proposal, asked))}
    found = [
        *_of_the_signs(where),
        *_of_the_requests(list(requests)),
        *_of_the_level(f"{proposal}\n{asked}", level),
        *_of_the_substance(facts, proposal, asked),
    ]
    return list({(one.ground, one.words): one for one in found}.values())


def hints_of(suggestion) -> list[Hint]:
    """Of the text as it now stands."""
    text = suggestion.text
    return hints(
        title=text.title,
        facts=text.facts,
        proposal=text.proposal,
        requests=[one.text for one in text.requests.all()],
        level=suggestion.congress.level,
    )


def _of_the_signs(where: dict[str, str]) -> Iterator[Hint]:
    for ground, place, pattern, words in _SIGNS:
        if seen := pattern.search(where[place]):
            yield Hint(ground, str(words), seen.group()[:30])


def _of_the_requests(requests: list[str]) -> Iterator[Hint]:
    if len(requests) > MOST_REQUESTS_OF_ONE_MATTER:
        words = _("有%s条诉求，看看是不是都属于同一件事。") % len(requests)
        yield Hint("multi_matter", words)


def _of_the_level(text: str, level: str) -> Iterator[Hint]:
    above = re.compile(
        rf"(?:建议|请|希望|要求)?(?:{_ABOVE[level]}).{{0,16}}(?:修改|出台|制定|调整|提高|下拨)"
    )
    if seen := above.search(text):
        words = _("好像要由上级机关决定。可以写成请本级向上反映，或者写本级能做的部分。")
        yield Hint("out_of_scope", words, seen.group()[:30])


def _of_the_substance(facts: str, proposal: str, asked: str) -> Iterator[Hint]:
    if 0 < len(facts) < FEWEST:
        yield Hint(
            "", _("情况只有%s个字。地点、范围、人数、依据写清楚，承办单位才好办。") % len(facts)
        )
    if not proposal:
        return
    rest = re.sub(
        rf"建议|有关部门|相关部门|要|应当?|各级|{_EMPTY}|[，。；、\s]", "", proposal + asked
    )
    if len(proposal) < FEWEST_OF_A_PROPOSAL and len(asked) < FEWEST_OF_A_PROPOSAL:
        yield Hint("no_substance", _("建议很短。写明请谁、做什么、做到什么程度。"), proposal[:30])
    elif re.search(_EMPTY, proposal) and len(rest) < FEWEST_OF_A_PROPOSAL:
        yield Hint("no_substance", _("只写了重视、加强一类的话，没有写具体做什么。"), proposal[:30])
