"""交办会、改办协调会: whoever called one has it to prepare, whoever is asked has it to attend."""

from typing import Any

from django.db.models import Count, OuterRef
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.cases.within import Exists
from huying.foundation.ui.templatetags.huying import moment

from ... import states
from ...models import AssignmentMeeting, Attendance, CoordinationMeeting
from .awaited import Awaited, awaits
from .committee import COMMITTEE
from .unit import UNIT

LISTS: list[Awaited] = []
OF_A_MEETING: dict[str, Any] = {"about": lambda meeting: meeting, "until": "held_on"}


def _held(row) -> str:
    return _("%(when)s%(place)s") % {
        "when": moment(row.held_at),
        "place": _("，%s") % row.place if row.place else "",
    }


def _assignment_meetings(acting):
    return (
        AssignmentMeeting.objects.filter(
            congress=acting.congress, case__state=states.AssignmentMeeting.PREPARED
        )
        .annotate(held_on=TruncDate("held_at"))
        .select_related("case")
    )


def _coordination_meetings(acting):
    return (
        CoordinationMeeting.objects.filter(
            congress=acting.congress, case__state=states.Coordination.CALLED
        )
        .annotate(held_on=TruncDate("held_at"))
        .select_related("case")
    )


@awaits(
    LISTS,
    gettext_lazy("筹备交办会"),
    hands=COMMITTEE,
    kind="assignment_meeting",
    page="suggestions:assignment_meeting",
    why=lambda row: (
        _("%(held)s；清单%(items)s件，登记到会后一次签字交办")
        % {"held": _held(row), "items": row.listed}
    ),
    **OF_A_MEETING,
)
def assignment_meetings_to_hold(acting, at):
    """Prepared, and the package is still to be signed."""
    return _assignment_meetings(acting).annotate(listed=Count("items"))


@awaits(
    LISTS,
    gettext_lazy("召开改办协调会"),
    hands=COMMITTEE,
    kind="coordination",
    page="suggestions:coordination",
    why=lambda row: (
        _("%(held)s；议题%(items)s项，逐项议定后签发") % {"held": _held(row), "items": row.listed}
    ),
    **OF_A_MEETING,
)
def coordination_meetings_to_hold(acting, at):
    """Called, and its list is still to be signed."""
    return _coordination_meetings(acting).annotate(listed=Count("items"))


@awaits(
    LISTS,
    gettext_lazy("参加交办会"),
    hands=UNIT,
    kind="assignment_meeting",
    page="suggestions:assignment_meeting",
    why=_held,
    **OF_A_MEETING,
)
def assignment_meetings_to_attend(acting, at):
    """This unit is asked to come."""
    asked = Attendance.objects.filter(
        meeting=OuterRef("pk"), unit__in={one.body_id for one in UNIT.of(acting, at)}
    )
    return _assignment_meetings(acting).filter(Exists(asked))


@awaits(
    LISTS,
    gettext_lazy("参加改办协调会"),
    hands=UNIT,
    kind="coordination",
    page="suggestions:coordination",
    why=_held,
    **OF_A_MEETING,
)
def coordination_meetings_to_attend(acting, at):
    """This unit asks to hand something back, or may get it."""
    asked = CoordinationMeeting.units.through.objects.filter(
        coordinationmeeting=OuterRef("pk"), body__in={one.body_id for one in UNIT.of(acting, at)}
    )
    return _coordination_meetings(acting).filter(Exists(asked))
