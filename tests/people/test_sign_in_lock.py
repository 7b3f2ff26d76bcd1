"""After five failures a name is locked for half an hour, however the attempts arrive."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from axes.utils import reset
from django.test import Client

from huying.domain.people.models import Account
from huying.domain.people.sign_in import attempts
from tests.conftest import moment
from tests.reliability.arena import at_once
from tests.reliability.conftest import shared_database  # noqa: F401

pytestmark = pytest.mark.urls("tests.people.sign_in_probe")
LOGIN = "/accounts/login/"
PASSWORD = "a long pass phrase"
NOON = moment("2026-03-02 12:00")
HERE = "10.0.0.1"


def sign_in(client, password, name="daibiao", **more):
    return client.post(LOGIN, {"login": name, "password": password}, **more)


def fail(times, name="daibiao", **more):
    return [sign_in(Client(), "not the password", name, **more).status_code for _ in range(times)]


def test_five_places_are_given_and_no_sixth(db):
    given = [attempts.reserve("daibiao", HERE, at=NOON) for _attempt in range(7)]
    assert given == [True] * 5 + [False] * 2


def test_a_right_password_gives_its_place_back(db):
    for _attempt in range(9):
        assert attempts.reserve("daibiao", HERE, at=NOON) is True
        attempts.release("daibiao", HERE)


def test_the_lock_opens_half_an_hour_after_the_last_attempt_that_counted(db):
    for _attempt in range(5):
        attempts.reserve("daibiao", HERE, at=NOON)
    later = NOON + timedelta(minutes=29, seconds=59)
    assert attempts.reserve("daibiao", HERE, at=later) is False
    assert attempts.locked_until("daibiao", HERE, at=later) == NOON + timedelta(minutes=30)
    half_past = NOON + timedelta(minutes=30)
    assert attempts.locked_until("daibiao", HERE, at=half_past) is None
    assert attempts.reserve("daibiao", HERE, at=half_past) is True


def test_the_fifth_failure_locks_and_then_the_right_password_is_refused_too(county):
    assert fail(5) == [422, 422, 422, 422, 429]
    response = sign_in(Client(), PASSWORD)
    assert response.status_code == 429
    text = re.sub(r"<[^>]+>", "", response.content.decode())
    assert re.search(r"请在20\d\d-\d\d-\d\d \d\d:\d\d以后再试", text)
    assert "请打电话给本级代表工委" in text


def test_an_unknown_name_is_locked_like_a_known_one(county):
    def seen(name):
        fail(5, name)
        text = sign_in(Client(), "not the password", name).content.decode()
        return re.sub(r"\d\d:\d\d|csrfmiddlewaretoken\" value=\"\w+", "", text)

    assert seen("nobody1") == seen("daibiao")


def test_neither_another_browser_nor_another_spelling_counts_anew(county):
    for number in range(4):
        fail(1, "DaiBiao", headers={"user-agent": f"browser {number}"})
    assert fail(1) == [429]


def test_another_place_is_not_locked_out_with_it(county):
    fail(5)
    assert sign_in(Client(), PASSWORD, REMOTE_ADDR="10.0.0.2").status_code == 302


def test_signing_in_begins_the_count_anew(county):
    fail(4)
    assert sign_in(Client(), PASSWORD).status_code == 302
    assert fail(4) == [422] * 4


def test_a_reset_by_the_clerk_unlocks_the_name(county):
    fail(5)
    reset(username="daibiao")
    assert sign_in(Client(), PASSWORD).status_code == 302


def test_wrong_passwords_while_confirming_count_as_well(county):
    client = Client()
    client.force_login(
        county.lin.person.account, "allauth.account.auth_backends.AuthenticationBackend"
    )
    wrong = {"password": "not the password"}
    seen = [client.post("/accounts/reauthenticate/", wrong).status_code for _ in range(5)]
    assert seen == [422, 422, 422, 422, 429]


def test_of_twenty_places_asked_for_at_once_five_are_given(shared_database):  # noqa: F811
    jobs = [lambda: attempts.reserve("daibiao", HERE, at=NOON)] * 20
    assert sorted(at_once(*jobs)) == [False] * 15 + [True] * 5


def test_twenty_wrong_passwords_at_once_are_counted_as_five_and_lock(shared_database):  # noqa: F811
    Account.objects.create_user("daibiao", PASSWORD)
    jobs = [lambda: sign_in(Client(), "not the password").status_code] * 20
    statuses = at_once(*jobs)
    assert set(statuses) <= {422, 429}
    assert statuses.count(429) >= 15
    assert AccessAttempt.objects.get().failures_since_start == 5
    assert sign_in(Client(), PASSWORD).status_code == 429
