"""What the tests of kept statements are about."""

import pytest

from huying.domain.suggestions.models import Suggestion


@pytest.fixture
def two(county) -> tuple[Suggestion, Suggestion]:
    """One evaluated and one just handed in, with all that hangs on them."""
    county.delivered(county.zhou)
    county.submitted(county.wu)
    first, second = Suggestion.objects.order_by("pk")
    return first, second
