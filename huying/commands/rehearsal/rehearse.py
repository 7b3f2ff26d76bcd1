"""A whole rehearsal, from the founding to the last day; all of it or nothing."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from huying.domain.people.models import Congress, Session
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.queries import class_changes
from huying.domain.suggestions.queries.classes_retold import counts_from_events
from huying.domain.suggestions.tasks import tick
from huying.domain.supervision.queries import commitment_counts
from huying.foundation.notices.models import Notice
from huying.foundation.notices.telling import mark_read
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Event

from . import (
    advising,
    answering_for,
    bills,
    closing_the_year,
    hearing_units,
    looking_back,
    meeting,
    reporting_units,
    rolling,
    sending,
    supervising,
)
from .county import County
from .founding import Founding
from .hours import moment
from .owners import open_without_owner
from .simulation import Life, Simulation
from .sizes import SIZES, Size, StoryPlan, planned
from .story import Story

LENGTH = timedelta(days=150)
COLLECTED_EVERY = 60  # days: a province of five years would hold 4 GB, most of it garbage
USUAL_RULES = "hebei"
NOTICES_UNREAD = timedelta(days=2)  # everybody has read what came before
Tell = Callable[[date, int], None]


def rehearse(
    size: str, seed: int, opened: date, at: date, **more: Any
) -> tuple[Congress, dict[str, Any]]:
    """A congress as `live` makes it, and what it comes to."""
    began = perf_counter()
    with transaction.atomic():
        congress = live(size, seed, opened, at, **more)
        answer = _counted(congress, moment(at, 0))
    answer["seconds"] = round(perf_counter() - began, 1)
    return congress, answer


def live(
    size: str,
    seed: int,
    opened: date,
    at: date,
    told: Tell = lambda day, days_left: None,
    rulebook: str = USUAL_RULES,
    years: int = 1,
) -> Congress:
    """Everything before the first minute of `at`; the same arguments give the same texts and days.

    `opened` is the newest session's day; each of the `years` before it had one on the same day.

    `told` is called once for each day lived, with the days still to come.
    """
    with transaction.atomic(), _without_collecting():
        return _lived(SIZES[size], seed, _openings(opened, years), at, told, rulebook).congress


def _openings(newest: date, years: int) -> list[date]:
    return [newest - timedelta(days=364 * back) for back in reversed(range(years))]


def _lived(
    size: Size, seed: int, openings: list[date], at: date, told: Tell, rulebook: str
) -> County:
    random = Random(f"huying {size.name} {seed}")
    newest = planned(size, random)
    past = [planned(size.of_a_past_year, random) for _year in openings[:-1]]
    each = [one for plans in (*past, newest) for one in plans]
    needed = {name for one in each for name in one.matter.units} | {"水利局", "财政局", "人民法院"}
    first, *later = openings
    county = Founding(random, first, size, rulebook, tuple(later)).county(needed)
    days = Simulation(moment(at, 0))
    days.begin(_each_day(county, first, at, told))
    sessions = Session.objects.filter(congress=county.congress).select_related("term")
    for plans, session in zip([*past, newest], sessions.order_by("opens_at"), strict=True):
        words = f"huying {size.name} {seed}"
        _a_year(replace(county, session=session), size, plans, words, days)
        if plans is not newest:
            days.begin(looking_back.lived(replace(county, session=session), words))
            days.begin(closing_the_year.lived(replace(county, session=session), words))
        if plans is newest and size.talks:
            days.begin(rolling.lived(county, words))
            advising.kept_up(replace(county, session=session), words, days)
    with chain.noted_at_the_end(county.congress.pk):
        days.run()
        tick(moment(at, 0), county.congress)
    old = Notice.objects.filter(congress=county.congress, at__lt=moment(at, 0) - NOTICES_UNREAD)
    mark_read(old, at=moment(at, 0))
    return county


def _a_year(
    county: County, size: Size, plans: list[StoryPlan], words: str, days: Simulation
) -> None:
    """One session with all that its year brings."""
    later = _year_words(county.session)
    days.begin(meeting.lived(county))
    days.begin(sending.lived(county))
    days.begin(answering_for.pledged(county, words + later))
    if size.bills:
        days.begin(bills.lived(county, size.bills, words + later, days))
    advising.lived(county, size.talks, words + later, days)
    if size.talks:
        for life in _supervision(county, words + later):
            days.begin(life)
    for number, one in enumerate(plans):
        days.begin(Story(county, one.matter, one.plan, f"{words} {number}{later}", days).life())


def _supervision(county: County, words: str) -> Iterator[Life]:
    """What the congress does beside the single items: they are rated and followed."""
    yield from supervising.lives(county, words)
    yield from hearing_units.lives(county, words)
    yield from reporting_units.lives(county, words)


def _year_words(session: Session) -> str:
    return f" {session.number}" if session.number > 1 else ""


def _each_day(county: County, opened: date, at: date, told: Tell) -> Life:
    """What the worker does, once a day here."""
    day = opened
    while True:
        now = yield moment(day, 10)
        if connection.vendor == "postgresql" and (day - opened).days % 30 == 20:
            _let_the_planner_count()
        tick(now, county.congress)
        if (day - opened).days % COLLECTED_EVERY == 0:
            gc.collect()
        told(day, (at - day).days)
        day += timedelta(days=1)


def _let_the_planner_count() -> None:
    """All this happens in one transaction, in which PostgreSQL would go on believing its tables empty."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _counted(congress: Congress, at: datetime) -> dict[str, Any]:
    states = Suggestion.objects.filter(congress=congress).values_list("case__state", flat=True)
    events = Event.objects.filter(congress=congress)
    return {
        "congress": congress.code,
        "suggestions": len(states),
        "by_state": dict(sorted(Counter(states).items())),
        "acts": events.filter(cause=None).count(),
        "events": events.count(),
        "open_without_owner": open_without_owner(congress, at),
        "commitments": _promises(congress),
    }


def _promises(congress: Congress) -> dict[str, int]:
    """What became of the promises, as they stand; the chain of events must say the same."""
    found = commitment_counts.counted(congress)
    classes = class_changes.counts(congress)
    if found != commitment_counts.counted_from_events(congress):
        raise RuntimeError("the events count other promises than there are")
    if classes != counts_from_events(congress):
        raise RuntimeError("the events count other classes of replies than there are")
    lost = commitment_counts.without_owner_or_clock(congress).count()
    return found | {"without_owner_or_clock": lost} | classes


def default_days(opened: date | None, at: date | None) -> tuple[date, date]:
    """(opened, at): today where `at` is not said, and 150 days before it where `opened` is not."""
    at = at or timezone.localdate()
    return opened or at - LENGTH, at


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Garbage in cycles is looked for now and then alone (`_each_day`); a fifth of the time is saved."""
    was = gc.isenabled()
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
        gc.unfreeze()
