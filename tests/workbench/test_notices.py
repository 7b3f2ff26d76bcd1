"""What somebody was told, and having read it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.notices.models import Notice
from huying.pages.workbench import received
from tests.conftest import moment


def acting_as(appointment):
    account = appointment.person.account
    return acting(account, appointment.congress, at=moment("2026-03-02"))


def told(county, times=1):
    for _ in range(times):
        county.submitted()
    return Notice.objects.filter(to=county.chen).order_by("-pk")


def unread(county):
    return Notice.objects.filter(to=county.chen, read_at=None).count()


def test_notices_come_newest_first_and_opening_the_page_marks_nothing(county, signed_in):
    s = county.submitted()
    suggestion.withdraw(s, by=county.lin, at=moment("2026-02-26 10:00"), reason="已经解决")
    page = signed_in(county.chen).get("/qingyuan/notices").content.decode()
    assert page.index("“撤回”") < page.index("“提交”")
    assert page.count(f"/qingyuan/suggestions/{s.pk}/") == 2
    assert (page.count("知道了"), unread(county)) == (2, 2)


def test_one_is_marked_read_by_its_button_alone(county, signed_in):
    first, second = told(county, 2)
    client = signed_in(county.chen)
    assert client.get(f"/qingyuan/notices/{first.pk}").status_code == 405
    answer = client.post(f"/qingyuan/notices/{first.pk}", {"next": "/qingyuan/notices?page=1"})
    assert (answer.status_code, answer.url) == (302, "/qingyuan/notices?page=1")
    assert list(Notice.objects.filter(read_at=None, to=county.chen)) == [second]


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/qingyuan/", ""])
def test_marking_read_never_leads_elsewhere(county, signed_in, back):
    (one,) = told(county)
    answer = signed_in(county.chen).post(f"/qingyuan/notices/{one.pk}", {"next": back})
    assert answer.url == "/qingyuan/notices"


def test_all_are_marked_read_at_once_and_only_mine(county, signed_in):
    told(county, 2)
    signed_in(county.chen).post("/qingyuan/notices/read")
    assert unread(county) == 0
    assert Notice.objects.filter(to=county.wang, read_at=None).count() == 2


def test_somebody_elses_notice_does_not_exist(county, signed_in):
    (one,) = told(county)
    client = signed_in(county.wang)
    assert client.post(f"/qingyuan/notices/{one.pk}").status_code == 404
    assert client.post(f"/qingyuan/notices/{one.pk + 1000}").status_code == 404
    assert unread(county) == 1


def test_the_page_costs_the_same_with_one_row_and_with_three(county, signed_in):
    client = signed_in(county.chen)
    counts = []
    for _ in range(2):
        told(county)
        client.get("/qingyuan/notices")
        with CaptureQueriesContext(connection) as caught:
            client.get("/qingyuan/notices")
        counts.append(len(caught))
        told(county)
    assert counts == [8, 8]


def test_an_empty_page_says_what_will_come(county, signed_in):
    page = signed_in(county.gao).get("/qingyuan/notices").content.decode()
    assert "还没有通知" in page


def test_what_is_kept_secret_goes_out_of_sight_alone(county, signed_in):
    """Of three handed in, one is then kept secret from the office that was told of it."""
    first, second, third = (county.assigned().suggestion for _ in range(3))
    assert Notice.objects.filter(to=county.sun).count() >= 3
    for hidden in (second, first):
        Suggestion.objects.update(secrecy=False)
        Suggestion.objects.filter(pk=hidden.pk).update(secrecy=True)
        Handling.objects.update(unit=county.water)
        Handling.objects.filter(suggestion=hidden).update(unit=county.finance)
        page = signed_in(county.sun_office).get("/qingyuan/notices").content.decode()
        seen = [f"/qingyuan/suggestions/{one.pk}/" in page for one in (first, second, third)]
        assert seen == [one != hidden for one in (first, second, third)]
        mine = received.by(acting_as(county.sun_office))
        roots = set(mine.values_list("case__root", flat=True))
        assert roots == {one.pk for one in (first, second, third)} - {hidden.pk}
