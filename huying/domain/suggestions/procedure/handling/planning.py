"""办理方案: how the unit means to handle it, and who keeps contact."""

from django.utils.translation import gettext_lazy

from ...policy.standing import of_the_unit
from ...states import Handling as State
from ..steps import handling_steps


@handling_steps.act(
    gettext_lazy("登记办理方案"),
    law="",
    who=of_the_unit,
    when=State.ACCEPTED,
    adds_row=True,
    not_own=True,
)
def plan(handling, *, by, at, plan, liaison, planned_reply_on=None):
    """How it will be handled, who keeps contact, when the unit means to reply."""
    handling.plan, handling.liaison = plan, liaison
    handling.planned_reply_on = planned_reply_on
    handling.save(update_fields=["plan", "liaison", "planned_reply_on"])
