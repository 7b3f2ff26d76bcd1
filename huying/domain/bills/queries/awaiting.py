"""Which bills wait for whom: each list by its name, for the workbench."""

from typing import Any

from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits
from huying.foundation.cases.within import Exists

from ..models import Bill, Signature, UnitView
from ..states import Bill as State
from ..states import Signing
from .visibility import committees_of

LISTS: list[Awaited] = []
DEPUTY = Hands((Capacity.DEPUTY,))
COMMITTEE = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
SPECIAL = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.SPECIAL_COMMITTEE,))
UNIT = Hands((Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD), kinds=(BodyKind.UNIT,))
OF_A_BILL: dict[str, Any] = {"kind": "bill", "about": lambda bill: bill, "place": "bills"}
CLOCKS = ("forward", "opinion", "unit_views", "result", "execution", "execution_again")

WHAT_NOW = {
    State.SUBMITTED: gettext_lazy("审查，登记或建议修改完善"),
    State.REGISTERED: gettext_lazy("送专委会研究"),
    State.IN_COMMITTEE: gettext_lazy("研究并提出处理意见"),
    State.BEFORE_PRESIDIUM: gettext_lazy("提请主席团决定，录入决定"),
    State.EXAMINATION: gettext_lazy("审查并提出意见"),
    State.ON_AGENDA: gettext_lazy("录入表决结果"),
    State.NOT_A_BILL: gettext_lazy("转为建议，或者了结"),
    State.RECONSIDERATION: gettext_lazy("提请主席团复议，录入决定"),
    State.DEFERRED: gettext_lazy("审议并提出结果报告"),
    State.REPORTED: gettext_lazy("提请常委会审议，录入决定"),
    State.EXECUTION: gettext_lazy("办理并提出情况报告"),
    State.EXECUTED: gettext_lazy("提请常委会审议办理情况报告"),
}
AT_THE_COMMITTEE = (
    State.SUBMITTED,
    State.REGISTERED,
    State.BEFORE_PRESIDIUM,
    State.ON_AGENDA,
    State.NOT_A_BILL,
    State.RECONSIDERATION,
    State.REPORTED,
    State.EXECUTED,
)
IN_A_SPECIAL_COMMITTEE = (State.IN_COMMITTEE, State.EXAMINATION, State.DEFERRED)


def bills(acting, *in_states):
    return Bill.objects.filter(congress=acting.congress, case__state__in=in_states).select_related(
        "case", "lead__person"
    )


def what_now(bill) -> str:
    return _("%(state)s：%(what)s") % {
        "state": bill.state_word,
        "what": WHAT_NOW[State(bill.state)],
    }


@awaits(
    LISTS,
    gettext_lazy("议案联名邀请"),
    hands=DEPUTY,
    act="sign",
    why=lambda bill: _("%s代表邀请您联名提出") % bill.lead.person,
    **OF_A_BILL,
)
def bills_to_sign(acting, at):
    """Invitations to sign a bill that I have not answered."""
    mine = Signature.objects.filter(
        bill=OuterRef("pk"), deputy__person=acting.person, answer=Signing.OPEN
    )
    return bills(acting, State.COSIGNING, State.RETURNED).filter(Exists(mine))


@awaits(
    LISTS,
    gettext_lazy("我的议案"),
    hands=DEPUTY,
    why=lambda bill: _("退回完善：修改后重新提交") if bill.return_reason else _("签名到齐以后提交"),
    **OF_A_BILL,
)
def my_bills(acting, at):
    """Bills that I lead and have still to hand in."""
    return bills(acting, State.DRAFT, State.COSIGNING, State.RETURNED).filter(
        lead__person=acting.person
    )


@awaits(
    LISTS,
    gettext_lazy("议案：登记和决定"),
    hands=COMMITTEE,
    clocks=CLOCKS,
    why=what_now,
    **OF_A_BILL,
)
def bills_at_the_committee(acting, at):
    """What the secretariat or the 代表工委 has to do next with a bill."""
    return bills(acting, *AT_THE_COMMITTEE)


@awaits(
    LISTS,
    gettext_lazy("交本委员会的议案"),
    hands=SPECIAL,
    clocks=CLOCKS,
    why=what_now,
    **OF_A_BILL,
)
def bills_in_my_committee(acting, at):
    """Bills that wait for a special committee's opinion or report."""
    return bills(acting, *IN_A_SPECIAL_COMMITTEE).filter(committee__in=committees_of(acting))


@awaits(
    LISTS,
    gettext_lazy("议案：提出意见、办理"),
    hands=UNIT,
    clocks=CLOCKS,
    why=lambda bill: (
        _("办理并提出情况报告") if bill.state == State.EXECUTION else _("征求本单位的意见")
    ),
    **OF_A_BILL,
)
def bills_for_my_unit(acting, at):
    """Bills that an organ has to give its view on or to carry out."""
    asked = UnitView.objects.filter(bill=OuterRef("pk"), unit__in=acting.bodies, answered_at=None)
    return bills(acting, State.DEFERRED, State.EXECUTION).filter(
        Q(Exists(asked), case__state=State.DEFERRED)
        | Q(executor__in=acting.bodies, case__state=State.EXECUTION)
    )
