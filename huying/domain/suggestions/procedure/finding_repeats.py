"""反复提出排查, made: by night or when somebody asks for it, only what is new or changed is compared.

What is found is made again from the texts whenever it is lost; what people say of it is an act
(likely_repeats.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from huying.foundation.procedure import chain

from ..models import LikelyRepeat, RepeatLook, Suggestion
from ..policy.like_links import linked_with, same_matter
from ..policy.likely_repeats import like_it, not_compared, raised, takes_part
from ..states import LikeKind

AT_ONCE = 100
"""Compared in one go of the worker, which has other things to do: at a tenth of a second each, while others work."""


@dataclass(frozen=True)
class Found:
    """`compared`: items asked of the index; `pairs`: new ones; `left`: items that wait for the next time."""

    compared: int
    pairs: int
    left: int


def find_repeats(
    congress_id,
    at: datetime,
    most: int = AT_ONCE,
    told: Callable[[int, int], None] = lambda done, whole: None,
) -> Found:
    """Each item is kept in a transaction of its own: stopped at any moment, it goes on from there."""
    RepeatLook.objects.filter(congress=congress_id).exclude(takes_part("suggestion__")).delete()
    waiting = not_compared(congress_id)
    whole, pairs = waiting.count(), 0
    some = list(waiting[:most]) if whole else []
    for done, suggestion in enumerate(some, start=1):
        pairs += _keep(suggestion, like_it(suggestion), at)
        told(done, len(some))
    return Found(len(some), pairs, whole - len(some))


def _keep(suggestion: Suggestion, scores: dict, at: datetime) -> int:
    """How many of them nobody had been told of. What is linked in the same moment is no question."""
    with transaction.atomic():
        chain.hold(suggestion.congress_id)
        answered = linked_with(suggestion) | same_matter([suggestion.pk])
        known = {
            row.earlier_id if row.later_id == suggestion.pk else row.later_id: row
            for row in _of(suggestion)
        }
        if RepeatLook.objects.filter(suggestion=suggestion).exists():  # it has another text now
            gone = [
                row.pk for key, row in known.items() if key not in scores and not row.dismissed_at
            ]
            LikelyRepeat.objects.filter(pk__in=gone).delete()
        new = [key for key in scores if key not in known and key not in answered]
        for key in known.keys() & scores.keys():
            known[key].alike = round(100 * scores[key])
        LikelyRepeat.objects.bulk_update(known.values(), ["alike"])
        others = Suggestion.objects.filter(pk__in=new).select_related("session").order_by("pk")
        LikelyRepeat.objects.bulk_create(
            _pair(suggestion, one, scores[one.pk], at) for one in others
        )
        RepeatLook.objects.update_or_create(
            suggestion=suggestion,
            defaults={
                "congress_id": suggestion.congress_id,
                "text_id": suggestion.text_id,
                "looked_at": at,
            },
        )
    return len(new)


def _of(suggestion: Suggestion):
    return LikelyRepeat.objects.filter(Q(earlier=suggestion) | Q(later=suggestion)).order_by("pk")


def _pair(one: Suggestion, other: Suggestion, score: float, at: datetime) -> LikelyRepeat:
    earlier, later = sorted((one, other), key=raised)
    return LikelyRepeat(
        congress_id=one.congress_id,
        earlier=earlier,
        later=later,
        alike=round(100 * score),
        found_at=at,
    )


def forget_answered(keys: set, kind: str) -> None:
    """These two are linked: the pair is no question any more, nor is any other in the same line of years."""
    joined = same_matter(keys) if kind == LikeKind.REPEAT else keys
    LikelyRepeat.objects.filter(earlier__in=joined, later__in=joined).delete()


def compare_again(*keys) -> None:
    """They are linked no longer, and are compared anew."""
    RepeatLook.objects.filter(suggestion__in=keys).delete()
