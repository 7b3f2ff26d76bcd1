"""催办: what a unit has to answer, the weightiest first."""

from django.db.models import Min, OuterRef, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.cases.within import Exists, Subquery

from ...models import Urging
from ...states import Handling as State
from . import rows
from .awaited import Awaited, awaits
from .unit import UNIT, mine

LISTS: list[Awaited] = []
WAITING = {"answer_by__isnull": False, "answered_at": None}


@awaits(
    LISTS,
    gettext_lazy("待回复的催办"),
    hands=UNIT,
    kind="handling",
    act="answer_urging",
    until="answer_before",
    before=("-weight",),
    why=lambda row: _("有人催办并要求回复（分量%s）") % row.weight,
)
def urgings_to_answer(acting, at):
    """Urged by somebody who asked for an answer; by the weight of all who did."""
    found = mine(
        rows.handlings(
            acting,
            *(State.ASSIGNED, State.ACCEPTED, State.RETURN_REQUESTED),
            *(State.OPINION_SENT, State.COMPLETED),
        ),
        acting,
        at,
        UNIT,
        "unit",
        "suggestion",
    )
    waiting = Urging.objects.filter(handling=OuterRef("pk"), **WAITING).order_by()
    grouped = waiting.values("handling")
    return found.filter(Exists(waiting)).annotate(
        weight=_one(grouped.annotate(whole=Sum("weight"))),
        answer_before=_one(grouped.annotate(whole=Min("answer_by"))),
    )


def _one(grouped):
    return Subquery(grouped.values("whole")[:1])
