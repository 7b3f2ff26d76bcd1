"""Who may see what of 督办. The 代表工委, special committees and the government office see it whole; a unit
what concerns it; a deputy what he or she joins in or proposed."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.queries.visibility import may_see

from ..models import (
    Campaign,
    ClassSupervision,
    Cure,
    Hearing,
    KeySupervision,
    Ladder,
    Outing,
    Team,
    TeamItem,
    TeamMember,
    TeamVisit,
    YearlyOpinion,
)
from ..policy.key import GONE
from ..states.hearing import Cure as CureState
from ..states.yearly_opinion import YearlyOpinion as OpinionState

SUPERVISORS = (
    BodyKind.DEPUTIES_COMMITTEE, BodyKind.SPECIAL_COMMITTEE, BodyKind.GOVERNMENT_OFFICE,
)  # fmt: skip


def supervises(acting: Acting) -> bool:
    return any(acting.has(kind) for kind in SUPERVISORS)


def classes_visible_to(acting: Acting) -> QuerySet[ClassSupervision]:
    rules: Any = may_see(acting, "suggestion_id")
    if supervises(acting):
        rules |= Q(suggestion__secrecy=False)
    found = ClassSupervision.objects.filter(rules, congress=acting.congress)
    return found.select_related("case", "congress", "suggestion__case", "suggestion__category")


def keys_visible_to(acting: Acting) -> QuerySet[KeySupervision]:
    found = KeySupervision.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "unit", "committee", "entered_by__body")
    if supervises(acting):
        return found
    mine = KeySupervision.items.through.objects.filter(keysupervision=OuterRef("pk"))
    rules: Any = Q(unit__in=acting.bodies)
    at_work = Handling.objects.filter(
        suggestion=OuterRef("suggestion"), unit__in=acting.bodies
    ).exclude(case__state__in=GONE)
    rules |= Exists(mine.filter(Exists(at_work)))
    if acting.is_deputy:
        joined = KeySupervision.deputies.through.objects.filter(
            keysupervision=OuterRef("pk"), appointment__person=acting.person
        )
        rules |= Exists(joined) | Exists(mine.filter(may_see(acting, "suggestion_id")))
    return found.filter(rules)


def ladders_visible_to(acting: Acting) -> QuerySet[Ladder]:
    rules: Any = Q(handling__unit__in=acting.bodies)
    if supervises(acting):
        rules |= Q(handling__suggestion__secrecy=False)
    if acting.is_committee:
        rules |= Q(congress=acting.congress)
    found = Ladder.objects.filter(rules, congress=acting.congress)
    return found.select_related(
        "case", "congress", "handling__case", "handling__unit", "handling__suggestion__case"
    )


def campaigns_visible_to(acting: Acting) -> QuerySet[Campaign]:
    """A campaign is announced: every body and deputy of the congress reads it."""
    found = Campaign.objects.filter(congress=acting.congress)
    return found.select_related("case", "congress", "session__term")


def teams_visible_to(acting: Acting) -> QuerySet[Team]:
    found = Team.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "campaign")
    if supervises(acting):
        return found
    at_work = Handling.objects.filter(
        suggestion=OuterRef("suggestion"), unit__in=acting.bodies
    ).exclude(case__state__in=GONE)
    items = TeamItem.objects.filter(team=OuterRef("pk"), taken_off_at=None)
    rules: Any = Exists(TeamVisit.objects.filter(team=OuterRef("pk"), unit__in=acting.bodies))
    rules |= Exists(items.filter(Exists(at_work)))
    if acting.is_deputy:
        seated = TeamMember.objects.filter(team=OuterRef("pk"), appointment__person=acting.person)
        rules |= Exists(seated) | Exists(items.filter(may_see(acting, "suggestion_id")))
    return found.filter(rules)


def hearings_visible_to(acting: Acting) -> QuerySet[Hearing]:
    found = Hearing.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "unit", "committee")
    return found if supervises(acting) else found.filter(unit__in=acting.bodies)


def outings_visible_to(acting: Acting) -> QuerySet[Outing]:
    found = Outing.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "body", "unit")
    if supervises(acting):
        return found
    rules: Any = Q(body__in=acting.bodies) | Q(unit__in=acting.bodies)
    items = Outing.items.through.objects.filter(outing=OuterRef("pk"))
    if acting.is_deputy:
        invited = Outing.deputies.through.objects.filter(
            outing=OuterRef("pk"), appointment__person=acting.person
        )
        rules |= Exists(invited) | Exists(items.filter(may_see(acting, "suggestion_id")))
    return found.filter(rules)


def cures_visible_to(acting: Acting) -> QuerySet[Cure]:
    """Once confirmed it is for everybody to learn from."""
    found = Cure.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "unit")
    if supervises(acting):
        return found
    return found.filter(Q(case__state=CureState.CONFIRMED) | Q(unit__in=acting.bodies))


def opinions_visible_to(acting: Acting) -> QuerySet[YearlyOpinion]:
    """A draft is the supervisors' own; once issued everybody reads it."""
    found = YearlyOpinion.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "drafted_by__body")
    return found if supervises(acting) else found.filter(case__state=OpinionState.ISSUED)


READ: dict[str, Any] = {
    "class_supervision": classes_visible_to,
    "key_supervision": keys_visible_to,
    "ladder": ladders_visible_to,
    "campaign": campaigns_visible_to,
    "team": teams_visible_to,
    "hearing": hearings_visible_to,
    "outing": outings_visible_to,
    "cure": cures_visible_to,
    "yearly_opinion": opinions_visible_to,
}
