"""Links in messages: one item, one act, one person, three days, once; a deputy's own only once it is sure who is there."""

import re
from datetime import timedelta

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from huying.domain.suggestions.models import ActLink, ContactAnswer, Handling, LinkCode, Survey
from huying.domain.suggestions.procedure import contact, handling
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.notices.models import Notice
from huying.foundation.notices.post import post
from huying.foundation.procedure.models import Event
from tests.conftest import moment
from tests.county import County
from tests.crawl.conftest import signed_in
from tests.notices.conftest import fake, keys, opened, wishes  # noqa: F401

ADDRESS = "https://hy.example.gov.cn"


@pytest.fixture
def today(db, settings) -> County:
    """清源县, whose 2026-03-02 is today: the pages ask the real clock."""
    settings.HUYING_ADDRESS = ADDRESS
    shift = timezone.now() - moment("2026-03-02 10:00")
    return County(lambda text: moment(text) + shift)


@pytest.fixture
def sms(today, fake, settings):  # noqa: F811
    fake.answers = [(200, b'{"Code": "OK"}')]
    return opened(today, "sms_aliyun", key="k", secret="s", sign="x", template="t", url=fake.url)


@pytest.fixture
def mails(today, keys, settings, monkeypatch):  # noqa: F811
    """What leaves by mail, as (to, text)."""
    from huying.foundation.notices.channels import mail as channel

    settings.HUYING_INTERNAL_HOSTS = ["127.0.0.1:2525"]
    box: list[tuple[str, str]] = []
    monkeypatch.setattr(channel, "PinnedBackend", lambda **_more: EmailBackend())
    opened(today, "mail", host="127.0.0.1", port="2525", sender="huying@example.gov.cn")
    from django.core import mail

    def fetch():
        for days in (1, 5):  # enlisted; then sent, beyond quiet hours and digests
            post(lambda days=days: timezone.now() + timedelta(days=days))
        box[:] = [(one.to[0], one.body) for one in mail.outbox]
        return box

    return fetch


def reads_mail(county, who, name):
    at_once = {"deadlines": "at_once", "acts": "at_once"}
    wishes(county, who, mail=f"{name}@example.gov.cn", **at_once)


def link_in(texts, to, label):
    """The path of the link that somebody was sent."""
    words = "\n".join(text for whom, text in texts if whom.startswith(to))
    found = re.search(rf"^{label}：{ADDRESS}(/link/\S+)$", words, re.M)
    assert found, words
    # Messages are sent by a clock that runs ahead in these tests.
    ActLink.objects.update(expires_at=timezone.now() + timedelta(days=3))
    return found[1]


def test_a_unit_signs_for_an_item_from_its_message(today, mails):
    reads_mail(today, today.sun, "sun")
    h = today.assigned()
    path = link_in(mails(), "sun", "签收")
    visitor = Client(enforce_csrf_checks=True)
    for _scan in range(3):
        page = visitor.get(path)
    visitor.head(path)
    assert page.status_code == 200
    assert "打开这个页面本身不办理任何事" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    assert Handling.objects.get().state == "assigned"
    assert ActLink.objects.exclude(used_at=None).count() == 0
    assert visitor.post(path, {}).status_code == 403
    token = visitor.cookies["csrftoken"].value
    done = visitor.post(path, {"csrfmiddlewaretoken": token, "version": h.case.version})
    assert "已办理：签收" in done.content.decode()
    event = Event.objects.get(act="handling.sign_for")
    assert (event.by, event.detail.data) == (today.sun, {"by_way": "经消息里的链接"})
    again = visitor.get(path)
    assert again.status_code == 410
    assert "用过，只能用一次" in again.content.decode()
    page = signed_in(today.chen).get(f"/qingyuan/suggestions/{h.suggestion_id}/")
    assert "经消息里的链接" in page.content.decode()


def test_it_asks_to_return_and_grants_nothing_else(today, mails):
    reads_mail(today, today.sun, "sun")
    h = today.assigned()
    path, visitor = link_in(mails(), "sun", "申请退回"), Client()
    early = visitor.get(path)
    assert early.status_code == 409
    assert "待签收" in early.content.decode()
    handling.sign_for(h, by=today.sun, at=timezone.now())
    page = visitor.get(path).content.decode()
    assert "退回理由" in page
    refused = visitor.post(path, {"reason": "不属本单位"})
    assert refused.status_code == 422
    assert "不属本单位" in refused.content.decode()
    visitor.post(path, {"reason": "不属本单位", "proposed_unit": today.finance.pk})
    assert Handling.objects.get().state == "return_requested"
    assert visitor.get("/qingyuan/").status_code == 302


def test_overtaken_by_another_it_says_so_and_is_not_used_up(today, mails):
    reads_mail(today, today.sun, "sun")
    h = today.assigned()
    path = link_in(mails(), "sun", "签收")
    handling.sign_for(h, by=today.sun, at=timezone.now())
    page = Client().get(path)
    assert page.status_code == 409
    assert "现在的状态是“承办中”" in page.content.decode()
    assert ActLink.objects.exclude(used_at=None).count() == 0


def test_after_three_days_it_is_over(today, mails):
    reads_mail(today, today.sun, "sun")
    today.assigned()
    path = link_in(mails(), "sun", "签收")
    ActLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "三天以内有效" in Client().get(path).content.decode()
    assert Client().post(path, {}).status_code == 410
    made = ActLink.objects.first()
    assert made.digest not in path
    assert Client().get("/link/made-up").status_code == 404


def test_what_is_sent_again_carries_the_same_link(today, mails):
    from huying.domain.suggestions.tasks.links import links_of

    today.assigned()
    notice = Notice.objects.filter(to=today.sun).select_related("case", "to__body").get()
    once, again = (links_of("message", notice, timezone.now()) for _time in range(2))
    assert once == again
    assert [label for label, _path in once] == ["签收", "申请退回"]
    assert ActLink.objects.count() == 2


def talked(county):
    h = handling.sign_for(county.assigned(), by=county.sun, at=timezone.now())
    at = timezone.now()
    return contact.record_contact(
        h, by=county.sun, at=at, phase=Phase.BEFORE, way=Way.PHONE, held_at=at,
        attendees="孙敏", content="说了渠段的情况。", deputies=[county.lin],
    )  # fmt: skip


def test_a_deputys_link_opens_in_the_deputys_own_session(today, mails):
    reads_mail(today, today.lin, "lin")
    talked(today)
    path = link_in(mails(), "lin", "确认沟通")
    page = Client().get(path).content.decode()
    assert "确认是代表本人" in page
    assert "灌溉支渠" not in page
    assert "灌溉支渠" not in signed_in(today.zhou).get(path).content.decode()
    lin = signed_in(today.lin)
    assert "说了渠段的情况" in lin.get(path).content.decode()
    lin.post(path, {"contact": ContactAnswer.objects.get().contact_id})
    assert ContactAnswer.objects.get().answer == "confirmed"
    way = Event.objects.get(act="handling.confirm_contact").detail.data["by_way"]
    assert way == "经消息里的链接，本人已登录"


def with_phone(county):
    county.lin.person.phone = "13800000000"
    county.lin.person.save()


def code_sent(fake):  # noqa: F811
    from urllib.parse import parse_qs, unquote

    body = unquote(fake.taken[-1][2].decode())
    assert parse_qs(body)["PhoneNumbers"] == ["13800000000"]
    return re.search(r"验证码(\d{6})", body)[1]


def test_a_code_to_the_registered_telephone_opens_it_too(today, mails, sms, fake, settings):  # noqa: F811
    settings.HUYING_INTERNAL_HOSTS += ["127.0.0.1:2525"]
    with_phone(today)
    today.delivered()
    from huying.domain.suggestions.tasks.links import links_of

    notice = Notice.objects.filter(case__kind="survey", to=today.lin).select_related(
        "case", "to__body", "to__seat"
    )[0]
    [(label, path)] = links_of("m", notice, timezone.now())
    visitor = Client()
    assert label == "评价"
    assert "138****0000" in visitor.get(path).content.decode()
    assert visitor.post(path, {"send": "1"}).status_code == 302
    code = code_sent(fake)
    soon = visitor.post(path, {"send": "1"})
    assert soon.status_code == 422
    assert "一分钟以内只能发送一次" in soon.content.decode()
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    assert "验证码不对" in visitor.post(path, {"code": wrong}).content.decode()
    assert visitor.post(path, {"code": code}).status_code == 302
    page = visitor.get(path).content.decode()
    assert "对破损的1.2公里渠段" in page
    visitor.post(path, {"process": "satisfied", "result": "satisfied"})
    assert Survey.objects.get().state == "answered"
    way = Event.objects.get(act="survey.answer").detail.data["by_way"]
    assert way == "经消息里的链接和短信验证码"
    assert Client().get(path).status_code == 410


def test_five_tries_ten_minutes_and_five_codes_a_day(today, mails, sms, fake):  # noqa: F811
    with_phone(today)
    talked(today)
    from huying.domain.suggestions.tasks.links import links_of

    notice = Notice.objects.filter(to=today.lin, case__kind="handling").latest("pk")
    [(_label, path)] = links_of("m", notice, timezone.now())
    visitor = Client()
    visitor.post(path, {"send": "1"})
    code = code_sent(fake)
    for _try in range(5):
        assert (
            visitor.post(path, {"code": "000000" if code != "000000" else "1"}).status_code == 422
        )
    assert "已经失效" in visitor.post(path, {"code": code}).content.decode()
    LinkCode.objects.update(sent_at=timezone.now() - timedelta(minutes=2))
    visitor.post(path, {"send": "1"})
    code = code_sent(fake)
    LinkCode.objects.update(sent_at=timezone.now() - timedelta(minutes=11))
    assert "已经失效" in visitor.post(path, {"code": code}).content.decode()
    for _number in range(3):
        visitor.post(path, {"send": "1"})
        LinkCode.objects.update(sent_at=timezone.now() - timedelta(minutes=11))
    assert LinkCode.objects.count() == 5
    assert "已经太多" in visitor.post(path, {"send": "1"}).content.decode()


def test_without_a_telephone_one_signs_in(today, mails):
    talked(today)
    from huying.domain.suggestions.tasks.links import links_of

    notice = Notice.objects.filter(to=today.lin, case__kind="handling").latest("pk")
    [(_label, path)] = links_of("m", notice, timezone.now())
    visitor = Client()
    assert "请登录后办理" in visitor.get(path).content.decode()
    assert visitor.post(path, {"send": "1"}).status_code == 422
    there = visitor.post(path, {"sign_in": "1"})
    assert there["Location"] == f"/accounts/login/?next={path}"
