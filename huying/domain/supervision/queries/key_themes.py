"""重点主题, read: what was picked of a session, by whom and why."""

from django.db.models import Count, OuterRef, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.cases.within import Exists

from ..models import KeyTheme
from ..states.key_theme import KeyTheme as State
from .supervised import may_open
from .supervising import sees_item


def key_themes_visible_to(acting: Acting) -> QuerySet[KeyTheme]:
    """All for the 代表工委; a special committee its own and those with an item of its field; nobody else
    before it becomes a key supervision."""
    found = KeyTheme.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "session__term", "chosen_by__person", "chosen_by__body", "supervision"
    )
    if acting.is_committee:
        return found
    if not acting.has(BodyKind.SPECIAL_COMMITTEE):
        return found.none()
    theirs = KeyTheme.items.through.objects.filter(
        sees_item(acting, "suggestion_id"), keytheme=OuterRef("pk")
    )
    return found.filter(Q(chosen_by__body__in=acting.bodies) | Exists(theirs))


def may_choose(acting: Acting) -> bool:
    return acting.is_committee or acting.has(
        BodyKind.SPECIAL_COMMITTEE, Capacity.CLERK, Capacity.HEAD
    )


def key_themes(acting: Acting) -> QuerySet[KeyTheme]:
    found = key_themes_visible_to(acting).annotate(numbers=Count("items"))
    return found.order_by("-chosen_at", "-pk")


def standing(acting: Acting, session) -> list[tuple[KeyTheme, set]]:
    """What was picked of this session and not withdrawn, each with the keys of its items."""
    found = key_themes_visible_to(acting).filter(session=session)
    found = found.exclude(case__state=State.WITHDRAWN).prefetch_related("items")
    return [(one, {item.pk for item in one.items.all()}) for one in found.order_by("pk")]


def told_of(theme: KeyTheme, acting: Acting) -> dict:
    """Its items as they were picked; those that one may not see are not there."""
    found = theme.items.select_related("case").order_by("number", "pk")
    if not acting.is_committee:
        found = found.filter(sees_item(acting, "pk"))
    items = list(found)
    return {"items": items, "may_open": may_open(acting, [one.pk for one in items])}
