"""From which network addresses people have signed in; kept by django-axes at each sign-in."""

from collections.abc import Iterable
from datetime import datetime

from axes.models import AccessLog


def signed_in_from(names: Iterable[str], *, since: datetime, until: datetime) -> list[tuple]:
    """[(account's name, address, moment)] of the sign-ins of these accounts, the oldest first."""
    found = AccessLog.objects.filter(
        username__in=list(names),
        ip_address__isnull=False,
        attempt_time__gte=since,
        attempt_time__lte=until,
    )
    return list(
        found.order_by("attempt_time").values_list("username", "ip_address", "attempt_time")
    )
