"""Whoever writes is killed (kill -9) at any instant: rows and index never say different things."""

import os
import random
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from huying.domain.suggestions.models import Suggestion
from huying.foundation.text import checking
from huying.foundation.text.index import ask, index_on
from huying.foundation.text.models import Entry
from tests.counts import times
from tests.reliability.site import database_url

pytestmark = pytest.mark.long
WRITES = """
import itertools, sys, django
django.setup()
from huying.domain.people.models import Appointment
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from tests.conftest import moment
from tests.county import TEXT
lin, at = Appointment.objects.get(pk=int(sys.argv[1])), moment("2026-02-25")
for n in itertools.count(int(sys.argv[2])):
    words = TEXT | {"title": f"关于第{n}座石桥的建议", "facts": TEXT["facts"] * (1 + n % 7)}
    if n % 3:
        draft = Suggestion.objects.select_related("case").filter(lead=lin).latest("pk")
        suggestion.revise(draft, by=lin, at=at, **words)
    else:
        suggestion.draft(by=lin, at=at, **words)
    print(n, flush=True)
"""


def test_rows_and_index_never_differ_however_often_who_writes_is_killed(
    shared_county, tmp_path, tried
):
    writes, most, chance = times(50, 1_000), times(5, 30), random.Random(5)
    done = kills = 0
    while done < writes or kills < most:
        done = _write_and_be_killed(shared_county, done, chance.uniform(0.1, 0.8), tmp_path)
        kills += 1
        assert checking.check() == checking.Checked(Entry.objects.count(), 0, 0)
    index = index_on(connection)
    for one in Suggestion.objects.order_by("pk")[:50]:
        assert one.case.entry.pk in index.newest(ask(one.title), 1_000)
    tried(
        f"N = {done} writes, {kills} kills on {connection.vendor}: 0 differences between rows and index"
    )


def _write_and_be_killed(county, done, seconds, folder) -> int:
    """Starts one who writes; kills him so long after his first word; what he had written by then."""
    heard = folder / "heard"
    with heard.open("wb") as out:
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITES, str(county.lin.pk), str(done)],
            env={
                **os.environ,
                "HUYING_DATABASE_URL": database_url(),
                "DJANGO_SETTINGS_MODULE": "huying.settings",
                "PYTHONPATH": str(settings.PACKAGE.parent),
            },
            stdout=out,
            stdin=subprocess.DEVNULL,
        )
        until = time.monotonic() + 60
        while not heard.read_bytes():
            assert writer.poll() is None and time.monotonic() < until, "nothing was written"
            time.sleep(0.02)
        time.sleep(seconds)
        assert writer.poll() is None, "who writes ended by himself"
        writer.kill()
        writer.wait()
    return 1 + int(heard.read_text().split()[-1])
