"""验收: deputies go to see whether it was done; what does not pass is handled again."""

import pytest

from huying.domain.suggestions.models import SecondAssignment
from huying.domain.suggestions.policy.family import suggestion_of
from huying.domain.suggestions.procedure import second, suggestion
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused


def looked_at(county, handling, *, passed, at="2026-06-02", visited_on="2026-06-01"):
    return second.record_acceptance(
        handling,
        by=county.chen,
        at=county.moment(at),
        visited_on=county.moment(visited_on).date(),
        place="河口镇渠首",
        deputies=[county.lin, county.zhou],
        passed=passed,
        finding="还有三百米渠段没有衬砌。" if not passed else "渠段已经修好。",
    )


def closed(county):
    """Answered, marked 满意 by its deputy, closed."""
    round = county.delivered()
    county.answered(round, county.lin)
    found = suggestion_of(round)
    suggestion.close(found, by=county.chen, at=county.moment("2026-05-06"))
    return round.handling


def test_what_passes_is_kept_with_those_who_went(county):
    handling = looked_at(county, closed(county), passed=True)
    row = handling.acceptances.get()
    assert (row.passed, row.place) == (True, "河口镇渠首")
    assert sorted(one.person.name for one in row.deputies.all()) == ["周文", "林秀英"]
    assert handling.state == "completed"
    assert SecondAssignment.objects.count() == 0


def test_what_does_not_pass_is_assigned_again_even_after_the_closing(county):
    handling = looked_at(county, closed(county), passed=False)
    handling.refresh_from_db()
    found = handling.suggestion
    assert (handling.case.state, found.case.state, found.closed_at) == (
        "accepted",
        "in_handling",
        None,
    )
    assert [one.round for one in handling.rounds.order_by("round")] == [1, 2]
    again = handling.second_assignments.get()
    assert (again.round, again.ground, again.reason) == (
        2,
        "acceptance",
        "还有三百米渠段没有衬砌。",
    )
    clock = Clock.objects.get(case=handling.case, name="rehandle", ended_at=None)
    assert clock.start.isoformat() == "2026-06-02"


def test_nobody_visits_tomorrow_or_before_the_reply(county):
    handling = closed(county)
    with pytest.raises(Refused, match="不能晚于今天"):
        looked_at(county, handling, passed=True, visited_on="2026-06-03")
    with pytest.raises(Refused, match="不能早于答复之日"):
        looked_at(county, handling, passed=True, visited_on="2026-04-09")


def test_while_the_deputies_still_judge_the_reply_it_is_not_assigned_again(county):
    handling = county.delivered().handling
    with pytest.raises(Refused, match="请待本轮结束后再登记"):
        looked_at(county, handling, passed=False)
    assert looked_at(county, handling, passed=True).acceptances.count() == 1


def test_a_unit_does_not_check_its_own_work(county):
    handling = closed(county)
    refused = second.record_acceptance.refusal(
        handling, by=county.li, at=county.moment("2026-06-02")
    )
    assert refused.reason == "“登记验收”只能由代表工委工作人员办理。"


def test_after_the_second_reply_it_is_closed_once_more(county):
    handling = looked_at(county, closed(county), passed=False)
    handling.refresh_from_db()
    with pytest.raises(Refused, match="还有一轮答复没有结束"):
        suggestion.close(handling.suggestion, by=county.chen, at=county.moment("2026-06-03"))
