"""The days in order. A story is a generator that yields the moment at which it goes on."""

import heapq
from collections.abc import Generator
from datetime import datetime
from itertools import count
from typing import Any

Life = Generator[datetime, datetime, None]
Told = Generator[datetime, datetime, Any]  # a part of a life that says how it came out


class Enough(Exception):
    """A story has come as far as it shall."""


class Simulation:
    """Runs many stories at once, always the one whose next moment is the earliest.

    Stories that name the same moment go on in the order in which they named it.
    """

    def __init__(self, end: datetime):
        self.end = end
        self._queue: list[tuple[datetime, int, Life]] = []
        self._order = count()

    def begin(self, life: Life) -> None:
        """Let a story begin; what it does before its first yield is done now."""
        self._go_on(life, None)

    def run(self) -> None:
        """Everything that happens before the end."""
        while self._queue and self._queue[0][0] < self.end:
            moment, _order, life = heapq.heappop(self._queue)
            self._go_on(life, moment)

    def _go_on(self, life: Life, moment: datetime | None) -> None:
        try:
            following = life.send(moment)  # type: ignore[arg-type]
        except (StopIteration, Enough):
            return
        heapq.heappush(self._queue, (following, next(self._order), life))
