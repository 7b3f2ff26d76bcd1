"""协办当主办: units are ranked by what they owed as lead and as co-unit alike."""

from datetime import date

import pytest

from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import handling, reply
from huying.pages.insight.counting import Period
from huying.pages.insight.units import units
from tests.conftest import moment

TODAY = date(2026, 6, 30)


def opinion(county, suggestion, day):
    """财政局, the co-unit, signs for it on 2026-03-03 and gives its opinion on that day."""
    co = Handling.objects.select_related("case").get(suggestion=suggestion, role="co")
    co = handling.sign_for(co, by=county.he, at=moment("2026-03-03"))
    return handling.send_co_opinion(co, by=county.he, at=moment(day), text="可列入预算。")


def lines(county, today=TODAY, session=None):
    found = units(county.congress, Period(session), today)
    return {one.name: one for one in found}


def test_a_co_units_opinion_counts_as_much_as_a_leads_reply(county):
    opinion(county, county.accepted(co=[county.finance]).suggestion, "2026-03-10")
    opinion(county, county.accepted(co=[county.finance]).suggestion, "2026-06-20")
    county.delivered()
    found = lines(county)
    water, finance = found["水利局"], found["财政局"]
    assert (water.lead.turns, water.lead.in_time, water.lead.late) == (3, 1, 2)
    assert (finance.co.turns, finance.co.in_time, finance.co.late) == (2, 1, 1)
    assert (water.both.in_time_rate, finance.both.in_time_rate) == ("33.3%", "50.0%")
    assert [(one.name, one.place) for one in found.values()] == [("财政局", 1), ("水利局", 2)]


def test_equal_rates_share_a_place_and_who_owed_nothing_yet_has_none(county):
    opinion(county, county.accepted(co=[county.finance]).suggestion, "2026-03-10")
    county.delivered()
    county.assigned(lead=county.court)
    found = lines(county, today=date(2026, 4, 20))
    assert [(one.name, one.place) for one in found.values()] == [
        ("水利局", 1),
        ("财政局", 1),
        ("人民法院", None),
    ]


def test_how_the_item_was_judged_counts_for_lead_and_co_unit_alike(county):
    h = county.with_contacts(co=[county.finance])
    opinion(county, h.suggestion, "2026-03-10")
    round = county.signed(h.rounds.get())
    county.answered(delivered(county, round), county.lin, result="mostly_satisfied")
    found = lines(county)
    water, finance = found["水利局"].lead, found["财政局"].co
    assert (water.content, water.judged) == (finance.content, finance.judged) == (1, 1)


def delivered(county, round):
    return reply.deliver(round, by=county.sun, at=moment("2026-04-10 10:00"))


def test_what_was_taken_from_a_unit_is_not_its_own_any_more(county):
    h = county.accepted()
    handling.take_back(
        h, by=county.chen, at=moment("2026-03-05"), new_unit=county.transport, answer="职能划转。"
    )
    assert {name: one.lead.turns for name, one in lines(county).items()} == {"交通运输局": 1}


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_often_for_three_items_as_for_one(
    county, sign_in, django_assert_num_queries, number
):
    for _place in range(number):
        opinion(county, county.accepted(co=[county.finance]).suggestion, "2026-03-10")
    client = sign_in("zhuren")
    client.get("/qingyuan/overview/units")
    with django_assert_num_queries(14):
        page = client.get("/qingyuan/overview/units")
    assert [one.name for one in page.context["lines"]] == ["财政局", "水利局"]
    assert "名次按主办、协办合计的按期率排列" in page.content.decode()
