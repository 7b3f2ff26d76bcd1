"""The categories that may be chosen, in their two levels."""

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from ..models import Category


def in_order(congress_id) -> QuerySet[Category]:
    """Each of the first level followed by its parts."""
    first = Category.objects.filter(congress_id=congress_id).select_related("parent", "committee")
    return first.order_by(
        Coalesce("parent__order", "order"),
        Coalesce("parent_id", "pk"),
        F("parent_id").asc(nulls_first=True),
        "order",
        "pk",
    )


def in_use(congress_id) -> QuerySet[Category]:
    return in_order(congress_id).filter(active=True)
