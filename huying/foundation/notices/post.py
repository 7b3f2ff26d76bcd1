"""The worker's third hand: what people were told leaves by the channels, beside the rounds of `tick`."""

import itertools
import logging
import threading

from django.db import connections
from django.utils import timezone

from .outbox import enlist
from .sending import Now, send_due

log = logging.getLogger(__name__)

EVERY = 5.0  # seconds
THOROUGH = 12  # rounds: who was slow to commit is found within a minute


def post(now: Now = timezone.now, ended=lambda: False, thorough: bool = True) -> dict[str, int]:
    """Enlist what is new, send what is due. Done again it does nothing more."""
    return {"enlisted": enlist(now(), thorough=thorough), **send_due(now, ended)}


class Post(threading.Thread):
    """Runs until `stopped` is set."""

    def __init__(self, stopped: threading.Event) -> None:
        super().__init__(name="post", daemon=True)
        self.stopped = stopped

    def run(self) -> None:
        for number in itertools.count():
            if self.stopped.is_set():
                return
            try:
                post(ended=self.stopped.is_set, thorough=number % THOROUGH == 0)
            except Exception:
                log.exception("the post failed and is tried again")
            finally:
                connections.close_all()
            self.stopped.wait(EVERY)
