"""退回与改办: a unit hands it back within its window; the committee decides, or moves it itself."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ...models import Handling
from ...policy import needs
from ...policy.audiences import the_proposers, the_unit
from ...policy.deciding import (
    a_late_return_is_taken,
    the_office_that_decides_returns,
    the_return_window_is_over,
)
from ...policy.pausing import not_paused
from ...policy.standing import head_of_the_unit, of_the_unit
from ...states import Handling as State
from ..steps import handling_steps
from .turn import AT_WORK, give_to_unit

STOPPED_BY_A_RETURN = ("return", "reply", "co_opinion", "first_contact")


@handling_steps.act(
    gettext_lazy("申请退回"),
    law="return",
    who=of_the_unit,
    when=State.ACCEPTED,
    then=State.RETURN_REQUESTED,
    within="return",
    applies=needs.no_reply_signed_yet,
    needs=(not_paused,),
    pauses=STOPPED_BY_A_RETURN,
    starts=("reassign",),
    tells=(the_committee,),
    not_own=True,
)
def ask_to_return(handling, *, by, at, reason, proposed_unit):
    """A unit may not pass a suggestion on by itself: it says why, and names the right unit."""
    asked_back(handling, reason, proposed_unit)


@handling_steps.act(
    gettext_lazy("逾期申请退回"),
    law="return_request.after_deadline",
    who=head_of_the_unit,
    when=State.ACCEPTED,
    then=State.RETURN_REQUESTED,
    applies=a_late_return_is_taken,
    needs=(not_paused, the_return_window_is_over),
    pauses=STOPPED_BY_A_RETURN,
    starts=("reassign",),
    tells=(the_committee,),
    not_own=True,
)
def ask_to_return_late(handling, *, by, at, reason, proposed_unit):
    """Where the rulebook takes it after the window, the head of the unit signs for the request."""
    asked_back(handling, reason, proposed_unit)


def asked_back(handling, reason, proposed_unit) -> None:
    if proposed_unit.pk == handling.unit_id:
        raise Refused(_("建议的承办单位不能是本单位。"))
    handling.return_reason, handling.proposed_unit = reason, proposed_unit
    handling.return_answer = ""
    handling.returns_asked += 1
    handling.save(
        update_fields=["return_reason", "proposed_unit", "return_answer", "returns_asked"]
    )


@handling_steps.act(
    gettext_lazy("同意退回并改办"),
    law="reassign",
    who=(clerk_of_the_committee, the_office_that_decides_returns),
    when=State.RETURN_REQUESTED,
    then=State.RETURNED,
    needs=(needs.returned_for_the_first_time,),
    meets=("reassign",),
    ends=("*",),
    tells=(the_unit, the_proposers),
    not_own=True,
)
def approve_return(handling, *, by, at, new_unit, answer=""):
    """The unit is released; another one gets the suggestion with clocks of its own."""
    not_already_at_it(handling, new_unit)
    handling.return_answer = answer
    handling.save(update_fields=["return_answer"])


@handling_steps.act(
    gettext_lazy("不同意退回"),
    law="reassign",
    who=(clerk_of_the_committee, the_office_that_decides_returns),
    when=State.RETURN_REQUESTED,
    then=State.ACCEPTED,
    needs=(needs.returned_for_the_first_time,),
    meets=("reassign",),
    resumes=STOPPED_BY_A_RETURN,
    tells=(the_unit,),
    not_own=True,
)
def deny_return(handling, *, by, at, answer):
    """The unit must handle it; the reply's due day is as it was."""
    handling.return_answer = answer
    handling.save(update_fields=["return_answer"])


@handling_steps.act(
    gettext_lazy("收回改办"),
    law="",
    who=clerk_of_the_committee,
    when=(State.ASSIGNED, State.ACCEPTED),
    then=State.RETURNED,
    applies=needs.no_reply_signed_yet,
    ends=("*",),
    tells=(the_unit, the_proposers),
    not_own=True,
)
def take_back(handling, *, by, at, new_unit, answer):
    """The committee itself moves it, where a unit stays silent or was wrongly chosen."""
    not_already_at_it(handling, new_unit)
    handling.return_answer = answer
    handling.save(update_fields=["return_answer"])


def successor(handling, *, by, at, new_unit, answer=""):
    """The arguments with which `give_to_unit` puts another unit in this one's place."""
    yield {
        "root": handling.case.root,
        "suggestion": handling.suggestion,
        "unit": new_unit,
        "role": handling.role,
        "instead_of": handling,
    }


for _moved in (approve_return, take_back):
    _moved.followers.append((give_to_unit, successor))


# -- what these acts share -------------------------------------------------------------------


def not_already_at_it(handling, unit) -> None:
    busy = Handling.objects.filter(
        suggestion=handling.suggestion_id,
        unit=unit,
        case__state__in=(*AT_WORK, State.OPINION_SENT),
    )
    if busy.exists():
        raise Refused(_("%s已经在承办这件建议，请选择其他单位。") % unit)
