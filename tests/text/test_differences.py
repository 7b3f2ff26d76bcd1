"""Differences: nothing of either text is lost, what both say stands on both sides, requests find their like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huying.foundation.text.differences import IN, KEPT, OUT, matched, pieces, shared, sides

WORDS = st.text("修渠道路河镇，。12ab𠮷\n", max_size=40)


@given(WORDS, WORDS)
def test_each_side_is_its_whole_text_and_what_is_kept_is_in_both(one, other):
    left, right = sides(one, other)
    assert "".join(piece.text for piece in left) == one
    assert "".join(piece.text for piece in right) == other
    assert {piece.kind for piece in left} <= {KEPT, OUT}
    assert {piece.kind for piece in right} <= {KEPT, IN}
    kept = [[piece.text for piece in side if piece.kind == KEPT] for side in (left, right)]
    assert kept[0] == kept[1]


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text):
    assert [piece.kind for piece in pieces(text, text)] in ([], [KEPT])
    assert shared(text, text) == (1.0 if any(one.isalnum() for one in text) else 0.0)


def test_words_are_marked_and_not_crumbs_of_them():
    left, right = sides("对破损的1.2公里渠段进行修复", "对破损的600米渠段进行修复")
    assert [(one.kind, one.text) for one in left] == [
        (KEPT, "对破损的"),
        (OUT, "1.2公里"),
        (KEPT, "渠段进行修复"),
    ]
    assert [one.text for one in right if one.kind == IN] == ["600米"]


@pytest.mark.parametrize(
    ("ones", "others", "pairs"),
    [
        ([], [], []),
        (["修复渠段"], [], [("修复渠段", None)]),
        ([], ["修复渠段"], [(None, "修复渠段")]),
        (
            ["明确管护单位和经费", "修复破损渠段"],
            ["尽快修复破损的渠段", "安装路灯"],
            [
                ("明确管护单位和经费", None),
                ("修复破损渠段", "尽快修复破损的渠段"),
                (None, "安装路灯"),
            ],
        ),
        (["修渠", "修渠"], ["修渠"], [("修渠", "修渠"), ("修渠", None)]),
    ],
)
def test_requests_that_ask_for_the_same_stand_beside_each_other(ones, others, pairs):
    assert matched(ones, others) == pairs
