"""Reading what units did on their items."""

from django.db.models import Prefetch

from huying.domain.people.queries import Acting

from ..models import WorkRecord


def work_of(acting: Acting) -> Prefetch:
    """The work on each handling, newest first; deputies read what is meant for them."""
    found = WorkRecord.objects.order_by("-held_on", "-pk").select_related("by__person")
    if not acting.bodies:
        found = found.filter(for_deputies=True)
    return Prefetch("work_records", found.prefetch_related("attachments"))
