"""The bench's letters: made in full, and measured in the words that it prints."""

import pytest

from bench import letters
from tests import fonts

pytestmark = [pytest.mark.documents, fonts.NEEDED]


def test_letters_are_made_fast_enough_for_an_assignment_meeting():
    letters.measure(2)  # the fonts are read
    seconds = letters.measure(30)
    assert letters.line(90.0) == "900 letters as PDF/A: 90.0 s (10 a second), aim ≤ 60 s"
    assert seconds * letters.COUNT / 30 < 5 * letters.AIM  # with room for a busy machine
