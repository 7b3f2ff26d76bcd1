"""Rules of standing for bills: `rule(subject, by)`, with the words a refusal uses."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.procedure.act import who

from ..models import Signature, UnitView
from ..states import Signing


@who(_("议案领衔代表"))
def the_lead_deputy(bill, by):
    return by.is_deputy and bill.lead.person_id == by.person_id


@who(_("被邀请联名的代表"))
def an_invited_deputy(bill, by):
    return by.is_deputy and _has_answered(bill, by, Signing.OPEN)


@who(_("签名联名的代表"))
def a_signer(bill, by):
    """The lead deputy stands by the bill without a signature of his or her own."""
    return by.is_deputy and (
        _has_answered(bill, by, Signing.SIGNED)
        or (bill.lead.person_id == by.person_id and not _has_answered(bill, by, Signing.TAKEN_BACK))
    )


def _has_answered(bill, by, answer) -> bool:
    return Signature.objects.filter(bill=bill, deputy__person=by.person_id, answer=answer).exists()


@who(_("研究议案的专门委员会"))
def of_the_special_committee(bill, by):
    return (
        by.body.kind == BodyKind.SPECIAL_COMMITTEE
        and by.body_id == bill.committee_id
        and by.capacity in (Capacity.CLERK, Capacity.HEAD)
    )


@who(_("被征求意见的机关"))
def of_a_unit_that_is_asked(bill, by):
    return (
        by.capacity in (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)
        and UnitView.objects.filter(bill=bill, unit=by.body_id, answered_at=None).exists()
    )


@who(_("承办议案的机关"))
def of_the_executor(bill, by):
    return by.body_id == bill.executor_id and by.capacity in (
        Capacity.HANDLER,
        Capacity.OFFICE,
        Capacity.HEAD,
    )
