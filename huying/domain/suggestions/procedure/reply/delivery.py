"""答复代表: delivered, judged, and after a 不满意 a second round."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.act import Follow
from huying.foundation.procedure.refusal import Refused

from ...models import (
    ClassChange,
    DeliveredText,
    FaceReply,
    OutsideCopy,
    Relay,
    ReplyRound,
)
from ...policy import answering, delivered_text, needs, redo
from ...policy.answering import the_recipients, those_copied
from ...policy.audiences import (
    the_proposers,
    the_unit,
)
from ...policy.classes import demanded
from ...policy.pausing import reply_not_paused
from ...policy.standing import (
    of_the_unit,
)
from ...states import ClassStage, Delivery
from ...states import ReplyRound as State
from .. import coordination as coordination_acts
from .. import handling as handling_acts
from .. import suggestion as suggestion_acts
from ..steps import reply_steps
from .rounds import begin, new_round

REPLY_CLOCKS = ("reply", "reply_long", "rehandle")
UNDELIVERED = (
    State.DRAFTING,
    State.COUNTERSIGN,
    State.UNIT_CHECK,
    State.OFFICE_REVIEW,
    State.COMMITTEE_REVIEW,
    State.CLEARED,
    State.SIGNED,
)


@reply_steps.act(
    gettext_lazy("答复代表"),
    law="reply",
    who=of_the_unit,
    when=State.SIGNED,
    then=State.DELIVERED,
    needs=(reply_not_paused,),
    meets=REPLY_CLOCKS,
    starts=("follow_up",),
    tells=(the_recipients, those_copied, the_committee),
    not_own=True,
)
def deliver(
    round,
    *,
    by,
    at,
    delivery=Delivery.PLATFORM,
    received_on=None,
    through_lead=False,
    present=(),
    copied_to="",
    record=None,
    scans=(),
):
    """In the form and to those whom the rulebook names. `received_on`: the day they had it, today if
    not said; `present`: co-signers who were there when the lead deputy was answered; `record`: place,
    people, content of an answer in person."""
    if reason := answering.why_not_so(round, delivery):
        raise Refused(reason)
    round.delivery, round.delivered_at = delivery, at
    round.received_on = received_on or timezone.localdate(at)
    round.save(update_fields=["delivery", "delivered_at", "received_on"])
    _keep_its_class(round, by, at)
    _keep_its_text(round)
    _leave_to_the_lead(round, through_lead, present)
    _copy_outside(round, copied_to)
    if answering.needs_a_record(round, delivery):
        _record_the_answer(round, record, scans, by, at)


def _keep_its_class(round, by, at) -> None:
    """The class with which it was delivered is kept, whatever becomes of it."""
    meaning = demanded(round).meaning
    if meaning is not None:
        ClassChange.objects.create(
            congress_id=round.congress_id,
            round=round,
            stage=ClassStage.DELIVERED,
            now=round.reply_class,
            meaning=meaning,
            by=by,
            at=at,
        )


def _keep_its_text(round) -> None:
    """What it said, to be held against other replies; what the checker found in it on this day."""
    answers = round.answers.select_related("request").order_by("request__version", "request__order")
    texts, asked = [one.text for one in answers], [one.request.text for one in answers]
    title = round.handling.suggestion.title
    DeliveredText.objects.create(
        congress_id=round.congress_id,
        round=round,
        digest=delivered_text.digest(texts, title),
        findings=delivered_text.findings(texts, title, asked),
    )


def _leave_to_the_lead(round, through_lead, present) -> None:
    if not (through_lead or answering.must_go_through_the_lead(round)):
        return
    if not answering.may_go_through_the_lead(round):
        raise Refused(_("要逐人答复每位代表；领衔代表没有同意转复。"))
    row = Relay.objects.create(congress_id=round.congress_id, round=round)
    row.present.set(present)


def _copy_outside(round, copied_to) -> None:
    if not answering.goes_outside(round):
        return
    if not copied_to.strip():
        raise Refused(_("请写明抄送选举该代表的人大常委会代表工作机构的名称和日期。"))
    OutsideCopy.objects.create(congress_id=round.congress_id, round=round, sent_to=copied_to)


def _record_the_answer(round, record, scans, by, at) -> None:
    if not record or not all(str(one).strip() for one in record.values()):
        raise Refused(_("当面答复要填写记录：地点、答复人和答复的主要内容。"))
    row = FaceReply.objects.create(
        congress_id=round.congress_id,
        round=round,
        held_on=round.received_on,
        by=by,
        at=at,
        **record,
    )
    hang(row, scans, case=round.case, purpose="face_reply", by=by, at=at)


def nothing_awaited(survey, **details):
    """The round, once no survey of it is open any more."""
    open_ones = survey.round.surveys.filter(case__state="open")
    return [] if open_ones.exists() else [{"on": survey.round}]


@reply_steps.act(
    gettext_lazy("提前结束本轮"),
    law="",
    who=clerk_of_the_committee,
    when=State.DELIVERED,
    then=State.CLOSED,
    needs=(needs.someone_is_dissatisfied,),
    tells=(the_unit, the_proposers),
    not_own=True,
)
def close_early(round, *, by, at, reason):
    """On a 不满意 the 代表工委 need not wait for the others: the unit is told mark and reason at once."""
    round.closed_at, round.closed_early_reason = at, reason
    round.save(update_fields=["closed_at", "closed_early_reason"])


def close_when_answered(round, *, by, at):
    """The last survey is in (or silent): the round is over and the unit may see the answers."""
    round.closed_at = at
    round.save(update_fields=["closed_at"])


def next_round(round, *, by, at, **details):
    """The second round, where somebody marked the first 不满意 and that alone decides."""
    if (
        round.round == 1
        and redo.mark_alone_decides(round)
        and any(one.is_dissatisfied for one in round.surveys.all())
    ):
        yield {"root": round.case.root, "handling": round.handling, "number": 2}


@reply_steps.act(
    gettext_lazy("重新办理"),
    law="rehandle",
    who=begin.who,
    opens=True,
    by_hand=False,
    then=State.DRAFTING,
    ends=("follow_up",),
    starts=("rehandle",),
    tells=(the_unit, the_proposers),
    follows=Follow(close_early, next_round),
)
def begin_again(*, case, by, at, handling, number):
    """A further round, whose reply and surveys go to all."""
    return new_round(case, handling, number, at)


def _undelivered(cause, **details):
    handlings = [cause] if hasattr(cause, "rounds") else cause.handlings.all()
    found = ReplyRound.objects.filter(
        handling__in=[one.pk for one in handlings], case__state__in=(*UNDELIVERED, State.DELIVERED)
    )
    return [{"on": round} for round in found.order_by("pk")]


@reply_steps.act(
    gettext_lazy("终止答复"),
    law="",
    who=begin.who,
    when=(*UNDELIVERED, State.DELIVERED),
    then=State.ENDED,
    by_hand=False,
    follows=(
        Follow(suggestion_acts.withdraw, _undelivered),
        Follow(suggestion_acts.pass_on, _undelivered),
        Follow(suggestion_acts.pass_on_for_good, _undelivered),
        Follow(handling_acts.approve_return, _undelivered),
        Follow(handling_acts.take_back, _undelivered),
        Follow(coordination_acts.move_at_meeting, _undelivered),
        Follow(handling_acts.uphold_objection, _undelivered),
    ),
)
def end_round(round, *, by, at):
    """Withdrawn or given to another unit: this reply is not written to its end."""
