"""Which assignments are settled, so that others can be learnt from them."""

from django.db.models import QuerySet

from ..models import Handling
from ..states import Handling as State
from ..states import Role

SETTLED = (State.ACCEPTED, State.COMPLETED)
"""Signed for by the unit and neither handed back nor asked to be: of an item that changed hands, the last."""


def confirmed_leads(congress_id) -> QuerySet[Handling]:
    """The lead units' turns that are settled; what a deputy wishes kept secret teaches nobody."""
    return Handling.objects.filter(
        congress=congress_id,
        role=Role.LEAD,
        case__state__in=SETTLED,
        suggestion__secrecy=False,
    )
