"""Rules of standing: `rule(subject, by)`, with the words a refusal uses."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.procedure.act import who

from ..models import Invitation

AT_WORK = (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)
OF_AN_ORGAN = (*AT_WORK, Capacity.CLERK)


@who(_("征求意见的单位"))
def of_a_unit(consultation, by):
    """Any unit may ask; of one consultation, the unit that asked."""
    if by.body.kind != BodyKind.UNIT or by.capacity not in AT_WORK:
        return False
    return consultation is None or by.body_id == consultation.unit_id


@who(_("受邀提出意见的代表"))
def an_invited_deputy(consultation, by):
    return (
        by.is_deputy
        and Invitation.objects.filter(
            consultation=consultation, deputy__person=by.person_id
        ).exists()
    )


@who(_("提出请求的代表"))
def the_asking_deputy(request, by):
    return by.is_deputy and request.deputy.person_id == by.person_id


@who(_("被请求提供情况的单位"))
def of_the_asked_unit(request, by):
    return by.body_id == request.unit_id and by.capacity in AT_WORK


@who(_("国家机关工作人员"))
def of_an_organ(rule, by):
    """An organ lays down its own way of contact; of one rule, the organ whose it is."""
    if by.body.kind == BodyKind.CONGRESS or by.capacity not in OF_AN_ORGAN:
        return False
    return rule is None or by.body_id == rule.body_id


@who(_("作联系记录的机关"))
def of_the_recording_organ(liaison, by):
    return by.body_id == liaison.rule.body_id and by.capacity in OF_AN_ORGAN
