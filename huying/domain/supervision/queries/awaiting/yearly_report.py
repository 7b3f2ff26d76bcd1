"""What waits of a yearly report: for the clerks its settling and hearing, for the head its printing."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits

from ...models import YearlyReport
from ...states import YearlyReport as State

LISTS: list[Awaited] = []
CLERKS = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
HEAD = Hands((Capacity.HEAD,), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
HERE: dict[str, Any] = {
    "about": lambda subject: subject,
    "place": "supervision",
    "kind": "yearly_report",
}


def _of(acting, *in_states):
    found = YearlyReport.objects.filter(congress=acting.congress, case__state__in=in_states)
    return found.select_related("case")


@awaits(
    LISTS,
    gettext_lazy("年度报告"),
    hands=CLERKS,
    why=lambda row: (
        _("修改、定稿") if row.state == State.DRAFT else _("常委会听取以后，记录听取的日期和意见")
    ),
    **HERE,
)
def reports_to_carry_on(acting, at):
    return _of(acting, State.DRAFT, State.SETTLED)


@awaits(
    LISTS,
    gettext_lazy("年度报告待印发"),
    hands=HEAD,
    act="issue",
    why=lambda row: _("常委会已听取，印发下一次代表大会"),
    **HERE,
)
def reports_to_issue(acting, at):
    return _of(acting, State.HEARD)
