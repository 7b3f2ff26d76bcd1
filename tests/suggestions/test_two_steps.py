"""转交、分办: where the rulebook has the government office assign on, in two signed steps."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import handling, suggestion
from huying.domain.suggestions.queries import visible_to
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.rules import under


@pytest.fixture
def two_steps(county):
    under(county.congress, "two_steps", moment("2026-02-01"))


def transferred(county, day="2026-03-02"):
    return suggestion.transfer(
        county.registered(), by=county.chen, at=moment(day), signer="王海 主任"
    )


def assigned_on(county, s, day="2026-03-05", **units):
    return suggestion.assign_on(
        s,
        by=county.liu,
        at=moment(day),
        signer="刘洋 副主任",
        **{"lead_unit": county.water} | units,
    )


def reply_clock(s):
    return Handling.objects.get(suggestion=s, role="lead").case.clocks.get(name="reply")


def test_the_government_office_gets_it_and_assigns_it_on(county, two_steps):
    s = transferred(county)
    assert s.state == "transferred"
    assert s.case.clocks.get(name="office_assign", ended_at=None).due.isoformat() == "2026-03-09"
    assert s.case.clocks.get(name="assign").end == "met"
    s = assigned_on(county, s, co_units=[county.finance])
    assert s.state == "in_handling"
    given = s.handlings.order_by("pk").values_list("unit__name", "role")
    assert list(given) == [("水利局", "lead"), ("财政局", "co")]
    step = s.transfers.get()
    assert (step.signer, step.office_signer) == ("王海 主任", "刘洋 副主任")


def test_the_laws_months_count_from_the_first_step(county, two_steps):
    s = assigned_on(county, transferred(county))
    assert reply_clock(s).start.isoformat() == "2026-03-02"
    back = Handling.objects.get(suggestion=s).case.clocks.get(name="return")
    assert back.start.isoformat() == "2026-03-05"
    handling.sign_for(Handling.objects.get(suggestion=s), by=county.sun, at=moment("2026-03-06"))
    assert reply_clock(s).start.isoformat() == "2026-03-02"


def test_or_from_the_second_where_the_rulebook_says_so(county):
    under(county.congress, "second_step", moment("2026-02-01"))
    s = assigned_on(county, transferred(county))
    assert reply_clock(s).start.isoformat() == "2026-03-05"
    assert s.assigned_at == moment("2026-03-05")


def test_the_office_sends_back_what_is_not_the_governments(county, two_steps):
    s = transferred(county)
    s = suggestion.send_back_to_committee(
        s, by=county.liu, at=moment("2026-03-03"), reason="属于法院职责"
    )
    assert (s.state, s.assigned_at) == ("registered", None)
    s = suggestion.assign(s, by=county.chen, at=moment("2026-03-04"), lead_unit=county.court)
    assert reply_clock(s).start.isoformat() == "2026-03-04"


def test_each_gives_only_to_its_own_side(county, two_steps):
    with pytest.raises(Refused, match="水利局属于政府系统，由政府办公室分办"):
        suggestion.assign(
            county.registered(), by=county.chen, at=moment("2026-03-02"), lead_unit=county.water
        )
    with pytest.raises(Refused, match="人民法院不属于政府系统"):
        assigned_on(county, transferred(county), lead_unit=county.court)


def test_where_it_is_direct_nothing_is_transferred(county):
    with pytest.raises(Refused, match="直接交办，不经政府办公室"):
        transferred(county)


def test_the_office_sees_what_it_is_to_assign_on_and_the_unit_not_yet(county, two_steps):
    s = transferred(county)
    at = moment("2026-03-03")
    sees = {
        one.person.name
        for one in (county.liu, county.zhao, county.sun, county.chen, county.lin)
        if visible_to(acting(one.person.account, county.congress, at=at)).filter(pk=s.pk).exists()
    }
    assert sees == {"刘洋", "陈静", "林秀英"}
