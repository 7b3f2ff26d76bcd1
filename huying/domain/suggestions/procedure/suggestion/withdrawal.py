"""撤回: by the lead deputy, a joint one only when all who signed agree."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import head_of_the_committee

from ...policy import merging, needs
from ...policy.audiences import the_committee_once_submitted, the_proposers
from ...policy.standing import (
    a_confirmed_cosigner,
    the_lead_deputy,
)
from ...states import Suggestion as State
from ..steps import suggestion_steps
from .merging import alone_with_the_chain

UNDER_WAY = (
    State.GATE,
    State.SUBMITTED,
    State.RETURNED,
    State.REGISTERED,
    State.MERGED,
    State.CONSULTING,
    State.TRANSFERRED,
    State.IN_HANDLING,
    State.AWAY,
)


@suggestion_steps.act(
    gettext_lazy("提议撤回"),
    law="withdrawal.joint",
    who=the_lead_deputy,
    when=UNDER_WAY,
    applies=needs.is_joint,
    needs=(needs.withdrawable,),
    tells=(the_proposers,),
    former_too=True,
    adds_row=True,
)
def propose_withdrawal(suggestion, *, by, at, reason):
    """A joint suggestion: the lead deputy asks the co-signers to agree to take it back."""
    suggestion.withdrawal_reason, suggestion.withdrawal_asked_at = reason, at
    suggestion.save(update_fields=["withdrawal_reason", "withdrawal_asked_at"])


@suggestion_steps.act(
    gettext_lazy("同意撤回"),
    law="withdrawal.joint",
    who=a_confirmed_cosigner,
    when=UNDER_WAY,
    applies=needs.withdrawal_is_proposed,
    needs=(needs.not_agreed_yet,),
    tells=(the_proposers,),
    former_too=True,
    adds_row=True,
)
def agree_to_withdraw(suggestion, *, by, at):
    """A co-signer agrees; only with all of them can it be withdrawn."""
    suggestion.cosignatures.filter(deputy__person=by.person_id).update(withdrawal_agreed_at=at)


@suggestion_steps.act(
    gettext_lazy("撤回"),
    law="withdrawal.until",
    who=the_lead_deputy,
    when=(
        State.DRAFT,
        State.COSIGNING,
        *UNDER_WAY,
    ),
    then=State.WITHDRAWN,
    needs=(
        needs.withdrawable,
        needs.everyone_agrees_to_withdraw,
        merging.nobody_merged_with_it,
    ),
    ends=("*",),
    tells=(the_proposers, the_committee_once_submitted),
    former_too=True,
)
def withdraw(suggestion, *, by, at, reason):
    """Taken back; handling ends at once. The number is not used again."""
    alone_with_the_chain(suggestion)
    suggestion.withdrawal_reason, suggestion.merged_into = reason, None
    suggestion.save(update_fields=["withdrawal_reason", "merged_into"])


@suggestion_steps.act(
    gettext_lazy("代办撤回"),
    law="",
    who=head_of_the_committee,
    when=State.RETURNED,
    then=State.WITHDRAWN,
    ends=("*",),
    tells=(the_proposers,),
)
def withdraw_on_word(suggestion, *, by, at, reason):
    """A returned suggestion whose deputy will not take it up again: ended on the deputy's word."""
    suggestion.withdrawal_reason = reason
    suggestion.save(update_fields=["withdrawal_reason"])
