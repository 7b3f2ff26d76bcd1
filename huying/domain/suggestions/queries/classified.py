"""涉密件, read: they exist for the 代表工委 alone, not even for the unit that handles one."""

from django.db.models import DateField, F, OuterRef

from huying.domain.people.queries import Acting
from huying.foundation.cases.within import Subquery
from huying.foundation.procedure.models import Clock

from ..models import ClassifiedItem


def classified_visible_to(acting: Acting):
    """The items that exist for this person."""
    if not acting.is_committee:
        return ClassifiedItem.objects.none()
    return ClassifiedItem.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "unit"
    )


def ledger(acting: Acting):
    """What is under way first, the soonest due at the head."""
    running = Clock.objects.filter(case=OuterRef("pk"), ended_at=None).order_by("due")
    return (
        classified_visible_to(acting)
        .annotate(due=Subquery(running.values("due")[:1], output_field=DateField()))
        .order_by(
            F("closed_on").asc(nulls_first=True),
            F("due").asc(nulls_last=True),
            "-assigned_on",
            "pk",
        )
    )
