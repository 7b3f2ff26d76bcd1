"""政府事项: where the rulebook names the government office, it decides on its units' returns."""

import pytest

from huying.domain.people.queries import Acting
from huying.domain.suggestions.procedure import handling
from huying.domain.suggestions.queries.awaiting import office
from huying.foundation.procedure.refusal import Refused
from tests import rules
from tests.conftest import moment
from tests.county import County
from tests.rules import under

AT = moment("2026-03-04")


def county_under(rules):
    county = County(moment)
    under(county.congress, rules, moment("2026-01-05"))
    return county


def asked_back(county):
    accepted = handling.sign_for(county.assigned(), by=county.sun, at=moment("2026-03-03"))
    return handling.ask_to_return(
        accepted, by=county.sun, at=AT, reason="不属于本局职责。", proposed_unit=county.transport
    )


def listed(county, rows) -> list:
    liu = county.liu
    acting = Acting(liu.person.account, county.congress, liu.person, [liu])
    return [one.unit for one in rows(acting, AT)]


@pytest.mark.django_db
def test_where_the_rulebook_says_so_the_government_office_decides_on_a_return():
    county = county_under("qingdao")
    asked = asked_back(county)
    assert listed(county, office.returns_of_the_government.rows) == [county.water]
    moved = handling.approve_return(asked, by=county.liu, at=AT, new_unit=county.transport)
    assert moved.case.state == "returned"
    assert listed(county, office.returns_of_the_government.rows) == []


@pytest.mark.django_db
def test_elsewhere_only_the_committee_decides_on_a_return():
    county = county_under("henan")
    asked = asked_back(county)
    assert listed(county, office.returns_of_the_government.rows) == []
    with pytest.raises(Refused, match="只能由代表工委"):
        handling.deny_return(asked, by=county.liu, at=AT, answer="属于贵局。")
    assert (
        handling.deny_return(asked, by=county.chen, at=AT, answer="属于贵局。").state == "accepted"
    )


# -- after the window --------------------------------------------------------------------------

LATE = moment("2026-06-01")


def asked_late(county, accepted, by=None):
    return handling.ask_to_return_late(
        accepted,
        by=by or county.li,
        at=LATE,
        reason="职能已经划出。",
        proposed_unit=county.transport,
    )


def test_after_the_window_the_head_signs_where_the_rulebook_takes_it(county):
    rules.lay(county.congress, return_request__after_deadline="allow_with_leader_sign")
    accepted = county.accepted()
    with pytest.raises(Refused, match="“申请退回”已于"):
        handling.ask_to_return(
            accepted, by=county.sun, at=LATE, reason="划出。", proposed_unit=county.transport
        )
    with pytest.raises(Refused, match="只能由承办单位负责人办理"):
        asked_late(county, accepted, by=county.sun)
    asked = asked_late(county, accepted)
    assert (asked.state, asked.returns_asked) == ("return_requested", 1)
    moved = handling.approve_return(asked, by=county.chen, at=LATE, new_unit=county.transport)
    assert moved.state == "returned"


def test_within_the_window_the_usual_request_is_made(county):
    rules.lay(county.congress, return_request__after_deadline="allow_with_leader_sign")
    with pytest.raises(Refused, match="还没有届满"):
        handling.ask_to_return_late(
            county.accepted(), by=county.li, at=AT, reason="划出。", proposed_unit=county.transport
        )


def test_elsewhere_a_late_request_is_not_taken(county):
    with pytest.raises(Refused, match="不受理逾期的退回申请"):
        asked_late(county, county.accepted())
