"""The procedure of the roll: one case for each congress, open for good."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.procedure import Procedure
from huying.foundation.procedure.refusal import Refused, Why

from .. import states
from ..policy import administrator, clerk_of_the_committee

roll_steps = Procedure("roll", gettext_lazy("名册"), states.RollState)

OFFICE = (clerk_of_the_committee, administrator)
# Every act of the roll only adds to it, so two clerks never refuse each other.
COMMON = {"when": states.RollState.OPEN, "adds_row": True}


def ours(roll, *rows) -> None:
    """Raises Refused for a row of another congress: for this one it does not exist."""
    for row in rows:
        if row is not None and row.congress_id != roll.congress_id:
            raise Refused(_("名册里没有这一项，请刷新页面后重新选择。"), Why.CONTENT)


def apply_changes(row, changes: dict, words: Mapping) -> None:
    """Set fields from {field: (was, now)}; raises Refused where somebody has changed one meanwhile."""
    for field, (was, now) in changes.items():
        if getattr(row, field) != was:
            raise Refused(
                _("刚才已有人改过“%s”，请重新打开页面，核对后再改。") % words.get(field, field),
                Why.VERSION,
            )
        setattr(row, field, now)
    row.save(update_fields=list(changes))
