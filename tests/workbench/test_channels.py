"""消息渠道 and 提醒设置: only the administrator opens ways out; each person says how to hear of things."""

import pytest

from huying.foundation.notices.channels.sealing import opened
from huying.foundation.notices.models import Channel, Delivery, Wishes
from huying.foundation.notices.post import post
from huying.foundation.procedure.models import EventDetail
from tests.conftest import moment
from tests.crawl.conftest import signed_in
from tests.notices.conftest import fake, keys  # noqa: F401

NEW = "/qingyuan/channels/new/webhook"


@pytest.fixture
def gao(county, keys):  # noqa: F811
    return signed_in(county.gao)


def open_one(county, gao, url, **more):
    fields = {"name": "水利局群", "body": county.water.pk, "url": url, "secret": "s3cret", **more}
    return gao.post(NEW, fields)


def test_the_administrator_opens_a_channel_and_its_secret_is_never_shown_again(county, gao, fake):  # noqa: F811
    assert open_one(county, gao, fake.url).status_code == 303
    channel = Channel.objects.get()
    assert opened(channel.sealed) == {"url": fake.url, "secret": "s3cret"}
    pages = [gao.get("/qingyuan/channels"), gao.get(f"/qingyuan/channels/{channel.pk}/try_channel")]
    assert not any("s3cret" in page.content.decode() for page in pages)
    written = repr(list(EventDetail.objects.values_list("data", flat=True)))
    assert "s3cret" not in written
    assert "渠道设置（加密保存）" in written


def test_a_test_message_says_whether_it_went_out(county, gao, fake):  # noqa: F811
    open_one(county, gao, fake.url)
    address = f"/qingyuan/channels/{Channel.objects.get().pk}/try_channel"
    gao.post(address, {"idem": "a1"})
    assert fake.bodies[0]["subject"] == "试发消息"
    assert "已发出" in gao.get("/qingyuan/channels").content.decode()
    fake.answers = [(500, b"")]
    gao.post(address, {"idem": "a2"})
    assert "对方拒绝了：500" in gao.get("/qingyuan/channels").content.decode()


def test_an_address_of_the_house_itself_fails_with_the_reason(county, gao):
    open_one(county, gao, "https://127.0.0.1/")
    gao.post(f"/qingyuan/channels/{Channel.objects.get().pk}/try_channel", {"idem": "a1"})
    assert "是内部网络的地址" in gao.get("/qingyuan/channels").content.decode()


def test_a_closed_channel_carries_nothing_and_what_was_given_up_can_be_sent_again(
    county,
    gao,
    fake,  # noqa: F811
):
    open_one(county, gao, fake.url)
    place = f"/qingyuan/channels/{Channel.objects.get().pk}"
    county.assigned()
    gao.post(f"{place}/close_channel", {})
    assert post(lambda: moment("2026-03-02"))["sent"] == 0
    gao.post(f"{place}/reopen_channel", {})
    assert post(lambda: moment("2026-03-02"))["sent"] == 0
    county.assigned()
    post(lambda: moment("2026-03-02"))
    Delivery.objects.update(state="given_up", said="对方没有应答")
    assert "对方没有应答" in gao.get("/qingyuan/channels").content.decode()
    gao.post(f"{place}/send_again", {})
    assert post(lambda: moment("2036-03-02"))["sent"] == 1


@pytest.mark.parametrize("who", ["lin", "chen", "wang", "sun"])
def test_to_everybody_else_the_channels_do_not_exist(county, who):
    client = signed_in(getattr(county, who))
    assert client.get("/qingyuan/channels").status_code == 404
    assert client.post(NEW, {}).status_code == 404


def test_each_person_says_how_to_hear_of_things(county):
    sun = signed_in(county.sun)
    page = sun.get("/qingyuan/notices/settings").content.decode()
    assert "法定期限的提醒不能关闭" in page
    asked = {
        "mail": "sun@example.gov.cn", "by_mail": "on", "deadlines": "digest", "acts": "inside",
        "own_unit": "inside", "digest_at": "08:30", "quiet_from": "21:00", "quiet_until": "07:30",
    }  # fmt: skip
    assert sun.post("/qingyuan/notices/settings", asked).status_code == 302
    mine = Wishes.objects.get(person=county.sun.person)
    assert (mine.mail, mine.by_sms, mine.acts) == ("sun@example.gov.cn", False, "inside")
    refused = sun.post("/qingyuan/notices/settings", asked | {"deadlines": "inside"})
    assert refused.status_code == 422
    assert Wishes.objects.get().deadlines == "digest"


def test_a_calendar_shows_the_due_days_until_its_address_is_changed(county):
    county.with_contacts()
    sun = signed_in(county.sun)
    sun.post("/qingyuan/notices/calendar")
    page = sun.get("/qingyuan/notices/settings").content.decode()
    address = page.split("<code>")[1].split("</code>")[0]
    path = address.split("testserver")[1]
    again = sun.get("/qingyuan/notices/settings").content.decode()
    assert "<code>" not in again
    stranger = type(sun)()
    feed = stranger.get(path)
    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    text = feed.content.decode()
    assert "DTSTART;VALUE=DATE:20260602\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "关于维修河口镇灌溉支渠的建议" in text.replace("\r\n ", "")
    county.sun.person.account.is_active = False
    county.sun.person.account.save()
    assert stranger.get(path).status_code == 404
    county.sun.person.account.is_active = True
    county.sun.person.account.save()
    sun = signed_in(county.sun)
    sun.post("/qingyuan/notices/calendar")
    assert stranger.get(path).status_code == 404
    sun.post("/qingyuan/notices/calendar/end")
    assert stranger.get(path).status_code == 404


def test_a_calendar_of_somebody_who_has_left_shows_nothing(county):
    sun = signed_in(county.sun)
    sun.post("/qingyuan/notices/calendar")
    page = sun.get("/qingyuan/notices/settings").content.decode()
    path = page.split("testserver")[1].split("</code>")[0]
    county.sun.person.appointments.update(until="2026-01-06")
    assert type(sun)().get(path).status_code == 404
