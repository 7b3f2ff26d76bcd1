"""The talks with the deputies before, during and after: recorded, confirmed, denied; and the extension."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.procedure import contact as contact_acts
from huying.domain.suggestions.procedure import handling as acts
from huying.domain.suggestions.states import Phase, Way

from . import hours, pausing, phrases, visiting
from .simulation import Enough, Life

if TYPE_CHECKING:
    from .story import Story

# A word of the record says how they met; the first that fits.
WAYS = (
    ("电话", Way.PHONE), ("微信", Way.WECHAT), ("座谈", Way.MEETING), ("现场", Way.ON_SITE),
    ("走访", Way.VISIT), ("查看", Way.ON_SITE),
)  # fmt: skip


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
    yield from pausing.paused(story)
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
    words = story.matter["contacts"][phase.value]
    way = next((way for word, way in WAYS if word in words), Way.FACE)
    visit = None
    if way not in (Way.PHONE, Way.WECHAT) and story.plan.stop != "contacted" and story.perhaps(30):
        visit = yield from visiting.agreed_on(story, way)
        held = story.now
    at = yield from story.office(story.random.randint(0, 1))
    handler, head = story.unit.handler.person, story.unit.head.person
    there = [story.lead, *(one for one in story.signers if story.chance(30))]
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
        visit=visit,
    )
    contact = story.handling.contacts.order_by("-pk").first()
    for deputy in there:
        silent = deputy is story.lead and _stays_open(story, phase)
        if not silent:
            story.days.begin(_confirmed(story, story.handling, contact, deputy))
    if phase == Phase.AFTER and story.has("revisit_denied"):
        story.plan = replace(story.plan, turns=story.plan.turns - {"revisit_denied"})
        yield from contacted(story, phase, 5)


def _stays_open(story: "Story", phase: Phase) -> bool:
    return story.has("unconfirmed") or (story.has("waived") and phase == Phase.DURING)


def _confirmed(story: "Story", handling: Any, contact: Any, deputy: Any) -> Life:
    random = story.random
    leads, before = deputy is story.lead, contact.phase == Phase.BEFORE
    remark = story.matter["deputy_view"] if leads and before else ""
    revisit = story.has("revisit_denied") and contact.phase == Phase.AFTER
    denied = leads and (story.has("denied") or revisit)
    at = yield hours.any_time(story.now, random.randint(0, 3), random)
    if denied:
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
