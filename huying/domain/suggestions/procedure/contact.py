"""沟通: what the unit records, and what the deputy says of it. Only a confirmation counts."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import head_of_the_committee, the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from .. import states
from ..models import Contact, ContactAnswer
from ..policy import needs
from ..policy.audiences import the_proposers, the_unit
from ..policy.family import proposing_deputies
from ..policy.revisits import still_to_be_visited
from ..policy.standing import a_deputy_asked_of_a_contact, of_the_unit
from ..states import Handling as State
from ..states import Phase
from .steps import handling_steps

CONTACT_LAW = "代表法第五十一条"


@handling_steps.act(
    gettext_lazy("登记沟通"),
    law=CONTACT_LAW,
    who=of_the_unit,
    when=(State.ACCEPTED, State.COMPLETED),
    meets=("first_contact",),
    applies=still_to_be_visited,
    tells=(the_proposers,),
    adds_row=True,
    not_own=True,
)
def record_contact(
    handling,
    *,
    by,
    at,
    phase,
    way,
    held_at,
    attendees,
    content,
    deputies,
    place="",
    voters="",
    agreed="",
    form_handed=False,
    visit=None,
    files=(),
):
    """What was talked over, when, where, by whom; each deputy named is asked to confirm it."""
    if handling.state == State.COMPLETED and phase != Phase.AFTER:
        raise Refused(_("建议已经办结，只能登记办后沟通。"))
    if held_at > at:
        raise Refused(_("沟通时间不能晚于现在。"))
    if held_at < handling.assigned_at.replace(second=0, microsecond=0):  # people write minutes
        raise Refused(_("沟通时间不能早于交办时间。"))
    delivered = handling.rounds.filter(delivered_at__isnull=False).exists()
    if phase == Phase.AFTER and not delivered:
        raise Refused(_("还没有答复代表，不能登记办后沟通。"))
    if way == states.Way.ON_SITE and not (place.strip() and agreed.strip()):
        raise Refused(_("现场办理请写明地点和现场议定的事项。"))
    strangers = set(deputies) - set(proposing_deputies(handling))
    if strangers or not deputies:
        raise Refused(_("请选择参加沟通的领衔代表或附议代表。"))
    contact = Contact.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        phase=phase,
        way=way,
        held_at=held_at,
        place=place,
        attendees=attendees,
        voters=voters,
        content=content,
        agreed=agreed,
        form_handed=form_handed,
        by=by,
        at=at,
    )
    if visit is not None and not handling.visits.filter(
        pk=visit.pk, state=states.VisitState.AGREED
    ).update(state=states.VisitState.HELD, contact=contact, changed_at=at):
        raise Refused(_("这次预约没有约定时间，或者已经登记过。"))
    hang(
        contact,
        files,
        case=handling.case,
        purpose="contact",
        by=by,
        at=at,
    )
    ContactAnswer.objects.bulk_create(
        ContactAnswer(congress_id=handling.congress_id, contact=contact, deputy=deputy)
        for deputy in deputies
    )


# 建议办结以后代表仍可以对沟通记录表态, so these stand open to the end.
CONTACT_STATES = (State.ACCEPTED, State.RETURN_REQUESTED, State.OPINION_SENT, State.COMPLETED)


@handling_steps.act(
    gettext_lazy("确认沟通"),
    law=CONTACT_LAW,
    who=a_deputy_asked_of_a_contact,
    when=CONTACT_STATES,
    tells=(the_unit,),
    adds_row=True,
    former_too=True,
)
def confirm_contact(handling, *, by, at, contact, remark=""):
    """The deputy says: yes, this took place and was said."""
    _answer(handling, contact, by, at, states.ContactAnswer.CONFIRMED, remark)


@handling_steps.act(
    gettext_lazy("否认沟通"),
    law=CONTACT_LAW,
    who=a_deputy_asked_of_a_contact,
    when=CONTACT_STATES,
    tells=(the_unit, the_committee),
    adds_row=True,
    former_too=True,
)
def deny_contact(handling, *, by, at, contact, remark):
    """The deputy says it did not take place, or not like this."""
    _answer(handling, contact, by, at, states.ContactAnswer.DENIED, remark)


@handling_steps.act(
    gettext_lazy("放行未确认的沟通"),
    law="",
    who=head_of_the_committee,
    when=State.ACCEPTED,
    applies=needs.is_lead,
    needs=(needs.a_contact_stayed_unconfirmed,),
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def waive_contacts(handling, *, by, at, reason):
    """After five working days of silence the reply may pass; the contact stays unconfirmed in every figure."""
    handling.waived_contacts_at, handling.waiver_reason = at, reason
    handling.save(update_fields=["waived_contacts_at", "waiver_reason"])


def _answer(handling, contact, by, at, answer, remark) -> None:
    changed = ContactAnswer.objects.filter(
        contact=contact,
        contact__handling=handling,
        deputy__person=by.person_id,
        answer=states.ContactAnswer.OPEN,
    ).update(answer=answer, remark=remark, answered_at=at)
    if not changed:
        raise Refused(_("这次沟通没有请您确认，或者您已经答复过。"))
