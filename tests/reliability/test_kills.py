"""The server is killed (kill -9) while people send forms: nothing acknowledged is lost or doubled.

A kill is not a power cut: what was written to the system's page cache survives it.
"""

import random
import re
import threading
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from huying.domain.suggestions.models import Contact, Suggestion
from huying.foundation.notices.models import Notice
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Event, EventDetail, Submission
from huying.foundation.text import checking
from tests.conftest import moment
from tests.counts import times
from tests.county import County
from tests.nursery import nursery
from tests.reliability.clients import Client, signed_in
from tests.reliability.site import Site, environment

pytestmark = pytest.mark.long
MARK = re.compile("⟦[^⟧]+⟧")


@pytest.fixture
def county_of_today(shared_database) -> County:
    """The county's 2026-06-10 is today, because server and worker ask the real clock.

    Two surveys have waited since April: the worker has to remind of them, once.
    """
    shift = timezone.now() - moment("2026-06-10")
    county = County(lambda text: moment(text) + shift)
    county.delivered(county.wu)
    return county


def people(county) -> list[Client]:
    """Eight clients: deputies who draft, handlers who plan, record contacts and write replies."""
    handlings = [county.accepted(county.zhou), county.accepted()]
    lin, zhou = signed_in(county.lin), signed_in(county.zhou)
    found = [
        Client("甲", "/qingyuan/suggestions/new", lin, _draft),
        Client("乙", "/qingyuan/suggestions/new", zhou, _draft),
    ]
    for name, handling, by in zip("丙丁", handlings, (county.sun, county.li), strict=True):
        round, cookies = handling.rounds.get(), signed_in(by)
        place = f"/qingyuan/handling/{handling.pk}"
        held = (timezone.localtime() - timedelta(hours=30)).date()
        found += [
            Client(f"{name}案", f"{place}/plan", cookies, _plan),
            Client(f"{name}谈", f"{place}/record_contact", cookies, _contact(county, held)),
            Client(f"{name}复", f"/qingyuan/reply_round/{round.pk}/write", cookies, _write),
        ]
    return found


def _draft(mark):
    return {"title": f"关于修路的建议{mark}", "requests_0": "修路", "openness": "full"}


def _plan(mark):
    return {"plan": f"分两期衬砌{mark}", "liaison": "孙敏"}


def _write(mark):
    return {"closing": f"特此答复{mark}", "outcome_1": "adopted", "answer_1": "已安排。"}


def _contact(county, held):
    def fields(mark):
        return {
            "phase": "before",
            "way": "phone",
            "held_on": held.isoformat(),
            "held_time": "10:00",
            "attendees": "孙敏",
            "deputies": [county.lin.pk],
            "content": f"说了渠段的情况{mark}",
        }

    return fields


def effects() -> Counter:
    """How often each mark stands in the events, and in the rows that the acts wrote."""
    found = Counter()
    for data in EventDetail.objects.values_list("data", flat=True):
        found.update(MARK.findall(repr(data)))
    rows = Counter()
    for text in [
        *Suggestion.objects.values_list("title", flat=True),
        *Contact.objects.values_list("content", flat=True),
    ]:
        rows.update(MARK.findall(text))
    assert rows == {mark: n for mark, n in found.items() if mark in rows}
    return found


def assert_nothing_lost_or_doubled(clients: list[Client]) -> None:
    assert [one.strange for one in clients if one.strange] == []
    found = effects()
    for client in clients:
        assert [mark for mark in client.acknowledged if found[mark] != 1] == []
        assert [form.mark for form in client.unanswered if found[form.mark] > 1] == []
    known = {mark for one in clients for mark in one.acknowledged}
    known |= {form.mark for one in clients for form in one.unanswered}
    assert set(found) <= known
    # An act, its form's key and its notices stand or fall together.
    assert Submission.objects.count() == sum(found.values())
    reminded = Event.objects.filter(act="survey.remind").values_list("case", flat=True)
    assert len(reminded) == len(set(reminded)) <= 2
    told = Notice.objects.filter(key__startswith="event:").values_list("to", "key")
    assert len(told) == len(set(told))


def assert_the_database_is_sound(county) -> None:
    assert list(chain.faults(county.congress.pk)) == []
    assert checking.check().differences == 0
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.fixture
def born_of(county_of_today, tmp_path):
    with nursery(**environment(tmp_path)) as one:
        yield one


def test_nothing_acknowledged_is_lost_or_doubled_however_often_the_server_is_killed(
    county_of_today, born_of, tmp_path, tried
):
    kills, rng, slowest = times(20, 200), random.Random(20260301), 0.0
    again = done_unheard = 0
    clients = people(county_of_today)
    site = Site(born_of, tmp_path / "log")
    try:
        site.wait_until_it_serves()
        for _kill in range(kills):
            _let_them_work(clients, site, seconds=rng.uniform(0.1, 1.2))
            done_unheard += sum(effects()[f.mark] for one in clients for f in one.unanswered)
            assert_nothing_lost_or_doubled(clients)
            assert_the_database_is_sound(county_of_today)
            site = Site(born_of, tmp_path / "log")
            slowest = max(slowest, site.wait_until_it_serves())
            again += sum(client.send_again(site.port, rng) for client in clients)
            assert [client.unanswered for client in clients if client.unanswered] == []
            assert_nothing_lost_or_doubled(clients)
        _wait_for_the_worker()
        assert_nothing_lost_or_doubled(clients)
    finally:
        site.kill()
    assert_the_database_is_sound(county_of_today)
    acknowledged = sum(len(client.acknowledged) for client in clients)
    assert acknowledged > 2 * kills
    tried(
        f"N = {kills} kills on {connection.vendor}: {acknowledged} acknowledged effects, {again} "
        f"sent again after a kill ({done_unheard} had been done, unheard), 0 lost, 0 doubled; "
        f"connections taken again after {slowest:.2f} s at most, imports apart"
    )


def _let_them_work(clients, site, seconds) -> None:
    """Everybody works; at some instant server and worker are killed under them."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=client.work, args=(site.port, stop), daemon=True)
        for client in clients
    ]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    assert [one.poll() for one in site.processes] == [None, None]
    site.kill()
    stop.set()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)


def _wait_for_the_worker() -> None:
    """However often it was killed, it reminds of both surveys in the end."""
    until = time.monotonic() + 60
    while Event.objects.filter(act="survey.remind").count() < 2:
        assert time.monotonic() < until, "nobody was reminded"
        time.sleep(0.1)
