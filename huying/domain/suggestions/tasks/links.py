"""Which links a message carries: to sign for or return an item, to confirm a contact, to evaluate."""

from datetime import datetime

from django.urls import reverse

from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.notices.enclosed import encloses
from huying.foundation.notices.models import Notice

from ..models import ContactAnswer, Handling
from ..procedure import by_link
from ..states import ContactAnswer as Answer
from ..states import Handling as State
from ..states import Survey as SurveyState

OF_THE_UNIT = (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)


@encloses
def links_of(message: str, notice: Notice, at: datetime) -> list[tuple[str, str]]:
    """Only for the person that the notice is to, and only what he or she could do at this moment."""
    found = []
    for act, details in _acts_for(notice):
        token = by_link.make(
            message=message, case=notice.case, act=act, to=notice.to, details=details, at=at
        )
        label = by_link.LINKED[notice.case.kind][0].acts[act].label
        found.append((str(label), reverse("act_link", args=[token])))
    return found


def _acts_for(notice: Notice) -> list[tuple[str, dict]]:
    case, to = notice.case, notice.to
    if to.capacity == Capacity.DEPUTY:
        return _for_a_deputy(case, to)
    of_a_unit = to.body.kind == BodyKind.UNIT and to.capacity in OF_THE_UNIT
    if not of_a_unit or (case.kind, case.state) != ("handling", State.ASSIGNED):
        return []
    its_own = Handling.objects.filter(pk=case.pk, unit=to.body_id).exists()
    return [("sign_for", {}), ("ask_to_return", {})] if its_own else []


def _for_a_deputy(case, to) -> list[tuple[str, dict]]:
    if case.kind == "survey" and case.state == SurveyState.OPEN:
        return [("answer", {})]
    if case.kind == "handling":
        waiting = ContactAnswer.objects.filter(
            contact__handling=case.pk, deputy__person=to.person_id, answer=Answer.OPEN
        )
        newest = waiting.order_by("-contact").values_list("contact", flat=True).first()
        return [("confirm_contact", {"contact": newest})] if newest else []
    return []
