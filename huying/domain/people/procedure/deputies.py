"""代表: a person, the appointment as deputy and its seat, always made together."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused, Why

from ..models import Appointment, Body, Person, Seat
from ..roll.words import PERSON_WORDS, SEAT_WORDS
from ..states import BodyKind, Capacity, SeatStatus
from .steps import COMMON, OFFICE, apply_changes, ours, roll_steps


@roll_steps.act(gettext_lazy("登记代表"), who=OFFICE, **COMMON)
def add_deputy(roll, *, by, at, person, seat, since):
    """`person` is a row of Person already on the roll, or the fields of a new one; `seat` has fields
    of Seat (term, delegation, elected_by, card_number, terms_served). `roll.made` is the person."""
    if isinstance(person, dict):
        person = Person.objects.create(congress_id=roll.congress_id, **person)
    ours(roll, person, seat["term"], seat.get("delegation"))
    _check_seat(roll, person, seat)
    appointment = Appointment.objects.create(
        congress_id=roll.congress_id,
        person=person,
        body=whole_congress(roll.congress_id),
        capacity=Capacity.DEPUTY,
        since=since,
    )
    Seat.objects.create(congress_id=roll.congress_id, appointment=appointment, **seat)
    roll.made = person


@roll_steps.act(gettext_lazy("更正人员信息"), who=OFFICE, **COMMON)
def correct_person(roll, *, by, at, person, changes):
    """`changes` is {field: (was, now)}."""
    ours(roll, person)
    apply_changes(Person.objects.get(pk=person.pk), changes, PERSON_WORDS)


@roll_steps.act(gettext_lazy("更正代表席位"), who=OFFICE, **COMMON)
def correct_seat(roll, *, by, at, seat, changes):
    """`changes` is {field: (was, now)}; a delegation by its key as `delegation_id`."""
    ours(roll, seat)
    seat = Seat.objects.get(pk=seat.pk)
    if card := changes.get("card_number", ("", ""))[1]:
        _check_card(seat.term_id, card, but=seat.pk)
    apply_changes(seat, changes, SEAT_WORDS)


@roll_steps.act(gettext_lazy("暂时停止执行代表职务"), who=OFFICE, **COMMON)
def suspend_seat(roll, *, by, at, seat, reason):
    """The deputy may do nothing new in that capacity until the seat is resumed."""
    _move_seat(roll, seat, SeatStatus.ACTIVE, SeatStatus.SUSPENDED)


@roll_steps.act(gettext_lazy("恢复执行代表职务"), who=OFFICE, **COMMON)
def resume_seat(roll, *, by, at, seat, reason):
    _move_seat(roll, seat, SeatStatus.SUSPENDED, SeatStatus.ACTIVE)


@roll_steps.act(gettext_lazy("终止代表资格"), who=OFFICE, **COMMON)
def end_seat(roll, *, by, at, seat, until, reason):
    """`until` is the last day. Its holder still sees and evaluates what he or she proposed."""
    ours(roll, seat)
    seat = Seat.objects.select_related("appointment").get(pk=seat.pk)
    if seat.status == SeatStatus.TERMINATED:
        raise Refused(_("这一代表资格已经终止。"), Why.STATE)
    check_last_day(seat.appointment, until, at)
    seat.status = SeatStatus.TERMINATED
    seat.save(update_fields=["status"])
    seat.appointment.until = until
    seat.appointment.save(update_fields=["until"])


def whole_congress(congress_id) -> Body:
    """The congress itself as a body: where seats, administration and the system stand."""
    return Body.objects.get(congress_id=congress_id, kind=BodyKind.CONGRESS)


def check_last_day(appointment, until, at) -> None:
    """Raises Refused where the last day of an appointment cannot be that day."""
    if until > timezone.localdate(at):
        raise Refused(_("结束日期不能晚于今天，请到时再办理。"))
    if (appointment.since - until).days > 1:
        raise Refused(_("结束日期早于任职开始的日期（%s）。") % appointment.since.isoformat())


def _move_seat(roll, seat, was, now) -> None:
    ours(roll, seat)
    if Seat.objects.filter(pk=seat.pk, status=was).update(status=now) != 1:
        current = Seat.objects.get(pk=seat.pk)
        raise Refused(
            _("代表资格现在是“%s”，不能这样办理。") % current.get_status_display(), Why.STATE
        )


def _check_seat(roll, person, seat) -> None:
    held = Seat.objects.filter(
        congress_id=roll.congress_id,
        term=seat["term"],
        appointment__person=person,
        appointment__until=None,
    )
    if held.exists():
        raise Refused(_("%(name)s已经是%(term)s代表。") % {"name": person, "term": seat["term"]})
    running = Appointment.objects.filter(person=person, capacity=Capacity.DEPUTY, until=None)
    if running.exists():
        raise Refused(_("%s上一届的代表资格还没有结束，请先办理终止。") % person)
    if (delegation := seat.get("delegation")) and delegation.term_id != seat["term"].pk:
        raise Refused(_("代表团“%s”不属于这一届，请重新选择。") % delegation)
    if card := seat.get("card_number"):
        _check_card(seat["term"].pk, card)


def _check_card(term_id, card: str, but=None) -> None:
    other = (
        Seat.objects.filter(term_id=term_id, card_number=card)
        .exclude(pk=but)
        .select_related("appointment__person")
        .first()
    )
    if other:
        raise Refused(
            _("代表证号 %(card)s 已登记给%(name)s，请核对。")
            % {"card": card, "name": other.appointment.person}
        )
