"""Items of a look-back that wait for their unit, the congress, or the lead deputy."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits

from ...models import LookBack, LookBackItem
from ...states import FOUND
from ...states import LookBack as State
from ...states import LookBackItem as ItemState

LISTS: list[Awaited] = []
DEPUTY = Hands((Capacity.DEPUTY,), former=True)
COMMITTEE = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
UNIT = Hands((Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD), kinds=(BodyKind.UNIT,))
HERE: dict[str, Any] = {"about": lambda subject: subject, "place": "supervision"}


def _items(acting, *in_states):
    return LookBackItem.objects.filter(
        case__congress=acting.congress, case__kind="look_back_item", case__state__in=in_states
    ).select_related("case", "look_back", "handling__unit", "handling__suggestion")


@awaits(
    LISTS,
    gettext_lazy("回头看待报告"),
    hands=UNIT,
    kind="look_back_item",
    clocks=("look_back_report",),
    why=lambda row: _("%s：报告进展或者完成") % row.look_back.title,
    **HERE,
)
def look_backs_to_report_on(acting, at):
    """On my unit's list, and nothing reported yet."""
    return _items(acting, ItemState.WAITING).filter(handling__unit__in=acting.bodies)


@awaits(
    LISTS,
    gettext_lazy("回头看待察看"),
    hands=COMMITTEE,
    kind="look_back_item",
    why=lambda row: _("%s已报告，请察看") % row.handling.unit,
    **HERE,
)
def look_backs_to_look_at(acting, at):
    return _items(acting, ItemState.REPORTED)


@awaits(
    LISTS,
    gettext_lazy("回头看待下发、待结束"),
    hands=COMMITTEE,
    kind="look_back",
    why=lambda row: (
        _("清单已拟定：核对以后下发")
        if row.state == State.PLANNED
        else _("每一件都已察看，可以结束")
    ),
    **HERE,
)
def look_backs_to_send_or_close(acting, at):
    """Planned and not sent out; sent out and nothing left to look at."""
    found = LookBack.objects.filter(case__congress=acting.congress).select_related("case")
    waiting = LookBackItem.objects.filter(
        look_back__congress=acting.congress,
        case__state__in=(ItemState.WAITING, ItemState.REPORTED),
    )
    unseen = found.filter(units__looked_on=None, case__state=State.SENT)
    return found.filter(case__state__in=(State.PLANNED, State.SENT)).exclude(
        pk__in=waiting.values("look_back")
    ).exclude(pk__in=unseen.values("pk"))  # fmt: skip


@awaits(
    LISTS,
    gettext_lazy("请您在回头看时再次测评"),
    hands=DEPUTY,
    kind="look_back_item",
    act="mark_again",
    why=lambda row: _("%s：请再次测评") % row.look_back.title,
    **HERE,
)
def look_backs_to_mark(acting, at):
    return _items(acting, *FOUND).filter(
        look_back__asks_survey=True,
        second_mark=None,
        handling__suggestion__lead__person=acting.person,
    )
