"""What of 督办 stands on the page of one suggestion: its tier, who leads its key supervision, its ladders."""

from dataclasses import dataclass, field
from typing import Any

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import Case

from ..models import ClassSupervision, KeySupervision, Ladder
from ..states.key import KeySupervision as KeyState
from ..states.key import Tier
from . import supervised, supervising


@dataclass
class Supervised:
    """As one person may see it."""

    rating: ClassSupervision | None = None
    keys: list[KeySupervision] = field(default_factory=list)
    ladders: list[Ladder] = field(default_factory=list)

    @property
    def tier(self) -> Tier | None:
        """重点 while it is under key supervision; else the tier of its rating."""
        if any(one.state != KeyState.DROPPED for one in self.keys):
            return Tier.KEY
        return Tier(self.rating.tier) if self.rating else None


def supervised_item(suggestion: Suggestion, acting: Acting) -> Supervised | None:
    """One question where there is nothing; None then."""
    ratings = supervising.classes_visible_to(acting).filter(suggestion=suggestion)
    keys = supervising.keys_visible_to(acting).filter(items=suggestion)
    ladders = supervised.ladders(acting).filter(handling__suggestion=suggestion)
    rows: list[Any] = [one.order_by().values("pk") for one in (ratings, keys, ladders)]
    there = Case.objects.filter(pk__in=rows[0].union(*rows[1:], all=True))
    kinds = set(there.order_by().values_list("kind", flat=True))
    if not kinds:
        return None
    return Supervised(
        rating=ratings.get() if "class_supervision" in kinds else None,
        keys=list(keys.order_by("decided_on", "pk")) if "key_supervision" in kinds else [],
        ladders=list(ladders) if "ladder" in kinds else [],
    )
