"""What waits of a unit's year: its plan, its report to be written and signed, and to be taken in."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.policy.books import book_in_force
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits

from ...models import UnitYear
from ...policy.unit_year import PLAN, REPORT
from ...states.unit_year import UnitYear as State

LISTS: list[Awaited] = []
SPEAKERS = Hands((Capacity.OFFICE, Capacity.HEAD), kinds=(BodyKind.UNIT,))
WRITERS = Hands((Capacity.OFFICE, Capacity.HANDLER, Capacity.HEAD), kinds=(BodyKind.UNIT,))
HEAD = Hands((Capacity.HEAD,), kinds=(BodyKind.UNIT,))
COMMITTEE = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
HERE: dict[str, Any] = {
    "about": lambda subject: subject,
    "place": "supervision",
    "kind": "unit_year",
}


def _of(acting, *in_states):
    found = UnitYear.objects.filter(
        case__congress=acting.congress, case__kind="unit_year", case__state__in=in_states
    )
    return found.select_related("case", "unit")


@awaits(
    LISTS,
    gettext_lazy("年度办理工作方案待报送"),
    hands=SPEAKERS,
    act="submit_plan",
    clocks=(PLAN,),
    why=lambda row: _("写明目标，逐件写明科室和责任人"),
    **HERE,
)
def unit_plans_to_submit(acting, at):
    return _of(acting, State.ASKED).filter(unit__in=acting.bodies)


@awaits(
    LISTS,
    gettext_lazy("年度办理工作报告待起草"),
    hands=WRITERS,
    clocks=(REPORT,),
    why=lambda row: row.return_reason or _("数字由系统写成，请写做法、问题和下一步打算"),
    **HERE,
)
def unit_reports_to_write(acting, at):
    """From the first warning on, by the rulebook; one that was sent back at once."""
    first = max(book_in_force(acting.congress).warnings.days)
    near = Q(report_by__lte=timezone.localdate(at) + timedelta(days=first))
    to_draft = Q(near, case__state__in=(State.ASKED, State.UNDER_WAY))
    sent_back = Q(case__state=State.DRAFTED) & ~Q(return_reason="")
    found = _of(acting, State.ASKED, State.UNDER_WAY, State.DRAFTED)
    return found.filter(to_draft | sent_back, unit__in=acting.bodies)


@awaits(
    LISTS,
    gettext_lazy("年度办理工作报告待签发"),
    hands=HEAD,
    act="sign_report",
    clocks=(REPORT,),
    why=lambda row: _("核对以后签发，数字随之固定"),
    **HERE,
)
def unit_reports_to_sign(acting, at):
    return _of(acting, State.DRAFTED).filter(unit__in=acting.bodies)


@awaits(
    LISTS,
    gettext_lazy("单位年度报告待签收"),
    hands=COMMITTEE,
    act="take_in",
    why=lambda row: str(row.unit),
    **HERE,
)
def unit_reports_to_take_in(acting, at):
    return _of(acting, State.HANDED_IN)
