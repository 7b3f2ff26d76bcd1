"""What waits of an assessment: drafts and objections for the clerks, the decision for the head, and for a
unit the days in which it may object."""

from typing import Any

from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits
from huying.foundation.cases.within import Exists

from ...models import AssessmentLine, AssessmentObjection, UnitAssessment
from ...states import AssessmentObjection as Objection
from ...states import UnitAssessment as State

LISTS: list[Awaited] = []
CLERKS = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
HEAD = Hands((Capacity.HEAD,), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
UNITS = Hands((Capacity.OFFICE, Capacity.HEAD), kinds=(BodyKind.UNIT,))
HERE: dict[str, Any] = {
    "about": lambda subject: subject,
    "place": "supervision",
    "kind": "unit_assessment",
}


def _of(acting, state):
    found = UnitAssessment.objects.filter(congress=acting.congress, case__state=state)
    return found.select_related("case")


def _open_objections():
    return Exists(
        AssessmentObjection.objects.filter(
            point__line__assessment=OuterRef("pk"), answer=Objection.OPEN
        )
    )


@awaits(
    LISTS,
    gettext_lazy("承办单位考核"),
    hands=CLERKS,
    why=lambda row: _("核对、公示") if row.state == State.DRAFT else _("有单位提出异议，待复核"),
    **HERE,
)
def assessments_to_carry_on(acting, at):
    drafts = Q(case__state=State.DRAFT)
    objected = Q(_open_objections(), case__state=State.PUBLISHED)
    found = UnitAssessment.objects.filter(drafts | objected, congress=acting.congress)
    return found.select_related("case")


@awaits(
    LISTS,
    gettext_lazy("考核结果待确定"),
    hands=HEAD,
    act="freeze",
    why=lambda row: _("异议期已过，异议都已复核"),
    **HERE,
)
def assessments_to_freeze(acting, at):
    return _of(acting, State.PUBLISHED).filter(
        ~_open_objections(), object_by__lt=timezone.localdate(at)
    )


@awaits(
    LISTS,
    gettext_lazy("考核结果公示"),
    hands=UNITS,
    why=lambda row: _("请核对本单位的得分，有异议的在期限内提出"),
    until="object_by",
    **HERE,
)
def assessments_to_look_at(acting, at):
    mine = AssessmentLine.objects.filter(assessment=OuterRef("pk"), unit__in=acting.bodies)
    return _of(acting, State.PUBLISHED).filter(Exists(mine), object_by__gte=timezone.localdate(at))
