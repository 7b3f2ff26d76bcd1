"""日历订阅: one's due days as iCalendar (RFC 5545), under an address that nobody can guess and one can end."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from huying.domain.people.queries import Acting, acting
from huying.domain.suggestions.queries.awaiting import firsts
from huying.foundation.notices.models import CalendarLink

from . import tasks
from .lists import lists_of

MOST = 500
OF_ONE_LIST = 100
LONGEST_LINE = 75  # octets


def new_link(acting: Acting, *, at: datetime) -> str:
    """The token; only its digest is kept."""
    token = secrets.token_urlsafe(32)
    CalendarLink.objects.update_or_create(
        person=acting.person,
        defaults={"congress": acting.congress, "digest": _digest(token), "made_at": at},
    )
    return token


@require_safe
@never_cache
def calendar_feed(request, token):
    """What waits for this person by a day, as he or she may see it at this moment."""
    link = (
        CalendarLink.objects.filter(digest=_digest(token))
        .select_related("person__account", "congress")
        .first()
    )
    at = timezone.now()
    account = link.person.account if link else None
    if link is None or account is None or not account.is_active:
        raise Http404
    owner = acting(account, link.congress, at=at)
    if owner is None or owner.person.pk != link.person_id:
        raise Http404
    lines = "\r\n".join(piece for line in _calendar(owner, at) for piece in _folded(line))
    return HttpResponse(f"{lines}\r\n", content_type="text/calendar; charset=utf-8")


def _calendar(owner: Acting, at: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Huying//ZH", "CALSCALE:GREGORIAN")
    yield f"X-WR-CALNAME:{_text(_('%s 办理期限') % owner.congress.short_name)}"
    stamp = at.astimezone(timezone.get_fixed_timezone(0)).strftime("%Y%m%dT%H%M%SZ")
    told: set[str] = set()
    for group in firsts(lists_of(owner, at), owner, at, OF_ONE_LIST):
        for item in group.items:
            key = f"{group.awaited.name}-{item.subject.pk}@huying"
            if item.due is None or key in told or len(told) >= MOST:
                continue
            told.add(key)
            title = item.suggestion.title if not getattr(item.suggestion, "secrecy", False) else ""
            name = getattr(item.suggestion, "number_text", "")
            words = "：".join(one for one in (str(group.awaited.label), name, title) if one)
            after = item.due + timedelta(days=1)
            yield from ("BEGIN:VEVENT", f"UID:{key}", f"DTSTAMP:{stamp}")
            yield f"DTSTART;VALUE=DATE:{item.due:%Y%m%d}"
            yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
            yield f"SUMMARY:{_text(words)}"
            yield f"DESCRIPTION:{_text(tasks.task_of(item, owner, timezone.localdate(at))['why'])}"
            yield "END:VEVENT"
    yield "END:VCALENDAR"


def _text(words: str) -> str:
    for one in ("\\", ";", ","):
        words = words.replace(one, f"\\{one}")
    return words.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """No line longer than 75 octets, and no character torn."""
    piece, size = "", 0
    for one in line:
        octets = len(one.encode())
        if size + octets > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + one, size + octets
    yield piece


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
