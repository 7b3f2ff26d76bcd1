"""跨年度事项: which items call for it, its owner, its yearly day, who is told."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Session
from huying.domain.people.policy import those_who_handle
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.states import Handling as HandlingState
from huying.foundation.calendar.words import gettext_noop
from huying.foundation.cases.within import Exists
from huying.foundation.procedure.clocks import Terms

from ..models import FollowedMatter
from ..states import FollowedMatter as State
from ..states import FollowGround, LookScope
from .clocks import by_a_day_set
from .look_back import chosen_by

SCOPES = {
    FollowGround.LONG: LookScope.LONG,
    FollowGround.LOW_RATED: LookScope.DISSATISFIED,
    FollowGround.REPEATED: LookScope.REPEATED,
}


def followed():
    """Of the outer turn: its suggestion is in a matter that is being followed."""
    through = FollowedMatter.items.through.objects
    return Exists(
        through.filter(
            suggestion=OuterRef("suggestion"), followedmatter__case__state=State.FOLLOWED
        )
    )


def calling_for_it(congress, ground: str, at: datetime) -> QuerySet[Handling]:
    """Turns, of whatever session, whose item is long, low rated or repeated and in no matter yet."""
    sessions = Session.objects.filter(congress=congress)
    scope = SCOPES[FollowGround(ground)]
    return chosen_by(congress, [scope], sessions, at).filter(~followed())


def may_own(appointment) -> bool:
    """Somebody who works for the 代表工委."""
    return (
        appointment.until is None
        and appointment.body.kind == BodyKind.DEPUTIES_COMMITTEE
        and appointment.capacity in (Capacity.CLERK, Capacity.HEAD)
    )


def of_owner(appointment) -> QuerySet[FollowedMatter]:
    found = FollowedMatter.objects.filter(owner=appointment, case__state=State.FOLLOWED)
    return found.select_related("case").order_by("pk")


def matters_would_be_orphans(appointment) -> str | None:
    """Why an appointment may not end yet: matters over the years would have no owner."""
    number = of_owner(appointment).count()
    if not number:
        return None
    return _("还有%s个跨年度事项由他（她）负责，请先“移交跨年度事项”或者办理“岗位交接”。") % number


# -- which clock runs ------------------------------------------------------------------------

REVIEW = "matter_review"
CLOCKS = {REVIEW: gettext_noop("跨年度事项复查")}
ANCHORS = {"followed_at": gettext_noop("列入或者上次转入之日")}


def terms(matter, name: str, at: datetime) -> Terms | None:
    return by_a_day_set(
        matter, REVIEW, _(CLOCKS[REVIEW]), matter.review_on, at, anchor="followed_at"
    )


# -- who is told -----------------------------------------------------------------------------


def the_owner_of_the_matter(matter):
    return [matter.owner]


def the_units_at_the_matter(matter):
    """Units that lead one of its items at this moment."""
    turns = Handling.objects.filter(
        suggestion__in=matter.items.all(), case__state=HandlingState.ACCEPTED
    )
    units = turns.order_by("unit").values_list("unit", flat=True).distinct()
    return [one for unit in units for one in those_who_handle(matter.congress_id, unit)]


AUDIENCES = {
    the_owner_of_the_matter: gettext_lazy("跨年度事项的责任人"),
    the_units_at_the_matter: gettext_lazy("正在承办其中建议的单位"),
}
