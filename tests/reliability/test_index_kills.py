"""Whoever writes is killed (kill -9) at any instant: rows and index never say different things."""

import random
import time
from functools import partial

import pytest
from django.db import connection

from huying.domain.suggestions.models import Suggestion
from huying.foundation.text import checking
from huying.foundation.text.index import ask, index_on
from huying.foundation.text.models import Entry
from tests.counts import times
from tests.nursery import nursery
from tests.reliability.site import environment

pytestmark = pytest.mark.long


@pytest.fixture
def begins(shared_county, tmp_path):
    with nursery(**environment(tmp_path)) as one:
        yield partial(one.begin, "tests.reliability.writing", str(shared_county.lin.pk))


def test_rows_and_index_never_differ_however_often_who_writes_is_killed(begins, tmp_path, tried):
    writes, most, chance = times(50, 1_000), times(5, 30), random.Random(5)
    done = kills = 0
    while done < writes or kills < most:
        done = _write_and_be_killed(begins, done, chance.uniform(0.1, 0.8), tmp_path / "heard")
        kills += 1
        assert checking.check() == checking.Checked(Entry.objects.count(), 0, 0)
    index = index_on(connection)
    for one in Suggestion.objects.order_by("pk")[:50]:
        assert one.case.entry.pk in index.newest(ask(one.title), 1_000)
    tried(
        f"N = {done} writes, {kills} kills on {connection.vendor}: 0 differences between rows and index"
    )


def _write_and_be_killed(begins, done, seconds, heard) -> int:
    """Starts one who writes; kills him so long after his first word; what he had written by then."""
    heard.write_bytes(b"")
    writer = begins(str(done), log=heard)
    until = time.monotonic() + 60
    while not heard.read_bytes():
        assert writer.poll() is None and time.monotonic() < until, "nothing was written"
        time.sleep(0.02)
    time.sleep(seconds)
    assert writer.poll() is None, "who writes ended by himself"
    writer.kill()
    writer.wait()
    return 1 + int(heard.read_text().split()[-1])
