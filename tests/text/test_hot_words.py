"""Hot words: whole words without a dictionary, and those that stand out against earlier texts."""

import pytest

from huying.foundation.text.hot_words import hottest, places_of, words_of

TEXTS = [
    "在老旧小区加装电梯需要资金", "给老旧小区加装电梯很有必要", "多层住宅加装电梯方便老人", "商场加装电梯审批太慢",
    "医院加装电梯，请研究", "老旧小区停车难", "整治老旧小区环境", "拆除老旧小区围墙", "为学校加装电梯",
]  # fmt: skip


def test_a_word_comes_out_whole_and_its_pieces_do_not():
    words = words_of(TEXTS)
    assert words["加装电梯"] == [0, 1, 2, 3, 4, 8]
    assert words["老旧小区"] == [0, 1, 5, 6, 7]
    assert not {"区加", "装电", "旧小区", "加装电", "小区加装"} & words.keys()


def test_numbers_are_no_words_and_a_latin_word_is_one():
    places = (
        "学校的AED不够2026台",
        "车站配备AED太少2026台",
        "公园，AED坏了2026台",
        "医院用AED多2026台",
    )
    assert words_of(places) == {"aed": [0, 1, 2, 3]}


def test_in_other_texts_it_finds_where_the_words_stand():
    texts = [*TEXTS, "停车难、停车贵", "ＡＥＤ太少"]
    assert places_of(["加装电梯", "停车", "aed"], texts) == {
        "加装电梯": [0, 1, 2, 3, 4, 8],
        "停车": [5, 9],
        "aed": [10],
    }
    assert places_of([], TEXTS) == {}


def test_what_is_new_this_year_is_hotter_than_what_is_said_every_year():
    """建议 stands in every text of both years; 加装电梯 in a third of this year's and hardly before."""
    here = {"建议": 90, "加装电梯": 30, "修路": 20, "偶然": 1}
    before = {"建议": 270, "加装电梯": 3, "修路": 60}
    found = hottest(here, before, 10, texts=90, earlier=270)
    assert found[0].word == "加装电梯"
    assert (found[0].here, found[0].before) == (30, 3)
    assert found[0].z > 1.96
    assert "建议" not in [one.word for one in found if one.z > 1]


def test_without_earlier_texts_the_most_frequent_come_first_and_nothing_is_claimed():
    found = hottest({"电梯": 3, "修路": 8, "电梯费": 3}, {}, 5, texts=9, earlier=0)
    assert [(one.word, one.z) for one in found] == [("修路", None), ("电梯费", None)]


@pytest.mark.parametrize("texts", [[], [""], ["修路"], ["2026", "2026", "2026"]])
def test_of_few_words_none_is_found(texts):
    assert words_of(texts) == {}


def test_the_same_texts_in_another_order_give_the_same_words():
    one, other = words_of(TEXTS), words_of([*reversed(TEXTS)])
    assert list(one) == list(other)
    assert {word: len(found) for word, found in one.items()} == {
        word: len(found) for word, found in other.items()
    }
