"""From notices to deliveries: the worker enlists each notice once for every channel that carries it.

The acts that write notices know nothing of it and pay nothing for it.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.module_loading import import_string

from . import hours
from .channels import SENDERS
from .kinds import manner_of
from .models import Channel, Delivery, DeliveryLine, Notice, Outbox, Wishes
from .models.delivery import DeliveryState
from .models.wishes import Manner

AT_ONCE = 500  # notices in one transaction
# Numbers are given before they are committed: whoever was slower is still found this far back.
LOOK_BACK = 1000


@dataclass(frozen=True)
class Letter:
    """What one channel carries to one person, or to one group, in one message; `earlier`: one that says it."""

    channel: Channel
    person: Any
    manner: Manner
    due_at: datetime
    notices: tuple[Notice, ...]
    earlier: Delivery | None = None


def enlist(at: datetime, *, thorough: bool = True) -> int:
    """Returns how many notices were newly enlisted; nothing is read where there is no channel.

    Where it need not be `thorough` it looks back only when there is a newer notice.
    """
    channels = list(Channel.objects.filter(enabled=True).order_by("pk"))
    if not channels or not (thorough or _something_new()):
        return 0
    whole = 0
    while True:
        with transaction.atomic():
            found, seen = _enlist_some(channels, at)
        whole += found
        if seen < AT_ONCE:
            return whole


def _something_new() -> bool:
    newest = Notice.objects.aggregate(last=Max("pk"))["last"] or 0
    return not Outbox.objects.filter(upto__gte=newest).exists()


def begin(channel: Channel) -> None:
    """What was told before a channel was opened does not go out by it."""
    channel.begins_after = Notice.objects.aggregate(last=Max("pk"))["last"] or 0
    if not Channel.objects.filter(enabled=True).exists():  # nothing was looked at meanwhile
        Outbox.objects.update_or_create(pk=1, defaults={"upto": channel.begins_after})


def _enlist_some(channels: list[Channel], at: datetime) -> tuple[int, int]:
    box, _made = Outbox.objects.select_for_update().get_or_create(pk=1)
    window = Notice.objects.filter(pk__gt=box.upto - LOOK_BACK).order_by("pk")
    congresses = {one.congress_id for one in channels}
    read = list(window.select_related("to__person", "case")[: AT_ONCE + LOOK_BACK])
    new = [one for one in read if one.congress_id in congresses]
    done = set(
        DeliveryLine.objects.filter(notice__in=[one.pk for one in new]).values_list(
            "notice", "channel"
        )
    )
    wishes = Wishes.objects.in_bulk([one.to.person_id for one in new])
    number = 0
    for letter in _letters(channels, new, done, wishes, at):
        _write(letter)
        number += len(letter.notices)
    if read and read[-1].pk > box.upto:
        seen = sum(one.pk > box.upto for one in read)
        Outbox.objects.filter(pk=box.pk).update(upto=read[-1].pk)
        return number, seen
    return number, 0


def _letters(channels, notices, done, wishes, at) -> Iterable[Letter]:
    today = timezone.localdate(at)
    for channel in channels:
        mine = [
            one
            for one in notices
            if one.congress_id == channel.congress_id
            and one.pk > channel.begins_after
            and (one.pk, channel.pk) not in done
            and one.read_at is None
            and (one.to.until is None or one.to.until >= today)  # who has left hears no more
        ]
        if SENDERS[channel.kind].to_a_group:
            yield from _to_the_group(channel, mine, at)
        else:
            yield from _to_each(channel, mine, wishes, at)


def _to_the_group(channel: Channel, notices: list[Notice], at: datetime) -> Iterable[Letter]:
    """The same thing told to several people of a body is said once in its group."""
    by_key: dict[str, list[Notice]] = {}
    for one in notices:
        if one.to.body_id == channel.body_id:
            by_key.setdefault(one.key, []).append(one)
    quiet = not SENDERS[channel.kind].to_a_machine
    due = hours.after_quiet_hours(at, Wishes()) if quiet else at
    # A colleague's notice of the same thing may have come a moment earlier.
    said = DeliveryLine.objects.filter(channel=channel, notice__key__in=by_key)
    earlier = {one.notice.key: one.delivery for one in said.select_related("notice", "delivery")}
    for key, same in by_key.items():
        yield Letter(channel, None, Manner.AT_ONCE, due, tuple(same), earlier.get(key))


def _to_each(channel, notices, wishes, at) -> Iterable[Letter]:
    table_of, tables = import_string(settings.HUYING_DAY_TABLE), {}
    for one in notices:
        person = one.to.person
        wished = wishes.get(person.pk) or Wishes(person=person)
        if not SENDERS[channel.kind].address(person, wished):
            continue
        manner = manner_of(one, wished)
        if manner is Manner.AT_ONCE:
            yield Letter(channel, person, manner, hours.after_quiet_hours(at, wished), (one,))
        elif manner is Manner.DIGEST:
            if one.congress_id not in tables:
                tables[one.congress_id] = table_of(channel.congress)
            due = hours.next_digest(at, wished, tables[one.congress_id])
            yield Letter(channel, person, manner, due, (one,))


def _write(letter: Letter) -> None:
    delivery = letter.earlier
    if letter.manner is Manner.DIGEST:
        delivery = _waiting_digest(letter)
    if delivery is None:
        first, channel = letter.notices[0], letter.channel
        delivery = Delivery(
            congress_id=channel.congress_id,
            channel=channel,
            person=letter.person,
            digest=letter.manner is Manner.DIGEST,
            due_at=letter.due_at,
        )
        if not delivery.digest:
            delivery.id = uuid.uuid5(channel.pk, str(first.pk))
        delivery.save(force_insert=True)
    DeliveryLine.objects.bulk_create(
        DeliveryLine(
            congress_id=letter.channel.congress_id,
            delivery=delivery,
            channel=letter.channel,
            notice=one,
        )
        for one in letter.notices
    )


def _waiting_digest(letter: Letter) -> Delivery | None:
    """The digest that still takes in lines. The update holds it: who sends it must wait for us."""
    mine = Delivery.objects.filter(
        channel=letter.channel, person=letter.person, digest=True, state=DeliveryState.WAITING
    )
    return mine.first() if mine.update(digest=True) else None
