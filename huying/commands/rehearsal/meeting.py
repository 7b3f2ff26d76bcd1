"""The 交办会: twenty days after the session what has a number and its units is given out at one table."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from huying.domain.suggestions.policy import meetings
from huying.domain.suggestions.procedure import assignment_meeting as acts

from . import hours, phrases
from .simulation import Life

if TYPE_CHECKING:
    from .county import County

DAYS_AFTER_CLOSING = 20
DAYS_OF_NOTICE = -8  # working days before it, on which the units are asked to come
NINE, TEN, AFTERNOON = 9 * 60, 10 * 60, 15 * 60


def day_of(closed: date) -> date:
    """The meeting's own day."""
    return hours.working(closed + timedelta(days=DAYS_AFTER_CLOSING))


def lived(county: "County") -> Life:
    """Prepared, completed with what came in since, held, and what was said of last year circulated."""
    clerk, day = county.clerks[0], day_of(timezone.localdate(county.session.closes_at))
    asked = hours.in_working_days(day, DAYS_OF_NOTICE)
    at = yield hours.moment(asked, TEN)
    held_at = hours.moment(day, NINE)
    if not meetings.to_be_packed(county.congress.pk).exists():
        return
    meeting = acts.prepare(by=clerk, at=at, held_at=held_at, place=phrases.MEETING_PLACE)
    at = yield hours.moment(hours.in_working_days(day, -1), TEN)
    there = set(meeting.items.values_list("suggestion_id", flat=True))
    if any(one.pk not in there for one in meetings.to_be_packed(county.congress.pk)):
        meeting = acts.pack_more(meeting, by=clerk, at=at)
    at = yield held_at
    came = meeting.attendances.select_related("unit").order_by("pk")
    heads = [(one, str(county.units[one.unit.name].head.person)) for one in came]
    meeting = acts.record_attendance(meeting, by=clerk, at=at, attendances=heads)
    meeting = acts.hold(
        meeting,
        by=clerk,
        at=at,
        signer=str(county.head.person),
        minutes=phrases.MEETING_MINUTES.format(number=meeting.items.count(), units=len(heads)),
    )
    at = yield hours.moment(day, AFTERNOON)
    acts.appraise(meeting, by=clerk, at=at, text=phrases.APPRAISED)
