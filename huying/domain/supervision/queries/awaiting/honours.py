"""What waits of a selection of honours: the steps of the clerks, the circular of the head."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits

from ...models import HonourSelection
from ...states import HonourSelection as State

LISTS: list[Awaited] = []
CLERKS = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
HEAD = Hands((Capacity.HEAD,), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
NEXT = {
    State.OPEN: ("shortlist", gettext_lazy("按得分确定初选名单")),
    State.SHORTLISTED: ("decide", gettext_lazy("主任会议议定以后，记录议定的名单")),
    State.DECIDED: ("consent", gettext_lazy("报党委同意以后，记录日期和文件")),
}
HERE: dict[str, Any] = {
    "about": lambda subject: subject,
    "place": "supervision",
    "kind": "honour_selection",
}


def _of(acting, *in_states):
    found = HonourSelection.objects.filter(congress=acting.congress, case__state__in=in_states)
    return found.select_related("case")


@awaits(
    LISTS,
    gettext_lazy("评优"),
    hands=CLERKS,
    act=lambda row: NEXT[row.state][0],
    why=lambda row: str(NEXT[row.state][1]),
    **HERE,
)
def honours_to_carry_on(acting, at):
    return _of(acting, *NEXT)


@awaits(
    LISTS,
    gettext_lazy("表彰待通报"),
    hands=HEAD,
    act="announce",
    why=lambda row: _("党委已同意，通报全体代表和受表彰的单位"),
    **HERE,
)
def honours_to_announce(acting, at):
    return _of(acting, State.CONSENTED)
