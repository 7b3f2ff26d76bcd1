"""登记、分类、送专委会: the secretariat (between sessions the 代表工委) receives a bill."""

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.people.states import BodyKind
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused

from ..models import Bill
from ..policy import needs
from ..policy.audiences import the_proposers, the_special_committee
from ..policy.signers import book_of
from ..policy.standing import of_the_special_committee
from ..states import Bill as State
from ..states import PaperKind
from .steps import BILL_LAW, CONTACT_LAW, bill_steps, leave_paper


@bill_steps.act(
    gettext_lazy("建议修改完善"),
    law="parts",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.RETURNED,
    ends=("forward",),
    tells=(the_proposers,),
)
def return_for_mending(bill, *, by, at, reason):
    """It lacks what a bill must have: the deputies may mend it, or make a suggestion of it."""
    bill.return_reason = reason
    bill.save(update_fields=["return_reason"])


@bill_steps.act(
    gettext_lazy("登记议案"),
    law=BILL_LAW,
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.REGISTERED,
    needs=(needs.complete_text, needs.enough_proposers),
    tells=(the_proposers,),
)
def register(bill, *, by, at, category):
    """A number that is never used again, and a class."""
    bill.category = category
    if bill.number is None:
        chain.hold(bill.congress_id)
        taken = Bill.objects.filter(session=bill.session_id, series=bill.series)
        bill.number = (taken.aggregate(last=Max("number"))["last"] or 0) + 1
        bill.number_text = book_of(bill).number(bill.number, in_session=bool(bill.in_session))
    bill.save()


@bill_steps.act(
    gettext_lazy("送专委会研究"),
    law="forward",
    who=clerk_of_the_committee,
    when=State.REGISTERED,
    then=State.IN_COMMITTEE,
    meets=("forward",),
    starts=("opinion",),
    tells=(the_special_committee, the_proposers),
)
def send_to_committee(bill, *, by, at, committee):
    """To the special committee concerned; at a term's first session to the bills committee."""
    if committee.kind != BodyKind.SPECIAL_COMMITTEE or committee.congress_id != bill.congress_id:
        raise Refused(_("请选择本级人大的专门委员会或议案审查委员会。"))
    bill.committee, bill.sent_at = committee, at
    bill.save(update_fields=["committee", "sent_at"])


@bill_steps.act(
    gettext_lazy("提出处理意见"),
    law=CONTACT_LAW,
    who=(of_the_special_committee, clerk_of_the_committee),
    when=(State.IN_COMMITTEE, State.EXAMINATION),
    then=State.BEFORE_PRESIDIUM,
    meets=("opinion",),
    tells=(the_proposers,),
    not_own=True,
)
def give_opinion(bill, *, by, at, proposal, text, heard):
    """What the committee proposes, having heard the deputies; a clerk may enter a paper opinion."""
    bill.proposal = proposal
    bill.save(update_fields=["proposal"])
    leave_paper(
        bill, PaperKind.OPINION, organ=bill.committee.name, text=text, heard=heard, by=by, at=at
    )
