"""Near copies: what is nearly the same text stands in one group, whoever came first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huying.foundation.text.grams import grams
from huying.foundation.text.near_copies import ALIKE, NearCopies, near_copies

PIPES = "我家住河东小区三号楼，水管老化漏水已经半年，多次反映无人维修，请尽快处理。"
AGAIN = "我家住河东小区五号楼，水管老化漏水已经半年，多次反映无人维修，请尽快处理！"
BUSES = "城南新区没有公交车，老人看病要走四十分钟，盼望增开一条公交线路。"


def test_the_same_words_with_another_number_are_near_copies_and_another_matter_is_not():
    assert near_copies([PIPES, BUSES, AGAIN]) == [[0, 2]]


def test_ten_who_copy_each_other_are_one_group_and_an_empty_text_is_alone():
    texts = [f"{PIPES}第{number}户" for number in range(10)]
    assert near_copies(["", *texts, BUSES, "！？"]) == [list(range(1, 11))]


def test_what_comes_later_joins_what_is_there_and_the_first_gives_the_name():
    found = NearCopies()
    found.add("a", PIPES)
    found.add("b", BUSES)
    assert found.groups() == []
    found.add("c", AGAIN)
    assert found.groups() == [["a", "c"]]
    assert [found.first_of(one) for one in "abc"] == ["a", "b", "a"]
    with pytest.raises(ValueError, match="there already"):
        found.add("a", PIPES)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.text("水路灯管修", min_size=1, max_size=12), max_size=12), st.randoms())
def test_whoever_comes_first_the_groups_are_the_same_and_each_is_held_by_likeness(texts, chance):
    order = list(range(len(texts)))
    chance.shuffle(order)
    found = near_copies([texts[at] for at in order])
    assert sorted(sorted(order[at] for at in one) for one in found) == sorted(near_copies(texts))
    for group in found:
        for at in group:
            mine = set(grams(texts[order[at]]))
            others = (set(grams(texts[order[other]])) for other in group if other != at)
            assert any(len(mine & one) / len(mine | one) >= ALIKE for one in others)
