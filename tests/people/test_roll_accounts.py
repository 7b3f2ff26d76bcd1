"""Accounts: issued on a slip, reset in one call, stopped at once; and who may not."""

import re

import pytest
from django.test import Client

from huying.domain.people.models import Account, Appointment, Person, Roll
from huying.domain.people.procedure import accounts
from huying.domain.people.procedure.appointments import end_appointment, give_appointment
from huying.domain.people.roll.one_time import OneTimePassword
from huying.domain.people.states import Capacity
from huying.foundation.procedure.models import EventDetail
from huying.foundation.procedure.refusal import Refused, Why
from tests.county import County
from tests.people.roll_browser import BACKEND, Visitor


@pytest.fixture
def roll(county):
    return Roll.objects.get(congress=county.congress)


def printed(response) -> str:
    codes = re.findall(r'<span class="slip-code">([^<]*)</span>', response.content.decode())
    return codes[1].replace(" ", "")


def refusal(county, roll, act, by, **details) -> str:
    with pytest.raises(Refused) as refused:
        act(roll, by=by, at=county.moment("2026-03-02"), **details)
    return refused.value.reason


def test_a_forgotten_password_is_reset_in_one_call(county):
    person = county.lin.person
    response = Visitor("gongwei").fill(f"people/{person.pk}/account/reset_password")
    account = Account.objects.get(username="daibiao")
    password = printed(response)
    assert (response.status_code, account.must_change) == (200, True)
    assert account.check_password(password)
    assert re.fullmatch(r"\d{12}", password)
    assert "no-store" in response["Cache-Control"]


def test_the_password_is_shown_once_and_written_nowhere(county):
    clerk = Visitor("gongwei")
    path = f"people/{county.lin.person.pk}/account/reset_password"
    form = clerk.get(path).context["form"]
    password = printed(clerk.send(path, form))
    again = clerk.send(path, form)
    assert (again.status_code, again["Location"]) == (
        303,
        f"/qingyuan/roll/people/{county.lin.person.pk}/",
    )
    assert Account.objects.get(username="daibiao").check_password(password)
    data = EventDetail.objects.get().data
    assert data == {
        "person": {"id": str(county.lin.person.pk), "label": "林秀英"},
        "password": "一次性密码",
        "second_factor": False,
    }
    assert password not in repr(OneTimePassword(password))


def test_a_new_account_gets_a_name_nobody_has(county, roll):
    Person.objects.filter(pk=county.lin.person.pk).update(account=None, pinyin="daibiao")
    clerk = Visitor("gongwei")
    path = f"people/{county.lin.person.pk}/account/issue_account"
    assert clerk.get(path).context["form"]["username"].value() == "daibiao2"
    taken = clerk.fill(path, username="ＤＡＩＢＩＡＯ")
    assert taken.status_code == 422
    assert "用户名“daibiao”已被使用" in taken.content.decode()
    assert clerk.fill(path).status_code == 200
    account = Person.objects.get(pk=county.lin.person.pk).account
    assert (account.username, account.must_change) == ("daibiao2", True)


def test_stopping_an_account_ends_its_sessions_at_once(county):
    deputy = Client()
    deputy.force_login(Account.objects.get(username="daibiao"), backend=BACKEND)
    assert deputy.get("/qingyuan/roll/").status_code == 200
    pk = county.lin.person.pk
    assert Visitor("gongwei").fill(f"stop_account/{pk}").status_code == 303
    signed_out = deputy.get("/qingyuan/roll/")
    assert (signed_out.status_code, "/accounts/login/" in signed_out["Location"]) == (302, True)
    assert not Account.objects.get(username="daibiao").is_active
    assert Visitor("gongwei").fill(f"restart_account/{pk}").status_code == 303
    assert Account.objects.get(username="daibiao").is_active


def test_a_reset_signs_out_every_device(county):
    deputy = Client()
    deputy.force_login(Account.objects.get(username="daibiao"), backend=BACKEND)
    Visitor("gongwei").fill(f"people/{county.lin.person.pk}/account/reset_password")
    assert deputy.get("/qingyuan/roll/").status_code == 302


def test_nobody_resets_or_stops_himself(county, roll):
    for by in (county.chen, county.wang, county.gao):
        for act in (accounts.reset_password, accounts.stop_account):
            more = {"password": OneTimePassword()} if act is accounts.reset_password else {}
            said = refusal(county, roll, act, by, person=by.person, **more)
            assert said.startswith("不能办理自己的账号")


@pytest.mark.parametrize(
    ("by", "whom", "may"),
    [
        ("chen", "lin", True),
        ("chen", "sun", False),
        ("chen", "li", False),
        ("chen", "wang", False),
        ("chen", "gao", False),
        ("wang", "sun", True),
        ("wang", "chen", True),
        ("wang", "gao", False),
        ("gao", "wang", True),
        ("gao", "chen", True),
        ("lin", "wu", False),
        ("li", "sun", False),
    ],
)
def test_who_may_reset_whom(county, roll, by, whom, may):
    by, person = getattr(county, by), getattr(county, whom).person
    refused = None
    try:
        accounts.reset_password(
            roll,
            by=by,
            at=county.moment("2026-03-02"),
            person=person,
            password=OneTimePassword("123456789012"),
        )
    except Refused as error:
        refused = error
    assert (refused is None) is may
    assert refused is None or refused.why is Why.STANDING
    assert Account.objects.get(persons=person).check_password("123456789012") is may


def test_the_last_administrator_stays(county, roll):
    at = county.moment("2026-03-02")
    assert refusal(
        county, roll, end_appointment, county.gao, appointment=county.gao, until=at.date()
    ).startswith("高管是唯一的管理员")
    give_appointment(
        roll,
        by=county.gao,
        at=at,
        person=county.wang.person,
        body=county.whole,
        capacities=[Capacity.ADMINISTRATOR],
        since=at.date(),
    )
    end_appointment(roll, by=county.gao, at=at, appointment=county.gao, until=at.date())
    county.gao.refresh_from_db()
    assert county.gao.until == at.date()


def test_a_stopped_administrator_does_not_count(county, roll):
    second = county.appoint("副管", county.whole, Capacity.ADMINISTRATOR, username="fuguan")
    Account.objects.filter(username="fuguan").update(is_active=False)
    assert "唯一的管理员" in refusal(
        county, roll, accounts.stop_account, second, person=county.gao.person
    )


def test_a_clerk_makes_nobody_clerk_head_or_administrator(county, roll):
    day = county.moment("2026-03-02").date()
    for body, capacity in (
        (county.committee, Capacity.CLERK),
        (county.committee, Capacity.HEAD),
        (county.whole, Capacity.ADMINISTRATOR),
    ):
        said = refusal(
            county,
            roll,
            give_appointment,
            county.wang,
            person=county.sun.person,
            body=body,
            capacities=[capacity],
            since=day,
        )
        assert said == "代表工委和管理员的任职只能由管理员办理。"
    said = refusal(
        county,
        roll,
        give_appointment,
        county.chen,
        person=county.chen.person,
        body=county.water,
        capacities=[Capacity.HEAD],
        since=day,
    )
    assert said.startswith("不能给自己办理任职")
    assert not Appointment.objects.filter(person=county.sun.person, body=county.committee).exists()


def test_an_account_used_in_two_congresses_is_not_taken_by_one(county, roll):
    other = County(county.moment, code="linshui", name="临水县")
    Person.objects.filter(pk=other.sun.person.pk).update(account=county.lin.person.account)
    for by in (county.chen, county.gao):
        assert refusal(
            county,
            roll,
            accounts.reset_password,
            by,
            person=county.lin.person,
            password=OneTimePassword(),
        ).startswith("这个账号也在其他人大使用")


def test_a_lost_telephone_takes_the_second_step_off(county, roll):
    from allauth.mfa.models import Authenticator

    account = county.lin.person.account
    Authenticator.objects.create(user=account, type="totp", data={})
    Visitor("gongwei").fill(
        f"people/{county.lin.person.pk}/account/reset_password", second_factor="on"
    )
    assert not Authenticator.objects.filter(user=account).exists()


def test_the_slip_of_another_congress_is_missing(county):
    other = County(county.moment, code="linshui", name="临水县")
    path = f"people/{other.lin.person.pk}/account/reset_password"
    clerk = Visitor("gongwei")
    assert (clerk.get(path).status_code, clerk.post(path).status_code) == (404, 404)
    system = f"people/{county.system.person.pk}/account/issue_account"
    assert Visitor("guanli").get(system).status_code == 404


def test_a_clerk_is_told_before_typing_that_a_unit_heads_account_is_not_hers(county):
    pk = county.li.person.pk
    clerk = Visitor("gongwei")
    for path in (f"people/{pk}/account/reset_password", f"stop_account/{pk}"):
        refused = clerk.get(path)
        assert (refused.status_code, clerk.post(path).status_code) == (403, 403)
        assert "李建国在单位任职，账号由管理员或代表工委负责人办理。" in refused.content.decode()
    assert f"people/{pk}/account/reset_password" not in clerk.text()
    assert f"people/{pk}/account/reset_password" in Visitor("zhuren").text()
