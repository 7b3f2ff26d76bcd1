"""Who may see what. A question to deputies is read by the unit that asks, by the 代表工委, and by the
deputies invited once it is open; a deputy's request by that deputy, the 代表工委 and, once forwarded,
the unit asked; a guide by deputies and the 代表工委; an organ's rule of contact by everybody, its
contacts by the organ, the 代表工委 and the deputies it met."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.people.states import Capacity
from huying.foundation.cases.within import Exists

from .. import states
from ..models import Consultation, ContactRule, FactRequest, Guide, Invitation, Liaison

BEFORE_OPEN = (states.Consultation.SUBMITTED, states.Consultation.DECLINED)
NOT_FORWARDED = (states.FactRequest.ASKED, states.FactRequest.DECLINED)


def consultations_visible_to(acting: Acting) -> QuerySet[Consultation]:
    rules: Any = Q(unit__in=acting.bodies)
    if acting.is_committee:
        rules |= Q(congress=acting.congress)
    if acting.is_deputy:
        mine = Invitation.objects.filter(consultation=OuterRef("pk"), deputy__person=acting.person)
        rules |= Exists(mine) & ~Q(case__state__in=BEFORE_OPEN)
    return _of(Consultation, acting, rules).select_related("case", "congress", "unit")


def facts_visible_to(acting: Acting) -> QuerySet[FactRequest]:
    rules: Any = Q(unit__in=acting.bodies, forwarded_at__isnull=False)
    if acting.is_committee:
        rules |= Q(congress=acting.congress)
    if acting.is_deputy:
        rules |= Q(deputy__person=acting.person)
    return _of(FactRequest, acting, rules).select_related(
        "case", "congress", "unit", "deputy__person"
    )


def guides_visible_to(acting: Acting) -> QuerySet[Guide]:
    rules: Any = Q(pk__in=())
    if acting.is_committee:
        rules |= Q(congress=acting.congress)
    if acting.has("", Capacity.DEPUTY):
        rules |= Q(case__state=states.Guide.PUBLISHED)
    return _of(Guide, acting, rules).select_related("case", "congress", "category")


def rules_visible_to(acting: Acting) -> QuerySet[ContactRule]:
    return _of(ContactRule, acting, Q()).select_related("case", "congress", "body")


def liaisons_visible_to(acting: Acting) -> QuerySet[Liaison]:
    rules: Any = Q(rule__body__in=acting.bodies)
    if acting.is_committee:
        rules |= Q(congress=acting.congress)
    if acting.is_deputy:
        met = Liaison.deputies.through.objects.filter(
            liaison=OuterRef("pk"), appointment__person=acting.person
        )
        rules |= Exists(met)
    return _of(Liaison, acting, rules).select_related("case", "congress", "rule__body")


def _of(model, acting: Acting, rules):
    return model.objects.filter(congress=acting.congress).filter(rules)


READ: dict[str, Any] = {
    "consultation": consultations_visible_to,
    "fact_request": facts_visible_to,
    "guide": guides_visible_to,
    "contact_rule": rules_visible_to,
    "liaison": liaisons_visible_to,
}
"""By the kind of a case, what of it exists for somebody."""
