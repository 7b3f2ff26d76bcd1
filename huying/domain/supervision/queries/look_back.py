"""回头看, read: rounds and their items as somebody may see them, and the figures of a round."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.suggestions.queries import may_see
from huying.foundation.cases.within import Exists
from huying.foundation.procedure.models import Clock

from ..models import LookAnswer, LookBack, LookBackItem, LookReport
from ..policy.look_back import REPORT
from ..states import LookBack as State
from ..states import LookBackItem as ItemState
from ..states import LookReportKind

SENT = (State.SENT, State.CLOSED)


def look_backs_visible_to(acting: Acting) -> QuerySet[LookBack]:
    """All for the 代表工委; a unit those it is on, once they are sent out."""
    found = LookBack.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "opened_by__body"
    )
    if acting.is_committee:
        return found
    mine = LookBackItem.objects.filter(look_back=OuterRef("pk"), handling__unit__in=acting.bodies)
    return found.filter(Exists(mine), case__state__in=SENT)


def look_back_items_visible_to(acting: Acting) -> QuerySet[LookBackItem]:
    """With the suggestion they are about."""
    return LookBackItem.objects.filter(
        may_see(acting, "handling__suggestion"), congress=acting.congress
    ).select_related(
        "case",
        "congress",
        "look_back__case",
        "handling__case",
        "handling__unit",
        "handling__suggestion__case",
        "handling__suggestion__lead__person",
        "handling__suggestion__session__term",
        "second_mark",
    )


def items_of(look_back, acting: Acting) -> QuerySet[LookBackItem]:
    """The whole list for the 代表工委; a unit's own packaged list for a unit."""
    found = look_back_items_visible_to(acting).filter(look_back=look_back)
    if not acting.is_committee:
        found = found.filter(handling__unit__in=acting.bodies)
    return found.order_by(
        "handling__unit__name", "handling__suggestion__session", "handling__suggestion__number"
    )


def late_items(found: QuerySet[LookBackItem], today: date) -> QuerySet[LookBackItem]:
    """Whose unit has not reported although its day is past."""
    owed = Clock.objects.filter(case=OuterRef("pk"), name=REPORT, ended_at=None, due__lt=today)
    return found.filter(Exists(owed), case__state=ItemState.WAITING)


ONLY: dict[str, Any] = {
    "late": late_items,
    "discontent": lambda found, today: found.filter(public_discontent=True),
    "progress": lambda found, today: _reported(found, LookReportKind.PROGRESS),
    "completion": lambda found, today: _reported(found, LookReportKind.COMPLETION),
    "b_to_a": lambda found, today: found.filter(new_class="A"),
    **{
        str(state): (lambda found, today, state=state: found.filter(case__state=state))
        for state in ItemState
    },
}
"""What a figure of a round opens: a key → its items."""


def _reported(found, kind):
    return found.filter(Exists(LookReport.objects.filter(item=OuterRef("pk"), kind=kind)))


def figures(found: QuerySet[LookBackItem], today: date) -> dict[str, int]:
    """How many items each key of ONLY opens, and `all`."""
    counted = {key: narrow(found, today).count() for key, narrow in ONLY.items()}
    return {"all": found.count()} | counted


@dataclass(frozen=True)
class UnitRow:
    """A unit of a round: its row, how many of its items, and how many it has not reported on."""

    row: Any
    items: int
    waiting: int
    late: int


def units_of(look_back, acting: Acting, today: date) -> list[UnitRow]:
    """Every unit of the round; for a unit its own row."""
    rows = look_back.units.select_related("unit", "by__person").prefetch_related(
        "answers__point", "attachments"
    )
    if not acting.is_committee:
        rows = rows.filter(unit__in=acting.bodies)
    found = LookBackItem.objects.filter(look_back=look_back)
    waiting = Count("pk", filter=Q(case__state=ItemState.WAITING))
    by_unit = {
        unit: (number, still)
        for unit, number, still in found.order_by()
        .values("handling__unit")
        .annotate(number=Count("pk"), still=waiting)
        .values_list("handling__unit", "number", "still")
    }
    late = dict(
        late_items(found, today)
        .order_by()
        .values("handling__unit")
        .annotate(number=Count("pk"))
        .values_list("handling__unit", "number")
    )
    return [
        UnitRow(one, *by_unit.get(one.unit_id, (0, 0)), late.get(one.unit_id, 0))
        for one in rows.order_by("unit__name")
    ]


def planned_counts(look_back) -> list[tuple[str, int]]:
    """(unit, how many items it would get): shown before the list is sent out."""
    chosen = look_back.chosen.order_by().values("unit__name").annotate(number=Count("pk"))
    return sorted(chosen.values_list("unit__name", "number"), key=lambda one: (-one[1], one[0]))


def told_of_item(item: LookBackItem) -> dict:
    """Everything that was said of one item, for its page."""
    return {
        "reports": item.reports.select_related("by__person", "by__body")
        .prefetch_related("attachments")
        .order_by("-pk"),
        "answers": LookAnswer.objects.filter(item=item).select_related("point").order_by("point"),
        "mark": getattr(item, "second_mark", None),
        "photos": item.attachments.all(),
    }
