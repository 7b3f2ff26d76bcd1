"""学习交办记录: a rule from what this congress has assigned, and how well it would have proposed."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from huying.domain.people.models import Succession
from huying.domain.people.queries import units
from huying.domain.people.states import SuccessionKind
from huying.foundation.text.likeness import Text
from huying.foundation.text.routing import Router

from ..models import RoutingModel
from .confirmed import confirmed_leads
from .likely_units import likely, text_of

FEWEST = 20
"""From so many texts on learning helps (likely_units.py says how much): 0.74 first, by keywords 0.71."""
ANEW_AFTER = 20
"""On the same county 20, 40, 60 and 100 texts put the right unit first in 0.74, 0.78, 0.81 and 0.86: so many
more are felt, fewer hardly."""
PARTS = 5
MOST_TRIED = 2_000
"""The newest so many are tried: each of five parts is learnt once more, and a night has an end."""


@dataclass(frozen=True)
class Learnt:
    """`tried` texts were each asked of what other texts teach."""

    packed: bytes
    texts: int
    known: frozenset[str]
    tried: int
    first: int
    among_three: int

    @property
    def name(self) -> str:
        """What the event remembers of it."""
        return f"{self.texts}件，{len(self.known)}个单位"


def texts_since(congress_id) -> int:
    """How many settled assignments there are that the newest version has not learnt from."""
    found = RoutingModel.objects.filter(congress=congress_id).order_by("-version")
    newest = found.values_list("texts", flat=True).first()
    return confirmed_leads(congress_id).count() - (newest or 0)


def learn(congress_id) -> Learnt | None:
    """From all settled assignments; None where they are too few, or of one unit alone.

    Raises Unavailable without scikit-learn.
    """
    found = confirmed_leads(congress_id).select_related("suggestion__text", "unit")
    turns = list(found.order_by("assigned_at", "pk"))
    texts = [text_of(one.suggestion) for one in turns]
    went_into = merged_into(congress_id)
    names = [str(went_into.get(one.unit_id, one.unit_id)) for one in turns]
    if len(texts) < FEWEST:
        return None
    rule = Router(texts, names).learnt()
    if rule is None:
        return None
    first, among, tried = tried_in_parts(texts, names, list(units(congress_id)))
    return Learnt(rule.packed(), len(texts), frozenset(names), tried, first, among)


def merged_into(congress_id) -> dict[int, int]:
    """A unit that was merged → the one that has its work now, however often that went on."""
    found = Succession.objects.filter(
        congress=congress_id, kind=SuccessionKind.MERGED, old__active=False
    )
    steps = dict(found.order_by("pk").values_list("old", "new"))
    ends: dict[int, int] = {}
    for old in steps:
        seen, now = {old}, steps[old]
        while now in steps and now not in seen:
            seen.add(now)
            now = steps[now]
        ends[old] = now
    return ends


def tried_in_parts(
    texts: Sequence[Text], names: Sequence[str], among: Sequence
) -> tuple[int, int, int]:
    """(right first, right among three, tried): each fifth proposed by what the other four teach."""
    start = max(0, len(texts) - MOST_TRIED)
    order = list(range(start, len(texts)))
    random.Random(len(order)).shuffle(order)  # the same texts, the same fifths
    found: Counter[str] = Counter()
    for part in range(PARTS):
        asked = set(order[part::PARTS])
        others = [place for place in range(len(texts)) if place not in asked]
        rule = Router([texts[one] for one in others], [names[one] for one in others]).learnt()
        for one in sorted(asked):
            proposed = [str(each.unit.pk) for each in likely(texts[one], among, rule)]
            found["first"] += proposed[:1] == [names[one]]
            found["among"] += names[one] in proposed
    return found["first"], found["among"], len(order)
