"""交办: given to the units, in one step or in two; taken off again the same day."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ...models import Transfer
from ...policy import assigning, needs
from ...policy.audiences import the_government_office, the_proposers
from ...policy.clocks import book_of
from ...policy.standing import the_office_of_the_government
from ...states import Suggestion as State
from ..steps import suggestion_steps
from .laws import COMMITTEE_LAW
from .shown import forget_shown, keep_shown


@suggestion_steps.act(
    gettext_lazy("交办"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    when=(State.REGISTERED, State.CONSULTING),
    then=State.IN_HANDLING,
    needs=(needs.a_lead_deputy, assigning.consulted_if_it_must_be),
    meets=("assign", "consult"),
    tells=(the_proposers,),
)
def assign(suggestion, *, by, at, lead_unit, co_units=(), separate_units=(), note="", shown=None):
    """Given to the units that must handle it: one lead or several, each with its own reply (分办).

    `shown`: what the desk had proposed, kept beside what was decided.
    """
    leads = [lead_unit, *separate_units]
    assigning.refuse_units(suggestion, leads, co_units, by_the_office=False)
    _given_at(suggestion, at)
    keep_shown(suggestion, by=by, at=at, leads=leads, shown=shown)


@suggestion_steps.act(
    gettext_lazy("转交政府办公室"),
    law="assignment.government",
    who=clerk_of_the_committee,
    when=(State.REGISTERED, State.CONSULTING),
    then=State.TRANSFERRED,
    applies=assigning.in_two_steps,
    needs=(
        needs.a_lead_deputy,
        assigning.consulted_if_it_must_be,
        assigning.somebody_sits_in_the_government_office,
    ),
    meets=("assign", "consult"),
    starts=("office_assign",),
    tells=(the_government_office, the_proposers),
)
def transfer(suggestion, *, by, at, signer, note=""):
    """The first of two steps: the government office gets it and assigns it on."""
    office = assigning.government_office(suggestion.congress_id)
    assert office is not None  # one of the needs above
    Transfer.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        office=office,
        signer=signer,
        note=note,
        by=by,
        at=at,
    )
    if book_of(suggestion).assignment.months_from == "first":
        _given_at(suggestion, at)


@suggestion_steps.act(
    gettext_lazy("分办"),
    law="office_assign",
    who=the_office_of_the_government,
    when=State.TRANSFERRED,
    then=State.IN_HANDLING,
    meets=("office_assign",),
    tells=(the_proposers, the_committee),
    not_own=True,
)
def assign_on(
    suggestion, *, by, at, signer, lead_unit, co_units=(), separate_units=(), note="", shown=None
):
    """The second step: the government office names the units."""
    leads = [lead_unit, *separate_units]
    assigning.refuse_units(suggestion, leads, co_units, by_the_office=True)
    _open_transfer(suggestion).update(office_signer=signer, assigned_on_at=at)
    if suggestion.assigned_at is None:
        _given_at(suggestion, at)
    keep_shown(suggestion, by=by, at=at, leads=leads, shown=shown)


@suggestion_steps.act(
    gettext_lazy("退回代表工委"),
    law="office_assign",
    who=the_office_of_the_government,
    when=State.TRANSFERRED,
    then=State.REGISTERED,
    ends=("office_assign",),
    starts=("assign",),
    tells=(the_committee,),
    not_own=True,
)
def send_back_to_committee(suggestion, *, by, at, reason):
    """Not a matter of the government: the 代表工委 assigns it itself."""
    _open_transfer(suggestion).update(sent_back_reason=reason, sent_back_at=at)
    _given_at(suggestion, None)


@suggestion_steps.act(
    gettext_lazy("撤销交办"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    when=State.IN_HANDLING,
    then=State.REGISTERED,
    needs=(assigning.nobody_has_signed_for_it,),
    starts=("assign",),
    tells=(the_proposers,),
    not_own=True,
)
def undo_assignment(suggestion, *, by, at, reason=""):
    """On the day itself, before any period has counted a day and before any unit has signed."""
    if timezone.localdate(suggestion.assigned_at) != timezone.localdate(at):
        raise Refused(_("只能在交办的当天撤销：期限已经起算。需要换单位的，请用“收回改办”。"))
    _open_transfer(suggestion).update(sent_back_reason=reason, sent_back_at=at)
    _given_at(suggestion, None)
    forget_shown(suggestion, at)


# -- what these acts share -------------------------------------------------------------------


def _given_at(suggestion, at) -> None:
    suggestion.assigned_at = at
    suggestion.save(update_fields=["assigned_at"])


def _open_transfer(suggestion):
    return Transfer.objects.filter(suggestion=suggestion, sent_back_at=None)
