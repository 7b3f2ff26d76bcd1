"""How often a test tried: small counts in `make test`, large ones in `make test-long`.

A zero ("no fault was seen") says little without the number of tries behind it, so such a test takes
the fixture `tried` and tells it; the lines are printed at the end of the run, under xdist as well.
"""

import os

LONG = os.environ.get("HUYING_LONG") == "1"
KEY = "N"


def times(normally: int, long: int) -> int:
    """The count for this run."""
    return long if LONG else normally


def summary(reports) -> list[str]:
    """The lines that the tests of these reports have told, in order of the tests' names."""
    return [
        f"{report.nodeid.split('::')[-1]}: {line}"
        for report in sorted(reports, key=lambda one: one.nodeid)
        for name, line in report.user_properties
        if name == KEY
    ]
