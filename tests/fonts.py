"""Tests that set a letter as PDF are left out, and say so, where a machine has no Chinese font (tools/fonts.sh)."""

import pytest

from huying.foundation.documents import fonts

NEEDED = pytest.mark.skipif(
    not all(one.family for one in fonts.found()),
    reason=f"no Chinese fonts: {fonts.WHAT_TO_DO}",
)
