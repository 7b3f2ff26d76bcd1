"""承诺条目: with the replies that are shown."""

from django.db.models import Prefetch

from ..models import PromiseLine


def lines_of_replies() -> Prefetch:
    lines = PromiseLine.objects.select_related("owner").order_by("position")
    return Prefetch("promise_lines", lines)
