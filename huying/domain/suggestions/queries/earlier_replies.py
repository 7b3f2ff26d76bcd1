"""Replies that the same unit gave before, to this item or to others, to be compared with the one at hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from huying.domain.people.queries import Acting
from huying.foundation.text.differences import Piece, shared, sides
from huying.foundation.text.index import Mark, ask
from huying.foundation.text.like_entries import like_entries
from huying.foundation.text.likeness import Text
from huying.foundation.text.models import Entry

from ..models import Answer, ReplyRound
from .visibility import rounds_visible_to

MOST = 30
"""So many, the most like the one at hand, are read sentence by sentence."""
GATHERED = 1000
NEAR = 0.5
"""Of all their pairs of characters so many are in both: a near copy, as for the groups of near copies."""
SHOWN = 3
MOST_COMPARED = 2000
"""Characters that are shown beside each other; of a longer reply the beginning."""


@dataclass(frozen=True)
class Earlier:
    """`text`: its answers, one below the other."""

    round: ReplyRound
    text: str

    @property
    def title(self) -> str:
        return self.round.handling.suggestion.title


@dataclass(frozen=True)
class NearCopy:
    """`left`: the reply at hand, `right`: the earlier one, each with what the other has not."""

    earlier: Earlier
    same: int
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


def earlier_replies(acting: Acting, round: ReplyRound, answers: Sequence[str]) -> list[Earlier]:
    """The most alike first; only what the reader may see; of what is kept secret nothing beside another item."""
    asked = Text("", "\n".join(answers))
    if not asked.body.strip():
        return []
    itself_or_open = Q(handling__suggestion=round.handling.suggestion_id) | Q(
        handling__suggestion__secrecy=False
    )
    before = rounds_visible_to(acting).filter(
        itself_or_open, handling__unit=round.handling.unit_id, signed_at__lt=round.opened_at
    )
    keys = like_entries(
        asked,
        Entry.objects.filter(case__in=before.exclude(pk=round.pk).values("pk")),
        _texts,
        limit=MOST,
        gathered=GATHERED,
        within=ask(
            "",
            congress=acting.congress.pk,
            kinds=["reply_round"],
            marks=[f"{Mark.UNIT}{round.handling.unit_id}"],
        ),
    )
    in_order = Prefetch("answers", Answer.objects.order_by("request__order"))
    rows = {one.pk: one for one in before.filter(pk__in=keys).prefetch_related(in_order)}
    return [
        Earlier(rows[key], "\n".join(one.text for one in rows[key].answers.all()))
        for key in keys
        if key in rows
    ]


def _texts(keys: Sequence[int]) -> dict[int, Text]:
    return {one.pk: Text("", one.body) for one in Entry.objects.filter(pk__in=keys)}


def near_copies(answers: Sequence[str], earlier: list[Earlier]) -> list[NearCopy]:
    """Those that say nearly the same, with what differs."""
    own = "\n".join(answers)
    found = [(shared(own, one.text), one) for one in earlier]
    near = sorted((one for one in found if one[0] >= NEAR), key=lambda one: -one[0])
    return [
        NearCopy(one, round(100 * same), *sides(own[:MOST_COMPARED], one.text[:MOST_COMPARED]))
        for same, one in near[:SHOWN]
    ]
