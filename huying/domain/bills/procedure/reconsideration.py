"""复议: the proposers ask the presidium, in writing and in time, to look again at “not a bill”."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee

from ..policy import needs
from ..policy.audiences import the_proposers
from ..policy.standing import a_signer, the_lead_deputy
from ..states import Bill as State
from ..states import PaperKind
from .presidium import PRESIDIUM
from .steps import bill_steps, leave_paper

LAW = "reconsideration_hours"


@bill_steps.act(
    gettext_lazy("提议要求复议"),
    law=LAW,
    who=the_lead_deputy,
    when=State.NOT_A_BILL,
    applies=needs.reconsideration_is_not_proposed,
    needs=(needs.not_reconsidered_yet, needs.before_the_last_presidium),
    tells=(the_proposers,),
    adds_row=True,
)
def propose_reconsideration(bill, *, by, at, reason):
    """The lead deputy asks those who signed to demand it together."""
    bill.reconsideration_reason, bill.reconsideration_proposed_at = reason, at
    bill.save(update_fields=["reconsideration_reason", "reconsideration_proposed_at"])


@bill_steps.act(
    gettext_lazy("同意要求复议"),
    law=LAW,
    who=a_signer,
    when=State.NOT_A_BILL,
    applies=needs.reconsideration_is_proposed,
    needs=(needs.has_not_said_so_yet,),
    tells=(the_proposers,),
    adds_row=True,
)
def want_reconsideration(bill, *, by, at):
    """One who signed wants the decision looked at again."""
    bill.signatures.filter(deputy__person=by.person_id).update(wants_reconsideration_at=at)


@bill_steps.act(
    gettext_lazy("要求复议"),
    law=LAW,
    who=the_lead_deputy,
    when=State.NOT_A_BILL,
    then=State.RECONSIDERATION,
    applies=needs.reconsideration_is_proposed,
    needs=(
        needs.not_reconsidered_yet,
        needs.enough_want_reconsideration,
        needs.before_the_last_presidium,
    ),
    tells=(the_committee, the_proposers),
)
def ask_reconsideration(bill, *, by, at):
    """More than half of the proposers, and not fewer than the law asks for, demand it in writing."""


def _reconsidered(bill, *, by, at, meeting, text) -> None:
    bill.reconsidered_at = at
    bill.save(update_fields=["reconsidered_at"])
    leave_paper(
        bill,
        PaperKind.RECONSIDERATION,
        organ=str(PRESIDIUM),
        meeting=meeting,
        text=text,
        by=by,
        at=at,
    )


@bill_steps.act(
    gettext_lazy("复议维持原决定"),
    law=LAW,
    who=clerk_of_the_committee,
    when=State.RECONSIDERATION,
    then=State.NOT_A_BILL,
    tells=(the_proposers,),
    not_own=True,
)
def uphold(bill, *, by, at, meeting, text):
    """The presidium, or the standing committee at its first meeting, stays with its decision."""
    _reconsidered(bill, by=by, at=at, meeting=meeting, text=text)


@bill_steps.act(
    gettext_lazy("复议改作议案"),
    law=LAW,
    who=clerk_of_the_committee,
    when=State.RECONSIDERATION,
    then=State.BEFORE_PRESIDIUM,
    tells=(the_proposers,),
    not_own=True,
)
def reverse(bill, *, by, at, meeting, text):
    """It is a bill after all: what becomes of it is decided anew."""
    _reconsidered(bill, by=by, at=at, meeting=meeting, text=text)
