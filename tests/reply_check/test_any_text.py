"""Whatever is pasted, the checker answers, quickly, and quotes what stands there."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huying.domain.reply_check import check
from tests.reply_check.letters import CPPCC_LETTER, NPC_LETTER

pytestmark = pytest.mark.documents
WORDS = """代表 委员 ： 第 号 届 次 年 月 日 《 》 （ ） 〔 〕 2026 13 一十 建议 提案 关于 提出的
第０５６号建议 二○二六年十三月四十日 您提出的《 感谢委员对 类别：E"""
PIECES = st.sampled_from(
    [
        *NPC_LETTER.splitlines(keepends=True),
        *CPPCC_LETTER.splitlines(keepends=True),
        *WORDS.split(),
        "\n",
        "\x00\u2028\u200b",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=40).map("".join))


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(text=TEXTS, request=st.one_of(st.just(""), TEXTS), partial=st.booleans())
def test_no_text_breaks_it_and_every_passage_stands_in_the_text(text, request, partial):
    for one in check(text, request=request, partial=partial):
        assert one.passage in text
        assert one.message
        assert one.rule


def seconds(text: str, tries: int = 1) -> float:
    """The least of so many: processor time, so that what else runs on the machine does not count."""

    def once() -> float:
        begun = time.process_time()
        check(text)
        return time.process_time() - begun

    return min(once() for _ in range(tries))


@pytest.mark.parametrize(
    "piece",
    [
        NPC_LETTER,
        "一" * 997 + "\n",
        "代表、",
        "第一二三四五六七八九号",
        "2026年",
        "您提出的《关于",
        "将力争",
        "(((《《《",
        " ",
        "a",
        "1、",
        "由县市",
    ],
)
def test_a_long_text_takes_time_in_proportion(piece):
    """No pattern tries the same characters again and again: ten times the text, about ten times as long."""
    small, large = (piece * (size // len(piece) + 1) for size in (5_000, 50_000))
    seconds(small)  # what is made at first use is made now
    most = 30 * max(seconds(small, 3), 0.02)
    assert seconds(large) < most or seconds(large, 3) < most
