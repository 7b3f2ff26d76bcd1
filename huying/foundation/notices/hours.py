"""When a message may leave: after the quiet hours, or with the next digest on a working day."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from huying.foundation.calendar.days import is_working_day
from huying.foundation.calendar.table import DayTable

from .models import Wishes

LONGEST = 40  # days; no holiday is longer


def after_quiet_hours(at: datetime, wishes: Wishes) -> datetime:
    """`at` itself, or the end of the quiet hours it falls into."""
    if wishes.quiet_from == wishes.quiet_until:
        return at
    now = timezone.localtime(at)
    over_night = wishes.quiet_from > wishes.quiet_until
    after, before = now.time() >= wishes.quiet_from, now.time() < wishes.quiet_until
    if not (after or before if over_night else after and before):
        return at
    day = now.date() + timedelta(days=1 if over_night and after else 0)
    return _on(day, wishes.quiet_until)


def next_digest(at: datetime, wishes: Wishes, table: DayTable | None) -> datetime:
    """The next moment of this person's digest: on a working day, at the wished time."""
    day = timezone.localdate(at)
    for _number in range(LONGEST):
        if is_working_day(day, table) and _on(day, wishes.digest_at) > at:
            break
        day += timedelta(days=1)
    return _on(day, wishes.digest_at)


def _on(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))
