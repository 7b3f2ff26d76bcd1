"""Requests to return: answered by the clerk the first time, by a 改办协调会 from the second time on."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.procedure import coordination
from huying.domain.suggestions.procedure import handling as acts
from huying.domain.suggestions.states import Decision
from huying.domain.suggestions.states import Handling as State
from huying.foundation.cases.models import Case
from huying.foundation.procedure import clocks

from . import hours, phrases

if TYPE_CHECKING:
    from .county import Unit
    from .story import Story


def days_left(story: "Story", wanted: int) -> int:
    """So many working days, or as many as the unit's time to ask still has."""
    due = clocks.running(story.handling.case, "return").values_list("due", flat=True).first()
    today = timezone.localdate(story.now)
    while due and wanted and hours.in_working_days(today, wanted) > due:
        wanted -= 1
    return wanted


def asked(story: "Story", at: datetime, *, by: "Unit", reason: str, to: "Unit", moves: bool) -> Any:
    """The unit asks; how it will be answered is noted, should a meeting take it up before."""
    story.handling = acts.ask_to_return(
        story.handling, by=by.handler, at=at, reason=reason, proposed_unit=to.body
    )
    words = phrases.RETURN_APPROVED.format(unit=to) if moves else phrases.RETURN_DENIED
    decision = Decision.MOVE if moves else Decision.KEEP
    story.county.requests[story.handling.pk] = (decision, to.body if moves else None, words)


def answered(story: "Story", at: datetime) -> None:
    """By the clerk or at a meeting; nothing where a meeting for another item settled it already."""
    if Case.objects.get(pk=story.handling.pk).state != State.RETURN_REQUESTED:
        return
    if story.handling.returns_asked > 1:
        _decided_at_a_meeting(story, at)
        return
    decision, unit, words = story.county.requests[story.handling.pk]
    if decision == Decision.MOVE:
        acts.approve_return(story.handling, by=story.clerk, at=at, new_unit=unit, answer=words)
    else:
        acts.deny_return(story.handling, by=story.clerk, at=at, answer=words)


def _decided_at_a_meeting(story: "Story", at: datetime) -> None:
    clerk, head = story.clerk, story.county.head
    meeting = coordination.call(by=clerk, at=at, held_at=at, place=phrases.COORDINATION_PLACE)
    items = meeting.items.select_related("handling__case").order_by("number")
    decisions = [(item, *story.county.requests[item.handling_id]) for item in items]
    meeting = coordination.decide(meeting, by=clerk, at=at, decisions=decisions)
    coordination.sign_list(
        meeting,
        by=head,
        at=at,
        signer=phrases.COORDINATION_SIGNER.format(head=head.person),
        minutes=phrases.COORDINATION_MINUTES.format(number=len(decisions)),
    )
