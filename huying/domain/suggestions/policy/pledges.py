"""责任书: who signs it, who is told, which turns stand in it."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.policy import holders
from huying.domain.people.states import Capacity
from huying.foundation.procedure.act import who

from ..models import Handling
from ..states import Handling as State


@who(_("承办单位负责人"))
def head_of_the_pledged_unit(pledge, by):
    return by.body_id == pledge.unit_id and by.capacity == Capacity.HEAD


def head_and_office_of_the_pledged_unit(pledge):
    return holders(
        pledge.congress_id, body=pledge.unit_id, capacities=(Capacity.HEAD, Capacity.OFFICE)
    )


def turns_of(unit_id, session_id):
    """What a unit has of a session, lead or co-unit; what was taken away or ended is not its own."""
    return Handling.objects.filter(unit=unit_id, suggestion__session=session_id).exclude(
        case__state__in=(State.RETURNED, State.ENDED)
    )
