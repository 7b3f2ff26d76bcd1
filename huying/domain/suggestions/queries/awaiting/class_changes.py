"""What waits because a unit asked for another class of a delivered reply."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import ClassChange, ReplyRound
from ...policy.class_changes import DELIVERED
from ...states import ClassAnswer
from . import rows
from .awaited import Awaited, awaits
from .committee import COMMITTEE

LISTS: list[Awaited] = []


def _why(row) -> str:
    (asked,) = row.asked
    return _("%(unit)s提请由%(was)s类变更为%(now)s类：%(why)s") % {
        "unit": row.handling.unit,
        "was": asked.was,
        "now": asked.now,
        "why": rows.short(asked.reason, 30),
    }


@awaits(
    LISTS,
    gettext_lazy("答复类别变更"),
    hands=COMMITTEE,
    kind="reply_round",
    act="agree_class",
    also=("refuse_class",),
    subject=lambda row: row,
    why=_why,
)
def class_changes_to_decide(acting, at):
    """Proposed by the unit after its reply was delivered; evidence to be checked."""
    asked = ClassChange.objects.filter(answer=ClassAnswer.OPEN)
    found = ReplyRound.objects.filter(
        **rows.standing(acting, "reply_round", DELIVERED), class_changes__answer=ClassAnswer.OPEN
    ).select_related("case", "congress", "handling__unit", "handling__suggestion__lead__person")
    found = found.prefetch_related(Prefetch("class_changes", asked, to_attr="asked"))
    return rows.not_my_own(found, acting, "handling__suggestion")
