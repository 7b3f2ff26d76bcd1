"""职能关键词: what a unit is usually in charge of, from its duties in the roll and from a table by its name."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from huying.foundation.text.grams import normal
from huying.foundation.text.likeness import Text

TABLE = Path(__file__).with_name("unit_keywords.txt")
TITLE_COUNTS = (
    3  # a keyword in the title says what it is about, in the text what it is about as well
)
BETWEEN = re.compile(r"[、，,；;。.：:\s（）()]+|以及|和|与|及")
SAYS_LITTLE = re.compile(
    r"^(负责|主管|承担|指导|组织|实施|统筹|协调|监督|管理|全县|本县|全市|全区|推进|做好)+"
    r"|(管理|工作|建设|服务|监督|监管|保护|事务|发展|等)+$"
)
IN_EVERY_TEXT = {
    "人员", "设施", "治理", "资源", "国有", "运行", "体系", "机制", "活动", "问题",
    "情况", "重大", "基层", "公共", "社会", "经济", "综合", "专项", "安全", "信息",
}  # fmt: skip
"""Halves that say nothing by themselves of whose matter a text is."""
LONGEST = 10  # a longer one is a sentence, not a word


@cache
def _table() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """(what stands in the name of such a unit, its keywords)."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("：", 1) for line in lines if line and not line.startswith("#")]
    return [
        (tuple(names.split("|")), tuple(normal(one) for one in words.split("、")))
        for names, words in rows
    ]


def keywords_of(name: str, duties: str = "") -> set[str]:
    """Of one unit: what its duties name, and what the table says of the kind that its name shows."""
    return usual_of(name) | named_in(duties)


def usual_of(name: str) -> set[str]:
    """The longest part of a name that the table knows decides; 生态环境局 is no 自然资源局."""
    found = [(len(one), words) for names, words in _table() for one in names if one in name]
    return set(max(found)[1]) if found else set()


def named_in(duties: str) -> set[str]:
    """The words of a unit's own duties; of four characters also both halves (农田水利 → 农田, 水利)."""
    found = set()
    for part in BETWEEN.split(normal(duties)):
        word = SAYS_LITTLE.sub("", part)
        if 2 <= len(word) <= LONGEST:
            found.add(word)
        if len(word) == 4 and not word.isascii():
            found |= {word[:2], word[2:]} - IN_EVERY_TEXT
    return found


def keywords_in(text: Text, units: Iterable) -> dict[int, dict[str, float]]:
    """For each unit its keywords that the text has, and what they weigh: less the more units have them."""
    own = {unit.pk: keywords_of(unit.name, unit.duties) for unit in units}
    shared = Counter(word for words in own.values() for word in words)
    title, body = normal(text.title), normal(text.body)
    times = {word: title.count(word) * TITLE_COUNTS + body.count(word) for word in shared}
    return {
        key: {
            word: min(times[word], TITLE_COUNTS + 1) * len(word) / shared[word]
            for word in words
            if times[word]
        }
        for key, words in own.items()
    }
