"""Who is told of an act, as appointments."""

from huying.domain.people.models import Appointment
from huying.domain.people.policy import holders, the_committee
from huying.domain.people.queries import sitting_deputies

from .standing import AT_WORK, OF_AN_ORGAN

__all__ = ["the_committee"]


def the_unit(subject):
    """The unit that asks for advice or is asked for facts."""
    return holders(subject.congress_id, body=subject.unit_id, capacities=AT_WORK)


def those_invited(consultation):
    asked = consultation.invitations.values("deputy")
    return Appointment.objects.filter(pk__in=asked).select_related("person", "body")


def those_who_advised(consultation):
    advised = consultation.lines.values("deputy")
    return Appointment.objects.filter(pk__in=advised).select_related("person", "body")


def the_asker(request):
    return [request.deputy]


def every_deputy(guide):
    return sitting_deputies(guide.congress_id)


def the_organ(liaison):
    """The organ whose contact it was."""
    return holders(liaison.congress_id, body=liaison.rule.body_id, capacities=OF_AN_ORGAN)


def those_met(liaison):
    return liaison.deputies.select_related("person", "body")
