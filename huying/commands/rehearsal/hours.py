"""When people do things: offices in working hours of working days, deputies from morning to night."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from huying.foundation.calendar.days import is_working_day

ONE_DAY = timedelta(days=1)
MORNING, NOON = (8 * 60 + 40, 11 * 60 + 40), (14 * 60 + 10, 17 * 60 + 10)
LAST_MINUTE = 17 * 60 + 25
WAKING = (7 * 60 + 30, 21 * 60)


def moment(day: date, minute: int) -> datetime:
    """The minute of the day, in the congress's own time zone."""
    naive = datetime.combine(day, time(minute // 60, minute % 60))
    return timezone.make_aware(naive)


def working(day: date) -> date:
    """The day itself, or the next working one."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def in_working_days(day: date, count: int) -> date:
    """That many working days on; for a negative count, back."""
    step = ONE_DAY if count > 0 else -ONE_DAY
    for _each in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def office(after: datetime, days: int, random: Random) -> datetime:
    """A minute of office hours that many working days after a moment, and later than it."""
    day = in_working_days(timezone.localdate(after), days)
    return office_on(day, after, random)


def office_on(day: date, after: datetime, random: Random) -> datetime:
    """A minute of office hours on a day (or the next working one), later than `after`."""
    today = timezone.localdate(after)
    day = working(max(day, today))
    found = moment(day, random.randint(*(MORNING if random.random() < 0.55 else NOON)))
    if found > after:
        return found
    soon = timezone.localtime(after) + timedelta(minutes=random.randint(3, 20))
    if soon.date() == day and soon.hour * 60 + soon.minute <= LAST_MINUTE:
        return soon.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return office_on(day + ONE_DAY, after, random)


def any_time(after: datetime, days: int, random: Random) -> datetime:
    """A waking minute that many days after a moment, and later than it."""
    day = timezone.localdate(after) + days * ONE_DAY
    found = moment(day, random.randint(*WAKING))
    if found > after:
        return found
    soon = timezone.localtime(after) + timedelta(minutes=random.randint(5, 30))
    if soon.date() == day and soon.hour < 22:
        return soon.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return any_time(after, days + 1, random)
