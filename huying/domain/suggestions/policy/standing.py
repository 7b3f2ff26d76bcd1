"""Rules of standing: `rule(subject, by)`, with the words a refusal uses."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.people.states import BodyKind, Capacity, UnitSystem
from huying.foundation.procedure.act import who

from ..models import Consultation, ContactAnswer, CoSignature, PreReview, Transfer
from ..states import ContactAnswer as ContactWord
from ..states import CosignAnswer, Fitness, VisitState
from .clocks import book_of
from .family import handling_of, suggestion_of


@who(_("领衔代表"))
def the_lead_deputy(subject, by):
    suggestion = suggestion_of(subject)
    return by.is_deputy and bool(suggestion.lead and suggestion.lead.person_id == by.person_id)


@who(_("被邀请附议的代表"))
def an_invited_deputy(suggestion, by):
    return (
        by.is_deputy
        and CoSignature.objects.filter(
            suggestion=suggestion, deputy__person=by.person_id, answer=CosignAnswer.OPEN
        ).exists()
    )


@who(_("附议代表"))
def a_confirmed_cosigner(subject, by):
    return (
        by.is_deputy
        and CoSignature.objects.filter(
            suggestion=suggestion_of(subject),
            deputy__person=by.person_id,
            answer=CosignAnswer.CONFIRMED,
        ).exists()
    )


@who(_("收到送审草稿的预审机构"))
def a_pre_reviewer(suggestion, by):
    return (
        by.capacity in (Capacity.HEAD, Capacity.CLERK)
        and PreReview.objects.filter(
            suggestion=suggestion, body=by.body_id, given_at=None, ended_at=None
        ).exists()
    )


@who(_("被请求确认这次沟通的代表"))
def a_deputy_asked_of_a_contact(handling, by):
    return (
        by.is_deputy
        and ContactAnswer.objects.filter(
            contact__handling=handling,
            deputy__person=by.person_id,
            answer=ContactWord.OPEN,
        ).exists()
    )


@who(_("被预约的代表"))
def a_deputy_called_on(handling, by):
    return by.is_deputy and any(
        one.state == VisitState.PROPOSED and one.deputy.person_id == by.person_id
        for one in handling.visits.all()
    )


@who(_("承办单位的承办人、办公室或负责人"))
def of_the_unit(subject, by):
    return by.body_id == handling_of(subject).unit_id and by.capacity in (
        Capacity.HANDLER,
        Capacity.OFFICE,
        Capacity.HEAD,
    )


@who(_("承办单位办公室或负责人"))
def office_of_the_unit(subject, by):
    return by.body_id == handling_of(subject).unit_id and by.capacity in (
        Capacity.OFFICE,
        Capacity.HEAD,
    )


@who(_("承办单位负责人"))
def head_of_the_unit(subject, by):
    return by.body_id == handling_of(subject).unit_id and by.capacity == Capacity.HEAD


OFFICE_OF: dict[str, str] = {
    UnitSystem.PARTY: BodyKind.PARTY_OFFICE,
    UnitSystem.GOVERNMENT: BodyKind.GOVERNMENT_OFFICE,
}


@who(_("同系统的党委（政府）办公室"))
def office_of_the_system(subject, by):
    kind = OFFICE_OF.get(handling_of(subject).unit.system)
    return by.body.kind == kind and by.capacity in (
        Capacity.HEAD,
        Capacity.OFFICE,
        Capacity.HANDLER,
        Capacity.CLERK,
    )


STAFF = (Capacity.HEAD, Capacity.OFFICE, Capacity.HANDLER, Capacity.CLERK)


@who(_("政府办公室"))
def the_office_of_the_government(subject, by):
    return by.body.kind == BodyKind.GOVERNMENT_OFFICE and by.capacity in STAFF


@who(_("被征求意见的单位"))
def a_consulted_unit(suggestion, by):
    return (
        by.capacity in STAFF
        and Consultation.objects.filter(
            suggestion=suggestion, unit=by.body_id, answer=Fitness.OPEN
        ).exists()
    )


@who(_("本级规则规定的批准延期的机构"))
def who_approves_extension(handling, by):
    """The government office for its own units, where the rulebook says so or it assigned the item; else the 代表工委."""
    consents = office_of_the_system if the_office_consents(handling) else clerk_of_the_committee
    return consents(handling, by)


def the_office_consents(handling) -> bool:
    """Whether an extension is the government office's to approve."""
    if handling_of(handling).unit.system != UnitSystem.GOVERNMENT:
        return False
    approver = book_of(handling).extension.approver
    if approver != "assigning_body":
        return approver == "government_office"
    # 交办机关: in two steps it was the government office that gave it to the unit.
    given_on = Transfer.objects.filter(
        suggestion=handling.suggestion_id, sent_back_at=None, assigned_on_at__isnull=False
    )
    return given_on.exists()


@who(_("收到测评的代表本人"))
def the_surveyed_deputy(survey, by):
    return by.is_deputy and survey.deputy.person_id == by.person_id
