"""推荐模型 and 推荐记录, read: how often the desk was right so far, and what each version had learnt."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from huying.domain.people.queries import Acting

from ..models import RoutingModel, ShownUnits
from .visibility import may_see

WHICH = {
    "all": Q(),
    "first": Q(place=1),
    "among": Q(place__isnull=False),
    "none": Q(place=None),
}
"""The figures, and what stands behind each."""


@dataclass(frozen=True)
class Accuracy:
    """Of `whole` items that were assigned where units were proposed: the lead unit was the first of them,
    one of the three, none. What was assigned without a proposal, or taken back, is not counted."""

    whole: int
    first: int
    among: int

    @property
    def none(self) -> int:
        return self.whole - self.among


def shown_visible_to(acting: Acting) -> QuerySet[ShownUnits]:
    """What was proposed for items that one may see, and still counts."""
    return ShownUnits.objects.filter(
        may_see(acting, "suggestion"), congress=acting.congress, undone_at=None
    )


def accuracy(acting: Acting) -> Accuracy:
    found = shown_visible_to(acting).aggregate(
        whole=Count("pk"),
        first=Count("pk", filter=WHICH["first"]),
        among=Count("pk", filter=WHICH["among"]),
    )
    return Accuracy(**found)


def behind(acting: Acting, which: str) -> QuerySet[ShownUnits]:
    """The items of one of these figures, the latest first. Raises KeyError for any other."""
    found = shown_visible_to(acting).filter(WHICH[which])
    read = ("suggestion", "model", "first", "second", "third", "decided")
    return found.select_related(*read).order_by("-at", "-pk")


def versions(congress_id) -> list[tuple[RoutingModel, RoutingModel | None]]:
    """(a version, the one before it), the newest first."""
    rows = list(
        RoutingModel.objects.filter(congress=congress_id)
        .defer("rule")
        .annotate(kept=~Q(rule=b""))
        .order_by("-version")
    )
    return list(zip(rows, [*rows[1:], None], strict=False))
