"""A form carried out once, however often it arrives (double click, Back and again, a lost answer)."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from .models import Submission
from .refusal import Refused, Why

KEPT = timedelta(hours=72)


def fingerprint(fields) -> str:
    """One digest for the same typed content; the key and the CSRF token are not content."""
    skipped = {"csrfmiddlewaretoken", "idem", "version"}
    parts = sorted((k, v) for k in fields if k not in skipped for v in fields.getlist(k))
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def once(*, scope: str, key: str, body: str, at: datetime, do: Callable[[], str]) -> str:
    """The location that `do` answers with; the same form again gets the first location, undone.

    Raises Refused when the key was used for another content. Whatever `do` raises leaves nothing.
    """
    if not key:
        return do()
    try:
        with transaction.atomic():
            row = Submission.objects.create(scope=scope, key=key, body=body, at=at)
            row.location = do()
            row.save(update_fields=["location"])
            return row.location
    except IntegrityError:
        first = Submission.objects.filter(scope=scope, key=key).first()
        if first is None:  # the conflict was another one
            raise
    if first.body != body:
        raise Refused(
            _("这张表单已经提交过，内容与现在的不同。请重新打开页面，再填写一次。"), Why.CONTENT
        )
    return first.location


def answered(*, scope: str, key: str, body: str) -> str:
    """Where the same form with the same content led before; empty when it is new."""
    first = Submission.objects.filter(scope=scope, key=key, body=body).first()
    return first.location if first else ""


def forget(*, at: datetime) -> int:
    """Drop keys older than 72 hours."""
    return Submission.objects.filter(at__lt=at - KEPT).delete()[0]
