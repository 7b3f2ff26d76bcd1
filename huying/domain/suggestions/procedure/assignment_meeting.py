"""交办会: what is to be assigned lies in a package; one signature assigns it, and what was said is kept."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ..models import AssignmentMeeting, Attendance, PackageItem
from ..policy import assigning, meetings
from ..policy.audiences import the_proposers
from ..states import AssignmentMeeting as State
from ..states import Suggestion as SuggestionState
from .handling.turn import give_to_unit, units_assigned
from .steps import meeting_steps, suggestion_steps
from .suggestion.laws import COMMITTEE_LAW


@meeting_steps.opens(
    gettext_lazy("筹备交办会"),
    law="assignment_meeting",
    who=clerk_of_the_committee,
    then=State.PREPARED,
    tells=(meetings.the_units_of_the_package, the_committee),
)
def prepare(*, case, by, at, held_at, place=""):
    """Its package is everything registered for which units are proposed; these are asked to come."""
    meeting = AssignmentMeeting.objects.create(
        case=case, congress_id=case.congress_id, held_at=held_at, place=place, called_by=by
    )
    if not _pack(meeting):
        raise Refused(_("没有已经登记并拟定了承办单位的建议。请先“拟定承办单位”。"))
    return meeting


@meeting_steps.act(
    gettext_lazy("补充交办清单"),
    law="assignment_meeting",
    who=clerk_of_the_committee,
    when=State.PREPARED,
    tells=(meetings.the_units_of_the_package,),
)
def pack_more(meeting, *, by, at):
    """What was registered and proposed since goes into the package as well."""
    if not _pack(meeting):
        raise Refused(_("没有新的建议可以列入，清单已经齐全。"))


@meeting_steps.act(
    gettext_lazy("登记到会"),
    law="",
    who=clerk_of_the_committee,
    when=(State.PREPARED, State.HELD),
    adds_row=True,
)
def record_attendance(meeting, *, by, at, attendances):
    """Who came for which unit: (attendance, people)."""
    for attendance, people in attendances:
        attendance.people = people
        attendance.save(update_fields=["people"])


@meeting_steps.act(
    gettext_lazy("会上交办"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    when=State.PREPARED,
    then=State.HELD,
    also_holds=meetings.families_in_the_package,
    tells=(meetings.the_units_of_the_package, the_committee),
)
def hold(meeting, *, by, at, signer, minutes=""):
    """One signature for the whole package; what was assigned online before stays as it is."""
    items = [one.pk for one in meetings.still_to_assign(meeting)]
    meeting.items.filter(pk__in=items).update(assigned=True)
    meeting.signer, meeting.minutes, meeting.signed_at = signer, minutes, at
    meeting.save(update_fields=["signer", "minutes", "signed_at"])


@meeting_steps.act(
    gettext_lazy("讲评通报"),
    law="",
    who=clerk_of_the_committee,
    when=State.HELD,
    tells=(meetings.the_units_of_the_package,),
    adds_row=True,
)
def appraise(meeting, *, by, at, text):
    """What was said of last year's handling, well and badly done, is circulated to the units."""
    meeting.appraisal = text
    meeting.save(update_fields=["appraisal"])


@meeting_steps.act(
    gettext_lazy("不开交办会"),
    law="",
    who=clerk_of_the_committee,
    when=State.PREPARED,
    then=State.CANCELLED,
    tells=(meetings.the_units_of_the_package,),
)
def call_off(meeting, *, by, at, reason):
    """The items stay registered and are assigned online."""
    meeting.minutes = reason
    meeting.save(update_fields=["minutes"])


def _packed(meeting, *, by, at, **details):
    for item in meetings.still_to_assign(meeting):
        proposed = sorted(item.suggestion.proposed_units.all(), key=lambda unit: unit.pk)
        yield {
            "on": item.suggestion,
            "lead_unit": item.unit,
            "co_units": [one for one in proposed if one != item.unit],
        }


@suggestion_steps.follows(
    hold,
    _packed,
    gettext_lazy("交办会交办"),
    law=COMMITTEE_LAW,
    when=meetings.TO_ASSIGN,
    then=SuggestionState.IN_HANDLING,
    meets=("assign", "consult"),
    tells=(the_proposers,),
)
def assign_at_meeting(suggestion, *, by, at, lead_unit, co_units=()):
    """Assigned at the table, to the units proposed for it."""
    assigning.refuse_units(suggestion, [lead_unit], co_units, by_the_office=False)
    suggestion.assigned_at = at
    suggestion.save(update_fields=["assigned_at"])


assign_at_meeting.followers.append((give_to_unit, units_assigned))


def _pack(meeting) -> int:
    """How many suggestions came into the package; their units are asked to come."""
    there = set(meeting.items.values_list("suggestion_id", flat=True))
    new = [one for one in meetings.to_be_packed(meeting.congress_id) if one.pk not in there]
    kept = {"congress_id": meeting.congress_id, "meeting": meeting}
    PackageItem.objects.bulk_create(
        PackageItem(**kept, suggestion=one, unit=one.proposed_lead) for one in new
    )
    asked = {one.proposed_lead_id for one in new}
    asked |= {unit.pk for one in new for unit in one.proposed_units.all()}
    asked -= set(meeting.attendances.values_list("unit_id", flat=True))
    Attendance.objects.bulk_create(Attendance(**kept, unit_id=key) for key in sorted(asked))
    return len(new)
