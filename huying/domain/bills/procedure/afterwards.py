"""闭会后: organs are asked, the result is reported, the standing committee decides, organs carry it out."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.domain.people.states import BodyKind
from huying.foundation.procedure.refusal import Refused

from ..models import UnitView
from ..policy import needs
from ..policy.audiences import (
    the_executor,
    the_proposers,
    the_special_committee,
    the_units_asked,
)
from ..policy.standing import of_a_unit_that_is_asked, of_the_executor, of_the_special_committee
from ..states import Bill as State
from ..states import Conclusion, PaperKind
from .presidium import conclude
from .steps import CONTACT_LAW, bill_steps, leave_paper

STANDING_COMMITTEE = gettext_lazy("常务委员会")


@bill_steps.act(
    gettext_lazy("征求有关机关意见"),
    law="unit_views",
    who=(of_the_special_committee, clerk_of_the_committee),
    when=State.DEFERRED,
    starts=("unit_views",),
    tells=(the_units_asked,),
    adds_row=True,
)
def ask_units(bill, *, by, at, units):
    """Organs concerned study it, having first heard the lead deputy."""
    asked = set(bill.views.values_list("unit_id", flat=True))
    for unit in units:
        if unit.kind != BodyKind.UNIT or unit.congress_id != bill.congress_id:
            raise Refused(_("请选择本级人大的承办单位。"))
        if unit.pk in asked:
            raise Refused(_("已经征求过%s的意见。") % unit)
    UnitView.objects.bulk_create(
        UnitView(congress_id=bill.congress_id, bill=bill, unit=unit, asked_at=at) for unit in units
    )


@bill_steps.act(
    gettext_lazy("提出对议案的意见"),
    law="unit_views",
    who=of_a_unit_that_is_asked,
    when=State.DEFERRED,
    tells=(the_special_committee, the_committee),
    adds_row=True,
    not_own=True,
)
def give_view(bill, *, by, at, text, heard_lead):
    """With what the lead deputy explained and asked for."""
    bill.views.filter(unit=by.body_id, answered_at=None).update(
        text=text, heard_lead=heard_lead, by=by, answered_at=at
    )


def _when_all_have_spoken(bill, **details):
    if not bill.views.filter(answered_at=None).exists():
        yield {"on": bill}


@bill_steps.follows(
    give_view,
    _when_all_have_spoken,
    gettext_lazy("有关机关意见收齐"),
    law="unit_views",
    when=State.DEFERRED,
    meets=("unit_views",),
)
def views_are_in(bill, *, by, at):
    """The last of the organs asked has spoken."""


@bill_steps.act(
    gettext_lazy("提出审议结果报告"),
    law="result",
    who=(of_the_special_committee, clerk_of_the_committee),
    when=State.DEFERRED,
    then=State.REPORTED,
    needs=(needs.every_view_is_in,),
    meets=("result",),
    ends=("unit_views",),
    tells=(the_proposers, the_committee),
    not_own=True,
)
def report_result(bill, *, by, at, meeting, text, heard):
    """What the bill asks, whose views were heard and taken up, what the committee concludes."""
    leave_paper(
        bill,
        PaperKind.RESULT,
        organ=bill.committee.name,
        meeting=meeting,
        text=text,
        heard=heard,
        by=by,
        at=at,
    )


@bill_steps.act(
    gettext_lazy("常委会作出决定"),
    law=CONTACT_LAW,
    who=clerk_of_the_committee,
    when=State.REPORTED,
    then=State.CONCLUDED,
    tells=(the_proposers, the_special_committee),
    not_own=True,
)
def decide(bill, *, by, at, meeting, conclusion, text):
    """To an agenda, into a plan, or kept for reference; the lead deputy is invited to the meeting."""
    if conclusion not in (
        Conclusion.NEXT_SESSION,
        Conclusion.STANDING_COMMITTEE,
        Conclusion.PLANNED,
        Conclusion.REFERENCE,
    ):
        raise Refused(_("请选择常委会的决定。"))
    conclude(bill, conclusion, at)
    _resolved(bill, by=by, at=at, meeting=meeting, text=text)


@bill_steps.act(
    gettext_lazy("交有关机关办理"),
    law="execution",
    who=clerk_of_the_committee,
    when=State.REPORTED,
    then=State.EXECUTION,
    starts=("execution",),
    tells=(the_executor, the_proposers),
    not_own=True,
)
def hand_over(bill, *, by, at, meeting, executor, text):
    """The report on the result goes to the organ that has to carry it out."""
    bill.executor = executor
    bill.save(update_fields=["executor"])
    _resolved(bill, by=by, at=at, meeting=meeting, text=text)


@bill_steps.act(
    gettext_lazy("提出办理情况报告"),
    law="execution",
    who=(of_the_executor, clerk_of_the_committee),
    when=State.EXECUTION,
    then=State.EXECUTED,
    meets=("execution", "execution_again"),
    tells=(the_committee, the_special_committee, the_proposers),
    not_own=True,
)
def report_execution(bill, *, by, at, text, heard):
    """Who does what by when, with what the committee and the lead deputy said of it."""
    leave_paper(
        bill, PaperKind.EXECUTION, organ=bill.executor.name, text=text, heard=heard, by=by, at=at
    )


@bill_steps.act(
    gettext_lazy("同意办理情况报告"),
    law="execution_again",
    who=clerk_of_the_committee,
    when=State.EXECUTED,
    then=State.CONCLUDED,
    tells=(the_proposers, the_executor),
    not_own=True,
)
def agree(bill, *, by, at, meeting, text):
    conclude(bill, Conclusion.CARRIED_OUT, at)
    _resolved(bill, by=by, at=at, meeting=meeting, text=text)


@bill_steps.act(
    gettext_lazy("不同意办理情况报告"),
    law="execution_again",
    who=clerk_of_the_committee,
    when=State.EXECUTED,
    then=State.EXECUTION,
    starts=("execution_again",),
    tells=(the_executor, the_proposers),
    not_own=True,
)
def disagree(bill, *, by, at, meeting, text):
    """The organ does it again and reports once more."""
    _resolved(bill, by=by, at=at, meeting=meeting, text=text)


def _resolved(bill, *, by, at, meeting, text) -> None:
    leave_paper(
        bill,
        PaperKind.RESOLUTION,
        organ=str(STANDING_COMMITTEE),
        meeting=meeting,
        text=text,
        by=by,
        at=at,
    )
