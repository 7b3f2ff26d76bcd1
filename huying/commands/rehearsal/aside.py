"""What goes on beside a suggestion's main thread, with a clock and a chance of its own."""

from collections.abc import Generator
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Any

from huying.domain.suggestions.states import Handling as State

from . import hours
from .simulation import Enough
from .standing import state_of

if TYPE_CHECKING:
    from .story import Story

Waiting = Generator[datetime, datetime, datetime]


class Aside:
    """It begins where its story stands now, and is over when the unit no longer works on the item."""

    WHILE: tuple[str, ...] = (State.ACCEPTED,)

    def __init__(self, story: "Story", *states: str):
        self.story, self.unit, self.handling = story, story.unit, story.handling
        self.random, self.now = Random(story.aside.random()), story.now
        self.states = states or self.WHILE

    def chance(self, of_hundred: int) -> bool:
        return self.random.random() * 100 < of_hundred

    def office(self, days: int = 0) -> Waiting:
        """So many working days on, in office hours."""
        self.now = yield hours.office(self.now, days, self.random)
        self._still_theirs()
        return self.now

    def any_time(self, days: int = 0) -> Waiting:
        """So many days on, when a deputy is awake."""
        self.now = yield hours.any_time(self.now, days, self.random)
        self._still_theirs()
        return self.now

    def do(self, act: Any, *, by: Any, **details: Any) -> None:
        """An act on the unit's handling, now."""
        self.handling = act(self.handling, by=by, at=self.now, **details)

    def _still_theirs(self) -> None:
        if state_of(self.handling) not in self.states:
            raise Enough
