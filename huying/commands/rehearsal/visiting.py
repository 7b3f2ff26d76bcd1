"""预约: the unit proposes times, the deputy takes one or names another, and then they meet."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.models import Visit
from huying.domain.suggestions.procedure import visits as acts

from . import hours, phrases
from .simulation import Told

if TYPE_CHECKING:
    from .story import Story

HALF_PAST_NINE, THREE = 9 * 60 + 30, 15 * 60


def agreed_on(story: "Story", way: Any) -> Told:
    """Until they meet; returns the appointment. One is cancelled now and then, and then made anew."""
    while True:
        visit = yield from _proposed(story, way)
        if not story.perhaps(6):
            break
        at = yield from story.office()
        story.handling = acts.cancel_visit(
            story.handling, by=story.unit.handler, at=at, visit=visit, reason=phrases.CANCELLED
        )
    story.now = yield visit.at_time
    return visit


def _proposed(story: "Story", way: Any) -> Told:
    at = yield from story.office()
    today = timezone.localdate(at)
    times = [
        hours.moment(hours.in_working_days(today, 2), HALF_PAST_NINE),
        hours.moment(hours.in_working_days(today, 3), THREE),
    ]
    story.handling = acts.propose_visit(
        story.handling,
        by=story.unit.handler,
        at=at,
        deputy=story.lead,
        times=times,
        way=way,
        about=phrases.VISIT_ABOUT.format(title=story.matter.title),
        place=story.matter.place,
    )
    visit = Visit.objects.filter(handling=story.handling).latest("pk")
    at = yield from story.any_time()
    if story.perhaps(75):
        time = story.aside.choice(list(visit.times.order_by("moment")))
        story.handling = acts.accept_visit(story.handling, by=story.lead, at=at, time=time)
    else:
        moment = hours.moment(hours.in_working_days(today, 4), HALF_PAST_NINE)
        story.handling = acts.name_another_time(
            story.handling,
            by=story.lead,
            at=at,
            visit=visit,
            moment=moment,
            word=phrases.OTHER_TIME,
        )
        at = yield from story.office()
        story.handling = acts.agree_to_time(
            story.handling, by=story.unit.handler, at=at, visit=visit
        )
    visit.refresh_from_db()
    return visit
