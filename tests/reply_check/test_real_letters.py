"""The published letters beside the project: what docs/reply-check.md says of them is so."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from huying.domain.reply_check import Severity, check
from huying.domain.reply_check.kind import kind_of
from huying.domain.reply_check.reading import Letter

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "realdata" / "reply_letters.jsonl"
pytestmark = [
    pytest.mark.documents,
    pytest.mark.skipif(not REAL.exists(), reason="the real letters lie outside the project"),
]
NO_LETTER = "R054"  # a page of two answers, without a word about who asked


@pytest.fixture(scope="module")
def letters():
    return [json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines()]


def test_the_kind_of_every_letter_is_read(letters):
    found = {one["id"]: kind_of(Letter(one["body"])) for one in letters}
    assert found == {one["id"]: one["kind"] for one in letters} | {NO_LETTER: ""}


def test_the_table_in_the_documents_counts_what_is_found(letters):
    count = Counter(
        (one.rule, str(one.severity))
        for letter in letters
        for one in check(letter["body"], partial=letter["end_cut"])
    )
    text = (ROOT / "docs" / "reply-check.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `(\w+)` \| (error|warning|hint) \|[^|]*\| (\d+) \| (\d+) \|", text, re.M
    )
    told = {(rule, severity): int(number) for rule, severity, number, _false in rows}
    assert {key: number for key, number in told.items() if number} == dict(count)


def test_an_error_is_rare_and_each_is_there(letters):
    errors = [
        (letter["id"], one.rule, one.passage)
        for letter in letters
        for one in check(letter["body"], partial=letter["end_cut"])
        if one.severity == Severity.ERROR
    ]
    assert errors == [
        ("R012", "date_order", "2020年6月"),
        ("R064", "wording", "第120号提案"),
    ]


def test_another_letters_title_is_not_answered_and_its_own_is(letters):
    """答非所问, tried on every letter with its own title and with the next one's: one answer that
    does not name the matter is blamed, some neighbours speak of the same matter."""
    whole = [one for one in letters if not one["end_cut"] and one["id"] != NO_LETTER]
    own, strange = 0, 0
    for one, other in zip(whole, whole[1:] + whole[:1], strict=True):
        for title, expected in ((one["title"], False), (other["title"], True)):
            rules = {found.rule for found in check(one["body"], request=title)}
            if ("beside_the_point" in rules) is not expected:
                own, strange = own + (not expected), strange + expected
    assert (own, strange, len(whole)) == (1, 7, 32)
