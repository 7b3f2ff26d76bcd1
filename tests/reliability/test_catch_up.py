"""The worker stood still, or the clock jumped: nothing is skipped and nothing is said twice."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, transaction

from huying.domain.suggestions.procedure import handling
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Clock, Event
from tests.conftest import moment
from tests.counts import times

pytestmark = pytest.mark.long
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FIRST, LAST = moment("2026-04-11 08:00"), moment("2026-07-20 08:00")


@pytest.fixture
def waiting(county):
    """Two surveys, a reply, a co-opinion and an assignment, and nobody does anything any more."""
    county.delivered(county.zhou)
    county.accepted(co=[county.finance])
    handling.sign_for(county.assigned(), by=county.sun, at=moment("2026-03-09"))
    county.registered()
    return county


def every(step, *, first=FIRST, last=LAST):
    at = first
    while at <= last:
        yield at
        at += step


def said(county) -> Counter:
    """How often each thing was said: to whom, of which case's clock, what.

    By case and name, not by the clock's key: clocks begun in another life have other keys.
    """
    clocks = {
        str(pk): (case, name)
        for pk, case, name in Clock.objects.filter(congress=county.congress).values_list(
            "pk", "case", "name"
        )
    }
    notices = Notice.objects.filter(congress=county.congress, key__startswith="clock:")
    split = ((to, key.split(":", 2)) for to, key in notices.values_list("to", "key"))
    return Counter((to, *clocks[pk], what) for to, (_clock, pk, what) in split)


def late_clocks(county) -> set:
    """The clocks that somebody was told are late."""
    return {(case, name) for _to, case, name, what in said(county) if what.startswith("late:")}


def warned_clocks(county) -> set:
    """The clocks of which anything was said."""
    return {(case, name) for _to, case, name, _what in said(county)}


def survey_acts(county) -> Counter:
    acts = Event.objects.filter(congress=county.congress, act__startswith="survey.")
    return Counter(acts.values_list("case", "act"))


def lived(county, moments) -> dict:
    """What has been said and done after ticks at these moments; then it is all undone."""
    with transaction.atomic():
        for at in moments:
            tick(at, county.congress)
        assert list(chain.faults(county.congress.pk)) == []
        assert set(said(county).values()) <= {1}
        found = {
            "late": late_clocks(county),
            "warned": warned_clocks(county),
            "acts": survey_acts(county),
            "said": set(said(county)),
            "running": Clock.objects.filter(ended_at=None).count(),
        }
        transaction.set_rollback(True)
    return found


def test_a_worker_down_for_three_days_skips_and_doubles_nothing(waiting, tried):
    steady = lived(waiting, every(DAY))
    assert Counter(act for _case, act in steady["acts"]) == {
        "survey.ask": 2,
        "survey.remind": 2,
        "survey.close_silent": 2,
    }
    assert set(steady["acts"].values()) == {1}
    outages, rng = times(5, 20), random.Random(5)
    for _outage in range(outages):
        down = FIRST + rng.randint(0, 96) * DAY + rng.randint(0, 23) * HOUR
        moments = [at for at in every(DAY) if not down <= at < down + 3 * DAY]
        after = lived(waiting, [*moments, LAST + 4 * DAY])
        assert after["late"] >= steady["late"]
        # The wait after a reminder is five working days: where its last one fell into the outage the
        # survey is closed on return, and a warning of that very closing would come too late.
        unwarned = {name for _case, name in steady["warned"] - after["warned"]}
        assert unwarned <= {"feedback_grace"}
        assert after["acts"] == steady["acts"]
        assert after["running"] == steady["running"]
    tried(f"N = {outages} outages of three days on {connection.vendor}: 0 skipped, 0 doubled")


def test_a_tick_repeated_at_the_same_moment_does_nothing_more(waiting):
    for at in every(7 * DAY):
        tick(at, waiting.congress)
        assert set(tick(at, waiting.congress).values()) == {0}


@pytest.mark.parametrize("jump", [-HOUR, DAY, -DAY], ids=["-1 h", "+1 d", "-1 d"])
def test_a_clock_that_jumps_and_comes_back_says_and_does_nothing_twice(waiting, jump):
    steady = lived(waiting, every(DAY))
    jumpy = lived(waiting, (at for day in every(DAY) for at in (day, day + jump, day)))
    assert jumpy["acts"] == steady["acts"]
    assert jumpy["late"] == steady["late"]
    assert jumpy["said"] >= steady["said"]


def test_a_clock_400_days_fast_says_and_does_nothing_twice(waiting):
    fast = [FIRST + 20 * DAY + 400 * DAY + n * DAY for n in range(12)]
    moments = [*every(DAY, last=FIRST + 20 * DAY), *fast, *every(DAY, first=FIRST + 21 * DAY)]
    jumped, steady = lived(waiting, moments), lived(waiting, every(DAY))
    assert jumped["acts"] == steady["acts"]
    assert jumped["late"] >= steady["late"]
