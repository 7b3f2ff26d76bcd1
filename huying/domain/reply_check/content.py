"""内容: words without a measure, promises without a day or an owner, figures that cannot be."""

import re
from collections.abc import Iterator

from huying.foundation.calendar.words import gettext_noop

from .findings import Finding, Severity
from .reading import Letter, Span

EMPTY = re.compile(
    r"高度重视|加大[^,。;]{0,8}力度|加强(?:组织)?领导|进一步(?:加强|完善|提高|加大|强化|优化)|认真(?:研究|落实|梳理|对待|贯彻)"
    r"|积极(?:争取|探索|推进|协调|配合|采纳)"
    r"|不断(?:完善|提高|提升|加强|优化)|切实(?:加强|做好|提高|抓好)|大力(?:推进|支持|发展|宣传)|统筹(?:协调|推进)"
    r"|引起重视|提高认识|加强(?:宣传|指导|管理|监管|沟通|协调|协作)"
    r"|扎实(?:推进|做好)|深入(?:推进|开展|贯彻)|稳步推进|尽力|充分利用|营造[^,。;]{0,10}氛围|狠抓落实|再上新台阶|一如既往"
)
# A number begins where no digit stands before it: else a long row of digits is tried from each of them.
_FIGURE = re.compile(
    r"(?<![0-9一二三四五六七八九十百千万两])[0-9一二三四五六七八九十百千万两]+(?:\.[0-9]+)?"
    r"(?:余|多)? ?(?:万|亿)?(?:元|公里|千米|平方|米|亩|户"
    r"|个|处|所|座|辆|台|套|人|名|件|次|家|盏|条|吨|%|村|班|对|项|场|册|份|栋|根|块|公顷|立方|批|期|支)"
)
WHEN = re.compile(
    r"(?:19|20)[0-9]{2}年|[0-9]{1,2}月(?:[0-9]{1,2}日|份|底|初|中)|[一二三四]季度|今年[内底]|年内|年底|月底|[上下]半年|明年|今年适时|本月|下月|近日"
    r"|(?<![0-9一二三四五六七八九十两])[0-9一二三四五六七八九十两]+个?(?:工作日|天|周|月)内"
)
DONE = re.compile(
    r"已(?:经)?(?:完成|建成|建设|安装|维修|修复|整改|落实|纳入|列入|投入|下达|拨付"
    r"|启动|开工|立项|申报|上报|编制|制定|出台|印发|设置|增设|开通|清理|治理|协调|勘察|形成|达成|配备|投用|采纳|获批|批复)"
)
OWNER = re.compile(
    r"(?:由|会同|联合|责成|协调|对接|委托|指导|督促|安排|组织)"
    r"[\u4e00-\u9fff、]{2,24}?(?:局|委|办|中心|公司|街道|镇|乡|政府|大队|支队|所|站|社区|村委会|单位|部门|人员|医院|学校|集团)|(?:负责|牵头|承担|实施主体|责任单位|责任人)"
)
_NAMED = re.compile(r"《[^《》\n]{2,60}》|[\[(](?:19|20)[0-9]{2}[\])][0-9]+号")
_PROMISE = re.compile(
    r"(?:我[局委办厅镇县市区院中心公司校所们]{1,2}|县|市|区|镇|下一步|今后|后续|接下来)[^。;!?\n]{0,40}?(?:将|会|拟|计划|力争|争取|列入|纳入)[^。;!?\n]{2,}"
    r"|(?:力争|争取|将于|列入|纳入)[^。;!?\n]{0,30}(?:计划|规划|项目|尽快|早日|解决|实施|建设|完成|改造)"
)
_NO_PROMISE = re.compile(
    r"^\s*(?:最后[,]?)?(?:再次)?(?:衷心|非常)?感谢|已多次[^。]{0,40}争取|未(?:能)?争取"
)
_VAGUE = re.compile(
    r"适时|尽快|尽早|早日|逐步|条件成熟(?:时|后)|择机|有序|及早|待[^,。;]{2,30}(?:后|时)|力争|争取|将(?:列入|纳入)|拟(?:列入|纳入)"
)
_RATE = re.compile(
    r"(?:达标率|合格率|覆盖率|办结率|满意率|占比|普及率|办复率|入户率|整改率|优良率)"
    r"(?:已)?(?:达到?|为|提升至|提高到|占|是)?(?:了)? ?([0-9]{3,6}(?:\.[0-9]{1,3})?) ?%"
)
MOST_PROMISES = 3


def is_concrete(text: str) -> bool:
    """A measure, a day, an amount or a responsible unit stands in it."""
    return any(sign.search(text) for sign in (_FIGURE, WHEN, DONE, OWNER, _NAMED))


def check_empty(letter: Letter, kind: str) -> Iterator[Finding]:
    """只有空话: not one sentence with a measure, a day, an amount or a responsible unit."""
    said = [one for one in letter.sentences if len(one.text.strip()) >= 8]
    if not said or letter.to_another_unit:
        return
    concrete = [one for one in said if is_concrete(_without_the_item(letter, one))]
    hollow = [one for one in said if EMPTY.search(one.text) and "感谢" not in one.text]
    if concrete or not hollow:
        return
    yield Finding(
        "empty_words",
        Severity.WARNING,
        letter.quote(hollow[0]),
        gettext_noop("通篇没有具体措施、时间、金额或责任单位。请写明做了什么、谁来做、何时完成。"),
    )


def _without_the_item(letter: Letter, sentence: Span) -> str:
    """The item's own title is no measure."""
    return re.sub(r"《[^《》\n]{0,80}(?:建议|提案|议案)》", "", sentence.text)


def check_promises(letter: Letter, kind: str) -> Iterator[Finding]:
    """将、力争、列入计划, and neither a day nor anybody who does it."""
    found = 0
    sentences = letter.sentences
    for at, sentence in enumerate(sentences):
        promise = _PROMISE.search(sentence.text)
        if _NO_PROMISE.search(sentence.text):
            continue
        if not promise or not _VAGUE.search(sentence.text) or WHEN.search(sentence.text):
            continue
        following = sentences[at + 1].text if at + 1 < len(sentences) else ""
        if re.search(r"^(?:预计|计划|力争|争取)", following) and WHEN.search(following):
            continue
        found += 1
        if found > MOST_PROMISES:
            return
        yield Finding(
            "promise_without_date",
            Severity.WARNING,
            letter.quote(sentence),
            gettext_noop("这项承诺没有完成时间。请写明何时完成、由谁负责。")
            if OWNER.search(sentence.text)
            else gettext_noop("这项承诺没有完成时间，也没有责任单位。请写明何时完成、由谁负责。"),
        )


def check_figures(letter: Letter, kind: str) -> Iterator[Finding]:
    """A rate above a hundred per cent."""
    for one in letter.find(_RATE, letter.body):
        rate = float(one[1])
        before = letter.plain[max(0, one.start() - 3) : one.start() + 2]
        if rate > 100 and not re.search(
            r"增长|增幅|同比|收益|回报|利用|超额",
            letter.plain[max(0, one.start() - 6) : one.end()] + before,
        ):
            yield Finding(
                "rate",
                Severity.ERROR,
                letter.quote(letter.span(one.start(), one.end())),
                gettext_noop("比率不会超过百分之百。请核对数字。"),
            )
