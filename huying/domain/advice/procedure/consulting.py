"""征求代表意见 (双互动双闭环): asked by a unit, organised by the 代表工委, answered line by line."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ..models import AdviceLine, Consultation, Invitation
from ..policy.audiences import the_unit, those_invited, those_who_advised
from ..policy.standing import an_invited_deputy, of_a_unit
from ..states import Consultation as State
from .steps import consultation_steps


@consultation_steps.opens(
    gettext_lazy("提请征求意见"),
    law="",
    who=of_a_unit,
    then=State.SUBMITTED,
    tells=(the_committee,),
)
def ask(*, case, by, at, title, question, wanted, advise_by, files=()):
    """A unit puts a question to deputies, with its material, whom it wishes to hear, and by when."""
    if advise_by <= timezone.localdate(at):
        raise Refused(_("提出意见的截止日要在今天以后。"))
    consultation = Consultation.objects.create(
        case=case,
        congress_id=case.congress_id,
        unit=by.body,
        title=title,
        question=question,
        wanted=wanted,
        advise_by=advise_by,
        asked_at=at,
    )
    hang(consultation, files, case=consultation.case, purpose="advice", by=by, at=at)
    return consultation


def _day_still_to_come(consultation, *, by, at):
    if consultation.advise_by >= timezone.localdate(at):
        return None
    return _("单位所定的截止日已过，请先与单位商定新的日期，由单位重新提请。")


@consultation_steps.act(
    gettext_lazy("受理并邀请代表"),
    law="",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.OPEN,
    needs=(_day_still_to_come,),
    starts=("advise",),
    tells=(those_invited, the_unit),
)
def accept(consultation, *, by, at, deputies):
    """The 代表工委 takes it on and invites deputies."""
    _invite(consultation, deputies, at)


@consultation_steps.act(
    gettext_lazy("不予受理"),
    law="",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.DECLINED,
    tells=(the_unit,),
)
def decline(consultation, *, by, at, reason):
    """Not a question for deputies, or not now."""
    consultation.decline_reason = reason
    consultation.save(update_fields=["decline_reason"])


@consultation_steps.act(
    gettext_lazy("增邀代表"),
    law="",
    who=clerk_of_the_committee,
    when=State.OPEN,
    tells=(those_invited,),
    adds_row=True,
)
def invite_more(consultation, *, by, at, deputies):
    """Further deputies while advice is being gathered."""
    _invite(consultation, deputies, at)


@consultation_steps.act(
    gettext_lazy("提出意见"),
    law="",
    who=an_invited_deputy,
    when=State.OPEN,
    tells=(the_unit,),
    adds_row=True,
)
def advise(consultation, *, by, at, text):
    """One thing at a time: each is answered by itself."""
    AdviceLine.objects.create(
        congress_id=consultation.congress_id,
        consultation=consultation,
        deputy=by,
        text=text,
        at=at,
    )


def _somebody_has_advised(consultation, *, by, at):
    if consultation.lines.exists():
        return None
    return _("还没有代表提出意见。可以再等一等、增邀代表，或者终止征求。")


@consultation_steps.act(
    gettext_lazy("意见收齐"),
    law="",
    who=(clerk_of_the_committee, of_a_unit),
    when=State.OPEN,
    then=State.ANSWERING,
    needs=(_somebody_has_advised,),
    meets=("advise",),
    tells=(the_unit, those_invited),
)
def close_gathering(consultation, *, by, at):
    """The advice is in; the unit owes each line an answer."""


@consultation_steps.act(
    gettext_lazy("终止征求意见"),
    law="",
    who=(clerk_of_the_committee, of_a_unit),
    when=(State.SUBMITTED, State.OPEN),
    then=State.ENDED,
    needs=(
        lambda one, *, by, at: _("已有代表提出意见，要逐条回应。") if one.lines.exists() else None,
    ),
    ends=("*",),
    tells=(the_unit, those_invited),
)
def end(consultation, *, by, at, reason):
    """Nobody has advised, and it is no longer needed."""


@consultation_steps.act(
    gettext_lazy("回应意见"),
    law="",
    who=of_a_unit,
    when=State.ANSWERING,
    tells=(those_who_advised,),
    adds_row=True,
)
def answer_line(consultation, *, by, at, line, outcome, answer):
    """Taken up, in part, planned or not, and why."""
    mine = consultation.lines.filter(pk=line.pk, answered_at=None)
    if not mine.update(outcome=outcome, answer=answer, answered_by=by, answered_at=at):
        raise Refused(_("这条意见已经回应过。"))


def _when_every_line_is_answered(consultation, **details):
    if not consultation.lines.filter(answered_at=None).exists():
        yield {"on": consultation}


@consultation_steps.follows(
    answer_line,
    _when_every_line_is_answered,
    gettext_lazy("逐条回应完毕"),
    when=State.ANSWERING,
    then=State.RESPONDED,
    tells=(those_who_advised, the_committee),
)
def all_answered(consultation, *, by, at):
    """The first loop is closed: every line has its answer."""


@consultation_steps.act(
    gettext_lazy("报告落实情况"),
    law="",
    who=of_a_unit,
    when=State.RESPONDED,
    then=State.REPORTED,
    tells=(those_who_advised, the_committee),
)
def report(consultation, *, by, at, done, files=()):
    """Later: what became of the advice that was taken up."""
    consultation.done, consultation.send_back_reason = done, ""
    consultation.save(update_fields=["done", "send_back_reason"])
    hang(consultation, files, part="report", case=consultation.case, purpose="advice", by=by, at=at)


@consultation_steps.act(
    gettext_lazy("退回落实报告"),
    law="",
    who=clerk_of_the_committee,
    when=State.REPORTED,
    then=State.RESPONDED,
    tells=(the_unit,),
)
def send_back(consultation, *, by, at, reason):
    """The report does not say what was done."""
    consultation.send_back_reason = reason
    consultation.save(update_fields=["send_back_reason"])


@consultation_steps.act(
    gettext_lazy("办结征求意见"),
    law="",
    who=clerk_of_the_committee,
    when=State.REPORTED,
    then=State.CLOSED,
    tells=(those_who_advised, the_unit),
)
def close(consultation, *, by, at):
    """The second loop is closed: the deputies know what was done."""


def _invite(consultation, deputies, at) -> None:
    for deputy in deputies:
        try:
            with transaction.atomic():
                Invitation.objects.create(
                    congress_id=consultation.congress_id,
                    consultation=consultation,
                    deputy=deputy,
                    at=at,
                )
        except IntegrityError:
            raise Refused(_("已经邀请过%s代表。") % deputy.person) from None
