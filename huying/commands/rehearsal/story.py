"""One suggestion's life: who proposes it, and what it goes through until its plan says enough."""

from collections.abc import Generator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from huying.domain.people.models import Appointment

from . import bills, contacting, evaluating, handling, hours, proposing, replying, reviewing
from .county import County, Unit
from .plans import Plan
from .simulation import Enough, Life, Simulation
from .themes import Matter

Waiting = Generator[datetime, datetime, datetime]


class Story:
    """`now` is the moment of the last act of the main thread; `suggestion` and `handling` are the
    rows as they were then (every act reads them anew)."""

    suggestion: Any
    handling: Any
    round: Any
    unit: Unit  # the lead unit, and
    co_units: list[Unit]
    openness: str
    missing: str  # what the reply says of co-opinions that never came
    lead_answers_at: datetime
    skipped = 0  # 诉求 of the matter that went into the other part of a split

    def __init__(self, county: County, matter: Matter, plan: Plan, seed: str, days: Simulation):
        """`aside` decides what happens beside the main thread, so that this may grow by itself."""
        self.county, self.matter, self.plan = county, matter, plan
        self.random, self.aside, self.days = Random(seed), Random(f"{seed} aside"), days
        self.end = timezone.localdate(days.end)
        self.closed = timezone.localdate(county.session.closes_at)
        self.now = county.session.opens_at
        self.lead = self._lead()
        self.signers = self._signers()
        self.years_late = 0
        self.assigned_on = self.closed

    def life(self) -> Life:
        """From the draft to the archive, or to where the plan stops."""
        if self.has("bill"):
            yield from bills.became_a_suggestion(self)
        else:
            yield from proposing.proposed(self)
            yield from reviewing.examined(self)
        yield from self.at_the_units()

    def at_the_units(self) -> Life:
        """From the registration on."""
        yield from reviewing.registered(self)
        yield from handling.assigned(self)
        yield from contacting.talked_over(self)
        yield from replying.replied(self, 1)
        yield from evaluating.evaluated(self)

    # -- asking the plan ---------------------------------------------------------------------

    def reached(self, stage: str) -> None:
        """Raises Enough where the plan stops at this stage."""
        if self.plan.stop == stage:
            raise Enough

    def has(self, turn: str) -> bool:
        return turn in self.plan.turns

    def chance(self, of_hundred: int) -> bool:
        return self.random.random() * 100 < of_hundred

    def perhaps(self, of_hundred: int) -> bool:
        """The same of what stands beside the main thread."""
        return self.aside.random() * 100 < of_hundred

    # -- letting time pass -------------------------------------------------------------------

    def office(self, days: int = 0) -> Waiting:
        """So many working days on, in office hours."""
        self.now = yield hours.office(self.now, days, self.random)
        return self.now

    def office_on(self, day: date) -> Waiting:
        """That day, or as soon after it as offices work."""
        self.now = yield hours.office_on(day, self.now, self.random)
        return self.now

    def any_time(self, days: int = 0) -> Waiting:
        """So many days on, when a deputy is awake."""
        self.now = yield hours.any_time(self.now, days, self.random)
        return self.now

    def any_time_on(self, day: date) -> Waiting:
        days = (day - timezone.localdate(self.now)).days
        return (yield from self.any_time(max(days, 0)))

    def before_end(self, days: int) -> date:
        """So many days before the last one, but after the session."""
        return max(self.end - timedelta(days=days), self.closed + timedelta(days=1))

    # -- who ---------------------------------------------------------------------------------

    @property
    def clerk(self) -> Appointment:
        """陈静 mostly; now and then her colleague."""
        return self.county.clerks[0 if self.chance(75) else -1]

    @property
    def checker(self) -> Any:
        """Who reads for the lead deputy's delegation."""
        return self.county.checkers[self.lead.seat.delegation_id]  # type: ignore[index]

    def _lead(self) -> Appointment:
        if self.plan.lead:
            return self.county.deputy(self.plan.lead)
        return self.random.choice(self._others(self.county.deputies[self.matter.place]))

    def _others(self, deputies: list[Appointment]) -> list[Appointment]:
        """Not of the cast: what these propose is planned."""
        cast = {one.pk for one in self.county.cast.values()}
        return [one for one in deputies if one.pk not in cast]

    def _signers(self) -> list[Appointment]:
        chosen = [self.county.deputy(username) for username in self.plan.signers]
        if self.has("joint") or (not chosen and not self.plan.lead and self.chance(30)):
            everybody = [one for some in self.county.deputies.values() for one in some]
            near = [one for one in self.county.deputies[self.matter.place]]
            pool = self._others(near if self.chance(60) and len(near) > 5 else everybody)
            number = self.random.choice((1, 1, 2, 2, 3))
            chosen += self.random.sample(pool, number + self.has("joint"))
        return [one for one in chosen if one.pk != self.lead.pk]

    @property
    def proposers(self) -> list[Appointment]:
        return [self.lead, *self.signers]
