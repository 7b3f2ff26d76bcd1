"""Each of the nine procedures lives through a rehearsal; with HUYING_LONG a whole county year.

An ordinary run lives two county years: one here, one in test_rehearse.py.
"""

from datetime import date

import pytest

from huying.commands.rehearsal.founding import unit_list
from huying.commands.rehearsal.rehearse import rehearse
from huying.commands.rehearsal.sizes import SIZES
from huying.domain.people.models import Session
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import Commitment
from huying.foundation.cases.models import Case
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Clock
from tests import counts

pytestmark = [pytest.mark.django_db, pytest.mark.long]
OPENED, AT = date(2026, 2, 25), date(2026, 7, 25)
WHOLE = "shanghai"  # lives a county year in ordinary runs too


@pytest.mark.once
@pytest.mark.parametrize("place", rulebook.names())
def test_a_congress_lives_by_the_rules_of_its_place(place, tried):
    size = "county" if counts.LONG or place == WHOLE else "small"
    congress, answer = rehearse(size, 7, OPENED, AT, rulebook=place)
    assert congress.rulebook == place
    assert answer["open_without_owner"] == 0
    assert list(chain.faults(congress.pk)) == []
    clocks = Clock.objects.filter(congress=congress)
    assert set(clocks.exclude(case__kind="bill").values_list("rulebook", flat=True)) == {place}
    # 议案 go by the rules of the place where it has some of its own, else by the national ones.
    of_bills = clocks.filter(case__kind="bill").values_list("rulebook", flat=True)
    assert set(of_bills) <= {place, "national"}
    assert answer["by_state"]["archived"] > 0
    tried(f"N = {answer['suggestions']} suggestions, {answer['acts']} acts")


def test_a_rehearsal_of_two_years_has_two_sessions_and_what_ended_in_the_first():
    """A whole county in a long run, a small one in others: the years are the same."""
    name = "county" if counts.LONG else "small"
    congress, answer = rehearse(name, 7, OPENED, AT, years=2)
    by_session = [
        Suggestion.objects.filter(session=one).count()
        for one in Session.objects.filter(congress=congress).order_by("opens_at")
    ]
    past, now = SIZES[name].of_a_past_year.suggestions, SIZES[name].suggestions
    assert sum(by_session) == Suggestion.objects.exclude(session=None).count()
    assert by_session[0] == past
    assert answer["suggestions"] == past + now
    assert answer["open_without_owner"] == 0
    promises = answer["commitments"]
    ends = [promises[one] for one in ("open", "kept", "dropped", "explained")]
    assert promises["total"] == sum(ends) == Commitment.objects.filter(congress=congress).count()
    assert promises["kept"] and promises["without_owner_or_clock"] == 0
    assert promises["b_first"] > promises["b_to_a"] > 0 or name == "small"
    looked_back = Case.objects.filter(congress=congress, kind__in=("look_back", "revisit_draw"))
    assert sorted(looked_back.values_list("kind", "state")) == [
        ("look_back", "closed"),
        ("revisit_draw", "closed"),
    ]
    year = Case.objects.filter(
        congress=congress, kind__in=("honour_selection", "unit_assessment", "yearly_report")
    )
    assert sorted(year.values_list("kind", "state")) == [
        ("honour_selection", "announced"),
        ("unit_assessment", "frozen"),
        ("yearly_report", "issued"),
    ]


def test_a_province_is_as_large_as_one():
    size = SIZES["province"]
    assert (size.deputies, size.suggestions) == (945, 926)
    assert len(unit_list(size.units)) == 101
