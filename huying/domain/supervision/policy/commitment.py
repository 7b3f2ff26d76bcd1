"""承诺事项: who may act on a promise, which clocks run of it, who is told."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment
from huying.domain.people.policy import clerk_of_the_committee, holders, those_who_handle
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.policy import family
from huying.foundation.calendar.words import gettext_noop
from huying.foundation.procedure.act import who
from huying.foundation.procedure.clocks import Terms

from ..models import Commitment, DeputyWord
from ..states import Commitment as State
from ..states.commitment import OPEN_STATES
from .clocks import by_a_day_set, by_the_rulebook

AT_WORK = (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)
IN_A_COMMITTEE = (Capacity.HEAD, Capacity.CLERK)

# -- who may ---------------------------------------------------------------------------------


@who(gettext_lazy("承诺单位的承办人、办公室或负责人"))
def of_the_owner(commitment, by):
    return by.body_id == commitment.owner_id and by.capacity in AT_WORK


@who(gettext_lazy("承诺单位办公室或负责人"))
def office_of_the_owner(commitment, by):
    return by.body_id == commitment.owner_id and by.capacity in (Capacity.OFFICE, Capacity.HEAD)


@who(gettext_lazy("代表工委或对口委员会（承诺单位的人不能核验自己的承诺）"))
def who_checks(commitment, by):
    return clerk_of_the_committee(commitment, by) or of_the_field_committee(commitment, by)


@who(gettext_lazy("被请确认的代表"))
def a_deputy_asked(commitment, by):
    return by.is_deputy and _words_awaited(commitment).filter(deputy__person=by.person_id).exists()


def of_the_field_committee(commitment, by) -> bool:
    """The special committee whose field the suggestion's category is."""
    return (
        by.body.kind == BodyKind.SPECIAL_COMMITTEE
        and by.capacity in IN_A_COMMITTEE
        and by.body_id == field_committee_of(commitment)
    )


def field_committee_of(commitment):
    """Its key; None where the category has no committee."""
    category = commitment.suggestion.category
    if category is None:
        return None
    if category.committee_id or category.parent is None:
        return category.committee_id
    return category.parent.committee_id


def _words_awaited(commitment):
    return DeputyWord.objects.filter(reply__commitment=commitment, answered_at=None)


def proposers(commitment) -> set:
    """Persons who proposed or co-signed the suggestion: they may not act on it for a body."""
    return family.proposers(commitment.suggestion)


# -- what is in the way ----------------------------------------------------------------------


def not_a_person_of_the_unit(commitment, *, by, at) -> str | None:
    """Whoever also works in the unit that promised, or that replied, may not find it kept."""
    units = {commitment.owner_id, commitment.round.handling.unit_id}
    theirs = Appointment.objects.filter(person=by.person_id, body__in=units, until=None)
    if not theirs.exists():
        return None
    return _("您同时在承诺单位任职。承诺事项不能由承诺单位的人核验，请由其他同志办理。")


def nobody_would_keep_them(appointment) -> str | None:
    """Why an appointment may not end yet: it is the last one of a unit that still has promises to keep."""
    others = Appointment.objects.filter(
        body=appointment.body_id, until=None, capacity__in=AT_WORK
    ).exclude(pk=appointment.pk)
    if appointment.capacity not in AT_WORK or others.exists():
        return None
    number = Commitment.objects.filter(
        owner=appointment.body_id, case__state__in=OPEN_STATES
    ).count()
    if not number:
        return None
    return _(
        "“%(unit)s”还有%(n)s项承诺没有了结，这是最后一个在任的人。请先任命接手的人，或办理“岗位交接”。"
    ) % {"unit": appointment.body, "n": number}


# -- which clocks run ------------------------------------------------------------------------

DUE = "commitment_due"
CLOCKS = {DUE: gettext_noop("承诺事项完成")}
ANCHORS = {"promised_at": gettext_noop("作出承诺之日")}


def terms(commitment, name: str, at: datetime) -> Terms | None:
    """None where nothing runs: no day was promised, or the letter told of progress alone."""
    if name == DUE:
        if commitment.due_on is None:
            return None
        label = _(CLOCKS[DUE])
        return by_a_day_set(commitment, DUE, label, commitment.due_on, at, anchor="promised_at")
    if name == "commitment_feedback" and commitment.state != State.CHECKED:
        return None
    today = timezone.localdate(at)
    anchors = ("progress_reported_at", "checked_at", "progress_received_at")
    return by_the_rulebook(commitment, name, dict.fromkeys(anchors, today))


# -- who is told -----------------------------------------------------------------------------


def the_owner(commitment):
    """Handlers, office and heads of the unit that keeps the promise."""
    return those_who_handle(commitment.congress_id, commitment.owner_id)


def the_lead_unit(commitment):
    """The unit that gave the reply, where a co-unit keeps the promise."""
    lead = commitment.round.handling.unit_id
    return [] if lead == commitment.owner_id else those_who_handle(commitment.congress_id, lead)


def the_deputies(commitment):
    """Those who proposed the suggestion, also what is handled with it."""
    return family.proposing_deputies(commitment.suggestion)


def those_asked(commitment):
    """The deputies whose confirmation is awaited."""
    asked = _words_awaited(commitment).values("deputy")
    return Appointment.objects.filter(pk__in=asked).select_related("person", "body")


def the_field_committee(commitment):
    body = field_committee_of(commitment)
    if body is None:
        return []
    return holders(commitment.congress_id, body=body, capacities=IN_A_COMMITTEE)


AUDIENCES = {
    the_owner: gettext_lazy("承诺单位"),
    the_lead_unit: gettext_lazy("主办单位（由协办单位承诺的）"),
    the_deputies: gettext_lazy("领衔代表和附议代表"),
    those_asked: gettext_lazy("被请确认的代表"),
    the_field_committee: gettext_lazy("对口委员会"),
}
