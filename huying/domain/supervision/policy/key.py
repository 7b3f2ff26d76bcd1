"""分类督办: what tier follows from a rating, and which items are key at this moment."""

from django.db.models import OuterRef
from django.utils.translation import gettext as _

from huying.domain.people.policy import holders
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.family import proposing_deputies
from huying.domain.suggestions.states import Handling as TurnState
from huying.domain.suggestions.states import Suggestion as SuggestionState
from huying.foundation.cases.within import Exists

from ..models import KeySupervision
from ..states.key import Door, Tier
from ..states.key import KeySupervision as State
from .supervising import AT_WORK, staff_of

IN_WORK = (
    SuggestionState.IN_HANDLING, SuggestionState.AWAY, SuggestionState.CLOSED,
    SuggestionState.ARCHIVED,
)  # fmt: skip
RATED_FROM = (
    SuggestionState.REGISTERED, SuggestionState.CONSULTING, SuggestionState.TRANSFERRED, *IN_WORK,
)  # fmt: skip
DOORS = {
    BodyKind.DEPUTIES_COMMITTEE: Door.THEME,
    BodyKind.SPECIAL_COMMITTEE: Door.COMMITTEE,
    BodyKind.GOVERNMENT_OFFICE: Door.GOVERNMENT,
}
GONE = (TurnState.RETURNED, TurnState.ENDED)


def tier_by_rule(suggestion, difficulty: str, reach: str) -> tuple[str, bool]:
    """(the tier, whether it is a candidate for 重点): 重点 itself takes a decision."""
    rule = book_of(suggestion).supervision
    tier = Tier.LIVELIHOOD if int(reach) >= rule.livelihood_from else Tier.ORDINARY
    return tier, bool(rule.key_from) and int(difficulty) + int(reach) >= rule.key_from


def is_key():
    """For annotate(), of a suggestion: it came through a door and was not struck off again."""
    through = KeySupervision.items.through.objects.filter(suggestion=OuterRef("pk"))
    return Exists(through.exclude(keysupervision__case__state=State.DROPPED))


def tier_now(rating) -> str:
    """重点 while it is under key supervision; else the tier of its rating."""
    found = KeySupervision.objects.filter(items=rating.suggestion_id)
    return Tier.KEY if found.exclude(case__state=State.DROPPED).exists() else rating.tier


def items_open_to(congress_id, body):
    """Suggestions that somebody of this body may choose: a special committee's are those of its field.
    What a deputy wishes kept secret is nobody's to choose."""
    found = Suggestion.objects.filter(
        congress=congress_id, case__state__in=IN_WORK, secrecy=False
    ).select_related("case")
    if body.kind == BodyKind.SPECIAL_COMMITTEE:
        field = found.filter(category__committee=body) | found.filter(
            category__parent__committee=body
        )
        return field.order_by("-session", "number", "pk")
    return found.order_by("-session", "number", "pk")


def something_was_done(supervision, *, by, at):
    if supervision.visits.exists():
        return None
    return _("还没有督办记录，请先登记督办活动和发现的情况。")


def not_statutory_yet(supervision):
    return _("主任会议已经确定。") if supervision.statutory_on else None


def units_of(supervision) -> set:
    """The unit itself, and the units at work on its items."""
    found = Handling.objects.filter(suggestion__in=supervision.items.all())
    units = set(found.exclude(case__state__in=GONE).values_list("unit", flat=True))
    return units | ({supervision.unit_id} if supervision.unit_id else set())


def the_units_of_the_key(supervision):
    found = holders(supervision.congress_id, capacities=AT_WORK)
    return found.filter(body__in=units_of(supervision))


def the_deputies_of_the_key(supervision):
    """Those who join in, and those whose items they are."""
    found = {one.person_id: one for one in supervision.deputies.select_related("person")}
    for suggestion in supervision.items.all():
        for one in proposing_deputies(suggestion):
            found.setdefault(one.person_id, one)
    return list(found.values())


def the_committee_that_does_it(supervision):
    return staff_of(supervision.congress_id, supervision.committee_id)


def who_entered_it(supervision):
    return [supervision.entered_by]
