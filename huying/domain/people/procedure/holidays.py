"""节假日安排: a year's notice is applied to the congress's days, and its running clocks follow."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.calendar.notice import Notice, with_notices
from huying.foundation.calendar.periods import Deadline, Period, deadline
from huying.foundation.calendar.table import DayTable, shipped_table
from huying.foundation.procedure import clocks
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused, Why

from ..models import Congress, HolidayNotice
from ..policy import day_table
from .steps import COMMON, OFFICE, roll_steps


@dataclass(frozen=True)
class Move:
    """A running clock that another table of days counts differently."""

    clock: Clock
    local: Deadline
    floor_due: date | None

    @property
    def due(self) -> date:
        return min(self.local.due, self.floor_due or self.local.due)

    @property
    def name(self) -> str:
        """As an event remembers it."""
        return f"{self.clock.label} {self.clock.due.isoformat()} → {self.due.isoformat()}"

    @property
    def days(self) -> int:
        """By how many calendar days the last day moves; negative: it comes earlier."""
        return (self.due - self.clock.due).days

    @property
    def earlier(self) -> int:
        return -self.days


# kind of case -> floors(clocks of that kind, table) -> {clock's key: the day of national law}
FLOORS: dict[str, Callable[[list[Clock], DayTable], dict[int, date]]] = {}


@roll_steps.act(gettext_lazy("启用节假日安排"), who=OFFICE, **COMMON)
def apply_holidays(roll, *, by, at, year, title, rest, work):
    """`rest` and `work` are {day: holiday}. Clocks that end on another day now follow, one by one.

    `roll.made` is the notice.
    """
    congress = Congress.objects.get(pk=roll.congress_id)
    notice = Notice(year, rest, work)
    if _says_nothing_new(congress, notice):
        raise Refused(_("%s年的安排已经是这样，没有变化。") % year, Why.STATE)
    roll.made = HolidayNotice.objects.create(
        congress=congress,
        year=year,
        title=title,
        rest={day.isoformat(): name for day, name in rest.items()},
        work={day.isoformat(): name for day, name in work.items()},
        applied_at=at,
    )
    congress.calendar = str(roll.made.pk)
    congress.save(update_fields=["calendar"])
    _settle(congress, at)


def table_with(congress, notice: Notice) -> DayTable:
    """The congress's days if this notice were applied."""
    return with_notices(day_table(congress) or shipped_table(), [notice])


def moves(congress, table: DayTable, kinds: Iterable[str] = ()) -> list[Move]:
    """The running clocks that would end on another day under this table, the soonest first."""
    found = Clock.objects.filter(congress=congress, ended_at=None).select_related("case")
    if kinds:
        found = found.filter(case__kind__in=kinds)
    counted = [(one, _recounted(one, table)) for one in found.order_by("due", "pk")]
    floors = _floors([one for one, _local in counted if one.floor_due], table)
    every = [Move(one, local, floors.get(one.pk)) for one, local in counted]
    return [one for one in every if one.days]


def move(one: Move, *, at: datetime) -> Clock:
    """Count one clock anew; only an act that follows `apply_holidays` calls this."""
    return clocks.recount(
        one.clock,
        at=at,
        local_due=one.local.due,
        floor_due=one.floor_due,
        due=one.due,
        moved_from=one.local.moved_from,
        days_counted=one.local.days_counted,
        provisional=one.local.provisional,
    )


def recounted_with(steps, model) -> None:
    """Clocks of the cases of this procedure follow the calendar: declared once for each procedure."""
    steps.follows(
        apply_holidays,
        partial(_whose_clocks_move, steps.kind, model),
        gettext_lazy("期限随节假日安排重算"),
        when=tuple(steps.states),
    )(count_clocks_anew)


def count_clocks_anew(subject, *, by, at, moves):
    """Nothing but the days has changed: the same rule, from the same day, on the new calendar."""
    for one in moves:
        move(one, at=at)


def _whose_clocks_move(kind, model, roll, *, by, at, **details):
    congress = Congress.objects.get(pk=roll.congress_id)
    by_case: dict[Any, list[Move]] = {}
    for one in moves(congress, day_table(congress) or shipped_table(), [kind]):
        by_case.setdefault(one.clock.case_id, []).append(one)
    keys = list(by_case)
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        found = model.objects.select_related("case").in_bulk(some)
        yield from ({"on": found[key], "moves": by_case[key]} for key in some)


def _recounted(clock: Clock, table: DayTable) -> Deadline:
    period = Period(clock.amount, clock.unit, clock.anchor)  # type: ignore[arg-type]
    return deadline(period, clock.start, table, clock.stood)


def _floors(found: list[Clock], table: DayTable) -> dict[int, date]:
    floors: dict[int, date] = {}
    for kind, floors_of in FLOORS.items():
        floors |= floors_of([one for one in found if one.case.kind == kind], table)
    return floors


def _says_nothing_new(congress, notice: Notice) -> bool:
    last = HolidayNotice.objects.filter(congress=congress, year=notice.year).order_by("-applied_at")
    one = last.first()
    return one is not None and one.days == notice


def _settle(congress, at) -> None:
    """A clock that stays where it is is no longer provisional once its days are all decided."""
    table = day_table(congress) or shipped_table()
    stay = [
        one.pk
        for one in Clock.objects.filter(congress=congress, ended_at=None, provisional=True)
        if (local := _recounted(one, table)).due == one.local_due and not local.provisional
    ]
    for start in range(0, len(stay), 500):
        Clock.objects.filter(pk__in=stay[start : start + 500]).update(provisional=False)
