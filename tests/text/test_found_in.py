"""Where the words that somebody typed stand in a text, and the piece of it that is shown."""

import random

from huying.foundation.text.found_in import AROUND, marked, piece


def found(parts):
    return [part.words for part in parts if part.found]


def whole(parts):
    return "".join(part.words for part in parts)


def test_it_is_found_in_whatever_width_and_case_it_is_written():
    assert found(marked("ＷＩ－ＦＩ与5G，ＰＭ2.5", "wi-fi 5g pm2")) == [
        "ＷＩ",
        "ＦＩ",
        "5G",
        "ＰＭ2",
    ]
    assert found(marked("㎡与１２３号", "m2 第 123")) == ["㎡", "１２３"]


def test_a_number_is_found_from_its_beginning_only():
    assert found(marked("第123号、第412号、2024年", "12")) == ["12"]
    assert found(marked("第123号、第1123号", "第123号")) == ["第123号"]


def test_single_characters_and_signs_mark_nothing():
    assert found(marked("修缮石桥的建议", "桥 ，")) == []
    assert marked("", "石桥") == [] and piece("", "石桥") == []


def test_what_overlaps_is_one_mark():
    assert found(marked("修缮石桥年久失修", "石桥年久 年久失修")) == ["石桥年久失修"]
    assert found(marked("好好好", "好好")) == ["好好好"]


def test_the_piece_is_where_most_of_it_stands():
    text = "桥梁。" + "甲" * 300 + "石桥和桥梁都要修" + "乙" * 300
    parts = piece(text, "桥梁 石桥")
    assert found(parts) == ["石桥", "桥梁"]
    assert whole(parts).startswith("…甲") and whole(parts).endswith("乙…")
    assert len(whole(parts)) == AROUND + 2
    assert whole(piece("一行\n\n  另一行", "没有")) == "一行 另一行"


def test_rare_characters_and_those_written_upon_others_stay_whole():
    assert found(marked("在𠮷祥桥", "𠮷祥")) == ["𠮷祥"]
    assert found(marked("㋿年", "令和")) == ["㋿"]  # one character that reads as two
    assert whole(marked("e\u0301tude 石桥", "石桥")) == "e\u0301tude 石桥"


def test_nothing_is_lost_and_nothing_is_added():
    chance = random.Random(5)
    letters = "石桥年久a1ＡＢ，。 e\u0301ﬁ㎡㋿𠮷İß\u200dﷺ"
    for _n in range(500):
        text = "".join(chance.choices(letters, k=chance.randint(0, 40)))
        typed = "".join(chance.choices(letters, k=chance.randint(0, 6)))
        assert whole(marked(text, typed)) == text
        assert len(whole(piece(text * 9, typed))) <= AROUND + 4
