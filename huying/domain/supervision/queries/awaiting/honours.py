"""What waits of a selection of honours: the steps of the clerks, the circular of the head."""

from typing import Any

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


OF_THE_HEAD = {
    State.CONSENTED: ("announce", gettext_lazy("党委已同意，通报全体代表和受表彰的单位")),
    State.ANNOUNCED: (
        "send_results",
        gettext_lazy("已通报表彰，结果还没有报送党委、一府一委两院和考核部门"),
    ),
}


@awaits(
    LISTS,
    gettext_lazy("表彰待通报、待报送"),
    hands=HEAD,
    act=lambda row: OF_THE_HEAD[row.state][0],
    why=lambda row: str(OF_THE_HEAD[row.state][1]),
    **HERE,
)
def honours_to_announce(acting, at):
    """What was reported once to anybody waits no longer."""
    return _of(acting, *OF_THE_HEAD).filter(reports=None)
