"""The worker's second hand: looks every second for jobs, beside the rounds of `tick`."""

import logging
import threading
from datetime import timedelta

from django.db import connections
from django.utils import timezone

from huying.foundation.text.checking import by_night

from .working import run_waiting, sweep

log = logging.getLogger(__name__)

EVERY = 1.0  # seconds
BETWEEN_LOOKS = timedelta(hours=1)
"""For what has waited too long, and for whether a night has passed without the index having been checked."""
SETTLED = timedelta(minutes=5)
"""After its start a worker leaves the machine to those who wait for their first page."""


class Jobs(threading.Thread):
    """Runs until `stopped` is set; a job in hand then goes back to those that wait."""

    def __init__(self, stopped: threading.Event) -> None:
        super().__init__(name="jobs", daemon=True)
        self.stopped = stopped

    def run(self) -> None:
        next_sweep = timezone.now()
        next_check = next_sweep + SETTLED
        while not self.stopped.is_set():
            try:
                run_waiting(timezone.now, self.stopped.is_set)
                now = timezone.now()
                if now >= next_sweep:
                    next_sweep = now + BETWEEN_LOOKS
                    sweep(now)
                if now >= next_check:
                    next_check = now + BETWEEN_LOOKS
                    by_night(now)
            except Exception:
                log.exception("looking for jobs failed and is tried again")
            finally:
                connections.close_all()
            self.stopped.wait(EVERY)
