"""What a unit does on an item besides its reply: sections, research, progress, letters to and fro."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.procedure import exchange
from huying.domain.suggestions.procedure import handling as acts
from huying.domain.suggestions.states import Handling as State
from huying.domain.suggestions.states import MessageKind, Work

from . import answering_for, hours, phrases
from .aside import Aside
from .simulation import Life

if TYPE_CHECKING:
    from .county import Unit
    from .story import Story

# Which work, how many of a hundred items see it, and after how many working days.
WORK = (
    (Work.RESEARCH, 60, 4, phrases.RESEARCHED),
    (Work.SITE_VISIT, 40, 3, phrases.LOOKED_AT),
    (Work.LEADERS_MEETING, 30, 5, phrases.LEADERS_MET),
    (Work.JOINT_CHECK, 20, 4, phrases.CHECKED_TOGETHER),
)
OPEN_TO_LETTERS = (
    State.ASSIGNED,
    State.ACCEPTED,
    State.RETURN_REQUESTED,
    State.OPINION_SENT,
)


def at_work(story: "Story") -> Life:
    """From the signature on, side by side with talks and reply."""
    aside = Aside(story)
    handler = aside.unit.handler
    if aside.chance(30):
        story.days.begin(divided(Aside(story)))
    if aside.chance(45):
        story.days.begin(answering_for.owned(Aside(story, *answering_for.WITH_MEASURES)))
    if aside.chance(25):
        story.days.begin(asked_by_the_deputy(Aside(story)))
    for co in story.co_units:
        story.days.begin(written_to(Aside(story, *OPEN_TO_LETTERS), co))
    yield from aside.office(1)
    if aside.chance(45):
        poor = {} if aside.chance(90) else {"practical": False, "remark": phrases.RATED_POOR}
        marks = {"accurate": True, "practical": True, "workable": True} | poor
        aside.do(acts.rate_assignment, by=handler, **marks)
    for kind, share, days, words in WORK:
        if not aside.chance(share):
            continue
        yield from aside.office(aside.random.randint(1, days))
        aside.do(
            acts.record_work,
            by=handler,
            kind=kind,
            held_on=timezone.localdate(aside.now),
            content=words.format(place=story.matter.place, unit=aside.unit),
            people=f"{aside.unit.head.person}、{handler.person}",
            place=story.matter.place,
            for_deputies=kind == Work.SITE_VISIT,
        )
    if aside.chance(50):
        yield from aside.office(aside.random.randint(3, 10))
        aside.do(acts.report_progress, by=handler, content=phrases.PROGRESS)


def divided(aside: Aside) -> Life:
    """Given to the unit's sections, which report on their days and are struck off."""
    office, handler = aside.unit.office, aside.unit.handler
    yield from aside.office(aside.random.randint(0, 2))
    lead, *co = aside.random.sample(phrases.SECTIONS, aside.random.choice((1, 2, 2, 3)))
    today = timezone.localdate(aside.now)
    report_on = hours.in_working_days(today, 6)
    aside.do(
        acts.give_to_sections,
        by=office,
        lead_section=lead,
        co_sections=co,
        due_on=hours.in_working_days(today, 20),
        co_due_on=hours.in_working_days(today, 12),
        report_on=report_on,
        accurate=True,
        practical=True,
        workable=True,
        what=phrases.DIVIDED,
    )
    tasks = list(aside.handling.inner_tasks.filter(struck_off_at=None).order_by("pk"))
    if aside.chance(10):
        yield from aside.office(3)
        aside.do(acts.urge_inside, by=office, reason=phrases.URGED)
    yield from aside.office(aside.random.randint(3, 7))
    for task in tasks:
        aside.do(acts.report_of_section, by=handler, task=task, report=phrases.REPORTED)
        yield from aside.office(aside.random.randint(0, 2))
    for task in tasks:
        aside.do(acts.strike_off, by=office, task=task)


def asked_by_the_deputy(aside: Aside) -> Life:
    """The lead deputy asks how it stands; the unit writes back, and sometimes the 代表工委 does."""
    story = aside.story
    yield from aside.any_time(aside.random.randint(8, 20))
    words = phrases.DEPUTY_ASKS.format(place=story.matter.place)
    aside.do(exchange.ask_the_unit, by=story.lead, words=words)
    yield from aside.office(aside.random.randint(0, 2))
    by: Any = aside.unit.handler if aside.chance(85) else story.county.clerks[0]
    aside.do(exchange.write_to_deputies, by=by, words=phrases.UNIT_ANSWERS)


def written_to(aside: Aside, co: "Unit") -> Life:
    """The lead unit asks a co-unit for its part, and gets material or a word back."""
    yield from aside.office(aside.random.randint(1, 3))
    if not aside.chance(50):
        return
    aside.do(
        exchange.write_to_unit,
        by=aside.unit.handler,
        kind=MessageKind.REQUEST,
        to_unit=co.body,
        words=phrases.CO_ASKED.format(co=co),
    )
    lead, theirs = aside.unit, aside.story.suggestion.handlings.filter(unit=co.body)
    aside.handling = theirs.select_related("case").latest("pk")
    yield from aside.office(aside.random.randint(1, 4))
    aside.do(
        exchange.write_to_unit,
        by=co.handler,
        kind=aside.random.choice((MessageKind.REPLY, MessageKind.MATERIAL)),
        to_unit=lead.body,
        words=phrases.CO_REPLIED,
    )
