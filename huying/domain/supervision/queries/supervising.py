"""Who may see what of 督办. The 代表工委 sees it whole; a special committee what it does and what lies in its
field; the government office what it may see of items anyway; a unit what concerns it; a deputy what he or she
joins in or may see as a suggestion."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, UnitSystem
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.queries.visibility import may_see
from huying.foundation.cases.within import Exists

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
from ..states.hearing import Cure as CureState
from ..states.yearly_opinion import YearlyOpinion as OpinionState

SUPERVISORS = (
    BodyKind.DEPUTIES_COMMITTEE, BodyKind.SPECIAL_COMMITTEE, BodyKind.GOVERNMENT_OFFICE,
)  # fmt: skip


def supervises(acting: Acting) -> bool:
    return any(acting.has(kind) for kind in SUPERVISORS)


def sees_item(acting: Acting, path: str) -> Any:
    """The item at this path: what one may see anyway, and for a special committee the items of its field."""
    rules: Any = may_see(acting, path)
    if acting.has(BodyKind.SPECIAL_COMMITTEE):
        field = Q(category__committee__in=acting.bodies)
        field |= Q(category__parent__committee__in=acting.bodies)
        found = Suggestion.objects.filter(field, congress=acting.congress, secrecy=False)
        rules |= Q(**{f"{path}__in": found.filter(submitted_at__isnull=False).values("pk")})
    return rules


def classes_visible_to(acting: Acting) -> QuerySet[ClassSupervision]:
    found = ClassSupervision.objects.filter(congress=acting.congress)
    if not acting.is_committee:
        found = found.filter(sees_item(acting, "suggestion_id"))
    return found.select_related("case", "congress", "suggestion__case", "suggestion__category")


def keys_visible_to(acting: Acting) -> QuerySet[KeySupervision]:
    found = KeySupervision.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "unit", "committee", "entered_by__body")
    if acting.is_committee:
        return found
    mine = KeySupervision.items.through.objects.filter(keysupervision=OuterRef("pk"))
    rules: Any = Q(unit__in=acting.bodies) | Q(committee__in=acting.bodies)
    rules |= Q(entered_by__body__in=acting.bodies)
    rules |= Exists(mine.filter(sees_item(acting, "suggestion_id")))
    if acting.is_deputy:
        joined = KeySupervision.deputies.through.objects.filter(
            keysupervision=OuterRef("pk"), appointment__person=acting.person
        )
        rules |= Exists(joined)
    return found.filter(rules)


def ladders_visible_to(acting: Acting) -> QuerySet[Ladder]:
    """The unit's and the supervisors' own: deputies see what it led to."""
    found = Ladder.objects.filter(congress=acting.congress)
    found = found.select_related(
        "case", "congress", "handling__case", "handling__unit", "handling__suggestion__case"
    )
    if acting.is_committee:
        return found
    rules: Any = Q(handling__unit__in=acting.bodies)
    if supervises(acting):
        rules |= sees_item(acting, "handling__suggestion_id")
    return found.filter(rules)


def campaigns_visible_to(acting: Acting) -> QuerySet[Campaign]:
    """A campaign is announced: every body and deputy of the congress reads it."""
    found = Campaign.objects.filter(congress=acting.congress)
    return found.select_related("case", "congress", "session__term")


def teams_visible_to(acting: Acting) -> QuerySet[Team]:
    found = Team.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "campaign")
    if acting.is_committee:
        return found
    items = TeamItem.objects.filter(team=OuterRef("pk"), taken_off_at=None)
    rules: Any = Exists(TeamVisit.objects.filter(team=OuterRef("pk"), unit__in=acting.bodies))
    rules |= Exists(items.filter(sees_item(acting, "suggestion_id")))
    seated = TeamMember.objects.filter(team=OuterRef("pk"), appointment__person=acting.person)
    return found.filter(rules | Exists(seated))


def hearings_visible_to(acting: Acting) -> QuerySet[Hearing]:
    found = Hearing.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "unit", "committee")
    if acting.is_committee:
        return found
    rules: Any = Q(unit__in=acting.bodies) | Q(committee__in=acting.bodies)
    if acting.has(BodyKind.GOVERNMENT_OFFICE):
        rules |= Q(unit__system=UnitSystem.GOVERNMENT)
    return found.filter(rules)


def outings_visible_to(acting: Acting) -> QuerySet[Outing]:
    found = Outing.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "body", "unit")
    if acting.is_committee:
        return found
    rules: Any = Q(body__in=acting.bodies) | Q(unit__in=acting.bodies)
    items = Outing.items.through.objects.filter(outing=OuterRef("pk"))
    asked: Any = items.filter(sees_item(acting, "suggestion_id"))
    if acting.has(BodyKind.UNIT) and not acting.is_deputy:
        asked = items.none()  # another body's event is not a unit's because it handles the item
    rules |= Exists(asked)
    if acting.is_deputy:
        invited = Outing.deputies.through.objects.filter(
            outing=OuterRef("pk"), appointment__person=acting.person
        )
        rules |= Exists(invited)
    return found.filter(rules)


def cures_visible_to(acting: Acting) -> QuerySet[Cure]:
    """Once confirmed it is for everybody to learn from."""
    found = Cure.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "unit")
    if acting.is_committee:
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
