"""签发人: who signs a reply, as the rulebook has it."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.policy import holders
from huying.domain.people.states import Capacity
from huying.foundation.procedure.act import who

from .clocks import book_of
from .family import handling_of

SIGN = {
    "unit_head": (Capacity.HEAD,),
    "unit_leader": (Capacity.HEAD, Capacity.DEPUTY_HEAD),
    "not_stated": (Capacity.HEAD, Capacity.DEPUTY_HEAD, Capacity.OFFICE),
}
"""主要负责人 alone; any 负责人 of the unit; where no text names one, whom the unit itself lets sign."""


def signers(subject) -> tuple[Capacity, ...]:
    return SIGN[book_of(subject).answer.signer]


@who(_("本级规则规定的答复签发人"))
def who_signs(round, by):
    return by.body_id == handling_of(round).unit_id and by.capacity in signers(round)


def the_signers(round):
    """Head and, where they may sign, the deputy heads; an office is not told of its own work."""
    capacities = [one for one in signers(round) if one != Capacity.OFFICE]
    return holders(round.congress_id, body=handling_of(round).unit_id, capacities=tuple(capacities))
