"""How often the suggestion's page asks the database: with one co-signer, contact and unit, and with three."""

import pytest

from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import contact, handling, suggestion
from huying.domain.suggestions.states import Phase, Way
from tests.conftest import moment
from tests.crawl.conftest import signed_in


def in_handling(county, many: bool):
    """With one co-signer, contact and unit, or three of each; the same people have signed for it."""
    cosigners = (county.zhou, county.wu, county.li_deputy) if many else (county.zhou,)
    co = (county.finance, county.transport) if many else ()
    lead = county.accepted(*cosigners, co=co)
    for one in Handling.objects.filter(role="co"):
        by = county.he if one.unit == county.finance else county.yu
        handling.sign_for(one, by=by, at=moment("2026-03-03"))
    for day in (5, 6, 9) if many else (5,):
        contact.record_contact(
            lead,
            by=county.sun,
            at=moment(f"2026-03-{day:02} 16:00"),
            phase=Phase.BEFORE,
            way=Way.PHONE,
            held_at=moment(f"2026-03-{day:02} 10:00"),
            attendees="孙敏",
            content="电话里说了办法。",
            deputies=[county.lin],
        )
    return lead.suggestion


def page_of(s) -> str:
    return f"/qingyuan/suggestions/{s.pk}/"


# Each unit that a deputy may be asked of is asked four times whether a contact waits for the deputy;
# of each silent co-unit the lead unit's own people are told whether its time is over.
PAGE = {"lin": (44, 52), "chen": (48, 48), "sun": (59, 61), "liu": (43, 43)}


@pytest.mark.parametrize("many", [False, True], ids=["one", "three"])
@pytest.mark.parametrize("who", PAGE)
def test_the_suggestions_page_asks_so_often(county, now, django_assert_num_queries, who, many):
    client = signed_in(getattr(county, who))
    s = in_handling(county, many)
    client.get(page_of(s))
    with django_assert_num_queries(PAGE[who][many]):
        client.get(page_of(s))


@pytest.mark.parametrize("many", [False, True], ids=["one", "three"])
def test_the_page_of_an_act_asks_so_often(county, now, django_assert_num_queries, many):
    s = in_handling(county, many)
    client = signed_in(county.sun)
    path = f"/qingyuan/handling/{s.handlings.get(role='lead').pk}/record_contact"
    client.get(path)
    with django_assert_num_queries(16):
        client.get(path)


@pytest.mark.parametrize("many", [False, True], ids=["one", "three"])
def test_drafting_asks_so_often(county, now, django_assert_num_queries, many):
    for day in (25, 26, 27) if many else (25,):
        suggestion.draft(by=county.lin, at=moment(f"2026-02-{day}"), title="关于修桥的建议")
    client = signed_in(county.lin)
    client.get("/qingyuan/suggestions/new")
    with django_assert_num_queries(9):
        client.get("/qingyuan/suggestions/new")
