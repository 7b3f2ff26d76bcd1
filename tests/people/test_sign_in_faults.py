"""What a reader sees when something went wrong: Chinese, what to do, and nobody's name."""

import re

import pytest
from django.test import Client

from huying.domain.people.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.people.sign_in_probe")]


def signed_in(county) -> Client:
    client = Client(raise_request_exception=False)
    account = Account.objects.get(username="daibiao")
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def heading(response) -> str:
    return re.findall(r"<h1>([^<]*)</h1>", response.content.decode())[0]


def test_every_fault_has_its_page(county):
    client = signed_in(county)
    seen = [
        (response.status_code, heading(response))
        for response in (
            client.get("/nowhere/at/all/."),
            client.get("/accounts/broken"),
            client.get("/accounts/login/", headers={"host": "evil.example"}),
            Client(enforce_csrf_checks=True).post("/choose"),
        )
    ]
    assert seen == [
        (404, "没有这个页面"),
        (500, "系统出了差错"),
        (400, "这个请求没有看懂"),
        (403, "页面已经过期"),
    ]


def test_too_much_text_is_413_and_not_a_misunderstood_request(county):
    response = signed_in(county).post("/choose", {"code": "x" * 3_000_000}, "text/plain")
    assert response.status_code == 413


def test_a_missing_page_names_nobody_and_is_the_same_for_everybody(county):
    pages = {
        client.get(path).content
        for client in (signed_in(county), Client())
        for path in ("/nowhere/at/all/.", "/setup")
    }
    assert len(pages) == 1
    assert "林秀英" not in pages.pop().decode()


def test_a_stale_form_is_told_that_the_text_is_kept_and_to_reload(county):
    page = Client(enforce_csrf_checks=True).post("/large-type").content.decode()
    assert "还留在这个浏览器里。请返回上一页并刷新" in page
