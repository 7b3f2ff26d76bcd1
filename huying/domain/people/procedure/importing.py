"""导入名单: a whole list in one act, all of it or nothing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused, Why

from ..models import Appointment, Body, Delegation, Person, Seat
from ..roll.pinyin import spell_unit
from ..roll.words import PERSON_WORDS
from ..states import Capacity, SeatStatus
from .bodies import body_of_delegation
from .deputies import whole_congress
from .steps import COMMON, OFFICE, ours, roll_steps


@roll_steps.act(gettext_lazy("导入代表名单"), who=OFFICE, **COMMON)
def import_deputies(roll, *, by, at, file, term, since, rows):
    """`rows` are fields of a person and of the seat (`delegation` by name; a new one is set up)."""
    ours(roll, term)
    seats = Seat.objects.filter(term=term).exclude(status=SeatStatus.TERMINATED)
    _same_as_previewed(
        {(row["name"], row["elected_by"]) for row in rows},
        seats.values_list("appointment__person__name", "elected_by"),
    )
    _same_as_previewed(
        {row["card_number"] for row in rows} - {""}, seats.values_list("card_number", flat=True)
    )
    delegations = {one.name: one for one in Delegation.objects.filter(term=term)}
    for name in dict.fromkeys(row["delegation"] for row in rows):
        if name and name not in delegations:
            delegations[name] = Delegation.objects.create(
                congress_id=roll.congress_id,
                term=term,
                name=name,
                body=body_of_delegation(roll.congress_id, name),
            )
    whole = whole_congress(roll.congress_id)
    people = Person.objects.bulk_create(
        Person(congress_id=roll.congress_id, **{one: row[one] for one in PERSON_WORDS})
        for row in rows
    )
    appointments = Appointment.objects.bulk_create(
        Appointment(
            congress_id=roll.congress_id,
            person=person,
            body=whole,
            capacity=Capacity.DEPUTY,
            since=since,
        )
        for person in people
    )
    Seat.objects.bulk_create(
        Seat(
            congress_id=roll.congress_id,
            appointment=appointment,
            term=term,
            delegation=delegations.get(row["delegation"]),
            elected_by=row["elected_by"],
            card_number=row["card_number"],
            terms_served=row["terms_served"],
        )
        for appointment, row in zip(appointments, rows, strict=True)
    )


@roll_steps.act(gettext_lazy("导入单位名单"), who=OFFICE, **COMMON)
def import_bodies(roll, *, by, at, file, rows):
    """`rows` are fields of a body."""
    bodies = Body.objects.filter(congress_id=roll.congress_id)
    _same_as_previewed({row["name"] for row in rows}, bodies.values_list("name", flat=True))
    made = [Body(congress_id=roll.congress_id, **row) for row in rows]
    for body in made:
        body.pinyin, body.initials = spell_unit(body.name)
    Body.objects.bulk_create(made)


def _same_as_previewed(asked: set, there) -> None:
    if asked & set(there):
        raise Refused(_("核对之后名册又有变化，请重新上传名单，再核对一次。"), Why.VERSION)
