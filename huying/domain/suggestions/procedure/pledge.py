"""责任书: laid before the units of a session with their targets, signed by the head of each."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.domain.people.procedure.steps import ours, roll_steps
from huying.domain.people.states import RollState
from huying.foundation.procedure.refusal import Refused

from ..models import Pledge
from ..policy import pledges
from ..states import Pledge as State
from .steps import pledge_steps


@roll_steps.act(
    gettext_lazy("下发责任书"),
    who=clerk_of_the_committee,
    when=RollState.OPEN,
    adds_row=True,
)
def issue_pledges(roll, *, by, at, session, units, duties, issuer, targets):
    """The same duties and targets for each of these units; `targets` is {name of Pledge.TARGETS: per cent}."""
    ours(roll, session, *units)
    if not units:
        raise Refused(_("请选择要签订责任书的单位。"))
    there = Pledge.objects.filter(session=session, unit__in=units, taken_back_at=None)
    if names := "、".join(there.values_list("unit__name", flat=True)):
        raise Refused(_("%s这次会议的责任书已经下发，需要更改的请先“收回责任书”。") % names)
    for unit in units:
        if not pledges.turns_of(unit.pk, session.pk).exists():
            raise Refused(_("%s没有承办这次会议的建议，不签责任书。") % unit)


def _each_unit(roll, *, by, at, units, **details):
    for unit in units:
        yield {"unit": unit, **details}


@pledge_steps.follows(
    issue_pledges,
    _each_unit,
    gettext_lazy("交单位签订"),
    opens=True,
    then=State.ISSUED,
    tells=(pledges.head_and_office_of_the_pledged_unit,),
)
def lay_before(*, case, by, at, unit, session, duties, issuer, targets):
    return Pledge.objects.create(
        case=case,
        congress_id=case.congress_id,
        unit=unit,
        session=session,
        duties=duties,
        issuer=issuer,
        issued_by=by,
        issued_at=at,
        **targets,
    )


@pledge_steps.act(
    gettext_lazy("签订责任书"),
    law="",
    who=pledges.head_of_the_pledged_unit,
    when=State.ISSUED,
    then=State.SIGNED,
    tells=(the_committee,),
)
def sign(pledge, *, by, at):
    """The head answers for what the unit has of the session on this day."""
    pledge.signed_by, pledge.signed_at = by, at
    pledge.save(update_fields=["signed_by", "signed_at"])
    pledge.handlings.set(pledges.turns_of(pledge.unit_id, pledge.session_id))


@pledge_steps.act(
    gettext_lazy("收回责任书"),
    law="",
    who=clerk_of_the_committee,
    when=State.ISSUED,
    then=State.TAKEN_BACK,
    tells=(pledges.head_and_office_of_the_pledged_unit,),
)
def take_back(pledge, *, by, at, reason):
    """Written wrongly: another one may be issued in its place."""
    pledge.taken_back_at, pledge.reason = at, reason
    pledge.save(update_fields=["taken_back_at", "reason"])
