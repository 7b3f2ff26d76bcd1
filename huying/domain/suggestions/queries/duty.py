"""Reading 责任链, 办理清单 and 年度重点任务: on the page of one item, and as the list of a unit."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind
from huying.foundation.procedure.models import Clock

from .. import states
from ..models import Handling, Measure, Responsibility, TaskTie
from .visibility import handlings_visible_to, viewer

GONE = (states.Handling.RETURNED, states.Handling.ENDED)
OWED = ("reply", "reply_long", "rehandle", "co_opinion", "co_opinion_redo")
DUTY = ("responsibility", "task_tie__task")
"""What is read with a row of handlings."""


def measures_of_handlings() -> Prefetch:
    return Prefetch("measures", Measure.objects.order_by("due_on", "pk"))


@dataclass(frozen=True)
class Line:
    """A measure as a page shows it; `is_late`: its day has gone and it is not done."""

    measure: Measure
    is_late: bool


@dataclass(frozen=True)
class Duty:
    """What a unit has said of one turn: who answers for it, what it does, which plan it serves."""

    responsibility: Responsibility | None
    tie: TaskTie | None
    lines: list[Line]

    def __bool__(self):
        return bool(self.responsibility or self.tie or self.lines)


def duty_of(handling: Handling, today: date) -> Duty:
    """`handling` was read with DUTY and its measures."""
    return Duty(
        getattr(handling, "responsibility", None),
        getattr(handling, "task_tie", None),
        [Line(one, one.is_open and one.due_on < today) for one in handling.measures.all()],
    )


# -- the list ----------------------------------------------------------------------------------


def reads_duty(acting: Acting) -> bool:
    """A unit reads its own list, an office those of its system, the 代表工委 all."""
    return acting.is_committee or acting.has(BodyKind.UNIT) or bool(viewer(acting).systems)


def duty_list(acting: Acting) -> QuerySet[Handling]:
    """The turns whose 办理清单 this person may read: lead and co-units alike, none that was taken away."""
    whose = Q(unit__in=acting.bodies) | Q(unit__system__in=viewer(acting).systems)
    found = handlings_visible_to(acting).exclude(case__state__in=GONE)
    return found if acting.is_committee else found.filter(whose)


def with_duty(found: QuerySet[Handling]) -> QuerySet[Handling]:
    """With everything that a line of the list says, in the order of units and numbers."""
    running = Clock.objects.filter(ended_at=None, name__in=OWED).order_by("due")
    return (
        found.select_related(*DUTY, "suggestion__session__term")
        .prefetch_related(
            measures_of_handlings(), Prefetch("case__clocks", running, to_attr="owed")
        )
        .order_by("unit__name", "suggestion__session", "suggestion__number", "pk")
    )
