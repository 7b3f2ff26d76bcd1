"""会签: the other units read the very draft that will be signed; a dissent is kept and answered."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee

from ...models import Countersign
from ...policy import checks, countersigning, meetings
from ...policy.audiences import the_unit
from ...policy.standing import of_the_unit, office_of_the_system, office_of_the_unit
from ...states import Decision
from ...states import ReplyRound as State
from .. import coordination as coordination_acts
from ..steps import reply_steps
from .checking import COMPLETE

LAW = "handling.countersign"


@reply_steps.act(
    gettext_lazy("送会签"),
    law=LAW,
    who=of_the_unit,
    when=State.DRAFTING,
    then=State.COUNTERSIGN,
    applies=checks.drafted_goes_to(checks.COUNTERSIGN),
    needs=COMPLETE,
    tells=(countersigning.the_countersigning_units,),
    not_own=True,
)
def send_to_countersign(round, *, by, at):
    """Every other unit of the item is asked for its word on this draft."""
    round.countersign_turn += 1
    round.countersign_sent_at = at
    round.save(update_fields=["countersign_turn", "countersign_sent_at"])


@reply_steps.act(
    gettext_lazy("同意会签"),
    law=LAW,
    who=countersigning.of_a_countersigning_unit,
    when=State.COUNTERSIGN,
    needs=(countersigning.not_countersigned_yet,),
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def countersign(round, *, by, at, text=""):
    """The unit agrees with the draft."""
    _said(round, True, text, by, at)


@reply_steps.act(
    gettext_lazy("会签提出不同意见"),
    law=LAW,
    who=countersigning.of_a_countersigning_unit,
    when=State.COUNTERSIGN,
    needs=(countersigning.not_countersigned_yet,),
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def dissent(round, *, by, at, text):
    """The unit disagrees and says where; this is kept beside the reply."""
    _said(round, False, text, by, at)


def _once_all_have_spoken(round, **details):
    return [] if countersigning.waited_for(round) else [{"on": round}]


@reply_steps.follows(
    countersign,
    _once_all_have_spoken,
    gettext_lazy("会签结束"),
    when=State.COUNTERSIGN,
    then=State.DRAFTING,
    tells=(the_unit,),
)
def end_countersigning(round, *, by, at):
    """The last word is in. Where another lead unit disagrees, the leads must first come to one mind."""
    _over(round, at)


dissent.followers.append((end_countersigning, _once_all_have_spoken))


@reply_steps.act(
    gettext_lazy("不再等候会签"),
    law=LAW,
    who=office_of_the_unit,
    when=State.COUNTERSIGN,
    then=State.DRAFTING,
    needs=(countersigning.countersigning_is_over,),
    tells=(countersigning.the_countersigning_units,),
    not_own=True,
)
def stop_waiting(round, *, by, at, reason):
    """A unit stayed silent beyond its days: the reply goes on and says so."""
    round.dissent_answer = round.dissent_answer or reason
    round.save(update_fields=["dissent_answer"])
    _over(round, at)


@reply_steps.act(
    gettext_lazy("协调会签分歧"),
    law=LAW,
    who=(clerk_of_the_committee, office_of_the_system),
    when=State.DRAFTING,
    applies=countersigning.leads_are_at_odds,
    tells=(the_unit, countersigning.the_countersigning_units),
    not_own=True,
)
def settle_dissent(round, *, by, at, text):
    """Lead units that do not agree: whoever coordinates them says how it is to be answered."""
    _settled(round, text, at)


def _settled_at_the_table(meeting, **details):
    settled = meetings.still_open(meeting).filter(decision=Decision.SETTLE)
    words = dict(settled.values_list("handling_id", "words"))
    for round in (
        countersigning.at_odds(meeting.congress_id).filter(handling__in=words).order_by("pk")
    ):
        yield {"on": round, "text": words[round.handling_id]}


@reply_steps.follows(
    coordination_acts.sign_list,
    _settled_at_the_table,
    gettext_lazy("协调会议定答复"),
    law=LAW,
    when=State.DRAFTING,
    tells=(the_unit, countersigning.the_countersigning_units),
)
def settle_at_meeting(round, *, by, at, text):
    """Lead units that did not agree: at one table it was said how it is to be answered."""
    _settled(round, text, at)


# -- what these acts share -------------------------------------------------------------------


def _settled(round, text, at) -> None:
    round.dissent_answer, round.countersigned_at = text, at
    round.save(update_fields=["dissent_answer", "countersigned_at"])


def _said(round, agrees, text, by, at) -> None:
    unit = next(one for one in checks.countersigners(round) if one.unit_id == by.body_id)
    Countersign.objects.create(
        congress_id=round.congress_id,
        round=round,
        handling=unit,
        turn=round.countersign_turn,
        agrees=agrees,
        text=text,
        by=by,
        at=at,
    )


def _over(round, at) -> None:
    if not countersigning.a_lead_objects(round):
        round.countersigned_at = at
        round.save(update_fields=["countersigned_at"])
