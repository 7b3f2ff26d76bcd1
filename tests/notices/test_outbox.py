"""From a notice to a message outside: each once, tried again under the same key, given up visibly."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.procedure import handling
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices import outbox, sending
from huying.foundation.notices.models import Delivery, DeliveryLine, Notice, Outbox
from huying.foundation.notices.outbox import enlist
from huying.foundation.notices.post import post
from tests.conftest import moment
from tests.notices.conftest import opened, wishes
from tests.notices.gateway import gateway


def at(text):
    return lambda: moment(text)


@pytest.fixture
def mailed(county, keys, settings, monkeypatch):
    """Mail is kept by Django's own box for tests instead of a server."""
    settings.HUYING_INTERNAL_HOSTS = ["127.0.0.1:2525"]
    from huying.foundation.notices.channels import mail as channel

    monkeypatch.setattr(channel, "PinnedBackend", lambda **_more: EmailBackend())
    return opened(county, "mail", host="127.0.0.1", port="2525", sender="huying@example.gov.cn")


def test_without_a_channel_nothing_is_asked_and_nothing_leaves(county, django_assert_num_queries):
    county.assigned()
    with django_assert_num_queries(1):
        assert enlist(moment("2026-03-02")) == 0
    assert Delivery.objects.count() == 0


def test_what_was_told_before_the_channel_was_opened_stays_inside(county, fake):
    county.assigned()
    opened(county, "webhook", county.water, url=fake.url, secret="s")
    assert post(at("2026-03-02"))["enlisted"] == 0
    assert fake.taken == []


def test_a_group_hears_each_thing_once_however_many_of_its_people_were_told(county, webhook, fake):
    county.assigned()
    told = Notice.objects.filter(to__body=county.water)
    assert told.count() == 2  # 孙敏和李建国
    assert post(at("2026-03-02"))["sent"] == 1
    assert fake.bodies[0]["lines"] == [told.first().text]
    assert post(at("2026-03-02")) == {
        "enlisted": 0, "sent": 0, "again": 0, "given_up": 0, "needless": 0,
    }  # fmt: skip


def test_it_is_tried_again_under_the_same_key_with_longer_and_longer_pauses(county, keys, settings):
    with gateway((500, b""), None, (200, b"{}")) as fake:
        settings.HUYING_INTERNAL_HOSTS = [fake.host]
        opened(county, "webhook", county.water, url=fake.url, secret="s")
        county.assigned()
        assert post(at("2026-03-02 10:00"))["again"] == 1
        assert post(at("2026-03-02 10:00"))["again"] == 0  # 大约一分钟，然后四分钟
        assert post(at("2026-03-02 10:02"))["again"] == 1
        assert post(at("2026-03-02 10:05"))["sent"] == 0
        assert post(at("2026-03-02 10:07"))["sent"] == 1
        assert len(fake.ids) == 3
        assert set(fake.ids) == {str(Delivery.objects.get().pk)}


def test_after_eight_attempts_it_is_given_up_and_can_be_sent_once_more(county, keys, settings):
    with gateway((503, b"")) as fake:
        settings.HUYING_INTERNAL_HOSTS = [fake.host]
        opened(county, "webhook", county.water, url=fake.url, secret="s")
        county.assigned()
        now = moment("2026-03-02 10:00")
        for _attempt in range(12):
            post(lambda now=now: now)
            now += timedelta(hours=8)
        given_up = Delivery.objects.get()
        assert (given_up.state, given_up.attempts, len(fake.taken)) == ("given_up", 8, 8)
        assert given_up.said == "对方拒绝了：503"
        assert sending.try_again(Delivery.objects.all(), at=now) == 1
        fake.answers = [(200, b"{}")]
        assert post(lambda: now)["sent"] == 1


def test_a_worker_that_dies_over_it_leaves_it_to_the_next_after_its_lease(
    county, webhook, fake, monkeypatch
):
    county.assigned()

    def dies(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(sending, "_end", dies)
        with pytest.raises(KeyboardInterrupt):
            post(at("2026-03-02 10:00"))
    assert post(at("2026-03-02 10:01"))["sent"] == 0
    assert post(at("2026-03-02 10:03"))["sent"] == 1
    assert len(fake.ids) == 2
    assert len(set(fake.ids)) == 1


def test_whoever_finds_another_token_leaves_no_trace(county, webhook):
    county.assigned()
    enlist(moment("2026-03-02"))
    slow = sending._take(moment("2026-03-02 10:00"))
    quick = sending._take(moment("2026-03-02 10:10"))
    assert quick.pk == slow.pk
    sending._failed(slow, sending.Failed("迟了"), moment("2026-03-02 10:11"))
    assert Delivery.objects.get().token == quick.token


def test_nothing_goes_out_for_what_is_finished_or_stands_still(county, webhook, fake):
    county.with_contacts()
    tick(moment("2026-05-26 07:00"), county.congress)  # 7天到期，还没有发出
    assert (
        enlist(moment("2026-05-26 07:00")) == Notice.objects.filter(to__body=county.water).count()
    )
    h = Handling.objects.get()
    h = handling.ask_pause(
        h,
        by=county.li,
        at=moment("2026-05-26 07:30"),
        ground="higher_body",
        reason="等批复",
        days=9,
    )
    handling.grant_pause(h, by=county.chen, at=moment("2026-05-26 07:40"), days=9)
    post(at("2026-05-26 09:00"))
    words = [line for body in fake.bodies for line in body["lines"]]
    assert not [one for one in words if "到期" in one]
    assert Delivery.objects.filter(state="needless").count() == 1


def test_what_is_read_in_the_system_is_not_sent_again(county, webhook, fake):
    county.assigned()
    Notice.objects.update(read_at=moment("2026-03-02"))
    assert post(at("2026-03-02"))["enlisted"] == 0
    assert fake.taken == []


def test_what_a_deputy_wants_kept_secret_does_not_leave(county, webhook, fake):
    county.assigned()
    Suggestion.objects.update(secrecy=True)
    assert post(at("2026-03-02"))["needless"] == 1
    assert fake.taken == []


def test_a_digest_takes_in_everything_until_it_leaves_on_a_working_day(county, mailed):
    wishes(county, county.sun, mail="sun@example.gov.cn", deadlines="digest")
    county.assigned()  # 3月2日
    Notice.objects.all().update(at=moment("2026-03-06 18:00"))
    assert post(at("2026-03-06 18:00"))["sent"] == 0  # 周五
    county.assigned()
    assert post(at("2026-03-07 12:00"))["sent"] == 0  # 周六
    assert post(at("2026-03-09 08:29"))["sent"] == 0
    assert post(at("2026-03-09 08:30"))["sent"] == 1
    assert len(mail.outbox) == 1
    assert mail.outbox[0].subject == "清源县人大：2条提醒"
    sent = Delivery.objects.get()
    assert sent.lines.count() == 2
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{sent.pk}@example.gov.cn>"


def test_a_digest_that_runs_every_third_day_still_covers_every_notice(county, mailed):
    wishes(county, county.sun, mail="sun@example.gov.cn", deadlines="digest", digest_at="08:30")
    for _number in range(3):
        county.assigned()
    for day in ("2026-03-05", "2026-03-09", "2026-03-12"):
        county.assigned()
        post(at(f"{day} 09:00"))
    post(at("2026-03-13 09:00"))
    mine = set(Notice.objects.filter(to=county.sun).values_list("pk", flat=True))
    mine |= set(Notice.objects.filter(to=county.sun_office).values_list("pk", flat=True))
    sent = DeliveryLine.objects.filter(delivery__state="sent").values_list("notice", flat=True)
    assert sorted(sent) == sorted(mine)


def test_an_urgent_one_waits_for_the_end_of_the_quiet_hours(county, mailed):
    wishes(county, county.sun, mail="sun@example.gov.cn", acts="at_once")
    county.assigned()
    assert post(at("2026-03-02 23:10"))["sent"] == 0
    assert post(at("2026-03-03 07:59"))["sent"] == 0
    assert post(at("2026-03-03 08:00"))["sent"] == 1


def test_lawful_periods_cannot_be_left_out(county, mailed):
    wishes(county, county.sun, mail="sun@example.gov.cn", deadlines="inside", acts="inside")
    county.with_contacts()
    tick(moment("2026-05-26"), county.congress)
    assert post(at("2026-05-26 10:00"))["sent"] == 0
    assert post(at("2026-05-27 08:30"))["sent"] == 1
    assert "还有7天到期" in mail.outbox[0].body


def test_an_act_costs_no_question_more_where_there_are_channels(county, webhook):
    with CaptureQueriesContext(connection) as captured:
        county.assigned()
    tables = ("notices_channel", "notices_delivery", "notices_outbox")
    assert [one["sql"] for one in captured if any(name in one["sql"] for name in tables)] == []


def test_an_idle_round_takes_no_lock_and_a_thorough_one_finds_who_was_slow(county, webhook, fake):
    county.assigned()
    post(at("2026-03-02"))
    slow = Notice.objects.filter(to__body=county.water).latest("pk")
    DeliveryLine.objects.filter(notice=slow).delete()  # as if it had been committed only now
    with CaptureQueriesContext(connection) as captured:
        assert enlist(moment("2026-03-02"), thorough=False) == 0
    assert len(captured) == 3
    assert not any(one["sql"].startswith(("SAVEPOINT", "UPDATE", "INSERT")) for one in captured)
    assert enlist(moment("2026-03-02")) == 1


def test_who_has_left_hears_no_more(county, mailed):
    wishes(county, county.sun, mail="sun@example.gov.cn", acts="at_once")
    county.assigned()
    county.sun.person.appointments.update(until="2026-03-01")
    assert post(at("2026-03-02 10:00"))["enlisted"] == 0


def test_a_channel_opened_after_a_long_pause_begins_where_it_is_opened(county, fake):
    first = opened(county, "webhook", county.water, url=fake.url, secret="s")
    first.enabled = False
    first.save()
    county.assigned()
    opened(county, "webhook", county.water, name="新的", url=fake.url, secret="s")
    assert Outbox.objects.get().upto == Notice.objects.latest("pk").pk
    assert post(at("2026-03-02"))["enlisted"] == 0


def test_a_gateway_that_fails_holds_up_nobody_elses_messages(county, keys, settings):
    with gateway((500, b"")) as broken, gateway((200, b"{}")) as sound:
        settings.HUYING_INTERNAL_HOSTS = [broken.host, sound.host]
        opened(county, "webhook", county.water, name="坏的", url=broken.url, secret="s")
        opened(county, "webhook", county.water, name="好的", url=sound.url, secret="s")
        for _number in range(5):
            county.assigned()
        found = post(at("2026-03-02 10:00"))
        assert (found["sent"], found["again"]) == (5, 3)
        assert post(at("2026-03-02 10:00"))["again"] == 2


def test_a_group_hears_it_once_also_when_its_people_are_enlisted_one_after_the_other(
    county, webhook, fake, monkeypatch
):
    county.assigned()
    monkeypatch.setattr(outbox, "AT_ONCE", 1)
    monkeypatch.setattr(outbox, "LOOK_BACK", 0)
    post(at("2026-03-02"))
    assert len(fake.taken) == 1
    assert Outbox.objects.get().upto == Notice.objects.latest("pk").pk
