"""Themes and hot words of texts, from the texts alone: the same texts give the same result on every machine,
so what was computed once is known again by them."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from huying.foundation.text import clusters, hot_words
from huying.foundation.text.hot_words import HotWord
from huying.foundation.text.likeness import Text
from huying.foundation.text.near_copies import near_copies

WORDS_OF_A_THEME, WORDS_OF_A_SESSION = 6, 20
HARDLY_CHANCE = 1.0
"""Below this z a word is no hotter than chance may make it."""
RARE = 200
"""What fewer than one in so many of a session's texts says is no hot word of it."""
COMPARED = 120
"""Characters by which it is seen that one text is nearly the same as another."""
ASKING = """
建议 加强 加快 加大 增加 增设 增开 新增 设立 设置 建设 建立 开设 开展 推进 推动 促进 完善 改善 改造 改建 改进 规范 治理 整治
处理 解决 提升 提高 支持 扩大 扩建 保障 保护 公开 服务 工作 管理 问题 修复 修建 维修 翻修 更新 运行 实施 落实 进一步 有关 相关
部门 情况 需要 希望 目前 现有 没有 只有 只能 不少 多数 其中 以上 以下 一些 一个 一次 去年 今年 每年 每天 平均 群众 反映
"""
"""What every suggestion asks and how it says so: no theme is about it."""


@dataclass(frozen=True)
class Grouping:
    """Places in the texts. `near`: for each group places in the earlier texts; `copies`: of a text that is
    nearly the same as others the first of them."""

    groups: list[list[int]]
    words: list[list[tuple[HotWord, list[int]]]]
    near: list[list[int]]
    hot: list[tuple[HotWord, list[int]]]
    copies: dict[int, int]


@lru_cache(maxsize=8)
def grouped(texts: tuple[Text, ...], earlier: tuple[Text, ...]) -> Grouping:
    groups = [clusters.typical(texts, one) for one in clusters.themes(texts)]
    copies = near_copies([f"{one.title}\n{one.body[:COMPARED]}" for one in texts])
    first = {place: group[0] for group in copies for place in group}
    words = _found_words(
        texts, {place for place in range(len(texts)) if first.get(place, place) == place}
    )
    before = hot_words.places_of(words, (_whole(one) for one in earlier))
    hot = hot_words.hottest(
        {word: len(places) for word, places in words.items()},
        {word: len(places) for word, places in before.items()},
        WORDS_OF_A_SESSION if earlier else 0,
        texts=len(texts),
        earlier=len(earlier),
    )
    return Grouping(
        groups=groups,
        words=[_words_of_a_group(texts, group, words) for group in groups],
        near=clusters.placed(texts, groups, earlier),
        hot=[(one, words[one.word]) for one in hot if one.z and one.z >= HARDLY_CHANCE],
        copies=first,
    )


def _whole(text: Text) -> str:
    return f"{text.title}\n{text.body}"


def _found_words(texts: Sequence[Text], single: set[int]) -> dict[str, list[int]]:
    """The words of these texts and where they stand; found in each text once, however many copied it."""
    least = max(hot_words.LEAST_TEXTS, len(texts) // RARE)
    found = hot_words.words_of((_whole(one) for at, one in enumerate(texts) if at in single), least)
    return hot_words.places_of(found.keys() - set(ASKING.split()), (_whole(one) for one in texts))


def _words_of_a_group(
    texts: Sequence[Text], group: list[int], words: dict[str, list[int]]
) -> list[tuple[HotWord, list[int]]]:
    """What this theme says and the others of its session do not; words that one of its titles has come
    first, for a theme is named by them."""
    mine = set(group)
    has = {word: sorted(mine.intersection(places)) for word, places in words.items()}
    here = {word: len(places) for word, places in has.items() if len(places) > 1}
    elsewhere = {word: len(words[word]) - number for word, number in here.items()}
    titles = "\n".join(texts[at].title for at in group)
    rest = len(texts) - len(group)
    found: list[HotWord] = []
    for named in (True, False):
        some = {word: number for word, number in here.items() if (word in titles) is named}
        found += hot_words.hottest(
            some, elsewhere, WORDS_OF_A_THEME - len(found), texts=len(group), earlier=rest
        )
    return [(one, has[one.word]) for one in found]


# -- kept: as JSON, under a mark of the texts that it was made from -----------------------------------

HOW = 1
"""The way of computing; raised with every change of it, so that nothing computed otherwise is shown."""


def mark_of(texts: Sequence[Text], earlier: Sequence[Text]) -> str:
    said = json.dumps(
        [HOW, *([(one.title, one.body) for one in some] for some in (texts, earlier))]
    )
    return hashlib.sha256(said.encode()).hexdigest()


def as_kept(found: Grouping) -> dict[str, Any]:
    return {
        "groups": found.groups,
        "words": [[_plain(one) for one in some] for some in found.words],
        "near": found.near,
        "hot": [_plain(one) for one in found.hot],
        "copies": sorted(found.copies.items()),
    }


def as_found(kept: dict[str, Any]) -> Grouping:
    return Grouping(
        groups=kept["groups"],
        words=[[_word(one) for one in some] for some in kept["words"]],
        near=kept["near"],
        hot=[_word(one) for one in kept["hot"]],
        copies=dict(kept["copies"]),
    )


def _plain(one: tuple[HotWord, list[int]]) -> list[Any]:
    word, places = one
    return [word.word, word.z, word.here, word.before, places]


def _word(kept: list[Any]) -> tuple[HotWord, list[int]]:
    *word, places = kept
    return HotWord(*word), places
