"""What a list of waiting things is: whose it is, of what, why it waits, and by when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, DateField, F, OuterRef, Q, Value, Window
from django.utils import timezone

from huying.domain.people.models import Appointment, Congress
from huying.domain.people.queries import Acting
from huying.foundation.cases.within import Exists, Subquery
from huying.foundation.procedure.models import Clock

from ...policy.family import suggestion_of


@dataclass(frozen=True)
class Hands:
    """In what capacity (and in what kind of body) somebody takes a thing up.

    `former`: a deputy whose seat has ended still may.
    """

    capacities: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    former: bool = False

    def of(self, acting: Acting, at: datetime) -> list[Appointment]:
        """Those of somebody's appointments, in the order of `capacities`."""
        found = [
            one
            for one in acting.appointments
            if one.capacity in self.capacities
            and (not self.kinds or one.body.kind in self.kinds)
            and (one.is_active(at) or (self.former and one.is_former(at)))
        ]
        return sorted(found, key=lambda one: self.capacities.index(one.capacity))


@dataclass(frozen=True)
class Item:
    """One waiting thing: the subject of the act, the suggestion it is about, and as whom I take it up.

    In the list of another kind of matter (`Awaited.about`) `suggestion` is that matter.

    `due` is the last day of a running clock, which `clock` names; both are empty where none runs.
    """

    awaited: "Awaited"
    row: Any
    subject: Any
    suggestion: Any
    by: Appointment
    why: str
    due: date | None
    clock: str
    act: str


@dataclass(frozen=True)
class Group:
    """The most urgent of one list, and how many there are in all and how many of them are late."""

    awaited: "Awaited"
    items: list[Item]
    total: int
    late: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Awaited:
    """A list by name. Called with (acting, at) it gives the rows as a queryset, unordered.

    kind, act    where it is taken up (a function of the row where that differs from row to row); no act:
                 on the suggestion's own page, where two acts answer it
    why(row)     what its row says beside the title
    subject(row) the case that the act is done to
    clocks       which clocks say by when, of the case at the path `clock_of`
    also         other acts that are done to many of its rows at once
    asks(row)    what the act's form is asked with, e.g. {"contact": 7}
    about(subject), place    the matter that a subject belongs to, and where its pages are
    page         the address of the subject's own page, where it is taken up there
    whole        the address of a list of its own, where all of it is taken up
    before       by what the rows stand in order before their last day
    until        a day of the row by which it is waited for, where no clock runs
    """

    name: str
    label: Any
    hands: Hands
    kind: str
    rows: Callable
    why: Callable[[Any], str]
    act: str | Callable[[Any], str] = ""
    subject: Callable[[Any], Any] = lambda row: row
    also: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    clock_of: str = "pk"
    asks: Callable[[Any], dict] = lambda row: {}
    about: Callable[[Any], Any] = suggestion_of
    place: str = "suggestions"
    page: str = ""
    whole: str = ""
    until: str = ""
    before: tuple[str, ...] = ()

    def __call__(self, acting: Acting, at: datetime):
        return self.rows(acting, at)

    def by_urgency(self, acting: Acting, at: datetime):
        """The rows with `due` and `clock`, the earliest due first, then the oldest."""
        running = Clock.objects.filter(
            case=OuterRef(self.clock_of), ended_at=None, paused_at=None, name__in=self.clocks
        ).order_by("due", "pk")
        nothing = F(self.until) if self.until else Value(None, output_field=DateField())
        return (
            self(acting, at)
            .annotate(
                due=Subquery(running.values("due")[:1]) if self.clocks else nothing,
                clock=Subquery(running.values("label")[:1]) if self.clocks else Value(""),
            )
            .order_by(*self.before, F("due").asc(nulls_last=True), "pk")
        )

    def first(self, acting: Acting, at: datetime, limit: int) -> Group:
        """The most urgent ones with the counts of all, in one query."""
        late = Count("pk", filter=Q(due__lt=timezone.localdate(at)))
        rows = list(
            self.by_urgency(acting, at).annotate(total=Window(Count("pk")), late=Window(late))[
                :limit
            ]
        )
        total, late_ones = (rows[0].total, rows[0].late) if rows else (0, 0)
        return Group(self, self.items(rows, acting, at), total, late_ones)

    def items(self, rows, acting: Acting, at: datetime) -> list[Item]:
        """Rows of `by_urgency` as items."""
        mine = self.hands.of(acting, at)
        return [self._item(row, mine) for row in rows]

    def _item(self, row, mine) -> Item:
        subject = self.subject(row)
        unit = getattr(getattr(subject, "handling", subject), "unit_id", None)
        by = next((one for one in mine if one.body_id == unit), mine[0])
        act = self.act if isinstance(self.act, str) else self.act(row)
        return Item(
            awaited=self,
            row=row,
            subject=subject,
            suggestion=self.about(subject),
            by=by,
            why=self.why(row),
            due=row.due,
            clock=row.clock or "",
            act=act,
        )


def firsts(lists: Sequence[Awaited], acting: Acting, at: datetime, limit: int) -> list[Group]:
    """The most urgent of every list that holds anything; one question tells which those are."""
    return [one.first(acting, at, limit) for one in _holding(lists, acting, at)]


def _holding(lists: Sequence[Awaited], acting: Acting, at: datetime) -> list[Awaited]:
    """Most of a clerk's fifty lists are empty, and to read one takes thrice as long as to look into it."""
    if not lists:
        return []
    asked = {f"list_{n}": Exists(one(acting, at)) for n, one in enumerate(lists)}
    of_congress = Congress.objects.filter(pk=acting.congress.pk).annotate(**asked)
    found = of_congress.values_list(*asked).get()
    return [one for one, holds in zip(lists, found, strict=True) if holds]


def awaits(registry: list[Awaited], label, **more):
    """Declare a list: the decorated function(acting, at) gives its rows."""

    def declare(rows) -> Awaited:
        one = Awaited(name=rows.__name__, label=label, rows=rows, **more)
        registry.append(one)
        return one

    return declare
