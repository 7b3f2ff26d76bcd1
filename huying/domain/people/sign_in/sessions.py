"""When a session is over."""

from datetime import datetime, timedelta


def is_over(
    *, began: datetime, seen: datetime, now: datetime, idle: timedelta, whole: timedelta
) -> bool:
    """Whether nobody has been seen for longer than `idle`, or it began longer than `whole` ago."""
    return now - seen > idle or now - began > whole
