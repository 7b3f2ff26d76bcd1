"""Navigation, name and capacity, unread notices, congresses: what stands around every page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from huying.domain.people.models import Appointment, Person
from huying.domain.people.states import Capacity
from huying.foundation.notices.models import Notice
from huying.pages.workbench.context import around_every_page
from tests.conftest import moment
from tests.county import County


@pytest.fixture
def around(as_person):
    """around(appointment) → the context of a page of that person."""

    def found(appointment):
        request = RequestFactory().get("/qingyuan/")
        request.resolver_match = None
        request.user = appointment.person.account
        request.acting = as_person(appointment, moment("2026-03-02"))
        return around_every_page(request)

    return found


def menu(found):
    return [one["label"] for one in found["nav"]]


def test_a_signed_out_page_costs_no_query_and_shows_nobody(db):
    request = RequestFactory().get("/")
    request.user, request.acting = AnonymousUser(), None
    with CaptureQueriesContext(connection) as caught:
        found = around_every_page(request)
    assert (len(caught), found) == (0, {"large_type": False})


def test_everybody_gets_the_menu_of_what_exists_for_them(county, around):
    everybody = ["工作台", "建议台账", "双向互动", "督办", "办理流程"]
    assert menu(around(county.liu)) == everybody
    assert menu(around(county.sun)) == [
        "工作台", "建议台账", "沟通日程", "双向互动", "督办", "办理流程",
    ]  # fmt: skip
    assert menu(around(county.lin)) == [
        "工作台", "建议台账", "议案", "沟通日程", "双向互动", "督办", "办理流程",
    ]  # fmt: skip
    for one in (county.chen, county.wang):
        assert menu(around(one)) == [
            "工作台", "建议台账", "议案", "沟通日程", "双向互动", "督办", "总览", "名册", "办理流程",
        ]  # fmt: skip
    assert menu(around(county.gao)) == ["工作台", "建议台账", "名册", "消息渠道", "办理流程"]


def test_it_names_the_person_in_every_capacity(county, around):
    assert around(county.lin)["capacity"] == "代表"
    assert around(county.sun)["capacity"] == "水利局承办人、办公室"
    assert around(county.li)["capacity"] == "水利局负责人；代表"
    assert around(county.lin)["person_name"] == "林秀英"


def test_it_costs_two_queries_and_only_when_the_page_shows_them(county, around):
    county.submitted()
    found = None
    with CaptureQueriesContext(connection) as caught:
        found = around(county.chen)
    before = len(caught)
    with CaptureQueriesContext(connection) as caught:
        assert (int(str(found["unread"])), list(found["congresses"])) == (1, [])
    assert (before, len(caught)) == (1, 2)  # the first is `acting` of the fixture


def test_of_more_than_ninety_nine_unread_no_more_are_counted(county, around):
    case = county.submitted().case
    for number in range(98):
        Notice.objects.create(
            congress=county.congress, to=county.chen, case=case, key=f"{number}", text="提交",
            at=moment("2026-03-02"),
        )  # fmt: skip
    assert str(around(county.chen)["unread"]) == "99"
    county.submitted()
    assert str(around(county.chen)["unread"]) == "99+"


def test_somebody_of_two_congresses_may_switch(county, around):
    other = County(moment, code="linjiang", name="临江县")
    person = Person.objects.create(
        congress=other.congress, account=county.chen.person.account, name="陈静"
    )
    Appointment.objects.create(
        congress=other.congress,
        person=person,
        body=other.committee,
        capacity=Capacity.CLERK,
        since=moment("2026-01-05").date(),
    )
    assert list(around(county.chen)["congresses"]) == [
        {"name": "临江县人大", "current": False, "url": "/choose"},
        {"name": "清源县人大", "current": True, "url": "/qingyuan/"},
    ]
