"""The second factor: turned on and off by its owner, asked for after the password, and counted."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.people.sign_in_probe")]
PASSWORD = "a long pass phrase"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def secret(county):
    """林秀英 has turned it on."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(county.lin.person.account, secret)
    return secret


def password(client):
    return client.post("/accounts/login/", {"login": "daibiao", "password": PASSWORD})


def test_it_is_turned_on_after_confirming_the_password_and_off_again(client, county):
    password(client)
    response = client.get("/accounts/2fa/totp/activate/")
    assert response["Location"].startswith("/accounts/reauthenticate/")
    response = client.post(response["Location"], {"password": PASSWORD})
    assert response["Location"] == "/accounts/2fa/totp/activate/"
    page = client.get("/accounts/2fa/totp/activate/")
    assert client.post("/accounts/2fa/totp/activate/", {"code": "000"}).status_code == 422
    secret = page.context["form"].secret
    response = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert response["Location"] == "/accounts/2fa/recovery-codes/"
    codes = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"]
    assert len(codes) == 10
    client.get("/accounts/2fa/recovery-codes/generate/")
    client.post("/accounts/2fa/recovery-codes/generate/")
    assert client.get("/accounts/2fa/recovery-codes/").context["unused_codes"] != codes
    assert client.get("/accounts/2fa/").status_code == 200
    assert client.get("/accounts/2fa/totp/deactivate/").status_code == 200
    client.post("/accounts/2fa/totp/deactivate/")
    assert Authenticator.objects.count() == 0


def test_the_password_alone_opens_nothing(client, secret):
    assert password(client)["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/accounts/2fa/authenticate/").status_code == 200
    assert client.get("/qingyuan/probe").status_code == 302
    response = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/qingyuan/probe").status_code == 200


def test_after_five_wrong_codes_the_right_one_is_refused_from_anywhere(secret):
    first, second = Client(), Client(REMOTE_ADDR="10.0.0.2")
    for client in (first, second):
        password(client)
    for _attempt in range(5):
        response = first.post("/accounts/2fa/authenticate/", {"code": "000000"})
        assert "验证码不对" in response.content.decode()
    response = second.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert "验证码试错太多" in response.content.decode()
    assert second.get("/qingyuan/probe").status_code == 302
