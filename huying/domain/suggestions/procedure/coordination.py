"""改办协调会: open requests to return, and lead units that do not agree, settled in one signed list."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ..models import CoordinationMeeting, Handling, MeetingItem
from ..policy import meetings
from ..policy.audiences import the_proposers, the_unit
from ..policy.checks import HAS_A_WORD
from ..states import Coordination as State
from ..states import Decision, Matter, Role
from ..states import Handling as HandlingState
from .handling.returning import STOPPED_BY_A_RETURN, not_already_at_it, successor
from .handling.turn import give_to_unit
from .steps import coordination_steps, handling_steps


@coordination_steps.opens(
    gettext_lazy("召集改办协调会"),
    law="reassign",
    who=clerk_of_the_committee,
    then=State.CALLED,
    tells=(meetings.the_invited_units, the_committee),
)
def call(*, case, by, at, held_at, place="", units=()):
    """Its agenda is every request that is open now, and every draft that lead units dispute."""
    if CoordinationMeeting.objects.filter(
        congress_id=case.congress_id, case__state=State.CALLED
    ).exists():
        raise Refused(
            _("已经召集了一次改办协调会，还没有签发改办清单。新的申请请在那里“补列议题”。")
        )
    meeting = CoordinationMeeting.objects.create(
        case=case, congress_id=case.congress_id, held_at=held_at, place=place, called_by=by
    )
    meeting.units.set(units)
    if not _put_on_the_agenda(meeting):
        raise Refused(_("现在没有单位申请退回，主办单位之间也没有分歧，不需要召集改办协调会。"))
    return meeting


@coordination_steps.act(
    gettext_lazy("补列议题"),
    law="reassign",
    who=clerk_of_the_committee,
    when=State.CALLED,
    tells=(meetings.the_invited_units,),
)
def take_in(meeting, *, by, at):
    """What was asked since the meeting was called comes onto the same agenda."""
    if not _put_on_the_agenda(meeting):
        raise Refused(_("没有新的退回申请或者分歧，议题已经齐全。"))


@coordination_steps.act(
    gettext_lazy("议定各项"),
    law="reassign",
    who=clerk_of_the_committee,
    when=State.CALLED,
    not_own=True,
)
def decide(meeting, *, by, at, decisions):
    """What was said on the spot: `decisions` are (item, decision, unit or None, words)."""
    for item, decision, unit, words in decisions:
        _fits_the_matter(item, decision, words)
        if decision == Decision.MOVE:
            _may_move(item, unit)
        item.decision, item.words = decision, words
        item.unit = unit if decision == Decision.MOVE else None
        item.save(update_fields=["decision", "unit", "words"])


@coordination_steps.act(
    gettext_lazy("签发改办清单"),
    law="reassign",
    who=clerk_of_the_committee,
    when=State.CALLED,
    then=State.SIGNED,
    needs=(meetings.every_request_is_on_it, meetings.every_item_is_decided),
    also_holds=meetings.families_on_the_agenda,
    tells=(meetings.the_invited_units, the_committee),
    not_own=True,
)
def sign_list(meeting, *, by, at, signer, minutes=""):
    """One signature for the whole list: all that is to move moves, the rest stays where it is."""
    open_items = meetings.still_open(meeting).values("pk")
    meeting.items.exclude(pk__in=list(open_items.values_list("pk", flat=True))).update(
        decision=Decision.GONE
    )
    meeting.signer, meeting.minutes, meeting.signed_at = signer, minutes, at
    meeting.save(update_fields=["signer", "minutes", "signed_at"])


@coordination_steps.act(
    gettext_lazy("取消会议"),
    law="",
    who=clerk_of_the_committee,
    when=State.CALLED,
    then=State.CANCELLED,
    tells=(meetings.the_invited_units,),
)
def cancel(meeting, *, by, at, reason):
    """It is not held; the requests stay open, each with its clock."""
    meeting.minutes = reason
    meeting.save(update_fields=["minutes"])


# -- what the signed list does to each handling ------------------------------------------------


def _decided(decision):
    def each(meeting, *, by, at, **details):
        for item in list(meetings.still_open(meeting).filter(decision=decision)):
            found = {"on": item.handling, "answer": item.words}
            yield found | {"new_unit": item.unit} if decision == Decision.MOVE else found

    return each


@handling_steps.follows(
    sign_list,
    _decided(Decision.MOVE),
    gettext_lazy("协调会改办"),
    law="reassign",
    when=HandlingState.RETURN_REQUESTED,
    then=HandlingState.RETURNED,
    meets=("reassign",),
    ends=("*",),
    tells=(the_unit, the_proposers),
)
def move_at_meeting(handling, *, by, at, new_unit, answer=""):
    """Decided at the table: another unit gets it with clocks of its own."""
    not_already_at_it(handling, new_unit)
    handling.return_answer = answer
    handling.save(update_fields=["return_answer"])


move_at_meeting.followers.append((give_to_unit, successor))


@handling_steps.follows(
    sign_list,
    _decided(Decision.KEEP),
    gettext_lazy("协调会维持交办"),
    law="reassign",
    when=HandlingState.RETURN_REQUESTED,
    then=HandlingState.ACCEPTED,
    meets=("reassign",),
    resumes=STOPPED_BY_A_RETURN,
    tells=(the_unit,),
)
def keep_at_meeting(handling, *, by, at, answer):
    """Decided at the table: the unit handles it; the reply's due day is as it was."""
    handling.return_answer = answer
    handling.save(update_fields=["return_answer"])


# -- what these acts share ---------------------------------------------------------------------


def _put_on_the_agenda(meeting) -> int:
    """How many matters came onto the agenda; their units, and those they name, are invited."""
    there = set(meeting.items.values_list("handling_id", flat=True))
    found = [
        *((Matter.RETURN, one) for one in meetings.open_requests(meeting.congress_id)),
        *((Matter.DISAGREEMENT, one) for one in meetings.disagreements(meeting.congress_id)),
    ]
    new = [(matter, one) for matter, one in found if one.pk not in there]
    MeetingItem.objects.bulk_create(
        MeetingItem(
            congress_id=meeting.congress_id,
            meeting=meeting,
            handling=handling,
            matter=matter,
            number=len(there) + place,
        )
        for place, (matter, handling) in enumerate(new, start=1)
    )
    asked = {unit for _matter, one in new for unit in (one.unit_id, one.proposed_unit_id) if unit}
    disputed = [one.suggestion_id for matter, one in new if matter == Matter.DISAGREEMENT]
    leads = Handling.objects.filter(suggestion__in=disputed, role=Role.LEAD)
    asked |= set(leads.filter(case__state__in=HAS_A_WORD).values_list("unit_id", flat=True))
    meeting.units.add(*asked)
    return len(new)


def _fits_the_matter(item, decision, words) -> None:
    disputed = item.matter == Matter.DISAGREEMENT
    if decision not in (Decision.OPEN, Decision.SETTLE) and disputed:
        raise Refused(_("第%s项是主办单位的分歧，只能议定怎样答复。") % item.number)
    if decision == Decision.SETTLE and not disputed:
        raise Refused(_("第%s项是申请退回，请议定改办或者维持交办。") % item.number)
    if decision == Decision.KEEP and not words:
        raise Refused(_("第%s项维持交办，请写明理由。") % item.number)
    if decision == Decision.SETTLE and not words:
        raise Refused(_("第%s项请写明议定怎样答复。") % item.number)


def _may_move(item, unit) -> None:
    if unit is None:
        raise Refused(_("第%s项改办，请选择改由哪个单位承办。") % item.number)
    if unit.pk == item.handling.unit_id:
        raise Refused(_("第%s项改办的单位就是原来的单位。不改办的请选“维持交办”。") % item.number)
    not_already_at_it(item.handling, unit)
