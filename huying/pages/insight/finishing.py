"""办结: which suggestions are finished, by the standard of the congress's rulebook."""

from typing import Any

from django.db.models import OuterRef, Q

from huying.domain.suggestions import states
from huying.domain.suggestions.models import Completion, Handling, ReplyRound
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.completing import promised
from huying.foundation.cases.within import Exists

from .seen import NO_LONGER, Seen

OVER = (states.ReplyRound.CLOSED, states.ReplyRound.ENDED)


def standard_of(seen: Any) -> str:
    return book_of(seen).completion.standard


def finished(seen: Seen) -> Q:
    """Of those given out, as the standard asks; each next standard asks more than the one before."""
    found = seen.replied() & ~_still_owed(seen)
    if standard_of(seen) == "delivered":
        return found
    found &= ~_under_way(seen)
    certified = Q(pk__in=Completion.objects.filter(congress=seen.congress).values("suggestion"))
    if standard_of(seen) == "promise_kept":
        promises = promised().filter(congress=seen.congress)
        return found & (certified | ~Q(pk__in=promises.values("handling__suggestion")))
    return found & certified if standard_of(seen) == "struck_off" else found


def _still_owed(seen: Seen) -> Q:
    """A lead unit that has it has not replied."""
    delivered = ReplyRound.objects.filter(handling=OuterRef("pk"), delivered_at__isnull=False)
    owing = Handling.objects.filter(
        ~Exists(delivered), congress=seen.congress, role=states.Role.LEAD
    ).exclude(case__state__in=NO_LONGER)
    return Q(pk__in=owing.values("suggestion"))


def _under_way(seen: Seen) -> Q:
    """A reply is being written or judged."""
    rounds = ReplyRound.objects.filter(congress=seen.congress).exclude(case__state__in=OVER)
    under_way = rounds.exclude(handling__case__state__in=NO_LONGER)
    return Q(pk__in=under_way.values("handling__suggestion"))
