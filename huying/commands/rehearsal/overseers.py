"""Those who supervise a year: the 代表工委, the special committees, the government office; their own days and chance."""

from collections.abc import Generator
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.people.models import Appointment

from . import hours

if TYPE_CHECKING:
    from .county import County, Unit

Waiting = Generator[datetime, datetime, datetime]


def anew(made: Any) -> Any:
    """The case as it stands by now: others have acted on it meanwhile."""
    return type(made).objects.select_related("case", "congress").get(pk=made.pk)


class Overseers:
    """One thread of supervision through a session's year; nothing else changes with its chance."""

    def __init__(self, county: "County", seed: str):
        self.county, self.session, self.random = county, county.session, Random(seed)
        self.now = county.session.closes_at
        self.units = {one.body.pk: one for one in county.units.values()}

    def office(self, least: int = 0, most: int = 0) -> Waiting:
        """That many working days on, in office hours."""
        days = self.random.randint(least, max(least, most))
        self.now = yield hours.office(self.now, days, self.random)
        return self.now

    def after_the_session(self, days: int) -> Waiting:
        """So many days after it closed."""
        day = timezone.localdate(self.session.closes_at) + timedelta(days=days)
        self.now = yield hours.office_on(day, self.now, self.random)
        return self.now

    def on(self, month: int, day: int) -> Waiting:
        """That day of the session's year, or the first later one in office hours."""
        self.now = yield hours.office_on(date(self.year, month, day), self.now, self.random)
        return self.now

    @property
    def year(self) -> int:
        return timezone.localdate(self.session.opens_at).year

    def chance(self, of_hundred: int) -> bool:
        return self.random.random() * 100 < of_hundred

    @property
    def clerk(self) -> Appointment:
        return self.county.clerks[0]

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @property
    def everyday(self) -> list[Appointment]:
        """Deputies who are not of the cast."""
        cast = {one.pk for one in self.county.cast.values()}
        return [one for some in self.county.deputies.values() for one in some if one.pk not in cast]

    def unit_of(self, handling: Any) -> "Unit":
        return self.units[handling.unit_id]
