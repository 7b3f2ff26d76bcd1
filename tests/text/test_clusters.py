"""Themes: texts on one matter stand together, and the same texts always in the same groups."""

import csv
import random
from collections import Counter
from pathlib import Path

import pytest

from huying.foundation.text.clusters import placed, themes, typical
from huying.foundation.text.likeness import Text

REAL = Path(__file__).parents[3] / "shared" / "realdata"
MATTERS = {
    "电梯": ["老旧小区加装电梯", "加装电梯的补贴", "七层楼房加装电梯", "加装电梯后的管护"],
    "灌溉": ["维修灌溉支渠", "灌溉渠道清淤", "灌溉用水的分配", "支渠漏水影响灌溉"],
    "公交": ["增开公交线路", "公交站点太远", "公交末班车太早", "公交线路延伸到村"],
}
TEXTS = [
    Text(title, f"{title}，群众反映多年，{word}的事请有关部门研究{word}。")
    for word, titles in MATTERS.items()
    for title in titles
]


def titles_of(groups, texts=TEXTS):
    return [sorted(texts[at].title for at in one) for one in groups]


def test_texts_on_one_matter_stand_together():
    assert sorted(titles_of(themes(TEXTS))) == sorted(sorted(one) for one in MATTERS.values())


def test_the_same_texts_in_another_order_give_the_same_list():
    expected = titles_of(themes(TEXTS))
    for seed in range(5):
        other = list(TEXTS)
        random.Random(seed).shuffle(other)
        assert titles_of(themes(other), other) == expected


def test_the_largest_theme_comes_first_and_what_is_by_itself_is_in_none():
    alone = Text("修订殡葬办法", "移风易俗。")
    more = [*TEXTS, alone, Text("公交车上没有空调", "公交车夏天闷热，公交公司应当装空调。")]
    groups = themes(more)
    assert [len(one) for one in groups] == [5, 4, 4]
    assert "公交车上没有空调" in titles_of(groups, more)[0]
    assert 12 not in {at for one in groups for at in one}


@pytest.mark.parametrize("texts", [[], [Text("")], [Text("修路")] * 2, [Text("！")] * 5])
def test_too_few_texts_and_texts_without_words_are_no_theme(texts):
    assert themes(texts) == []


def test_the_typical_text_of_a_group_comes_first():
    texts = [Text("路灯不亮"), Text("加装电梯"), Text("小区加装电梯补贴"), Text("小区补贴")]
    assert typical(texts, [0, 1, 2, 3])[0] == 2
    assert typical(texts, [0, 1]) == [0, 1]


def test_texts_of_earlier_years_are_counted_with_the_theme_they_are_nearest_to():
    earlier = [
        Text("支渠灌溉用水不足", "灌溉用水年年不足，支渠漏水，请研究灌溉的事。"),
        Text("修订殡葬办法", "移风易俗。"),
        Text("加装电梯", TEXTS[0].body),
    ]
    groups = themes(TEXTS)
    named = [next(word for word in MATTERS if word in TEXTS[one[0]].title) for one in groups]
    assert dict(zip(named, placed(TEXTS, groups, earlier), strict=True)) == {
        "电梯": [2],
        "灌溉": [0],
        "公交": [],
    }
    assert placed(TEXTS, groups, []) == [[], [], []]


@pytest.mark.skipif(not REAL.exists(), reason="the real messages lie beside the project only")
def test_of_real_messages_most_of_a_theme_is_of_one_field():
    """495 messages in seven fields; groups drawn by lot have a purity of 0.30, k-means on the same
    pairs with as many groups one of 0.57 (docs/performance.md)."""
    with (REAL / "voters_labelled_495.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    groups = themes([Text(row["留言主题"], row["留言详情"].strip()) for row in rows], least=1)
    most = sum(Counter(rows[at]["一级分类"] for at in one).most_common(1)[0][1] for one in groups)
    assert sum(map(len, groups)) == 495
    assert len(groups) == 24
    assert most / 495 > 0.74
