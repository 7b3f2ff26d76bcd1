"""What is said of clocks that are nearly due, or late; each thing once, to whom it concerns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Congress
from huying.domain.people.policy import day_table, the_committee
from huying.foundation.calendar.table import DayTable
from huying.foundation.cases.often import Often
from huying.foundation.notices.models import Notice
from huying.foundation.notices.relevance import still
from huying.foundation.notices.telling import tell, unsaid
from huying.foundation.procedure.models import Clock

from ..models import ClassifiedItem, Handling, Suggestion, Survey
from ..policy.books import book_in_force
from ..policy.clock_audiences import NEVER_LATE, TOLD, TOLD_TOO_WHEN_LATE
from ..rulebook.rules import Rulebook
from .distance import days_left, furthest
from .escalation import CLIMBS, Climb

DAYS_BETWEEN_LATE_NOTICES = 7


class Running(NamedTuple):
    """What is read of a running clock."""

    pk: int
    name: str
    label: str
    unit: str
    due: date
    started_at: datetime
    case: Any
    case__kind: str

    @property
    def climb(self) -> Climb | None:
        """Of such a clock a unit's people hear level by level, once it is late."""
        found = CLIMBS.get(self.case__kind)
        return found if found and TOLD[self.name] is found.told else None


@dataclass(frozen=True)
class Word:
    """What is to be said of a clock today; `key` makes sure it is said once.

    `steps`: of a unit's late clock the steps of escalation whose day has come.
    """

    kind: str
    clock: Running
    key: str
    text: str
    steps: list[int] = field(default_factory=list)


class Today(NamedTuple):
    """By which rules and days the clocks of one congress are judged."""

    day: date
    warned: list[int]
    book: Rulebook
    table: DayTable | None


SUBJECTS = {
    "suggestion": Suggestion.objects.all(),
    "classified": ClassifiedItem.objects.all(),
    "handling": Handling.objects.select_related("suggestion", "unit"),
    "survey": Survey.objects.select_related(
        "deputy__person", "round__handling__suggestion", "round__handling__unit"
    ),
}


def tell_of_clocks(congress: Congress, at: datetime) -> Iterator[tuple[str, int]]:
    """(warned, late or escalated; how many were told) for everything that is said now."""
    book = book_in_force(congress)
    day, table = timezone.localdate(at), day_table(congress)
    today = Today(day, sorted(book.warnings.days), book, table)
    rows = (Running(*row) for row in _CLOCKS(congress.pk, furthest(today.warned[-1], day, table)))
    by_key = {word.key: word for row in rows if (word := _word(row, today))}
    words = [by_key[key] for key in unsaid(congress, by_key)]
    subjects, first_heard = _subjects(words), _steps_not_heard(congress, words)
    for word in words:
        subject = subjects[word.clock.case]
        kind, to = _kind_and_audience(word, subject, first_heard, today.book)
        once = {one.person_id: one for one in reversed(to)}  # handler and office may be one person
        text = f"{word.text}：{subject}"
        yield kind, tell(once.values(), case=subject.case, key=word.key, text=text, at=at)


_CLOCKS = Often(
    lambda congress, until: (
        Clock.objects.filter(
            congress=congress,
            case__kind__in=SUBJECTS,
            name__in=TOLD,
            ended_at=None,
            paused_at=None,
            due__lte=until,
        )
        .order_by("due", "pk")
        .values_list(*Running._fields)
    )
)


@still("clock")
def _still_running(notices: list[Notice]) -> set[int]:
    """A clock that was met, has ended or stands still is told of no more, however late the post is."""
    clock_of = {one.pk: int(one.key.split(":")[1]) for one in notices}
    running = set(
        Clock.objects.filter(
            pk__in=set(clock_of.values()), ended_at=None, paused_at=None
        ).values_list("pk", flat=True)
    )
    return {pk for pk, clock in clock_of.items() if clock in running}


def _word(clock: Running, today: Today) -> Word | None:
    """The one thing to say today. After a pause of the worker only the newest is said."""
    left = days_left(clock.unit, today.day, clock.due, today.table)
    if clock.due < today.day:
        return None if clock.name in NEVER_LATE else _late(clock, today)
    # A warning that fell before the clock began is left out.
    began = timezone.localdate(clock.started_at)
    length = days_left(clock.unit, began, clock.due, today.table)
    threshold = next((days for days in today.warned if left <= days < length), None)
    if threshold is None:
        return None
    counted = _("还有%s个工作日") if clock.unit == "wd" else _("还有%s天")
    words = {
        "clock": clock.label,
        "when": counted % left if left else _("今天"),
        "due": _day(clock.due),
    }
    text = _("“%(clock)s”%(when)s到期（%(due)s）") % words
    return Word("warned", clock, f"clock:{clock.pk}:due:{threshold}", text)


def _late(clock: Running, today: Today) -> Word | None:
    days = (today.day - clock.due).days
    words = {"clock": clock.label, "days": days, "due": _day(clock.due)}
    text = _("“%(clock)s”已逾期%(days)s天（%(due)s到期）") % words
    if climb := clock.climb:
        steps = climb.reached(today.book, clock.due, today.day)
        return Word("late", clock, late_key(clock.pk, steps[-1]), text, steps) if steps else None
    week = (days - 1) // DAYS_BETWEEN_LATE_NOTICES
    return Word("late", clock, f"clock:{clock.pk}:late:{week}", text)


def late_key(clock: int, step: int) -> str:
    return f"clock:{clock}:late:day{step}"


def _day(day: date) -> str:
    return _("%(m)s月%(d)s日") % {"m": day.month, "d": day.day}


def _steps_not_heard(congress: Congress, words: Iterable[Word]) -> set[str]:
    """The earlier steps of these late clocks at which nobody was told, because the worker slept."""
    keys = [late_key(word.clock.pk, step) for word in words for step in word.steps]
    return set(unsaid(congress, keys)) if keys else set()


def _kind_and_audience(word: Word, subject, unheard: set[str], book: Rulebook) -> tuple[str, list]:
    name, climb = word.clock.name, word.clock.climb
    if climb is None or not word.steps:
        to = list(_told_of(subject, name))
        if word.kind == "late" and name in TOLD_TOO_WHEN_LATE:
            to += TOLD_TOO_WHEN_LATE[name](subject)
        return word.kind, to
    levels = climb.steps(book)
    now = [step for step in word.steps if late_key(word.clock.pk, step) in unheard]
    to = [one for step in now for one in climb.people_of(subject, levels[step])]
    first = next(iter(levels)) in now
    also: Callable | None = TOLD_TOO_WHEN_LATE.get(name)
    if first and also and also is not the_committee:
        to += also(subject)
    return ("late" if first else "escalated"), to


def _told_of(subject, name: str):
    """Of what is classified nobody hears but the 代表工委, in whose name it stands."""
    return (the_committee if isinstance(subject, ClassifiedItem) else TOLD[name])(subject)


def _subjects(words: list[Word]) -> dict[Any, Any]:
    """{key of the case: what it is a case of}."""
    found: dict[Any, Any] = {}
    for kind, subjects in SUBJECTS.items():
        keys = [word.clock.case for word in words if word.clock.case__kind == kind]
        for some in _in_parts(keys):
            found |= subjects.select_related("case", "congress").in_bulk(some)
    return found


def _in_parts(rows: list, size: int = 500) -> Iterator[list]:
    """A database takes only so many values in one question."""
    yield from (rows[start : start + size] for start in range(0, len(rows), size))
