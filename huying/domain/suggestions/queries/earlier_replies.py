"""Replies that the same unit gave before, to be compared with the one that is written."""

from ..models import ReplyRound
from .visibility import rounds_visible_to

MOST = 30


def earlier_replies(acting, round: ReplyRound) -> list[tuple[str, str]]:
    """(what it answered, its text), the latest first; only what the reader may see."""
    found = (
        rounds_visible_to(acting)
        .filter(handling__unit=round.handling.unit_id, signed_at__lt=round.opened_at)
        .exclude(pk=round.pk)
        .prefetch_related("answers")
        .order_by("-signed_at")[:MOST]
    )
    return [
        (one.handling.suggestion.title, "\n".join(a.text for a in one.answers.all()))
        for one in found
    ]
