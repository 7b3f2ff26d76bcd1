"""主席团决定: on the agenda, to a committee first, after the session, not a bill; and the vote."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.procedure.refusal import Refused

from ..policy import needs
from ..policy.audiences import the_proposers, the_special_committee
from ..states import Bill as State
from ..states import Conclusion, PaperKind
from .steps import BILL_LAW, bill_steps, leave_paper

PRESIDIUM = gettext_lazy("大会主席团")
# The clerks of the secretariat enter what the presidium has decided, with the meeting it was at.
COMMON = {
    "law": BILL_LAW,
    "who": clerk_of_the_committee,
    "when": State.BEFORE_PRESIDIUM,
    "needs": (needs.the_presidium_meets,),
    "not_own": True,
}


def _decided(bill, kind, *, by, at, meeting, text) -> None:
    bill.decided_at = at
    bill.save(update_fields=["decided_at"])
    leave_paper(bill, kind, organ=str(PRESIDIUM), meeting=meeting, text=text, by=by, at=at)


@bill_steps.act(
    gettext_lazy("决定列入议程"), then=State.ON_AGENDA, tells=(the_proposers,), **COMMON
)
def put_on_agenda(bill, *, by, at, meeting, text):
    """The deputies who proposed it explain it to the congress, and the delegations consider it."""
    _decided(bill, PaperKind.DECISION, by=by, at=at, meeting=meeting, text=text)


@bill_steps.act(
    gettext_lazy("决定先交审查"),
    then=State.EXAMINATION,
    tells=(the_special_committee, the_proposers),
    **COMMON,
)
def examine_first(bill, *, by, at, meeting, text):
    """To the committee first, which says whether it should be on the agenda."""
    leave_paper(
        bill, PaperKind.DECISION, organ=str(PRESIDIUM), meeting=meeting, text=text, by=by, at=at
    )


@bill_steps.act(
    gettext_lazy("决定闭会后审议"),
    then=State.DEFERRED,
    starts=("result",),
    tells=(the_special_committee, the_proposers),
    **COMMON,
)
def defer(bill, *, by, at, meeting, text):
    """Not on this agenda: the special committee or the chairmen's meeting considers it afterwards."""
    _decided(bill, PaperKind.DECISION, by=by, at=at, meeting=meeting, text=text)


@bill_steps.act(
    gettext_lazy("决定不作为议案"), then=State.NOT_A_BILL, tells=(the_proposers,), **COMMON
)
def find_no_bill(bill, *, by, at, meeting, text):
    """The deputies are told in writing, with the reasons."""
    if bill.reconsidered_at:
        raise Refused(_("复议已决定作为议案处理，不能再决定不作为议案。"))
    _decided(bill, PaperKind.NOTICE, by=by, at=at, meeting=meeting, text=text)


@bill_steps.act(
    gettext_lazy("记录表决结果"),
    law=BILL_LAW,
    who=clerk_of_the_committee,
    when=State.ON_AGENDA,
    then=State.CONCLUDED,
    tells=(the_proposers,),
)
def record_vote(bill, *, by, at, meeting, conclusion, text):
    """What the congress voted, or that the presidium did not put it to the vote."""
    if conclusion not in (Conclusion.PASSED, Conclusion.FAILED, Conclusion.NOT_PUT):
        raise Refused(_("请选择大会表决的结果。"))
    conclude(bill, conclusion, at)
    leave_paper(
        bill,
        PaperKind.RESOLUTION,
        organ=bill.congress.name,
        meeting=meeting,
        text=text,
        by=by,
        at=at,
    )


@bill_steps.act(
    gettext_lazy("了结"),
    law="",
    who=clerk_of_the_committee,
    when=State.NOT_A_BILL,
    then=State.CONCLUDED,
    needs=(needs.no_reconsideration_runs,),
    tells=(the_proposers,),
)
def settle(bill, *, by, at):
    """Not a bill, and nobody asks to have that reconsidered in time."""
    conclude(bill, Conclusion.NO_BILL, at)


def conclude(bill, conclusion, at) -> None:
    bill.conclusion, bill.ended_at = conclusion, at
    bill.save(update_fields=["conclusion", "ended_at"])
