"""跨年度台账, read: matters as somebody may see them, their years, and the items that call for one."""

from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.queries import may_see
from huying.domain.suggestions.queries.like_links import lineage
from huying.foundation.cases.within import Exists

from ..models import FollowedMatter
from ..policy.followed_matter import calling_for_it


def matters_visible_to(acting: Acting) -> QuerySet[FollowedMatter]:
    """All for the 代表工委; for others those with an item that they may see."""
    found = FollowedMatter.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "owner__person", "owner__body"
    )
    if acting.is_committee:
        return found
    theirs = FollowedMatter.items.through.objects.filter(
        may_see(acting, "suggestion"), followedmatter=OuterRef("pk")
    )
    return found.filter(Exists(theirs))


def matters(acting: Acting):
    """The nearest day first, what has ended after it."""
    found = matters_visible_to(acting).annotate(raised=Count("items"))
    return found.order_by("ended_at", "review_on", "pk")


def told_of(matter: FollowedMatter, acting: Acting) -> dict:
    """Its years and what was written at the turn of each."""
    keys = list(matter.items.values_list("pk", flat=True))
    notes = matter.notes.select_related("by__person").prefetch_related("attachments")
    return {"years": lineage(keys, acting), "notes": notes.order_by("-pk")}


def candidates(acting: Acting, ground: str, at: datetime) -> QuerySet[Handling]:
    """For the 代表工委: what calls for it and is in no matter yet."""
    found = calling_for_it(acting.congress, ground, at)
    return found.select_related(
        "unit", "suggestion__case", "suggestion__lead__person", "suggestion__session__term"
    ).order_by("suggestion__session__opens_at", "suggestion__number", "pk")
