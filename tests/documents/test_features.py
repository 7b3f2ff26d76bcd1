"""docs/features.md says of every mechanism of its range whether it is there, where, and which test shows it."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.documents
ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in TEXT.splitlines()
    if re.match(r"\| F\d{3} ", line)
]
# What the procedure of suggestions consists of; the other ranges join as they are built.
RANGE = [
    *range(1, 74),
    *range(75, 87),
    *range(93, 107),
    115,
    116,
    129,
    *range(221, 224),
    *range(229, 236),
]


def test_every_mechanism_of_the_range_has_its_row_once():
    """In order, each once; what lies outside the range may have one already."""
    codes = [one[0] for one in ROWS]
    assert codes == sorted(set(codes))
    assert [one for one in codes if int(one[1:]) in RANGE] == [f"F{n:03}" for n in RANGE]


@pytest.mark.parametrize("row", ROWS, ids=[one[0] for one in ROWS])
def test_a_row_says_where_it_is_and_the_test_that_shows_it_or_that_it_is_not_done(row):
    _code, name, where, shown = row
    assert name
    assert where
    if where.startswith("not done"):
        assert shown == "–"
        return
    named = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", shown)
    assert named
    for file, test in named:
        text = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in text
