"""制度库, read: which texts there are, what rests on them, and what a new version leaves to change."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from ..models import Footing, Regulation
from ..policy.library import said_in, targets
from ..rulebook import Rulebook


@dataclass(frozen=True)
class Resting:
    """One thing that rests on an article; `was` is what the earlier version said, where one came before."""

    footing: Footing
    label: str
    says: str
    words: str
    was: str

    @property
    def must_change(self) -> bool:
        return self.footing.checked_at is None

    @property
    def reworded(self) -> bool:
        return bool(self.was) and self.was != self.words


def texts(congress_id, *, day: date):
    """Every text with `resting` and `unchecked`, those in force on this day first."""
    found = (
        Regulation.objects.filter(congress_id=congress_id)
        .select_related("replaced_by")
        .annotate(
            resting=Count("footings"),
            unchecked=Count("footings", Q(footings__checked_at=None)),
        )
        .order_by("-in_force_from", "-pk")
    )
    return sorted(found, key=lambda one: standing(one, day) != "in_force")


def standing(regulation, day: date) -> str:
    """coming, in_force, replaced or repealed: told by its days, on this day."""
    if regulation.in_force_from > day:
        return "coming"
    if regulation.in_force_until is None or regulation.in_force_until >= day:
        return "in_force"
    return "replaced" if getattr(regulation, "replaced_by", None) else "repealed"


def resting_on(regulation, book: Rulebook) -> list[Resting]:
    """What rests on it, in the order of the rulebook; what must still be looked at first."""
    labels, said = targets(book), said_in(book)
    order = {code: place for place, code in enumerate(labels)}
    words = regulation.articles
    earlier = regulation.replaces.articles if regulation.replaces else {}
    rows = [
        Resting(
            footing=one,
            label=labels.get(one.what, one.what),
            says=said.get(one.what, ""),
            words=words.get(one.article, ""),
            was=earlier.get(one.carried_from.article, "") if one.carried_from else "",
        )
        for one in regulation.footings.select_related("carried_from")
    ]
    return sorted(
        rows,
        key=lambda row: (not row.must_change, order.get(row.footing.what, 999), row.footing.pk),
    )
