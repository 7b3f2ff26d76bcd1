"""Starting, pausing and ending clocks. Only acts do it; pages only read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from huying.foundation.calendar.periods import Period, days_stood, deadline
from huying.foundation.calendar.table import DayTable
from huying.foundation.cases.compiled import insert, update
from huying.foundation.cases.often import rows_often

from .models import Clock


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a rulebook says of one clock for one case; dates are days of the congress's own time zone."""

    name: str
    label: str
    article: str
    source: str
    rulebook: str
    rule_version: str
    amount: int
    unit: str
    anchor: str
    start: date
    local_due: date
    floor_due: date | None
    moved_from: date | None
    days_counted: int
    provisional: bool
    stood: int = 0

    @property
    def due(self) -> date:
        return min(self.local_due, self.floor_due or self.local_due)


def running(case, *names: str):
    """The clocks of one case that have not ended, of these names or of any."""
    clocks = Clock.objects.filter(case=case, ended_at=None)
    return clocks.filter(name__in=names) if names else clocks


_running = rows_often(lambda case: Clock.objects.filter(case=case, ended_at=None))


def start(case, terms: list[Terms], *, at: datetime) -> list[Clock]:
    """Start these clocks; one that runs already under its name is counted anew from the new anchor.

    A recount that changes nothing leaves the running clock alone. Returns them all, as they now run.
    """
    names = {one.name for one in terms}
    old = {clock.name: clock for clock in _running(case.pk) if clock.name in names}
    same = {one.name for one in terms if one.name in old and _unchanged(old[one.name], one)}
    if recounted := old.keys() - same:
        running(case, *recounted).update(ended_at=at, end=Clock.End.RECOUNTED)
    by_name = {**old}
    for one in terms:
        if one.name not in same:
            said = {name: getattr(one, name) for name in one.__dataclass_fields__}
            by_name[one.name] = clock = Clock(
                congress_id=case.congress_id, case=case, due=one.due, started_at=at, **said
            )
            insert(clock)
    return [by_name[one.name] for one in terms]


def recount(clock: Clock, *, at: datetime, **counted) -> Clock:
    """End a clock whose days are counted differently now and start it as `counted`, paused if it was.

    `counted`: local_due, floor_due, due, moved_from, days_counted, provisional.
    """
    kept = {
        one.attname: getattr(clock, one.attname)
        for one in Clock._meta.concrete_fields
        if not one.primary_key
    }
    Clock.objects.filter(pk=clock.pk).update(ended_at=at, end=Clock.End.RECOUNTED)
    return Clock.objects.create(**kept | counted)


def _unchanged(clock: Clock, terms: Terms) -> bool:
    return (clock.start, clock.due, clock.rule_version) == (
        terms.start,
        terms.due,
        terms.rule_version,
    )


def meet(case, names: tuple[str, ...], *, at: datetime) -> list[str]:
    """End these clocks because what they asked for was done, in time or late; none if none is named.

    One that stands still is judged by the day on which it stopped.
    """
    ended = []
    for clock in _running(case.pk) if names else ():
        if clock.name in names:
            day = timezone.localdate(clock.paused_at or at)
            how = Clock.End.LATE if day > clock.due else Clock.End.MET
            update(Clock, {"id": clock.pk}, end=how, ended_at=at)
            ended.append(clock.name)
    return ended


def end(
    case, names: tuple[str, ...], how: str, *, at: datetime, but: tuple[str, ...] = ()
) -> list[str]:
    """End these clocks (all of the case `but` some when none is named), for another reason than being met."""
    ending = [one for one in _running(case.pk) if one.name not in but]
    found = [one for one in ending if one.name in names] if names else ending
    Clock.objects.filter(pk__in=[one.pk for one in found]).update(ended_at=at, end=how)
    return [one.name for one in found]


def pause(case, names: tuple[str, ...], *, at: datetime) -> None:
    """Stop these clocks; none if none is named."""
    if names:
        running(case, *names).filter(paused_at=None).update(paused_at=at)


def resume(case, names: tuple[str, ...]) -> None:
    """Let these clocks run on, due as they were; none if none is named."""
    if names:
        running(case, *names).update(paused_at=None)


def give_back(
    case,
    names: tuple[str, ...],
    *,
    on: date,
    floor: Callable[[Clock], date | None],
    table: DayTable | None = None,
) -> list[Clock]:
    """Let these clocks run on from this day, due later by the days on which they stood still.

    `floor(clock)` is the day that national law sets however long it stood, where that may bind.
    """
    moved = []
    for clock in running(case, *names).exclude(paused_at=None):
        clock.stood += days_stood(clock.unit, timezone.localdate(clock.paused_at), on, table)
        period = Period(clock.amount, clock.unit, clock.anchor)
        now = deadline(period, clock.start, table, stood=clock.stood)
        clock.local_due, clock.moved_from = now.due, now.moved_from
        clock.days_counted, clock.provisional = now.days_counted, now.provisional
        clock.floor_due, clock.paused_at = floor(clock), None
        clock.due = min(clock.local_due, clock.floor_due or clock.local_due)
        clock.save()
        moved.append(clock)
    return moved


def overdue(case, name: str, *, at: datetime) -> Clock | None:
    """The running clock of this name if its last day has passed."""
    return running(case, name).filter(due__lt=timezone.localdate(at)).first()
