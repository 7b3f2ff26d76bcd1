"""政府事项: where the rulebook names the government office, it decides on its units' returns."""

import pytest

from huying.domain.people.queries import Acting
from huying.domain.suggestions.procedure import handling
from huying.domain.suggestions.queries.awaiting import office
from huying.foundation.procedure.refusal import Refused
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
