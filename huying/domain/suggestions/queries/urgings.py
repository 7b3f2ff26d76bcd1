"""催办 on the suggestion's page: the weightiest first, then the newest."""

from django.db.models import Prefetch

from ..models import Urging


def urgings_of_handlings() -> Prefetch:
    found = Urging.objects.select_related("by__person", "by__body", "answered_by__person")
    return Prefetch("urgings", found.order_by("-weight", "-at", "-pk"))
