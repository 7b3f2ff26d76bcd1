"""The worker is killed (kill -9) while notices flow: inside each is there once; outside each arrives, and
arrives again only under the same key; nothing arrives for what is finished.

A kill is not a power cut: what was written to the system's page cache survives it.
"""

import random
import signal
import time
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import exchange
from huying.foundation.notices.channels import sealing
from huying.foundation.notices.models import Channel, Delivery, DeliveryLine, Notice
from huying.foundation.notices.outbox import begin
from huying.foundation.notices.telling import tell
from huying.foundation.procedure import clocks
from huying.foundation.procedure.models import Clock
from tests.conftest import moment
from tests.counts import times
from tests.county import County
from tests.notices.gateway import gateway
from tests.nursery import nursery
from tests.reliability.site import environment

pytestmark = pytest.mark.long
BEGINS_WITHIN = 6  # seconds
PATIENCE = 120  # seconds until everything must have arrived
OVER = "渠道测试：已经办结的期限"


@pytest.fixture
def county_of_today(shared_database) -> County:
    """The county's 2026-03-10 is today, because the worker asks the real clock."""
    shift = timezone.now() - moment("2026-03-10")
    return County(lambda text: moment(text) + shift)


@pytest.fixture
def fake(settings, tmp_path):
    settings.VAR = tmp_path
    # One in five is taken and not answered, one in five refused.
    answers = [(200, b""), None, (200, b""), (503, b""), (200, b"")] * 2_000
    with gateway(*answers) as one:
        settings.HUYING_INTERNAL_HOSTS = [one.host]
        yield one


@pytest.fixture
def worker(county_of_today, fake, tmp_path):
    """worker() begins one."""
    here = environment(tmp_path) | {"HUYING_INTERNAL_HOSTS": fake.host}
    with nursery(**here) as one:
        yield partial(one.begin, "huying", "tick", "--watch", log=tmp_path / "log")


def channel(county, fake) -> Channel:
    one = Channel(
        congress=county.congress,
        kind="webhook",
        name="水利局群",
        body=county.water,
        sealed=sealing.sealed({"url": fake.url, "secret": "s"}),
        made_at=timezone.now(),
    )
    begin(one)
    one.save()
    return one


def something_over(county, h, number: int) -> None:
    """A reminder of a clock that is met before it can leave."""
    met = Clock.objects.get(case=h.case, name="first_contact", end="met")
    key = f"clock:{met.pk}:due:{number}"
    tell([county.sun], case=h.case, key=key, text=OVER, at=timezone.now())


def not_enlisted(one: Channel):
    told = Notice.objects.filter(to__body=one.body, pk__gt=one.begins_after)
    return told.exclude(pk__in=DeliveryLine.objects.filter(channel=one).values("notice"))


def assert_each_arrived(fake, one: Channel) -> tuple[int, int]:
    """How many went out, and how many came a second time."""
    twice = Notice.objects.values_list("to", "key")
    assert len(twice) == len(set(twice))
    assert list(not_enlisted(one).values_list("key", "text")) == []
    lines = DeliveryLine.objects.filter(channel=one)
    assert lines.count() == lines.values("notice").distinct().count()
    arrived = Counter(fake.ids)
    sent = {str(pk) for pk in Delivery.objects.filter(state="sent").values_list("pk", flat=True)}
    needless = Delivery.objects.filter(state="needless")
    assert sent | {str(pk) for pk in needless.values_list("pk", flat=True)} == {
        str(pk) for pk in Delivery.objects.values_list("pk", flat=True)
    }
    assert set(arrived) == sent
    said = [line for body in fake.bodies for line in body["lines"]]
    assert OVER not in said
    return len(sent), sum(arrived.values()) - len(arrived)


def test_however_often_the_worker_is_killed_each_notice_arrives_and_none_of_what_is_over(
    county_of_today, worker, fake, tmp_path, tried
):
    county, kills, rng = county_of_today, times(20, 200), random.Random(20261121)
    h = county.accepted()
    one, alive = channel(county, fake), None
    over = county.accepted()
    clocks.meet(over.case, ("first_contact",), at=timezone.now())
    for number in range(kills):
        alive = worker()
        something_over(county, over, number)
        for words in range(4):
            exchange.ask_the_unit(
                h, by=county.lin, at=timezone.now(), words=f"第{number}次问{words}"
            )
        _wait_until_it_sends(fake)
        exchange.ask_the_unit(h, by=county.lin, at=timezone.now(), words=f"第{number}次再问")
        time.sleep(rng.uniform(0, 0.3))
        alive.kill()
        alive.wait()
    _let_the_rest_arrive(worker, tmp_path, fake, one)
    out, again = assert_each_arrived(fake, one)
    assert Handling.objects.count() == 2
    tried(f"N = {kills} kills, {out} messages out, {again} came again under their own key")


def _wait_until_it_sends(fake) -> None:
    before, until = len(fake.taken), time.monotonic() + BEGINS_WITHIN
    while len(fake.taken) == before and time.monotonic() < until:
        time.sleep(0.01)


def _let_the_rest_arrive(worker, var, fake, one: Channel) -> None:
    """Pauses and leases are over at once; the last worker then sends what is left."""
    with fake.lock:
        fake.answers = [(200, b"")]
    open_ones = Delivery.objects.filter(state__in=("waiting", "taken"))
    open_ones.update(lease_until=timezone.now())  # what is held, a dead worker holds
    began, round_of = time.time(), var / "last-tick"  # written when its first round is over
    alive = worker()
    until = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < until:
            ticked = round_of.exists() and round_of.stat().st_mtime > began
            if ticked and not not_enlisted(one).exists() and not open_ones.exists():
                return
            now = timezone.now()
            open_ones.filter(lease_until__gt=now + timedelta(seconds=5), token="").update(
                lease_until=now
            )
            time.sleep(0.1)
        raise AssertionError("something never arrived")
    finally:
        alive.send_signal(signal.SIGTERM)
        alive.wait(20)
