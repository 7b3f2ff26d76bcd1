"""交办、办结、归档: given to the units, closed when every round is over, put away."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    clerk_of_the_committee,
)
from huying.foundation.procedure.refusal import Refused

from ...policy import needs
from ...policy.audiences import the_proposers
from ...policy.redo import nothing_left_of_a_dissatisfaction
from ...policy.revisits import revisits_are_confirmed
from ...states import Suggestion as State
from ..steps import suggestion_steps
from .laws import COMMITTEE_LAW


@suggestion_steps.act(
    gettext_lazy("交办"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    when=State.REGISTERED,
    then=State.IN_HANDLING,
    needs=(needs.a_lead_deputy,),
    meets=("assign",),
    tells=(the_proposers,),
)
def assign(suggestion, *, by, at, lead_unit, co_units=(), note=""):
    """Given to the units that must handle it, one lead and any number of co-units."""
    if lead_unit in co_units:
        raise Refused(_("%s已是主办单位，不能同时协办。") % lead_unit)
    suggestion.assigned_at = at
    suggestion.save(update_fields=["assigned_at"])


@suggestion_steps.act(
    gettext_lazy("办结"),
    law="",
    who=clerk_of_the_committee,
    when=State.IN_HANDLING,
    then=State.CLOSED,
    needs=(needs.every_round_is_closed, nothing_left_of_a_dissatisfaction),
    ends=("*",),
    tells=(the_proposers,),
)
def close(suggestion, *, by, at):
    """Every round is over; after round two it may close whatever the deputies answered."""
    suggestion.closed_at = at
    suggestion.save(update_fields=["closed_at"])


@suggestion_steps.act(
    gettext_lazy("归档"),
    law="",
    who=clerk_of_the_committee,
    when=State.CLOSED,
    then=State.ARCHIVED,
    needs=(revisits_are_confirmed,),
)
def archive(suggestion, *, by, at):
    """Put away; it stays readable for all who could read it."""
