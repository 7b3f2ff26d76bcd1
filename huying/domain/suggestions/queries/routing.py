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


LONGEST_NUMBER = 6  # digits of a version
COUNTED = {
    "whole": Count("pk"),
    "first": Count("pk", filter=WHICH["first"]),
    "among": Count("pk", filter=WHICH["among"]),
}


def accuracy(acting: Acting) -> Accuracy:
    return Accuracy(**shown_visible_to(acting).aggregate(**COUNTED))


def behind(acting: Acting, which: str, version: str = "") -> QuerySet[ShownUnits]:
    """The items of one of these figures, the latest first; of one version alone. KeyError for any other."""
    found = shown_visible_to(acting).filter(WHICH[which])
    if version:
        known = version.isdecimal() and len(version) <= LONGEST_NUMBER
        found = found.filter(model__version=version) if known else found.none()
    read = ("suggestion", "model", "first", "second", "third", "decided")
    return found.select_related(*read).order_by("-at", "-pk")


@dataclass(frozen=True)
class Version:
    """`before` is the version before it, `since` how often it was right where the asker assigns."""

    model: RoutingModel
    before: RoutingModel | None
    since: Accuracy | None


def versions(acting: Acting) -> list[Version]:
    """The newest first."""
    rows = list(
        RoutingModel.objects.filter(congress=acting.congress)
        .defer("rule")
        .annotate(kept=~Q(rule=b""))
        .order_by("-version")
    )
    counted = shown_visible_to(acting).order_by().values("model").annotate(**COUNTED)
    since = {
        key: Accuracy(whole, first, among)
        for key, whole, first, among in counted.values_list("model", *COUNTED)
    }
    return [
        Version(one, before, since.get(one.pk))
        for one, before in zip(rows, [*rows[1:], None], strict=False)
    ]
