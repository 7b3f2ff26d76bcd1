"""清源县 as it stands once founded: everybody who acts in it, at hand by name."""

from dataclasses import dataclass, field
from typing import Any

from huying.domain.people.models import Appointment, Body, Congress, Delegation, Session
from huying.domain.people.queries import sitting_deputies, system_of
from huying.domain.people.states import BodyKind, Capacity, UnitSystem
from huying.domain.suggestions.models import Category

from . import cast

READS = (Capacity.HEAD, Capacity.CLERK)


@dataclass
class Unit:
    """A unit with those who act for it, as appointments."""

    body: Body
    head: Appointment
    office: Appointment
    handler: Appointment

    def __str__(self) -> str:
        return self.body.name


@dataclass
class County:
    """The congress and everybody who acts in it, each appointment loaded with person and body.

    `people`: everybody, by the appointment's key; `readers`: who pre-reviews drafts, by the kind of
    body; `committees`: who acts for a special committee. `requests`: how each request to return will
    be answered, by the handling's key; `mains`: what others may be merged into; `outcomes`: what
    counts so far, by the unit's key.
    """

    congress: Congress
    session: Session
    system: Appointment
    clerks: list[Appointment]
    head: Appointment
    offices: dict[str, Appointment]
    checkers: dict[int, Appointment]
    units: dict[str, Unit]
    deputies: dict[str, list[Appointment]]
    cast: dict[str, Appointment]
    categories: dict[str, Category]
    people: dict[int, Appointment]
    readers: dict[str, Appointment]
    committees: list[Appointment]
    papers: dict[str, int] = field(default_factory=dict)
    requests: dict[Any, tuple] = field(default_factory=dict)
    mains: list[Any] = field(default_factory=list)
    outcomes: dict[Any, list] = field(default_factory=dict)

    def deputy(self, username: str) -> Appointment:
        """A member of the cast as a deputy."""
        return self.cast[f"{username} deputy"]


def gathered(congress: Congress) -> County:
    """Everybody who acts, read once; every appointment knows its person, body and congress."""
    found = list(
        Appointment.objects.filter(congress=congress)
        .select_related("person", "body", "congress", "seat")
        .order_by("pk")
    )
    by_body: dict[Any, dict[str, list[Appointment]]] = {}
    for one in found:
        by_body.setdefault(one.body.kind, {}).setdefault(one.capacity, []).append(one)
    committee = by_body[BodyKind.DEPUTIES_COMMITTEE]
    seated = {one.pk: one for one in found if one.is_deputy}
    places: dict[str, list[Appointment]] = {}
    for one in sitting_deputies(congress.pk):
        places.setdefault(one.seat.elected_by.split("第")[0], []).append(seated[one.pk])
    return County(
        congress=congress,
        session=Session.objects.select_related("term").filter(congress=congress).latest("opens_at"),
        system=system_of(congress.pk),
        clerks=committee[Capacity.CLERK],
        head=committee[Capacity.HEAD][0],
        offices={
            UnitSystem.GOVERNMENT: by_body[BodyKind.GOVERNMENT_OFFICE][Capacity.OFFICE][0],
            UnitSystem.PARTY: by_body[BodyKind.PARTY_OFFICE][Capacity.OFFICE][0],
        },
        checkers=_checkers(congress, found),
        units=_units(found),
        deputies=places,
        cast=_cast(found),
        categories={one.name: one for one in Category.objects.filter(congress=congress)},
        people={one.pk: one for one in found},
        readers={one.body.kind: one for one in reversed(found) if one.capacity in READS},
        committees=by_body.get(BodyKind.SPECIAL_COMMITTEE, {}).get(Capacity.CLERK, []),
    )


def _checkers(congress: Congress, found: list[Appointment]) -> dict[int, Appointment]:
    """Who reads for a delegation, by the delegation's key; nobody where it does not check."""
    staff = {one.body_id: one for one in found if one.body.kind == BodyKind.DELEGATION}
    delegations = Delegation.objects.filter(congress=congress, body__in=staff)
    return {one.pk: staff[one.body_id] for one in delegations if one.body_id}


def _units(found: list[Appointment]) -> dict[str, Unit]:
    staff: dict[str, dict[str, Appointment]] = {}
    for one in found:
        if one.body.kind == BodyKind.UNIT:
            staff.setdefault(one.body.name, {})[one.capacity] = one
    return {
        name: Unit(
            held[Capacity.HEAD].body,
            held[Capacity.HEAD],
            held[Capacity.OFFICE],
            held[Capacity.HANDLER],
        )
        for name, held in staff.items()
    }


def _cast(found: list[Appointment]) -> dict[str, Appointment]:
    by_name = {member.name: member.username for member in cast.CAST}
    named = [(by_name[one.person.name], one) for one in found if one.person.name in by_name]
    return {f"{username} deputy" if one.is_deputy else username: one for username, one in named}
