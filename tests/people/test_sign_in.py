"""Signing in: by whom, under which name, and what a refused attempt is told."""

import re
import statistics
from datetime import timedelta
from time import process_time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from huying.domain.people.models import Account, Appointment
from huying.domain.people.models.login_name import login_name
from huying.domain.people.sign_in import sessions

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.people.sign_in_probe")]
LOGIN = "/accounts/login/"
PASSWORD = "a long pass phrase"


@pytest.fixture(autouse=True)
def fresh_limits():
    from django.core.cache import cache

    cache.clear()


def sign_in(client, name="daibiao", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": name, "password": password, **more})


def words(response) -> str:
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def english(response) -> list[str]:
    """English words in what a reader sees, labels of inputs included."""
    main = "<main" + response.content.decode().split("<main", 1)[1]
    seen = re.sub(r"<code>.*?</code>|<img[^>]*>", "", main)
    attributes = " ".join(re.findall(r'(?:placeholder|alt|title|aria-label)="([^"]*)"', seen))
    return re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]+>", " ", seen) + attributes)


def test_a_deputy_signs_in_and_stands_in_the_only_congress(client, county):
    response = sign_in(client)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/")["Location"] == "/qingyuan/"
    assert client.get("/qingyuan/probe").content.decode() == "林秀英 清源县人民代表大会"


def test_signed_out_a_page_leads_to_signing_in_and_back(client, county):
    response = client.get("/qingyuan/probe?a=1")
    assert response["Location"] == "/accounts/login/?next=/qingyuan/probe%3Fa%3D1"
    response = sign_in(client, next="/qingyuan/probe?a=1")
    assert response["Location"] == "/qingyuan/probe?a=1"


@pytest.mark.parametrize("typed", ["Daibiao", " daibiao ", "ｄａｉｂｉａｏ", "DAIBIAO"])
def test_one_spelling_of_a_name_is_as_good_as_another(client, county, typed):
    assert sign_in(client, typed).status_code == 302


@pytest.mark.parametrize("typed", ["dаibiao", "dai\u200bbiao", "daibiao\x7f", "dai biao"])
def test_a_name_that_only_looks_the_same_is_an_unknown_one(client, county, typed):
    assert sign_in(client, typed).status_code == 422


@pytest.mark.parametrize(
    "name", ["", "x", "dаibiao", "dai\u200bbiao", "a b", ".abc", "x" * 61, "a\x00b", "ab\n"]
)
def test_no_account_is_made_under_a_name_with_invisible_or_foreign_letters(name):
    if name == "ab\n":
        assert login_name(name) == "ab"  # the edge is trimmed
    else:
        with pytest.raises(ValidationError):
            login_name(name)


def test_two_accounts_cannot_differ_in_capitals_alone(county):
    assert Account.objects.create_user("Ｌｉｎ.Ｘ").username == "lin.x"


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(client, county):
    answers = set()
    for name in ("daibiao", "nobody1"):
        response = sign_in(Client(), name, "not the password")
        assert response.status_code == 422
        text = response.content.decode().replace(f'value="{name}"', "")
        answers.add(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text))
    assert len(answers) == 1
    assert "用户名或密码不对" in answers.pop()


def test_an_unknown_name_takes_as_long_as_a_wrong_password(county, settings):
    settings.AXES_FAILURE_LIMIT = 10_000
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    account = Account.objects.get(username="daibiao")
    account.set_password(PASSWORD)
    account.save()
    times: dict[str, list[float]] = {"daibiao": [], "nobody1": []}
    for _round in range(12):
        for name, taken in times.items():
            started = process_time()
            sign_in(Client(), name, "not the password")
            taken.append(process_time() - started)
    known, unknown = (statistics.median(taken) for taken in times.values())
    assert abs(known - unknown) < 0.3 * max(known, unknown)


@pytest.mark.parametrize(
    "path",
    [
        "signup/", "email/", "confirm-email/", "password/reset/", "password/set/", "login/code/",
        "password/reset/key/1-abc/", "2fa/webauthn/", "2fa/recovery-codes/download/",
    ],
)  # fmt: skip
def test_nobody_signs_up_or_resets_a_password_alone(client, county, path):
    assert client.get(f"/accounts/{path}").status_code == 404
    assert client.post(f"/accounts/{path}").status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "//evil.example", "https://evil.example", "https:evil.example", "javascript:alert(1)",
        "\\\\evil.example", "/\\evil.example", "/\t/evil.example", "http:///evil.example", "///evil",
    ],
)  # fmt: skip
def test_nobody_is_sent_on_to_another_site(client, county, url):
    assert sign_in(client, next=url)["Location"] == "/"
    assert client.post("/large-type", {"next": url})["Location"] == "/"
    assert client.post("/accounts/logout/", {"next": url})["Location"] == LOGIN


def test_every_page_of_signing_in_is_in_chinese(client, county):
    assert english(client.get(LOGIN)) == []
    assert english(sign_in(client, "", "")) == []
    assert english(sign_in(client, "daibiao", "wrong wrong")) == []
    sign_in(client)
    for path in ("logout/", "password/change/", "2fa/", "reauthenticate/", ""):
        found = [word for word in english(client.get(f"/accounts/{path}")) if word != "daibiao"]
        assert (path, found) == (path, [])
    bad = {"oldpassword": "x", "password1": "12345", "password2": "123"}
    response = client.post("/accounts/password/change/", bad)
    assert response.status_code == 422
    assert english(response) == []


def test_a_one_time_password_is_replaced_before_anything_else(client, county):
    Account.objects.filter(username="daibiao").update(must_change=True)
    sign_in(client)
    for path in ("/", "/choose", "/qingyuan/probe", "/accounts/2fa/"):
        assert client.get(path)["Location"] == "/accounts/password/change/"
    change = {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
    response = client.post("/accounts/password/change/", change)
    assert (response.status_code, "新密码不能与现在的密码相同" in words(response)) == (422, True)
    change |= {"password1": "quite another phrase", "password2": "quite another phrase"}
    response = client.post("/accounts/password/change/", change)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/qingyuan/probe").status_code == 200
    assert Account.objects.get(username="daibiao").must_change is False


def test_two_new_passwords_that_differ_are_refused_in_our_words(client, county):
    sign_in(client)
    change = {"oldpassword": PASSWORD, "password1": "one long phrase", "password2": "another one"}
    response = client.post("/accounts/password/change/", change)
    assert response.context["form"].errors == {
        "password2": ["两次输入的新密码不一样，请重新输入。"]
    }


def test_a_changed_password_ends_every_other_session(county):
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    change = {
        "oldpassword": PASSWORD,
        "password1": "one long phrase",
        "password2": "one long phrase",
    }
    here.post("/accounts/password/change/", change)
    assert here.get("/qingyuan/probe").status_code == 200
    assert elsewhere.get("/qingyuan/probe").status_code == 302


def test_a_stopped_account_is_out_at_its_next_request_and_its_session_does_not_come_back(county):
    client = Client()
    sign_in(client)
    Account.objects.filter(username="daibiao").update(is_active=False)
    assert client.get("/qingyuan/probe").status_code == 302
    Account.objects.filter(username="daibiao").update(is_active=True)
    assert client.get("/qingyuan/probe").status_code == 302


def test_a_stopped_account_is_told_whom_to_call_only_with_its_password(client, county):
    Account.objects.filter(username="daibiao").update(is_active=False)
    assert sign_in(client, password="not the password").status_code == 422
    assert sign_in(client)["Location"] == "/accounts/inactive/"
    assert "请打电话给本级代表工委" in words(client.get("/accounts/inactive/"))


def test_an_appointment_that_ended_yesterday_opens_nothing(client, county):
    sign_in(client, "gongwei")
    assert client.get("/qingyuan/probe").status_code == 200
    yesterday = county.moment("2026-01-06").date()
    Appointment.objects.filter(pk=county.chen.pk).update(until=yesterday)
    assert client.get("/qingyuan/probe").status_code == 404


def test_the_session_key_before_signing_in_is_worth_nothing_after(client, county):
    client.get(LOGIN)
    client.post("/large-type")
    session = client.session
    session["planted"] = 1
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    sign_in(client)
    assert client.cookies["sessionid"].value != before
    thief = Client()
    thief.cookies["sessionid"] = before
    assert thief.get("/qingyuan/probe").status_code == 302


def test_a_copied_cookie_is_dead_after_signing_out(client, county):
    sign_in(client)
    thief = Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert thief.get("/qingyuan/probe").status_code == 200
    assert client.get("/accounts/logout/").status_code == 200  # asking does nothing yet
    assert client.get("/qingyuan/probe").status_code == 200
    client.post("/accounts/logout/")
    assert thief.get("/qingyuan/probe").status_code == 302


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/logout/", "/accounts/password/change/", "/choose",
             "/large-type", "/accounts/2fa/totp/activate/", "/qingyuan/probe"],
)  # fmt: skip
def test_a_form_without_its_token_is_refused_and_changes_nothing(county, path):
    client = Client(enforce_csrf_checks=True)
    account = Account.objects.get(username="daibiao")
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    response = client.post(path, {"next": "/"})
    assert response.status_code == 403
    assert "页面已经过期" in words(response)
    other = Client()
    other.get(LOGIN)
    token = other.cookies["csrftoken"].value
    assert client.post(path, {"csrfmiddlewaretoken": token}).status_code == 403
    account.refresh_from_db()
    assert account.large_type is False
    assert client.get("/qingyuan/probe").status_code == 200


def test_looking_at_the_reading_size_does_not_turn_it(client, county):
    assert client.get("/large-type").status_code == 405


def test_no_page_may_be_framed_or_kept(client, county):
    sign_in(client)
    for path in ("/qingyuan/probe", "/accounts/2fa/", "/accounts/password/change/", "/nowhere/"):
        response = client.get(path)
        assert "no-store" in response["Cache-Control"]
        policy = response["Content-Security-Policy"]
        assert [part in policy for part in ("frame-ancestors 'none'", "base-uri 'none'")] == [
            True,
            True,
        ]
        assert response["X-Frame-Options"] == "DENY"


def test_another_host_name_is_refused(client, county, settings):
    settings.ALLOWED_HOSTS = ["renda.example"]
    response = client.get(LOGIN, headers={"host": "evil.example"})
    assert (response.status_code, "这个请求没有看懂" in words(response)) == (400, True)


IDLE, WHOLE = timedelta(minutes=30), timedelta(hours=12)


@pytest.mark.parametrize(
    ("began", "seen", "over"),
    [
        (timedelta(0), timedelta(0), False),
        (timedelta(minutes=30), timedelta(minutes=30), False),
        (timedelta(hours=2), timedelta(minutes=30, seconds=1), True),
        (timedelta(hours=12), timedelta(0), False),
        (timedelta(hours=12, seconds=1), timedelta(0), True),
    ],
)
def test_a_session_is_over_after_half_an_hour_alone_or_twelve_in_all(began, seen, over):
    from tests.conftest import moment

    now = moment("2026-03-02 20:00")
    assert (
        sessions.is_over(began=now - began, seen=now - seen, now=now, idle=IDLE, whole=WHOLE)
        is over
    )


def test_whoever_was_away_too_long_is_told_so_at_the_sign_in_page(client, county):
    sign_in(client)
    client.get("/qingyuan/probe")
    session = client.session
    session["seen"] = county.moment("2026-03-02").isoformat()
    session.save()
    response = client.get("/qingyuan/probe", follow=True)
    assert response.request["PATH_INFO"] == LOGIN
    assert "为了安全已经退出" in words(response)


def test_a_fragment_takes_its_whole_page_to_signing_in(client, county):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/qingyuan/?page=2"}
    response = client.get("/qingyuan/probe", headers=headers)
    assert response["HX-Redirect"] == "/accounts/login/?next=/qingyuan/%3Fpage%3D2"
