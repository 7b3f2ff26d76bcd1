"""Whom the clerk telephones today."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.domain.suggestions.procedure import contact, suggestion
from huying.domain.suggestions.queries.phone import whom_to_call
from huying.domain.suggestions.states import Phase, Way
from tests.conftest import moment


def calls(county, as_person, at):
    return [
        (one.deputy.person.name, one.pressing, [matter.what for matter in one.matters])
        for one in whom_to_call(as_person(county.chen, at), at)
    ]


def recorded(county, day="2026-03-05"):
    return contact.record_contact(
        county.accepted(),
        by=county.sun,
        at=moment(f"{day} 16:00"),
        phase=Phase.BEFORE,
        way=Way.FACE,
        held_at=moment(f"{day} 10:00"),
        attendees="孙敏",
        content="看了破损渠段。",
        deputies=[county.lin],
    )


def test_an_open_contact_is_asked_about_and_pressing_after_five_working_days(county, as_person):
    recorded(county)
    line = ["确认沟通（水利局，办前）"]
    assert calls(county, as_person, moment("2026-03-12")) == [("林秀英", False, line)]
    assert calls(county, as_person, moment("2026-03-13")) == [("林秀英", True, line)]


def test_an_invitation_is_asked_about_without_naming_the_unsubmitted_draft(county, as_person):
    at = moment("2026-02-26")
    suggestion.invite(
        county.drafted(), by=county.lin, at=moment("2026-02-25 11:00"), deputies=[county.zhou]
    )
    assert calls(county, as_person, at) == [("周文", False, ["答复附议邀请（林秀英代表邀请）"])]
    (call,) = whom_to_call(as_person(county.chen, at), at)
    assert [one.suggestion for one in call.matters] == [None]


def test_a_survey_is_asked_about_only_when_its_day_is_near(county, as_person):
    round = county.delivered()
    due = round.surveys.get().case.clocks.get().due
    far, near = moment("2026-04-13"), moment(due.isoformat())
    assert calls(county, as_person, far) == []
    assert calls(county, as_person, near) == [("林秀英", True, ["评价答复"])]


def test_one_row_per_person_the_pressing_first(county, as_person):
    recorded(county)
    recorded(county, "2026-03-06")
    suggestion.invite(
        county.drafted(), by=county.lin, at=moment("2026-02-25 11:00"), deputies=[county.zhou]
    )
    found = calls(county, as_person, moment("2026-03-16"))
    assert [(name, pressing, len(lines)) for name, pressing, lines in found] == [
        ("林秀英", True, 2),
        ("周文", False, 1),
    ]


def test_the_page_is_for_the_committee_alone_and_shows_the_number(county, signed_in):
    county.lin.person.phone = "13800000000"
    county.lin.person.save()
    recorded(county)
    page = signed_in(county.chen).get("/qingyuan/phone-list").content.decode()
    assert page.count('href="tel:13800000000"') == 1
    others = (county.lin, county.sun, county.liu, county.gao)
    assert [signed_in(one).get("/qingyuan/phone-list").status_code for one in others] == [404] * 4


def test_the_page_costs_the_same_with_one_row_and_with_three(county, signed_in):
    client = signed_in(county.chen)
    counts = []
    for _ in range(2):
        recorded(county)
        client.get("/qingyuan/phone-list")
        with CaptureQueriesContext(connection) as caught:
            client.get("/qingyuan/phone-list")
        counts.append(len(caught))
        recorded(county)
    assert counts == [10, 10]


def test_an_empty_list_says_what_would_be_on_it(county, signed_in):
    page = signed_in(county.wang).get("/qingyuan/phone-list").content.decode()
    assert "今天没有要打电话的代表" in page
