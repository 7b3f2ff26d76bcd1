"""由消息里的链接办理: a link is made when a message leaves, grants exactly its act, and is used up by it."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.foundation.procedure.refusal import Refused, Why

from ..models import ActLink
from .steps import handling_steps, survey_steps

GOOD_FOR = timedelta(days=3)
LINKED = {
    "handling": (
        handling_steps,
        ("sign_for", "ask_to_return", "confirm_contact"),
    ),
    "survey": (survey_steps, ("answer",)),
}
"""By kind of case: its procedure, and the acts that a message may carry."""


def make(*, message: str, case, act: str, to, details: dict, at: datetime) -> str:
    """The token; the same message, sent again, carries the same one."""
    words = f"link:{message}:{case.pk}:{act}:{to.pk}:{sorted(details.items())}"
    key = hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).digest()
    token = urlsafe_b64encode(key).decode().rstrip("=")
    ActLink.objects.get_or_create(
        digest=digest_of(token),
        defaults={
            "congress_id": case.congress_id,
            "case": case,
            "act": act,
            "details": details,
            "to": to,
            "made_at": at,
            "expires_at": at + GOOD_FOR,
        },
    )
    return token


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def act_of(link: ActLink):
    """The act that it grants."""
    steps, names = LINKED[link.case.kind]
    assert link.act in names
    return steps.acts[link.act]


def why_over(link: ActLink, *, at: datetime) -> str:
    """Why it can no longer be used; empty while it can."""
    if link.used_at:
        when = timezone.localtime(link.used_at)
        return _("这个链接已经在%(m)s月%(d)s日%(time)s用过，只能用一次。") % {
            "m": when.month,
            "d": when.day,
            "time": f"{when:%H:%M}",
        }
    if at > link.expires_at:
        return _("这个链接已经过期：发出三天以内有效。请登录系统办理。")
    return ""


def carry_out(link: ActLink, subject, *, at: datetime, version: int | None, by_way: str, details):
    """Do the act as the person it was sent to; the event keeps the way. Raises Refused."""
    with transaction.atomic():
        unused = ActLink.objects.filter(pk=link.pk, used_at=None, expires_at__gte=at)
        if not unused.update(used_at=at):
            link.refresh_from_db()
            raise Refused(why_over(link, at=at), Why.STATE)
        return act_of(link)(subject, by=link.to, at=at, version=version, by_way=by_way, **details)
