"""一个承办单位的开始：交给它、它签收、负责人阅知。"""

from django.utils.translation import gettext_lazy

from ...models import Handling
from ...policy import needs
from ...policy.audiences import the_unit
from ...policy.standing import head_of_the_unit, of_the_unit
from ...states import Handling as State
from ...states import Role
from .. import suggestion as suggestion_acts
from ..steps import handling_steps

AT_WORK = (State.ASSIGNED, State.ACCEPTED, State.RETURN_REQUESTED)


def units_assigned(
    suggestion, *, by, at, lead_unit, co_units=(), separate_units=(), note="", signer="", shown=None
):
    for role, units in ((Role.LEAD, [lead_unit, *separate_units]), (Role.CO, co_units)):
        for unit in units:
            yield {
                "root": suggestion.case,
                "suggestion": suggestion,
                "unit": unit,
                "role": role,
                "note": note,
            }


@handling_steps.follows(
    suggestion_acts.assign,
    units_assigned,
    gettext_lazy("交承办单位"),
    law=suggestion_acts.COMMITTEE_LAW,
    opens=True,
    then=State.ASSIGNED,
    starts=("return", "first_contact", "reply", "co_opinion"),
    tells=(the_unit,),
)
def give_to_unit(*, case, by, at, suggestion, unit, role, note="", instead_of=None):
    """One unit's turn begins; until it signs, its clocks count from today."""
    attempt = 1 + Handling.objects.filter(suggestion=suggestion, unit=unit).count()
    return Handling.objects.create(
        case=case,
        congress=suggestion.congress,
        suggestion=suggestion,
        unit=unit,
        role=role,
        attempt=attempt,
        assigned_at=at,
        note=note,
        instead_of=instead_of,
        returns_asked=instead_of.returns_asked if instead_of else 0,
    )


suggestion_acts.assign_on.followers.append((give_to_unit, units_assigned))


@handling_steps.act(
    gettext_lazy("签收"),
    law="",
    who=of_the_unit,
    when=State.ASSIGNED,
    then=State.ACCEPTED,
    starts=("return", "first_contact", "reply", "co_opinion"),
    not_own=True,
)
def sign_for(handling, *, by, at):
    """The unit has received it (this says nothing yet on whose task it is)."""
    handling.received_at = at
    if head_of_the_unit(handling, by):
        handling.seen_by_head_at = at
    handling.save(update_fields=["received_at", "seen_by_head_at"])


@handling_steps.act(
    gettext_lazy("负责人阅知"),
    law="",
    who=head_of_the_unit,
    when=(State.ASSIGNED, State.ACCEPTED),
    applies=needs.not_seen_by_the_head,
    adds_row=True,
)
def head_has_seen(handling, *, by, at):
    """The head of the unit is seen to know of it."""
    handling.seen_by_head_at = at
    handling.save(update_fields=["seen_by_head_at"])
