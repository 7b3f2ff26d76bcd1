"""One bill on its way, with those who act on it."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from . import hours
from .simulation import Life

if TYPE_CHECKING:
    from .county import County


@dataclass
class Proposing:
    """One bill: `now` is the moment of its last act."""

    county: "County"
    random: Random
    text: dict[str, Any]
    lead: Any
    signers: list[Any]
    committee: Any
    now: Any = None
    bill: Any = None
    turns: frozenset[str] = field(default_factory=frozenset)

    def do(self, act: Any, *, by: Any, **details: Any) -> None:
        self.bill = act(self.bill, by=by, at=self.now, **details)

    def until(self, day: int, minute: int) -> Life:
        """That minute of that day of the session, or a little later."""
        first = timezone.localdate(self.county.session.opens_at)
        wanted = hours.moment(first + timedelta(days=day - 1), minute)
        self.now = yield max(wanted, self.now + timedelta(minutes=self.random.randint(2, 9)))

    def minutes(self, least: int, most: int) -> Life:
        self.now = yield self.now + timedelta(minutes=self.random.randint(least, most))

    def office(self, days: int) -> Life:
        self.now = yield hours.office(self.now, days, self.random)
