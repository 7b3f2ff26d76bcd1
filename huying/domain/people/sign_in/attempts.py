"""Failed attempts, counted before the password is looked at.

An attempt takes its place first and gives it back when the password was right. So of twenty wrong
passwords sent at the same moment five are tried, not twenty; and while a name is locked, the right
password is refused as well. An unknown name is counted and locked like a known one.
"""

from datetime import datetime, timedelta

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.db.models import F

NOWHERE = "0.0.0.0"  # the address of an attempt that is counted wherever it comes from
CODE = "code:"  # before the name: attempts at the second factor


def limit() -> int:
    return settings.AXES_FAILURE_LIMIT


def cool_off() -> timedelta:
    return timedelta(hours=settings.AXES_COOLOFF_TIME)


def reserve(name: str, address: str | None, *, at: datetime) -> bool:
    """Take the place of one more attempt; False while the name is locked from this address."""
    with transaction.atomic():
        row = _row(name, address)
        if at - row.attempt_time >= cool_off():
            row.failures_since_start = 0
        if row.failures_since_start >= limit():
            return False
        row.failures_since_start += 1
        row.attempt_time = at
        row.save(update_fields=["failures_since_start", "attempt_time"])
        return True


def release(name: str, address: str | None) -> None:
    """Give the place back: the password was right."""
    _rows(name, address).filter(failures_since_start__gt=0).update(
        failures_since_start=F("failures_since_start") - 1
    )


def forget(name: str, address: str | None = None) -> None:
    """Unlock a name: after signing in (from that address), or everywhere when it is reset."""
    if address:
        _rows(name, address).delete()
    else:
        AccessAttempt.objects.filter(username__in=(name, CODE + name)).delete()


def locked_until(name: str, address: str | None, *, at: datetime) -> datetime | None:
    """Until when no attempt counts, or None when the name is not locked from this address."""
    row = _rows(name, address).first()
    if row is None or row.failures_since_start < limit():
        return None
    until = row.attempt_time + cool_off()
    return until if until > at else None


def _rows(name: str, address: str | None):
    return AccessAttempt.objects.filter(username=name[:255], ip_address=address or NOWHERE)


def _row(name: str, address: str | None) -> AccessAttempt:
    # The browser's name is left out: it must not open a second count.
    return AccessAttempt.objects.select_for_update().get_or_create(
        username=name[:255],
        ip_address=address or NOWHERE,
        user_agent="",
        defaults={"failures_since_start": 0},
    )[0]


class CountedFirst(AxesDatabaseHandler):
    """How django-axes counts here; it asks `is_locked` once before every password."""

    def is_locked(self, request, credentials=None):
        return not reserve(
            _name(credentials), request.axes_ip_address, at=request.axes_attempt_time
        )

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        if request is None:
            return
        at = request.axes_attempt_time
        if locked_until(_name(credentials), request.axes_ip_address, at=at):
            request.axes_locked_out = True
            request.axes_credentials = credentials

    def user_logged_in(self, sender, request, user, **kwargs):
        forget(user.get_username(), request.axes_ip_address)

    def reset_attempts(self, *, ip_address=None, username=None, ip_or_username=False):
        """What `axes.utils.reset` and the axes commands call; resetting a name unlocks its codes."""
        if username:
            forget(username, ip_address)
            return 1
        return super().reset_attempts(ip_address=ip_address)

    def user_logged_out(self, sender, request, user, **kwargs):
        """Nothing to note: who did what stands in the events."""


def _name(credentials) -> str:
    return (credentials or {}).get("username") or ""
