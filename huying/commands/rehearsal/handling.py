"""The units' part: given out, signed for, handed back, talked over with the deputies, extended."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.people.states import UnitSystem
from huying.domain.suggestions.policy import assigning
from huying.domain.suggestions.procedure import contact as contact_acts
from huying.domain.suggestions.procedure import handling as acts
from huying.domain.suggestions.procedure import suggestion as suggestion_acts
from huying.domain.suggestions.states import Handling as State
from huying.domain.suggestions.states import Phase, Role, Way
from huying.foundation.cases.models import Case

from . import hours, phrases, returning
from .proposing import withdrawn
from .simulation import Enough, Life

if TYPE_CHECKING:
    from .county import Unit
    from .story import Story

MEETING_DAYS_AFTER_CLOSING = 20  # 交办会
# A word of the record says how they met; the first that fits.
WAYS = (
    ("电话", Way.PHONE), ("微信", Way.WECHAT), ("座谈", Way.MEETING), ("现场", Way.ON_SITE),
    ("走访", Way.VISIT), ("查看", Way.ON_SITE),
)  # fmt: skip


def assigned(story: "Story") -> Life:
    """Given to its units, by way of a wrong one where the plan says so; signed for."""
    lead, *co = [story.county.units[name] for name in story.matter.units]
    misled = story.plan.stop == "return_asked" or story.has("moved") or story.has("taken_back")
    first = co[0] if misled else lead
    if story.plan.assigned is not None:
        at = yield from story.office_on(story.before_end(story.plan.assigned))
    elif story.plan.out_of_session:
        at = yield from story.office(1)
    else:
        meeting = story.closed + timedelta(days=MEETING_DAYS_AFTER_CLOSING)
        at = yield from story.office_on(meeting)
    at = yield from _given_out(story, at, first, () if misled else tuple(unit.body for unit in co))
    story.co_units = [] if misled else co
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


def _given_out(story: "Story", at: Any, lead: "Unit", co: tuple) -> Any:
    """In one step, or where the rulebook says so by way of the government office."""
    two_steps = assigning.in_two_steps(story.suggestion) is None
    units = {"lead_unit": lead.body, "co_units": co, "note": phrases.NOTE}
    if not two_steps or lead.body.system != UnitSystem.GOVERNMENT:
        story.suggestion = suggestion_acts.assign(story.suggestion, by=story.clerk, at=at, **units)
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
    else:
        at = yield from story.office(story.random.randint(0, 2))
        story.handling = acts.sign_for(story.handling, by=wrong.handler, at=at)
        at = yield from story.office(story.random.randint(1, 3))
        reason = story.matter["return_reason"]
        returning.asked(story, at, by=wrong, reason=reason, to=right, moves=True)
        story.reached("return_asked")
        at = yield from story.office(story.random.randint(2, 4))
        returning.answered(story, at)
    _given_to(story, right, at)


def _signed_for(story: "Story") -> Life:
    unit = story.unit
    at = yield from story.office(story.random.choice((0, 1, 1, 2)))
    story.handling = acts.sign_for(story.handling, by=unit.handler, at=at)
    if story.chance(60):
        at = yield from story.office(story.random.randint(0, 1))
        story.handling = acts.head_has_seen(story.handling, by=unit.head, at=at)
    if story.has("return_denied"):
        yield from _return_denied(story)
    story.reached("accepted")
    if story.plan.stop == "withdrawn_in_handling":
        yield from withdrawn(story, phrases.WITHDRAWN_IN_HANDLING)


def _return_denied(story: "Story") -> Life:
    at = yield from story.office(1)
    proposed = story.co_units[0]
    reason = phrases.RETURN_DENIED_REASON.format(proposed=proposed)
    returning.asked(story, at, by=story.unit, reason=reason, to=proposed, moves=False)
    at = yield from story.office(2)
    returning.answered(story, at)


def _co_unit(story: "Story", unit: "Unit", number: int) -> Life:
    """A co-unit signs and gives its opinion; where the plan says so, it stays silent."""
    silent = story.has("co_silent") and number == 0
    found = story.suggestion.handlings.select_related("case").get(unit=unit.body)
    at = yield hours.office(story.now, story.random.randint(0, 3), story.random)
    if _state(found) != State.ASSIGNED:  # withdrawn meanwhile
        return
    found = acts.sign_for(found, by=unit.handler, at=at)
    at = yield hours.office(at, story.random.randint(4, 16), story.random)
    if silent or _state(found) != State.ACCEPTED:
        return
    words = story.matter["co_opinion"] if number == 0 else ""
    words = words or phrases.SECOND_CO.format(lead=story.unit)
    acts.send_co_opinion(found, by=unit.handler, at=at, text=words)


def _state(handling: Any) -> str:
    return Case.objects.only("state").get(pk=handling.pk).state


# -- talking it over -------------------------------------------------------------------------


def talked_over(story: "Story") -> Life:
    """Plan, contacts before and during, an extension where the plan says so."""
    at = yield from story.office(story.random.randint(1, 4))
    plan = phrases.PLAN.format(
        handler=story.unit.handler.person, head=story.unit.head.person, place=story.matter.place
    )
    story.handling = acts.plan(
        story.handling,
        by=story.unit.handler,
        at=at,
        plan=plan,
        liaison=str(story.unit.handler.person),
    )
    yield from contacted(story, Phase.BEFORE, story.random.randint(1, 6))
    if story.plan.stop == "contacted" and (story.has("unconfirmed") or story.has("denied")):
        raise Enough
    yield from contacted(story, Phase.DURING, story.random.randint(5, 12))
    if story.has("waived"):
        at = yield from story.office(7)
        story.handling = contact_acts.waive_contacts(
            story.handling, by=story.county.head, at=at, reason=phrases.WAIVED
        )
    yield from _extended(story)
    story.reached("contacted")


def contacted(story: "Story", phase: Phase, days: int, *, form_handed: bool = False) -> Life:
    """They meet, the handler records it, each deputy confirms it in his or her own time."""
    held = yield from story.office(days)
    at = yield from story.office(story.random.randint(0, 1))
    words = story.matter["contacts"][phase.value]
    way = next((way for word, way in WAYS if word in words), Way.FACE)
    handler, head = story.unit.handler.person, story.unit.head.person
    there = [story.lead, *(one for one in story.signers if story.chance(50))]
    story.handling = contact_acts.record_contact(
        story.handling,
        by=story.unit.handler,
        at=at,
        phase=phase,
        way=way,
        held_at=held,
        place=story.matter.place,
        attendees=f"{handler}、{head}" if story.chance(40) else str(handler),
        content=words,
        agreed=words if way == Way.ON_SITE else "",
        deputies=there,
        form_handed=form_handed,
    )
    contact = story.handling.contacts.order_by("-pk").first()
    for deputy in there:
        silent = deputy is story.lead and _stays_open(story, phase)
        if not silent:
            story.days.begin(_confirmed(story, story.handling, contact, deputy))


def _stays_open(story: "Story", phase: Phase) -> bool:
    return story.has("unconfirmed") or (story.has("waived") and phase == Phase.DURING)


def _confirmed(story: "Story", handling: Any, contact: Any, deputy: Any) -> Life:
    random = story.random
    leads, before = deputy is story.lead, contact.phase == Phase.BEFORE
    remark = story.matter["deputy_view"] if leads and before else ""
    at = yield hours.any_time(story.now, random.randint(0, 3), random)
    if story.has("denied") and leads:
        contact_acts.deny_contact(
            handling, by=deputy, at=at, contact=contact, remark=phrases.DENIED
        )
    else:
        contact_acts.confirm_contact(handling, by=deputy, at=at, contact=contact, remark=remark)


def _extended(story: "Story") -> Life:
    if not story.plan.turns & {"extension_asked", "extended", "extension_refused"}:
        return
    at = yield from story.office_on(story.assigned_on + timedelta(days=73))
    day = timezone.localdate(at)
    if acts.extend.applies(story.handling) is None:
        extend = acts.extend
    else:
        extend = acts.ask_extension
    story.handling = extend(
        story.handling,
        by=story.unit.head,
        at=at,
        reason=phrases.EXTENSION,
        work_done=phrases.EXTENSION_DONE.format(place=story.matter.place),
        told_deputy=phrases.EXTENSION_TOLD.format(
            day=f"{day.month}月{day.day}日", lead=story.lead.person
        ),
    )
    if story.has("extension_asked") or extend is acts.extend:
        return
    at = yield from story.office(2)
    if story.has("extended"):
        story.handling = acts.grant_extension(story.handling, by=story.clerk, at=at)
    else:
        story.handling = acts.refuse_extension(
            story.handling, by=story.clerk, at=at, reason=phrases.EXTENSION_REFUSED
        )
