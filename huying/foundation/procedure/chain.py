"""The chain of events: adding a link, and finding the first one that is broken."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from django.db.models import Count, F, Max, OuterRef

from huying.foundation.cases import compiled
from huying.foundation.cases.models import Case
from huying.foundation.cases.within import Subquery

from .models import ChainHead, Event, EventDetail

START = "0" * 64
ALGORITHMS = ("sha256", "sm3")


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


_noted_at_the_end: ContextVar[frozenset] = ContextVar("noted_at_the_end", default=frozenset())
_locked = compiled.ByKey(lambda: ChainHead.objects.select_for_update())


def hold(congress_id) -> ChainHead:
    """Lock a congress's chain until the transaction ends: the last lock that an act takes.

    An act that counts across families (the next number of a series) takes it before it counts, and
    no other lock for that purpose: a second kind could be waited for in a circle.
    """
    if congress_id in _noted_at_the_end.get():
        return _by_its_newest_event(congress_id)
    try:
        return _locked(congress_id)
    except ChainHead.DoesNotExist:
        ChainHead.objects.get_or_create(congress_id=congress_id)
        return _locked(congress_id)


@contextmanager
def noted_at_the_end(congress_id) -> Iterator[None]:
    """For thousands of acts in one transaction: the head is locked now, and told of the newest event at the end.

    PostgreSQL keeps every version of a row until the transaction is over and passes all of them each time
    that it looks for the last: a year's acts took a third of their time for that. The caller has begun
    the transaction, and gives it up where this is left by an exception.
    """
    hold(congress_id)
    outside = _noted_at_the_end.set(_noted_at_the_end.get() | {congress_id})
    try:
        yield
        head = _by_its_newest_event(congress_id)
    finally:
        _noted_at_the_end.reset(outside)
    _note(head)


def _by_its_newest_event(congress_id) -> ChainHead:
    newest = Event.objects.filter(congress_id=congress_id).order_by("-seq")
    seq, hash = newest.values_list("seq", "hash").first() or (0, START)
    return ChainHead(congress_id=congress_id, seq=seq, hash=hash)


def _note(newest: Event | ChainHead) -> None:
    if newest.congress_id not in _noted_at_the_end.get():
        where = {"congress": newest.congress_id}
        compiled.update(ChainHead, where, seq=newest.seq, hash=newest.hash)


def append(*, case, act, by, at: datetime, was: str, law: str, cause, clocks, data: dict) -> Event:
    """Add the event of one act."""
    head = hold(case.congress_id)
    event, detail = _link(head, case, act, by, at, was, law, cause, clocks, data)
    compiled.insert(event)
    detail.event = event
    compiled.insert(detail)
    _note(event)
    return event


def append_many(cases: list[Case], details: list[dict], *, act, by, at: datetime) -> None:
    """Add the events by which one act opened these cases, in their order."""
    head = hold(by.congress_id)
    links = []
    for case, data in zip(cases, details, strict=True):
        law = act.article(by.congress, case)
        links.append(_link(head, case, act, by, at, "", law, None, [], data))
        head.seq, head.hash = links[-1][0].seq, links[-1][0].hash
    Event.objects.bulk_create([event for event, _detail in links])
    for event, detail in links:
        detail.event = event
    EventDetail.objects.bulk_create([detail for _event, detail in links])
    _note(head)


def _link(head: ChainHead, case, act, by, at, was, law, cause, clocks, data):
    """The next event of a chain, and who did it with what words."""
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
    return event, EventDetail(person=person, data=data, salt=salt)


def holds(event: Event) -> bool:
    """Whether an event still carries the hash of its own columns."""
    return event.alg in ALGORITHMS and link_hash(event) == event.hash


def detail_holds(event: Event) -> bool:
    """Whether the detail is the one the event was written with; an erased one is no fault."""
    detail = getattr(event, "detail", None)
    if detail is None:
        return True
    try:
        return detail_digest(detail.salt, detail.person, detail.data) == event.digest
    except ValueError:  # a salt that is no longer hexadecimal
        return False


def faults(congress_id) -> Iterator[tuple[int, str]]:
    """Every place (seq, what is wrong) where the chain of one congress does not hold, in order.

    A chain whose every later event and whose head were computed anew by an intruder holds in
    itself: only a head that was noted elsewhere shows it (`head_of`, `verify_events --witness`).
    """
    expected_seq, previous = 1, START
    events = Event.objects.filter(congress_id=congress_id).select_related("detail").order_by("seq")
    try:
        for event in events.iterator(chunk_size=2000):
            if event.seq != expected_seq:
                yield expected_seq, "缺少事件"
            elif event.previous != previous:
                yield event.seq, "与前一事件不相连"
            if not holds(event):
                yield event.seq, "事件内容被改动"
            if not detail_holds(event):
                yield event.seq, "事件明细被改动"
            expected_seq, previous = event.seq + 1, event.hash
    except (TypeError, ValueError, AttributeError):  # SQLite lets any value into any column
        yield expected_seq, "事件内容无法读取"
    if head_of(congress_id) != (expected_seq - 1, previous):
        yield expected_seq, "链尾被截断或替换"
    yield from _cases_without_their_events(congress_id)


def head_of(congress_id) -> tuple[int, str]:
    """(seq, hash) of the newest link as the head remembers it; a congress without events has none."""
    head = ChainHead.objects.filter(congress_id=congress_id).first()
    return (head.seq, head.hash) if head else (0, START)


def bears_witness(congress_id, seq: int, hash: str) -> bool:
    """Whether the link of this number is the one that was noted elsewhere at the time."""
    return Event.objects.filter(congress_id=congress_id, seq=seq, hash=hash).exists()


def _cases_without_their_events(congress_id) -> Iterator[tuple[int, str]]:
    """A case has seen exactly as many acts as it has events, and stands where the last one left it."""
    newest = Event.objects.filter(case=OuterRef("pk")).order_by("-version")
    cases = Case.objects.filter(congress_id=congress_id).annotate(
        acts=Count("events"),
        last=Max("events__seq"),
        stood=Subquery(newest.values("now")[:1]),
    )
    for case in cases.exclude(acts=F("version")):
        yield case.last or 0, f"案件 {case.pk} 的事件数与版本不符"
    for case in cases.filter(acts=F("version")).exclude(stood=None).exclude(stood=F("state")):
        yield case.last, f"案件 {case.pk} 的状态与最后一个事件不符"
