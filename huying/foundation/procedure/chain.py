"""The chain of events: adding a link, and finding the first one that is broken."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

from .models import ChainHead, Event, EventDetail

START = "0" * 64


def canonical(value) -> bytes:
    """One byte string for one value (keys sorted, no spaces, UTF-8), after RFC 8785."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _hash(alg: str, data: bytes) -> str:
    return hashlib.new(alg, data).hexdigest()


def detail_digest(salt: str, person: str, data: dict) -> str:
    return hmac.new(bytes.fromhex(salt), canonical([person, data]), "sha256").hexdigest()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def link_hash(event: Event) -> str:
    """The hash that this event must carry, from its own columns."""
    return _hash(
        event.alg,
        canonical(
            [
                event.previous,
                str(event.congress_id),
                event.seq,
                str(event.case_id),
                event.version,
                event.act,
                event.label,
                event.law,
                event.by_id,
                event.body,
                event.capacity,
                _instant(event.at),
                event.was,
                event.now,
                event.cause_id,
                event.clocks,
                event.digest,
                event.alg,
            ]
        ),
    )


def append(*, case, act, by, at: datetime, was: str, law: str, cause, clocks, data: dict) -> Event:
    """Add the event of one act. The chain head is the last lock an act takes."""
    ChainHead.objects.get_or_create(congress_id=case.congress_id)
    head = ChainHead.objects.select_for_update().get(congress_id=case.congress_id)
    salt, person = secrets.token_hex(16), by.person.name
    event = Event(
        congress_id=case.congress_id,
        seq=head.seq + 1,
        case=case,
        version=case.version,
        act=f"{case.kind}.{act.name}",
        label=str(act.label),
        law=law,
        by=by,
        body=str(by.body),
        capacity=by.capacity,
        at=at,
        was=was,
        now=case.state,
        cause=cause,
        clocks=clocks,
        digest=detail_digest(salt, person, data),
        alg="sha256",
        previous=head.hash,
    )
    event.hash = link_hash(event)
    event.save(force_insert=True)
    EventDetail.objects.create(event=event, person=person, data=data, salt=salt)
    ChainHead.objects.filter(pk=head.pk).update(seq=event.seq, hash=event.hash)
    return event


def faults(congress_id) -> Iterator[tuple[int, str]]:
    """Every place (seq, what is wrong) where the chain of one congress does not hold, in order."""
    expected_seq, previous = 1, START
    events = Event.objects.filter(congress_id=congress_id).select_related("detail").order_by("seq")
    for event in events.iterator(chunk_size=2000):
        if event.seq != expected_seq:
            yield expected_seq, "缺少事件"
        elif event.previous != previous:
            yield event.seq, "与前一事件不相连"
        if link_hash(event) != event.hash:
            yield event.seq, "事件内容被改动"
        detail = getattr(event, "detail", None)
        if detail and detail_digest(detail.salt, detail.person, detail.data) != event.digest:
            yield event.seq, "事件明细被改动"
        expected_seq, previous = event.seq + 1, event.hash
    head = ChainHead.objects.filter(congress_id=congress_id).first()
    if head and (head.seq, head.hash) != (expected_seq - 1, previous):
        yield expected_seq, "链尾被截断或替换"
    yield from _versions_without_events(congress_id)


def _versions_without_events(congress_id) -> Iterator[tuple[int, str]]:
    """A case has seen exactly as many acts as it has events: catches a chain rewritten whole."""
    from django.db.models import Count, F, Max

    from huying.foundation.cases.models import Case

    wrong = (
        Case.objects.filter(congress_id=congress_id)
        .annotate(acts=Count("events"), last=Max("events__seq"))
        .exclude(acts=F("version"))
    )
    for case in wrong:
        yield case.last or 0, f"案件 {case.pk} 的事件数与版本不符"
