"""Whether the machine's time of day may be believed: it is compared with a clock that only runs forward.

A time of day that leaps (a battery, a wrong setting, a virtual machine put back) would close surveys and
call units late that are not. The worker then waits an hour: time that is soon put right has done no
harm, and time that stays so is the right one.
"""

import time
from datetime import datetime, timedelta

LEAP = timedelta(hours=2)
STOOD = timedelta(hours=1)


def steady() -> float:
    """Seconds that no setting of the clock changes, those of a sleeping machine counted."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class SteadyClock:
    def __init__(self, wall: datetime, seconds: float):
        self._known = (wall, seconds)
        self._doubted: tuple[datetime, float] | None = None

    def believes(self, wall: datetime, seconds: float) -> bool:
        if _fits(self._known, wall, seconds):
            self._known, self._doubted = (wall, seconds), None
            return True
        if self._doubted is None or not _fits(self._doubted, wall, seconds):
            self._doubted = (wall, seconds)
        if seconds - self._doubted[1] < STOOD.total_seconds():
            return False
        self._known, self._doubted = (wall, seconds), None
        return True


def _fits(known: tuple[datetime, float], wall: datetime, seconds: float) -> bool:
    return abs(wall - known[0] - timedelta(seconds=seconds - known[1])) <= LEAP
