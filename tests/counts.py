"""How often a test tried: small counts in `make test`, large ones in `make test-long`.

A zero ("no fault was seen") says little without the number of tries behind it, so such a test takes
the fixture `tried` and tells it; the lines are printed at the end of the run, under xdist as well.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

SHARES = 12  # of a large table of questions one in so many is asked in an ordinary run
RUNAWAY = 20  # seconds of processor time; what is watched usually takes less than a tenth of one
LONG = os.environ.get("HUYING_LONG") == "1"
KEY = "N"


def times(normally: int, long: int) -> int:
    """The count for this run."""
    return long if LONG else normally


def turn(name: str, of: int) -> int:
    """Which of `of` shares a thing belongs to, by its name alone: what is added moves nothing else."""
    return crc32(name.encode()) % of


def asked_here(name: str, vendor: str) -> bool:
    """Of a large table of questions each database asks its own share; the long run asks all on both."""
    return LONG or turn(name, SHARES) == (0 if vendor == "sqlite" else 1)


@contextmanager
def no_runaway() -> Iterator[None]:
    """What runs in it does not run away with the machine: a bound for a hang, never a measurement.

    Processor time, so that what else runs on the machine does not count.
    """
    began = time.process_time()
    yield
    assert time.process_time() - began < RUNAWAY


def summary(reports) -> list[str]:
    """The lines that the tests of these reports have told, in order of the tests' names."""
    return [
        f"{report.nodeid.split('::')[-1]}: {line}"
        for report in sorted(reports, key=lambda one: one.nodeid)
        for name, line in report.user_properties
        if name == KEY
    ]
