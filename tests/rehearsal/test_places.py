"""Each of the nine procedures lives through a rehearsal; with HUYING_LONG a whole county year."""

from datetime import date

import pytest

from huying.commands.rehearsal.rehearse import rehearse
from huying.domain.suggestions import rulebook
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Clock
from tests import counts

pytestmark = [pytest.mark.django_db, pytest.mark.long]
OPENED, AT = date(2026, 2, 25), date(2026, 7, 25)


@pytest.mark.parametrize("place", rulebook.names())
def test_a_congress_lives_by_the_rules_of_its_place(place, tried):
    size = "county" if counts.LONG else "small"
    congress, answer = rehearse(size, 7, OPENED, AT, rulebook=place)
    assert congress.rulebook == place
    assert answer["open_without_owner"] == 0
    assert list(chain.faults(congress.pk)) == []
    books = Clock.objects.filter(congress=congress).values_list("rulebook", flat=True)
    assert set(books) == {place}
    assert answer["by_state"]["archived"] > 0
    tried(f"N = {answer['suggestions']} suggestions, {answer['acts']} acts")
