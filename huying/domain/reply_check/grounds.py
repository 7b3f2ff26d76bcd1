"""What a reply says for its class: what was done, the plan, who does it, by when, what stands against it."""

import re
from calendar import monthrange
from datetime import date

from .characters import plain
from .content import DONE, OWNER, WHEN
from .numerals import NUMBER, value

_PLAN = re.compile(r"计划|规划|列入|纳入|方案|分期|分批|安排|前完成|完成|启动|实施|开工|建设")
_BASIS = re.compile(
    r"《[^《》\n]{2,60}(?:法|条例|规定|办法|规划|标准|规范|通知|意见|细则)》|[法条例规定政策](?:第[一二三四五六七八九十百0-9]+条)|不符合|不具备|条件|暂不|无法|不属于"
    r"|职权|权限|上级|资金(?:不足|有限|缺口|紧张)|受[^。;,]{1,20}(?:限制|影响|制约)|占用|红线|因[^。;]{2,40}(?:不能|暂|难以|未)|难以|禁止|不得|尚未(?:出台|明确)"
)
_BY = re.compile(rf"((?:19|20)[0-9]{{2}}) ?年 ?(?:({NUMBER}) ?月(?: ?({NUMBER}) ?日|底|末)?)?")
_BY_WHOM = re.compile(
    r"由([\u4e00-\u9fff、]{2,24}?)(?=负责|牵头|实施|承担|组织|落实|办理|承建|管护|会同|具体)"
)
_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?")


def _first(text: str, *patterns: re.Pattern[str]) -> str:
    """The first sentence in which all of them stand, as it is written."""
    even = plain(text)
    for one in _SENTENCE.finditer(even):
        if all(pattern.search(one[0]) for pattern in patterns):
            return text[one.start() : one.end()].strip()
    return ""


def done_in(text: str) -> str:
    """The sentence that says what was done, or by when it is."""
    return _first(text, DONE) or _first(text, WHEN)


def plan_in(text: str) -> str:
    return _first(text, _PLAN)


def owner_in(text: str) -> str:
    """Who is responsible, in the reply's own words: 由县灌区管理所实施 → 县灌区管理所."""
    even = plain(text)
    if found := _BY_WHOM.search(even):
        return text[found.start(1) : found.end(1)]
    named = OWNER.search(even)
    return text[named.start() : named.end()] if named else ""


def basis_in(text: str) -> str:
    """The law, policy or condition against it."""
    return _first(text, _BASIS)


def day_in(text: str) -> date | None:
    """The last day that the text names, a month or year standing for its end."""
    days = [found for one in _BY.finditer(plain(text)) if (found := _day(one))]
    return max(days, default=None)


def _day(found: re.Match[str]) -> date | None:
    year, month = int(found[1]), value(found[2]) if found[2] else 12
    if month is None or not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = value(found[3]) if found[3] else last
    return date(year, month, day) if day is not None and 1 <= day <= last else None
