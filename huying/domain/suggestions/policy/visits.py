"""预约与往来: whether there is an appointment to answer, a time to agree to, another unit to write to."""

from django.utils.translation import gettext as _

from ..models import Handling
from ..states import Handling as State
from ..states import VisitState

OPEN = (VisitState.PROPOSED, VisitState.COUNTERED, VisitState.AGREED)


def _any(handling, *states) -> bool:
    return any(one.state in states for one in handling.visits.all())  # read once for a whole page


def a_visit_is_proposed(handling):
    return None if _any(handling, VisitState.PROPOSED) else _("没有等您答复的预约。")


def a_time_was_named(handling):
    return None if _any(handling, VisitState.COUNTERED) else _("代表没有另约时间。")


def a_visit_is_open(handling):
    return None if _any(handling, *OPEN) else _("没有可以取消的预约。")


def other_units_are_at_it(handling):
    """Lead and co-units write to each other; read once for a whole page."""
    kept = vars(handling.suggestion)
    if "units_found" not in kept:
        found = Handling.objects.filter(suggestion=handling.suggestion_id)
        found = found.exclude(case__state__in=(State.RETURNED, State.ENDED))
        kept["units_found"] = set(found.values_list("unit_id", flat=True))
    return None if kept["units_found"] - {handling.unit_id} else _("没有别的单位参加办理。")
