"""Into which congress: the only one, one of several, or none; and the reading size."""

import pytest
from django.test import Client

from huying.domain.people.models import Account, Appointment, Person
from huying.domain.people.sign_in import large_type
from tests.conftest import moment
from tests.county import County

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.people.sign_in_probe")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def both(county):
    """林秀英 is a deputy in the county and in the city."""
    city = County(moment, code="shi", name="云山市")
    account = county.lin.person.account
    person = Person.objects.create(congress=city.congress, account=account, name="林秀英")
    Appointment.objects.create(
        congress=city.congress,
        person=person,
        body=city.committee,
        capacity="clerk",
        since=moment("2026-01-05").date(),
    )
    return account


def entered(account) -> Client:
    client = Client()
    client.force_login(account, BACKEND)
    return client


def test_with_several_congresses_somebody_chooses_and_the_other_does_not_exist(both):
    client = entered(both)
    assert client.get("/")["Location"] == "/choose"
    page = client.get("/choose")
    names = [one["congress"].name for one in page.context["choices"]]
    assert names == ["云山市人民代表大会", "清源县人民代表大会"]
    before = client.session.session_key
    response = client.post("/choose", {"code": "shi"})
    assert (response.status_code, response["Location"]) == (302, "/shi/")
    assert client.session.session_key != before
    assert client.get("/")["Location"] == "/shi/"
    assert client.get("/shi/probe").status_code == 200
    missing = client.get("/nowhere/probe")
    assert (missing.status_code, missing.content) == (404, client.get("/qingyuan/probe").content)
    client.post("/choose", {"code": "qingyuan"})
    assert client.get("/qingyuan/probe").status_code == 200
    assert client.get("/shi/probe").status_code == 404


def test_the_key_before_switching_is_dead(both):
    client, thief = entered(both), Client()
    client.post("/choose", {"code": "shi"})
    thief.cookies["sessionid"] = client.session.session_key
    client.post("/choose", {"code": "qingyuan"})
    assert thief.get("/shi/probe").status_code == 302


def test_a_congress_to_which_somebody_does_not_belong_cannot_be_chosen(both, county):
    client = entered(county.zhou.person.account)
    for code in ("shi", "nowhere", ""):
        assert client.post("/choose", {"code": code}).status_code == 404
    assert client.get("/shi/probe").status_code == 404
    assert client.get("/")["Location"] == "/qingyuan/"


def test_without_an_appointment_a_page_says_so_and_whom_to_ask(client, county):
    client.force_login(Account.objects.create_user("nobody1", "x"), BACKEND)
    for path in ("/", "/choose"):
        text = client.get(path).content.decode()
        assert "您现在没有任职" in text
        assert "请打电话给本级代表工委" in text


def test_signed_out_the_choice_asks_to_sign_in(client, county):
    assert client.get("/")["Location"] == "/accounts/login/"
    assert client.get("/choose")["Location"] == "/accounts/login/?next=/choose"


def test_large_type_is_kept_with_the_account(county):
    client = entered(county.lin.person.account)
    response = client.post("/large-type", {"next": "/qingyuan/probe?page=2"})
    assert response["Location"] == "/qingyuan/probe?page=2"
    assert Account.objects.get(username="daibiao").large_type is True
    client.post("/large-type")
    assert Account.objects.get(username="daibiao").large_type is False


def test_large_type_is_kept_in_the_browser_of_somebody_signed_out(client, county):
    client.post("/large-type", {"next": "/accounts/login/"})
    request = client.get("/accounts/login/").wsgi_request
    assert large_type.is_large(request) is True
    client.post("/large-type")
    assert large_type.is_large(client.get("/accounts/login/").wsgi_request) is False
