"""Reading what units did on their items, and a unit's one ledger over all years (一本账)."""

from django.db.models import Prefetch, QuerySet

from huying.domain.people.queries import Acting

from ..models import Handling, InnerTask, ReplyRound, WorkRecord
from .visibility import handlings_visible_to


def work_of(acting: Acting) -> Prefetch:
    """The work on each handling, newest first; deputies read what is meant for them."""
    found = WorkRecord.objects.order_by("-held_on", "-pk").select_related("by__person")
    if not acting.bodies:
        found = found.filter(for_deputies=True)
    return Prefetch("work_records", found.prefetch_related("attachments"))


def inner_tasks_of(acting: Acting) -> Prefetch:
    """What a unit gave to its own sections; nobody outside reads it."""
    found = InnerTask.objects.filter(handling__unit__in=acting.bodies).select_related("section")
    return Prefetch("inner_tasks", found.order_by("struck_off_at", "-leads", "pk"))


def ledger_of_units(acting: Acting) -> QuerySet[Handling]:
    """Every line that the units one works for ever had, the newest first."""
    rounds = ReplyRound.objects.order_by("round").select_related("case")
    return (
        handlings_visible_to(acting)
        .filter(unit__in=acting.bodies)
        .select_related("suggestion__session__term")
        .prefetch_related(
            inner_tasks_of(acting),
            "work_records",
            "contacts__answers",
            Prefetch("rounds", rounds),
        )
        .order_by("-assigned_at", "-pk")
    )
