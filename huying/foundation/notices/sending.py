"""Sending what is due: each delivery by one worker at a time, tried again with longer and longer pauses.

A channel may take a message and fail to say so; then it is sent again under the same key, by which
whoever receives it knows it again. What cannot be delivered is given up where everybody sees it.
"""

import logging
import random
import secrets
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import gettext as _

from .channels import SENDERS, Failed, Message
from .channels.sealing import opened
from .enclosed import enclosed
from .models import Channel, Delivery, Notice
from .models.delivery import DeliveryState
from .relevance import still_so

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 8
FIRST_PAUSE, LONGER, LONGEST_PAUSE = timedelta(minutes=1), 4, timedelta(hours=6)  # a night in all
MOST_FAILURES = 3  # of one channel in one round: its other messages wait, those of others do not
LONGEST_DIGEST = 40  # lines; how many more there are is said
OPEN = (DeliveryState.WAITING, DeliveryState.TAKEN)
Now = Callable[[], datetime]


def send_due(now: Now, ended: Callable[[], bool] = lambda: False) -> dict[str, int]:
    """Send all that is due; returns how many were sent, will be tried again, were given up."""
    counts = {"sent": 0, "again": 0, "given_up": 0, "needless": 0}
    failures: Counter = Counter()
    while not ended():
        failing = [channel for channel, number in failures.items() if number >= MOST_FAILURES]
        delivery = _take(now(), failing)
        if delivery is None:
            break
        became = _send(delivery, now)
        counts[became] += 1
        failures[delivery.channel_id] += became in ("again", "given_up")
    return counts


def try_again(deliveries, *, at: datetime) -> int:
    """What was given up is due once more, from the first attempt."""
    found = deliveries.filter(state=DeliveryState.GIVEN_UP)
    return found.update(
        state=DeliveryState.TAKEN, attempts=0, lease_until=at, due_at=at, ended_at=None, token=""
    )


def _take(at: datetime, failing: Iterable = ()) -> Delivery | None:
    free = Q(state=DeliveryState.WAITING) | Q(state=DeliveryState.TAKEN, lease_until__lte=at)
    due = Delivery.objects.filter(free, due_at__lte=at, channel__enabled=True)
    due = due.exclude(channel__in=failing)
    for key, attempts in due.order_by("due_at").values_list("pk", "attempts")[:20]:
        token = secrets.token_hex(16)
        mine = Delivery.objects.filter(free, pk=key, attempts=attempts)
        if mine.update(
            state=DeliveryState.TAKEN,
            token=token,
            lease_until=at + LEASE,
            attempts=F("attempts") + 1,
        ):
            return Delivery.objects.select_related("channel__congress", "person").get(pk=key)
    return None


def _send(delivery: Delivery, now: Now) -> str:
    notices = still_so(
        Notice.objects.filter(pk__in=delivery.lines.values("notice"), read_at=None)
        .select_related("case", "to__person", "to__body")
        .order_by("pk")
    )
    if not notices:
        return _end(delivery, DeliveryState.NEEDLESS, now(), "")
    message = message_of(delivery, notices, now())
    if delivery.person and not message.to:  # the address was taken away meanwhile
        return _end(delivery, DeliveryState.NEEDLESS, now(), "")
    try:
        carry(delivery.channel, message)
    except Failed as failure:
        return _failed(delivery, failure, now())
    except Exception:
        log.exception("a channel failed in an unforeseen way")
        return _failed(delivery, Failed(_("发送时程序出错，详见日志")), now())
    return _end(delivery, DeliveryState.SENT, now(), "")


def carry(channel: Channel, message: Message) -> None:
    """Hand a message to a channel. Raises Failed."""
    SENDERS[channel.kind].send(opened(channel.sealed), message)


def message_of(delivery: Delivery, notices: list[Notice], at: datetime) -> Message:
    channel, person = delivery.channel, delivery.person
    texts = list(dict.fromkeys(one.text for one in notices))
    name = channel.congress.short_name
    if delivery.digest:
        subject = _("%(name)s：%(n)s条提醒") % {"name": name, "n": len(texts)}
    else:
        subject = _("%(name)s：%(text)s") % {"name": name, "text": texts[0][:60]}
    shown = texts[:LONGEST_DIGEST]
    if more := len(texts) - len(shown):
        shown.append(_("另有%s条，请登录系统查看。") % more)
    ways: dict[str, str] = {}
    if settings.HUYING_ADDRESS:
        ways = _ways_on(delivery, notices, at) if person else {}
        shown += [f"{label}：{url}" for url, label in ways.items()]
        shown.append(f"{settings.HUYING_ADDRESS}/{channel.congress.code}/notices")
    to = SENDERS[channel.kind].address(person, getattr(person, "wishes", None)) if person else ""
    return Message(str(delivery.pk), to, subject, tuple(shown), tuple(ways))


def _ways_on(delivery: Delivery, notices: list[Notice], at: datetime) -> dict[str, str]:
    """{where the reader can act at once: what it does}. A group has none: whoever is in it could use them."""
    return {
        f"{settings.HUYING_ADDRESS}{path}": label
        for one in notices[:LONGEST_DIGEST]
        for label, path in enclosed(str(delivery.pk), one, at)
    }


def _failed(delivery: Delivery, failure: Failed, at: datetime) -> str:
    if failure.for_good or delivery.attempts >= MOST_ATTEMPTS:
        return _end(delivery, DeliveryState.GIVEN_UP, at, str(failure))
    pause = min(FIRST_PAUSE * LONGER ** (delivery.attempts - 1), LONGEST_PAUSE)
    pause *= random.uniform(0.8, 1.2)  # not all at once
    _mine(delivery).update(token="", lease_until=at + pause, said=str(failure)[:200])
    return "again"


def _end(delivery: Delivery, state: DeliveryState, at: datetime, said: str) -> str:
    _mine(delivery).update(state=state, token="", lease_until=None, ended_at=at, said=said[:200])
    return str(state)


def _mine(delivery: Delivery):
    """Whoever took too long finds another token and leaves no trace."""
    return Delivery.objects.filter(pk=delivery.pk, token=delivery.token, state=DeliveryState.TAKEN)
