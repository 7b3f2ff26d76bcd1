"""Draws that wait for their seed, items that wait to be revisited."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits

from ...models import RevisitDraw
from ...states import RevisitDraw as State

LISTS: list[Awaited] = []
COMMITTEE = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))


@awaits(
    LISTS,
    gettext_lazy("抽样回访"),
    hands=COMMITTEE,
    kind="revisit_draw",
    why=lambda row: (
        _("种子公布以后抽取") if row.state == State.ANNOUNCED else _("抽中的逐件回访、登记")
    ),
    about=lambda subject: subject,
    place="supervision",
)
def draws_under_way(acting, at):
    found = RevisitDraw.objects.filter(
        case__congress=acting.congress, case__state__in=(State.ANNOUNCED, State.DRAWN)
    )
    return found.select_related("case")
