"""The units' part: given out, signed for, handed back, talked over with the deputies, extended."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.people.states import UnitSystem
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.policy import assigning
from huying.domain.suggestions.policy.objections import may_deputies_object
from huying.domain.suggestions.procedure import handling as acts
from huying.domain.suggestions.procedure import suggestion as suggestion_acts
from huying.domain.suggestions.states import Handling as State
from huying.domain.suggestions.states import Role
from huying.domain.suggestions.states import Suggestion as SuggestionState

from . import (
    hours,
    meeting,
    objecting,
    overseeing,
    phrases,
    returning,
    working,
)
from .reviewing import units_meant, withdrawn
from .simulation import Life
from .standing import state_of

if TYPE_CHECKING:
    from .county import Unit
    from .story import Story


def assigned(story: "Story") -> Life:
    """Given to its units, by way of a wrong one where the plan says so; signed for."""
    lead = story.county.units[story.matter.units[0]]
    first, co = units_meant(story)
    misled = first is not lead
    if story.plan.assigned is not None:
        at = yield from story.office_on(story.before_end(story.plan.assigned))
    elif story.plan.out_of_session:
        at = yield from story.office(1)
    else:
        at = yield from story.office_on(meeting.day_of(story.closed))
    if not _assigned_at_the_meeting(story):
        at = yield from _given_out(story, at, first, tuple(unit.body for unit in co))
    story.co_units = co
    story.reached("assigned")
    _given_to(story, first, at)
    for number, unit in enumerate(story.co_units):
        story.days.begin(_co_unit(story, unit, number))
    if story.has("moved_twice"):
        second = _nor_this_one(story, (first, lead))
        yield from _moved(story, first, second)
        first = second
    if misled:
        yield from _moved(story, first, lead)
    yield from _signed_for(story)


def _assigned_at_the_meeting(story: "Story") -> bool:
    """Whether the 交办会 of this day has given it out; what comes to its clerk earlier goes out online."""
    if state_of(story.suggestion) != SuggestionState.IN_HANDLING:
        return False
    story.suggestion = Suggestion.objects.select_related(*Suggestion.READ_WITH).get(
        pk=story.suggestion.pk
    )
    return True


def _given_out(story: "Story", at: Any, lead: "Unit", co: tuple) -> Any:
    """In one step, or where the rulebook says so by way of the government office."""
    two_steps = assigning.in_two_steps(story.suggestion) is None
    units = {"lead_unit": lead.body, "co_units": co, "note": phrases.NOTE}
    if not two_steps or lead.body.system != UnitSystem.GOVERNMENT:
        story.suggestion = suggestion_acts.assign(story.suggestion, by=story.clerk, at=at, **units)
        if story.has("misassigned"):
            at = yield from _assigned_anew(story, units)
        return at
    story.suggestion = suggestion_acts.transfer(
        story.suggestion, by=story.clerk, at=at, signer=str(story.county.head.person)
    )
    at = yield from story.office(story.random.randint(0, 2))
    office = story.county.offices[UnitSystem.GOVERNMENT]
    story.suggestion = suggestion_acts.assign_on(
        story.suggestion, by=office, at=at, signer=str(office.person), **units
    )
    return at


def _assigned_anew(story: "Story", units: dict[str, Any]) -> Any:
    """A slip that is seen the same hour, before any unit has signed: undone, and assigned again."""
    at = story.now = yield story.now + timedelta(minutes=2)
    story.suggestion = suggestion_acts.undo_assignment(
        story.suggestion, by=story.clerk, at=at, reason=phrases.SLIP
    )
    story.suggestion = suggestion_acts.assign(story.suggestion, by=story.clerk, at=at, **units)
    return at


def _nor_this_one(story: "Story", others: tuple["Unit", ...]) -> "Unit":
    """A second unit that turns out to be the wrong one: an office that is often guessed at."""
    guessed = (story.county.units[name] for name in ("发展和改革局", "财政局", "应急管理局"))
    return next(unit for unit in guessed if unit not in others)


def _given_to(story: "Story", unit: "Unit", at) -> None:
    story.unit, story.assigned_on = unit, timezone.localdate(at)
    story.handling = (
        story.suggestion.handlings.filter(role=Role.LEAD)
        .select_related("case")
        .order_by("-case__opened_at", "-pk")
        .first()
    )


def _moved(story: "Story", wrong: "Unit", right: "Unit") -> Life:
    if story.has("taken_back"):
        at = yield from story.office(6)
        answer = phrases.TAKEN_BACK.format(unit=wrong)
        acts.take_back(story.handling, by=story.clerk, at=at, new_unit=right.body, answer=answer)
    elif story.has("objected") and may_deputies_object(story.suggestion):
        yield from objecting.upheld(story, right)
        at = story.now
    else:
        at = yield from story.office(story.random.randint(0, 2))
        story.handling = acts.sign_for(story.handling, by=wrong.handler, at=at)
        at = yield from story.office(returning.days_left(story, story.random.randint(1, 3)))
        if acts.ask_to_return.refusal(story.handling, by=wrong.handler, at=at):  # too late
            words = phrases.TAKEN_BACK.format(unit=wrong)
            acts.take_back(story.handling, by=story.clerk, at=at, new_unit=right.body, answer=words)
        else:
            yield from _handed_back(story, at, wrong, right)
            at = story.now
    _given_to(story, right, at)


def _handed_back(story: "Story", at: Any, wrong: "Unit", right: "Unit") -> Life:
    reason = story.matter["return_reason"]
    returning.asked(story, at, by=wrong, reason=reason, to=right, moves=True)
    story.reached("return_asked")
    at = yield from story.office(story.random.randint(2, 4))
    returning.answered(story, at)


def _signed_for(story: "Story") -> Life:
    unit = story.unit
    at = yield from story.office(story.random.choice((0, 1, 1, 2)))
    story.handling = acts.sign_for(story.handling, by=unit.handler, at=at)
    if story.chance(60):
        at = yield from story.office(story.random.randint(0, 1))
        story.handling = acts.head_has_seen(story.handling, by=unit.head, at=at)
    if story.has("objected") and not story.has("moved"):
        yield from objecting.overruled(story)
    if story.has("return_denied"):
        yield from _return_denied(story)
    story.days.begin(working.at_work(story))
    overseeing.named_a_leader(story, story.now)
    story.reached("accepted")
    if story.plan.stop == "withdrawn_in_handling":
        yield from withdrawn(story, phrases.WITHDRAWN_IN_HANDLING)


def _return_denied(story: "Story") -> Life:
    at = yield from story.office(returning.days_left(story, 1))
    if acts.ask_to_return.refusal(story.handling, by=story.unit.handler, at=at):  # too late
        return
    proposed = story.co_units[0] if story.co_units else _nor_this_one(story, (story.unit,))
    reason = phrases.RETURN_DENIED_REASON.format(proposed=proposed)
    returning.asked(story, at, by=story.unit, reason=reason, to=proposed, moves=False)
    at = yield from story.office(2)
    returning.answered(story, at)


def _co_unit(story: "Story", unit: "Unit", number: int) -> Life:
    """A co-unit signs and gives its opinion; where the plan says so, it stays silent."""
    silent = story.has("co_silent") and number == 0
    turns = story.suggestion.handlings.filter(unit=unit.body)  # it may have handed it back before
    found = turns.select_related("case").latest("assigned_at", "attempt")
    at = yield hours.office(story.now, story.random.randint(0, 3), story.random)
    if state_of(found) != State.ASSIGNED:  # withdrawn meanwhile
        return
    found = acts.sign_for(found, by=unit.handler, at=at)
    at = yield hours.office(at, story.random.randint(4, 16), story.random)
    if silent or state_of(found) != State.ACCEPTED:
        return
    words = story.matter["co_opinion"] if number == 0 else ""
    words = words or phrases.SECOND_CO.format(lead=story.unit)
    found = acts.send_co_opinion(found, by=unit.handler, at=at, text=words)
    if not story.has("opinion_redone"):
        return
    at = yield hours.office(at, 1, story.aside)
    if acts.send_back_co_opinion.refusal(found, by=story.unit.handler, at=at):
        return
    found = acts.send_back_co_opinion(
        found, by=story.unit.handler, at=at, reason=phrases.OPINION_REDONE
    )
    at = yield hours.office(at, story.aside.randint(1, 3), story.aside)
    acts.send_co_opinion(found, by=unit.handler, at=at, text=words)
