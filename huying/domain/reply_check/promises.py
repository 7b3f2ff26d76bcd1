"""承诺: the passages of a reply that promise, and what they say of who does what by when, in which plan.

A promise is a deed still to be done, with a day, in a plan, or named as a work of its own. Deeds told as
done, what others ask, and words without a deed (将进一步加强宣传) are none. docs/reply-check.md counts both kinds of error.
"""

import re
from dataclasses import dataclass
from datetime import date

from .characters import plain
from .due_days import last_day, year_of

_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?")
_AHEAD = re.compile(
    r"(?<![就行即为对能])将(?!近|军|来|本|原|其|您|你|[^,。;]{0,12}作为)|拟(?!定|制|人|稿)|计划(?:于|在|用|通过|对|将|今|明|利用|投资|新|改|实|年|20|[一二三四五六七八九十0-9])"
    r"|(?:[今明本]年|年内|我[局委办厅镇县市区院])[^,。;]{0,4}计划(?!内|外|的|中|、)|会[把将]|月起|力争|争取(?!了|到了?)"
    r"|预计|下一步|下步|今后|下阶段|接下来|后续|确保|届时|待[^,。;]{2,40}(?:后|时)"
)
_BY_THEN = re.compile(
    r"(?:底|末|日|号|月|年|季度|旬|期间?|学期|汛|节|内)(?:之|以)?前[^,。;]{0,30}?(?:完成|建成|投|竣工|完工|解决|到位|开工|启动|启用|开通|实施|落实|出台|修|建|改|装|交付|达到|实现|覆盖)"
    r"|(?:年内|今年内|年底|明年|次年|[上下]半年|季度|个月内|[日天周]内)[^,。;]{0,30}?(?:完成|建成|投入使用|竣工|完工|解决|到位|开工|启动|启用|开通|实施|落实|出台|修复|修建|新建|改造|安装|交付|安排|拆除|更换|清理|办结|答复)"
)
_LISTED = re.compile(
    r"(?<![未没不需申])(?:列入|纳入|编入|列为|上报为|申报为)(?:了|到)?"
    r"(?P<name>[^,。;!?\n]{0,60}?(?:计划|规划(?!局|部门|委|和自然)|项目库|项目清单|预算|清单|实事|方案|日程|项目|工程|建设规模|重点)(?!库|清单|[^,。;]{0,4}[规计]划))(?P<mark>[》”\"])?"
)
_LINE = re.compile(r"第[0-9一二三四五六七八九十百]{1,4}[项条款号]|序号 ?[0-9]{1,4}")
_DEED = re.compile(
    r"完成|建成|建设|新建|修建|扩建|改建|改造|修复|维修|整修|修缮|整治|治理|清理|清淤|拆除|安装|增设|设置|设立|增加|新增|增派|更换|配备|配置|补齐|购置"
    r"|加固|搬迁|清迁|整合|投入|投资|安排|拨付|筹集|落实资金|开工|启动|实施|推进[^,。;]{1,14}(?:建设|改造|项目|工程)|投用|投入使用|开通|启用|铺设|硬化|绿化|亮化|拓宽|打通"
    r"|出台|制定|编制|修订|印发|建立|组建|成立|招聘|开展|举办|组织[^,。;]{1,12}(?:检查|排查|培训|整治|行动|活动|验收|勘察)|申报|立项|上报|解决|落实|交付|覆盖|论证|评审|招标|验收|移交|选址|排查|试点|扩大|提高[^,。;]{1,12}标准|提升至|降至|减少"
)
_HOLLOW = re.compile(
    r"(?:进一步|继续|不断|持续|积极|切实|认真|大力|全力|高度|始终|主动|一如既往)[^,。;]{0,8}?"
    r"(?:加强|加大|完善|提高|提升|强化|优化|重视|关注|做好|支持|推进|推动|探索|争取|配合|协调|抓好|关心|深化|履行|改进|加快|研究|宣传|向上|对接|反映)"
    r"|加(?:强|大)[^,。;]{0,20}(?:指导|监督|管理|宣传|协调|沟通|力度|对接)"
)
_TANGIBLE = re.compile(
    r"[0-9一二三四五六七八九十百两]+(?:\.[0-9]+)?(?:余|多)? ?(?:万|亿)?"
    r"(?:元|公里|千米|平方|米|亩|户|个|处|所|座|辆|台|套|条|盏|吨|人|名|家)"
    r"|(?:建成|新建|修建|扩建|改建|修复|维修|修缮|加固|清淤|拆除|安装|增设|新增|更换|配备|购置|拨付|开工|投入使用|开通|铺设|硬化|打通|出台|印发|招标|立项|搬迁|纳入管网|改造)(?![、中的等时])"
    r"|(?:对|把)[^,。;]{2,30}(?:进行|予以|加以)(?!指导|监督|宣传|研究|管理|督促|协调|考虑|关注)"
    r"|(?:尽快|尽早|早日|及早|年内|逐步|适时)[^,。;]{0,14}(?:实施|建设|解决|完成|启动|开工|修建|提升|落实|到位|投用)"
)
_DONE = re.compile(
    r"已(?:经)?(?:全部|全面|基本|顺利|陆续|正式|如期|提前|于[^,。;]{2,14})?(?:完成|建成|竣工|完工|投入使用|投用|解决|整改到位|修复|安装|开通|启用|拨付到位|通过验收|落实到位)"
    r"|(?:完成|建成|安装|修复|更换|新建|改造|投入|开通|增设|组织|开展|实施|争取)了"
)
_OTHERS = re.compile(
    r"^[^,。;]{0,6}(?:您|你们|代表)[^,。;]{0,6}(?:提出|建议|反映|提到|关于)|感谢|敬请|希望(?:您|你|代表|委员)|欢迎(?:您|你|代表|委员)|联系(?:人|电话)"
    r"|《[^《》]{2,60}》[^,。;]{0,12}(?:规定|要求|明确|提出|指出|强调)|(?:国务院|国家|中央|省委|省政府|自治区)[^,。;]{0,12}(?:要求|提出|明确|规定|计划|将)|建议(?:由|贵|上级)|^(?:恳)?请(?!您)|[,。;](?:恳|特)?请[^,。;]{0,2}(?:省|市|县|区)?(?:委|政府)"
    r"|[”\"]的?(?:建议|问题|意见)|方[可能](?!案)"
)
_REFUSED = re.compile(
    r"未(?:能)?争取到|(?:暂|尚|目前)?(?:无法|不能|难以|不宜|不具备|没有|未能?|暂不|不再|不予)[^,。;]{0,14}(?:列入|纳入|安排|实施|建设|解决|立项|计划|规划|完成)"
)
_ENUMERATED = re.compile(
    r"^\s*(?:[(]?[一二三四五六七八九十0-9]{1,2}[)、.]|[一二三四五六七八九十]是|首先,?|其次,?|同时,?|此外,?|另外,?|最后,?|目前,?|为此,?|"
    r"下一?步(?:工作中)?,?|今后,?|接下来,?|后续,?|下阶段,?)+\s*"
)
_DOER = r"(?:局|委|委员会|办|办公室|中心|公司|政府|大队|支队|所|站|处|院|街道|镇|乡|学校|医院|集团|村|社区|厅|部门)"
_OWNER = re.compile(
    rf"由([\u4e00-\u9fff、]{{2,24}}?)(?=负责|牵头|实施|承担|组织|落实|办理|承建|管护|会同|具体|完成|建设|于|在)"
    rf"|责任(?:单位|部门|人) ?[:为是] ?([\u4e00-\u9fff、]{{2,24}})"
    rf"|(?:^|[,、.)])([\u4e00-\u9fff]{{2,16}}?{_DOER})(?=将|拟|计划|力争|预计)"
)
_NOBODY = re.compile(r"^(?:我|本)[\u4e00-\u9fff]{1,3}$|^(?:同时|并且?|下一步|今后|对|目前)|的")
MOST_OF_WHAT = 120
"""Characters of a promise put shortly."""


@dataclass(frozen=True)
class Promised:
    """`passage` stands in the text as it is written; what the words do not say is empty."""

    passage: str
    what: str
    owner: str = ""
    due_on: date | None = None
    plan_name: str = ""
    plan_year: int | None = None
    plan_line: str = ""


def promises_in(text: str, day: date) -> list[Promised]:
    """In the order of the text; `day` is that of the letter, from which 明年 is counted."""
    even = plain(text)
    found = []
    for one in _SENTENCE.finditer(even):
        if promises(one[0], day):
            found.append(_read(text[one.start() : one.end()].strip(), one[0].strip(), day))
    return found


def promises(sentence: str, day: date) -> bool:
    """Whether this sentence, in even characters, promises a deed."""
    if len(sentence.strip()) < 6 or _OTHERS.search(sentence):
        return False
    listed = _LISTED.search(sentence)
    ahead, by_then = _AHEAD.search(sentence), _BY_THEN.search(sentence)
    when = last_day(sentence, day)
    if _REFUSED.search(sentence) and not (by_then and when):
        return False
    if _DONE.search(sentence) and not (_after_the_deed(sentence) and (when or listed)):
        return False
    if not _over(sentence, day) and (listed or by_then):
        return True
    if when and (ahead or by_then):
        return bool(_DEED.search(sentence))
    return ahead is not None and _names_a_work(sentence[ahead.start() :])


def _names_a_work(words: str) -> bool:
    """A clause with a deed of its own, not only 加强, 争取 and the like."""
    return any(_TANGIBLE.search(one) and not _HOLLOW.search(one) for one in words.split(","))


def _after_the_deed(sentence: str) -> bool:
    """What comes after the last deed told as done looks ahead again."""
    done = [one.end() for one in _DONE.finditer(sentence)]
    return any(sign.search(sentence, done[-1]) for sign in (_AHEAD, _BY_THEN, _LISTED))


def _over(sentence: str, day: date) -> bool:
    """All years that it names lie behind."""
    years = [int(one) for one in re.findall(r"(?<![0-9])((?:19|20)[0-9]{2})(?= ?年)", sentence)]
    return bool(years) and max(years) < day.year


def _read(passage: str, even: str, day: date) -> Promised:
    plan = _LISTED.search(even)
    name = _plan_name(plan) if plan else ""
    line = _LINE.search(even, plan.start()) if plan else None
    year = year_of(plan["name"], day) if plan else None
    return Promised(
        passage=passage,
        what=_what(passage, even),
        owner=_owner(even),
        due_on=last_day(even, day) or _with_the_year(year, day),
        plan_name=name,
        plan_year=year,
        plan_line=line[0] if line else "",
    )


def _with_the_year(year: int | None, day: date) -> date | None:
    """What stands in the plan of a year is done with the year."""
    return date(year, 12, 31) if year and year >= day.year else None


def _plan_name(found: re.Match[str]) -> str:
    name = found["name"].rsplit("《", 1)[-1]
    if name.count("“") != name.count("”"):
        name = name.rsplit("“", 1)[-1].strip("”")
    return name.strip("》 ")[:120]


def _what(passage: str, even: str) -> str:
    """The sentence without its number and lead-in; of a long one the clauses that look ahead."""
    lead = _ENUMERATED.match(even)
    short = passage[lead.end() :] if lead else passage
    short = short.rstrip("。；;！!?？ ")
    if len(short) <= MOST_OF_WHAT:
        return short
    clauses = re.split(r"(?<=[，,])", short)
    at = [
        place
        for place, one in enumerate(clauses)
        if any(sign.search(plain(one)) for sign in (_AHEAD, _BY_THEN, _LISTED))
    ]
    kept = "".join(clauses[at[0] : at[-1] + 2]) if at else short
    return kept.strip("，, ")[:MOST_OF_WHAT]


def _owner(even: str) -> str:
    for one in _OWNER.finditer(even):
        named = next(part for part in one.groups() if part)
        if not _NOBODY.search(named):
            return named
    return ""
