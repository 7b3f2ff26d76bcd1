"""Reading the roll: who is who in one congress."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from huying.foundation.cases.often import rows_often

from .models import Appointment, Body, Congress, Person, Session
from .states import BodyKind, Capacity

# Bodies of deputies that read a suggestion before it is registered; they never handle one.
READERS = (BodyKind.DELEGATION, BodyKind.PROFESSIONAL_GROUP, BodyKind.TOWNSHIP)


@dataclass(frozen=True)
class Acting:
    """A signed-in account in the congress it has chosen, with every appointment it holds there.

    `appointments` are those that hold today, and ended seats of a deputy (who still sees and
    evaluates what he or she proposed).
    """

    account: object
    congress: Congress
    person: Person
    appointments: list[Appointment] = field(default_factory=list)

    def has(self, kind: str = "", *capacities: str) -> bool:
        """Whether one of the appointments is in such a body and in one of these capacities."""
        return any(
            (not kind or one.body.kind == kind) and (not capacities or one.capacity in capacities)
            for one in self.appointments
        )

    @property
    def is_deputy(self) -> bool:
        return self.has("", Capacity.DEPUTY)

    @property
    def is_committee(self) -> bool:
        return self.has(BodyKind.DEPUTIES_COMMITTEE, Capacity.CLERK, Capacity.HEAD)

    @property
    def is_administrator(self) -> bool:
        return self.has("", Capacity.ADMINISTRATOR)

    @property
    def bodies(self) -> set:
        """Keys of the bodies acted for, deputies' seats, administration and readers left out."""
        return {one.body_id for one in self._for_a_body() if one.body.kind not in READERS}

    @property
    def reading_bodies(self) -> set:
        """Keys of the bodies that read suggestions before these are handed in or registered."""
        kinds = (*READERS, BodyKind.DEPUTIES_COMMITTEE)
        return {one.body_id for one in self._for_a_body() if one.body.kind in kinds}

    def _for_a_body(self):
        apart = (Capacity.DEPUTY, Capacity.ADMINISTRATOR, Capacity.SYSTEM)
        return [one for one in self.appointments if one.capacity not in apart]


def congresses_of(account, *, at: datetime) -> list[Congress]:
    """The congresses in which an account holds something today, or once held a seat."""
    return _congresses(account.pk, timezone.localdate(at))


@rows_often
def _congresses(account, today):
    running = Q(appointments__since__lte=today) & (
        Q(appointments__until=None) | Q(appointments__until__gte=today)
    )
    persons = Person.objects.filter(account=account).filter(
        running | Q(appointments__capacity=Capacity.DEPUTY)
    )
    return Congress.objects.filter(pk__in=persons.values("congress_id")).order_by("name")


@rows_often
def _appointments(congress, account, today):
    held = Appointment.objects.filter(
        congress=congress, person__account=account, since__lte=today
    ).filter(Q(until=None) | Q(until__gte=today) | Q(capacity=Capacity.DEPUTY))
    return held.select_related("person", "body", "seat").order_by("pk")


def acting(account, congress: Congress, *, at: datetime) -> Acting | None:
    """How the account acts in this congress; None where it holds nothing there."""
    appointments = _appointments(congress.pk, account.pk, timezone.localdate(at))
    if not appointments:
        return None
    for one in appointments:
        one.congress = congress
    return Acting(account, congress, appointments[0].person, appointments)


def system_of(congress_id) -> Appointment:
    """The appointment in which the system itself acts (closing silent surveys and the like)."""
    return Appointment.objects.select_related("person", "body", "congress").get(
        congress_id=congress_id, capacity=Capacity.SYSTEM
    )


def newest_session(congress_id) -> Session | None:
    return (
        Session.objects.filter(congress_id=congress_id)
        .select_related("term")
        .order_by("-opens_at")
        .first()
    )


def session_at(congress_id, at: datetime) -> tuple[Session | None, bool]:
    """The session that a moment belongs to (the last one opened) and whether it was sitting then."""
    session = (
        Session.objects.filter(congress_id=congress_id, opens_at__lte=at)
        .select_related("term")
        .order_by("-opens_at")
        .first()
    )
    return session, bool(session and session.closes_at >= at)


def units(congress_id):
    """The undertaking units in use, by name."""
    return Body.objects.filter(congress_id=congress_id, kind=BodyKind.UNIT, active=True).order_by(
        "name"
    )


def sitting_deputies(congress_id):
    """Appointments of deputies whose seats are active, with person and delegation."""
    return (
        Appointment.objects.filter(
            congress_id=congress_id, capacity=Capacity.DEPUTY, until=None, seat__status="active"
        )
        .select_related("person", "seat__delegation")
        .order_by("person__pinyin", "pk")
    )
