"""Pairs of characters: what reads the same is the same, and nothing that stands in a text is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huying.foundation.text.grams import LONGEST_WORD, grams, runs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("关于修路", ["关于", "于修", "修路"]),
        ("第123号，修路", ["第123", "123号", "修路"]),
        ("修、路", ["修", "路"]),
        ("ＡＢＣ　５Ｇ基站", ["abc", "5g基", "基站"]),
        ("𠮷𠮷村", ["𠮷𠮷", "𠮷村"]),
        ("……！ ", []),
        ("", []),
    ],
)
def test_a_text_is_its_overlapping_pairs_between_marks_and_spaces(text, pairs):
    assert grams(text) == pairs


def test_three_at_a_time_and_what_is_shorter_by_itself():
    assert grams("关于修路，好", 3) == ["关于修", "于修路", "好"]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=200), st.integers(1, 4))
def test_of_any_text_every_letter_and_digit_is_in_some_group(text, length):
    kept = "".join(unit for run in runs(text) for unit in run)
    groups = grams(text, length)
    assert set(kept) == set("".join(groups))
    assert all(one and not one.isspace() for one in groups)
    assert all(len(unit) <= LONGEST_WORD for run in runs(text) for unit in run)
