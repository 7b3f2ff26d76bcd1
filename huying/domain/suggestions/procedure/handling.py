"""承办: signing for it, handing it back, planning, extending, the co-unit's opinion."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure import clocks
from huying.foundation.procedure.act import Follow
from huying.foundation.procedure.refusal import Refused

from ..models import CoOpinion, Extension, Handling
from ..policy import needs
from ..policy.audiences import the_head_of_the_unit, the_lead_units, the_proposers, the_unit
from ..policy.standing import head_of_the_unit, of_the_unit
from ..states import ExtensionAnswer, Role
from ..states import Handling as State
from . import suggestion as suggestion_acts
from .steps import handling_steps

AT_WORK = (State.ASSIGNED, State.ACCEPTED, State.RETURN_REQUESTED)


def _units_assigned(suggestion, *, by, at, lead_unit, co_units=(), note=""):
    for role, units in ((Role.LEAD, [lead_unit]), (Role.CO, co_units)):
        for unit in units:
            yield {
                "root": suggestion.case,
                "suggestion": suggestion,
                "unit": unit,
                "role": role,
                "note": note,
            }


@handling_steps.follows(
    suggestion_acts.assign,
    _units_assigned,
    gettext_lazy("交承办单位"),
    law=suggestion_acts.COMMITTEE_LAW,
    opens=True,
    then=State.ASSIGNED,
    starts=("return", "first_contact", "reply", "co_opinion"),
    tells=(the_unit,),
)
def give_to_unit(*, case, by, at, suggestion, unit, role, note="", instead_of=None):
    """One unit's turn begins; until it signs, its clocks count from today."""
    attempt = 1 + Handling.objects.filter(suggestion=suggestion, unit=unit).count()
    return Handling.objects.create(
        case=case,
        congress_id=case.congress_id,
        suggestion=suggestion,
        unit=unit,
        role=role,
        attempt=attempt,
        assigned_at=at,
        note=note,
        instead_of=instead_of,
    )


@handling_steps.act(
    gettext_lazy("签收"),
    law="",
    who=of_the_unit,
    when=State.ASSIGNED,
    then=State.ACCEPTED,
    starts=("return", "first_contact", "reply", "co_opinion"),
    not_own=True,
)
def sign_for(handling, *, by, at):
    """The unit has received it (this says nothing yet on whose task it is)."""
    handling.received_at = at
    if head_of_the_unit(handling, by):
        handling.seen_by_head_at = at
    handling.save(update_fields=["received_at", "seen_by_head_at"])


@handling_steps.act(
    gettext_lazy("负责人阅知"),
    law="",
    who=head_of_the_unit,
    when=(State.ASSIGNED, State.ACCEPTED),
    applies=needs.not_seen_by_the_head,
    adds_row=True,
)
def head_has_seen(handling, *, by, at):
    """The head of the unit is seen to know of it."""
    handling.seen_by_head_at = at
    handling.save(update_fields=["seen_by_head_at"])


@handling_steps.act(
    gettext_lazy("申请退回"),
    law="return",
    who=of_the_unit,
    when=State.ACCEPTED,
    then=State.RETURN_REQUESTED,
    within="return",
    applies=needs.no_reply_signed_yet,
    pauses=("return", "reply", "co_opinion", "first_contact"),
    starts=("reassign",),
    tells=(the_committee,),
    not_own=True,
)
def ask_to_return(handling, *, by, at, reason, proposed_unit):
    """A unit may not pass a suggestion on by itself: it says why, and names the right unit."""
    if proposed_unit.pk == handling.unit_id:
        raise Refused(_("建议的承办单位不能是本单位。"))
    handling.return_reason, handling.proposed_unit = reason, proposed_unit
    handling.return_answer = ""
    handling.save(update_fields=["return_reason", "proposed_unit", "return_answer"])


@handling_steps.act(
    gettext_lazy("同意退回并改办"),
    law="reassign",
    who=clerk_of_the_committee,
    when=State.RETURN_REQUESTED,
    then=State.RETURNED,
    meets=("reassign",),
    ends=("*",),
    tells=(the_unit, the_proposers),
    not_own=True,
)
def approve_return(handling, *, by, at, new_unit, answer=""):
    """The unit is released; another one gets the suggestion with clocks of its own."""
    _not_already_at_it(handling, new_unit)
    handling.return_answer = answer
    handling.save(update_fields=["return_answer"])


@handling_steps.act(
    gettext_lazy("不同意退回"),
    law="reassign",
    who=clerk_of_the_committee,
    when=State.RETURN_REQUESTED,
    then=State.ACCEPTED,
    meets=("reassign",),
    resumes=("return", "reply", "co_opinion", "first_contact"),
    tells=(the_unit,),
    not_own=True,
)
def deny_return(handling, *, by, at, answer):
    """The unit must handle it; the reply's due day is as it was."""
    handling.return_answer = answer
    handling.save(update_fields=["return_answer"])


@handling_steps.act(
    gettext_lazy("收回改办"),
    law="",
    who=clerk_of_the_committee,
    when=(State.ASSIGNED, State.ACCEPTED),
    then=State.RETURNED,
    applies=needs.no_reply_signed_yet,
    ends=("*",),
    tells=(the_unit, the_proposers),
    not_own=True,
)
def take_back(handling, *, by, at, new_unit, answer):
    """The committee itself moves it, where a unit stays silent or was wrongly chosen."""
    _not_already_at_it(handling, new_unit)
    handling.return_answer = answer
    handling.save(update_fields=["return_answer"])


def _successor(handling, *, by, at, new_unit, answer=""):
    yield {
        "root": handling.case.root,
        "suggestion": handling.suggestion,
        "unit": new_unit,
        "role": handling.role,
        "instead_of": handling,
    }


for _moved in (approve_return, take_back):
    _moved.followers.append((give_to_unit, _successor))


@handling_steps.act(
    gettext_lazy("登记办理方案"),
    law="",
    who=of_the_unit,
    when=State.ACCEPTED,
    adds_row=True,
    not_own=True,
)
def plan(handling, *, by, at, plan, liaison, planned_reply_on=None):
    """How it will be handled, who keeps contact, when the unit means to reply."""
    handling.plan, handling.liaison = plan, liaison
    handling.planned_reply_on = planned_reply_on
    handling.save(update_fields=["plan", "liaison", "planned_reply_on"])


@handling_steps.act(
    gettext_lazy("提出协办意见"),
    law="co_opinion",
    who=of_the_unit,
    when=State.ACCEPTED,
    then=State.OPINION_SENT,
    applies=needs.is_co,
    meets=("co_opinion",),
    ends=("return", "first_contact"),
    tells=(the_lead_units,),
    not_own=True,
)
def send_co_opinion(handling, *, by, at, text):
    """The co-unit's word to the lead unit; with it its turn ends."""
    CoOpinion.objects.create(
        congress_id=handling.congress_id, handling=handling, text=text, by=by, at=at
    )


@handling_steps.act(
    gettext_lazy("延长答复期限"),
    law="reply_long",
    who=head_of_the_unit,
    when=State.ACCEPTED,
    applies=needs.extension_mode("none", "notify_deputy"),
    needs=(needs.reply_still_running,),
    starts=("reply_long",),
    tells=(the_proposers, the_committee),
    not_own=True,
)
def extend(handling, *, by, at, reason, work_done, told_deputy):
    """Wide or difficult matters: the longer period of the law, the deputies are told."""
    _extension(handling, at, ExtensionAnswer.GRANTED, reason, work_done, told_deputy)
    clocks.end(handling.case, ("reply",), "extended", at=at)


@handling_steps.act(
    gettext_lazy("申请延期"),
    law="reply_long",
    who=head_of_the_unit,
    when=State.ACCEPTED,
    applies=needs.extension_mode("consent"),
    needs=(needs.reply_still_running, needs.no_extension_is_asked),
    tells=(the_committee,),
    adds_row=True,
    not_own=True,
)
def ask_extension(handling, *, by, at, reason, work_done, told_deputy):
    """The longer period with the consent of those who assigned it."""
    _extension(handling, at, ExtensionAnswer.ASKED, reason, work_done, told_deputy)


@handling_steps.act(
    gettext_lazy("同意延期"),
    law="reply_long",
    who=clerk_of_the_committee,
    when=State.ACCEPTED,
    applies=needs.an_extension_is_asked,
    starts=("reply_long",),
    tells=(the_unit, the_proposers),
    not_own=True,
)
def grant_extension(handling, *, by, at):
    """Consent: the reply is due at the end of the longer period, counted from the same day."""
    _answer_extension(handling, at, ExtensionAnswer.GRANTED, "")
    clocks.end(handling.case, ("reply",), "extended", at=at)


@handling_steps.act(
    gettext_lazy("不同意延期"),
    law="reply_long",
    who=clerk_of_the_committee,
    when=State.ACCEPTED,
    applies=needs.an_extension_is_asked,
    tells=(the_unit,),
    not_own=True,
)
def refuse_extension(handling, *, by, at, reason):
    """The reply stays due as it was."""
    _answer_extension(handling, at, ExtensionAnswer.REFUSED, reason)


def _still_at_work(suggestion, *, by, at, **details):
    for handling in suggestion.handlings.filter(case__state__in=AT_WORK).order_by("pk"):
        yield {"on": handling}


@handling_steps.follows(
    suggestion_acts.withdraw,
    _still_at_work,
    gettext_lazy("终止办理"),
    when=AT_WORK,
    then=State.ENDED,
    ends=("*",),
    tells=(the_unit,),
)
def end_with_withdrawal(handling, *, by, at):
    """A withdrawn suggestion is handled no further."""


def _leads_at_work(suggestion, *, by, at, **details):
    for handling in suggestion.handlings.filter(
        role=Role.LEAD, case__state=State.ACCEPTED
    ).order_by("pk"):
        yield {"on": handling}


@handling_steps.follows(
    suggestion_acts.close,
    _leads_at_work,
    gettext_lazy("承办完毕"),
    when=State.ACCEPTED,
    then=State.COMPLETED,
    ends=("*",),
    tells=(the_head_of_the_unit,),
)
def complete(handling, *, by, at):
    """The lead unit's turn ends with the closing of the suggestion."""


@handling_steps.act(
    gettext_lazy("随办结终止协办"),
    who=complete.who,
    when=AT_WORK,
    then=State.ENDED,
    ends=("*",),
    by_hand=False,
    follows=Follow(suggestion_acts.close, lambda suggestion, **rest: _silent_co_units(suggestion)),
)
def end_unanswered(handling, *, by, at):
    """A co-unit that never gave its opinion is recorded as ended, not as done."""


def _silent_co_units(suggestion):
    found = suggestion.handlings.filter(role=Role.CO, case__state__in=AT_WORK)
    return [{"on": handling} for handling in found.order_by("pk")]


# -- what these acts share -------------------------------------------------------------------


def _not_already_at_it(handling, unit) -> None:
    busy = Handling.objects.filter(
        suggestion=handling.suggestion_id,
        unit=unit,
        case__state__in=(*AT_WORK, State.OPINION_SENT),
    )
    if busy.exists():
        raise Refused(_("%s已经在承办这件建议，请选择其他单位。") % unit)


def _extension(handling, at, answer, reason, work_done, told_deputy) -> None:
    Extension.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        reason=reason,
        work_done=work_done,
        told_deputy=told_deputy,
        answer=answer,
        asked_at=at,
        answered_at=at if answer == ExtensionAnswer.GRANTED else None,
    )


def _answer_extension(handling, at, answer, reason) -> None:
    handling.extensions.filter(answer=ExtensionAnswer.ASKED).update(
        answer=answer, answer_reason=reason, answered_at=at
    )
