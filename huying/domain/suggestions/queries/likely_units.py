"""What the assignment desk proposes for one item: three lead units, and who could help, each with its reasons.

Only a proposal: nothing here writes or assigns. What was led before is named only as far as the asker may
see it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from huying.domain.people.models import Body
from huying.domain.people.queries import Acting
from huying.foundation.text.routing import can_learn
from huying.foundation.text.rule import Rule
from huying.foundation.text.titles import like_titles

from ..models import Handling, RoutingModel, Suggestion
from ..policy.confirmed import confirmed_leads
from ..policy.likely_units import NAMED, Likely, likely, text_of
from ..policy.shown_units import sealed
from ..states import Role
from .visibility import may_see

LOOKED_BACK = 1_000
"""The newest so many assignments are searched for like ones: some five terms of a county."""
CONSIDERED = 8  # of the likeliest units, for co-units


@dataclass
class ProposedUnit:
    """`place` is its key on the desk: leads from one, co-units from four.

    `led`: like items whose lead it was (for a co-unit: in which it helped), the most like first.
    """

    place: int
    unit: Body
    words: list[str]
    keywords: list[str]
    led: list[Suggestion] = field(default_factory=list)

    @property
    def speaks(self) -> str:
        """All that can be shown in the text, for the page's script."""
        return "\n".join(dict.fromkeys([*self.words, *self.keywords]))


@dataclass
class Proposed:
    leads: list[ProposedUnit]
    co_units: list[ProposedUnit]
    model: RoutingModel | None
    can_learn: bool
    seal: str


def proposed(acting: Acting, suggestion: Suggestion, among: Sequence[Body]) -> Proposed:
    """For whoever may assign it to one of these units."""
    model = in_use(acting.congress.pk)
    rule = rule_of_version(model.pk, model.learnt_at) if model else None
    found = likely(text_of(suggestion), among, rule, CONSIDERED)
    like = _like_items(acting, suggestion)
    by_lead = defaultdict(list)
    for handling in like:
        by_lead[handling.unit_id].append(handling.suggestion)
    leads = [_named(at, one, by_lead[one.unit.pk]) for at, one in enumerate(found[:NAMED], 1)]
    keys = [one.unit.pk for one in leads]
    return Proposed(
        leads,
        _co_units(like, found, among, without=keys[:1]),
        model,
        can_learn(),
        sealed(suggestion.pk, model.pk if model else None, keys) if keys else "",
    )


def in_use(congress_id) -> RoutingModel | None:
    return RoutingModel.objects.filter(congress=congress_id, in_use=True).defer("rule").first()


@lru_cache(maxsize=20)
def rule_of_version(key: int, learnt_at: datetime) -> Rule:
    """A version never changes: it is unpacked once for as long as the process lives.

    When it was learnt tells it from one of the same key in a database that was restored meanwhile.
    """
    return Rule.unpacked(bytes(RoutingModel.objects.only("rule").get(pk=key).rule))


def _named(place: int, one: Likely, led: list[Suggestion]) -> ProposedUnit:
    return ProposedUnit(place, one.unit, one.words, one.keywords, led)


def _like_items(acting: Acting, suggestion: Suggestion) -> list[Handling]:
    """Settled turns of the lead units of like items that the asker may see, the most like first."""
    seen = confirmed_leads(acting.congress.pk).filter(may_see(acting, "suggestion"))
    rows = seen.exclude(suggestion=suggestion.pk).order_by("-assigned_at", "-pk")
    titles = list(rows.values_list("pk", "suggestion__title")[:LOOKED_BACK])
    keys = [key for _score, key in like_titles(suggestion.title, titles)]
    found = seen.filter(pk__in=keys).select_related("suggestion").in_bulk() if keys else {}
    return [found[key] for key in keys]


def _co_units(
    like: list[Handling], found: list[Likely], among: Sequence[Body], without: list[int]
) -> list[ProposedUnit]:
    """Who helped with like items, then whose keywords the text has; never the likeliest lead."""
    items = {one.suggestion_id: one.suggestion for one in like}
    helped = defaultdict(list)
    turns = Handling.objects.filter(suggestion__in=items, role=Role.CO) if items else ()
    for turn in turns:
        helped[turn.unit_id].append(items[turn.suggestion_id])
    often = Counter({key: len(rows) for key, rows in helped.items()})
    units: dict[Any, Body] = {one.pk: one for one in among if one.pk not in without}
    keywords = {one.unit.pk: one.keywords for one in found}
    named = [key for key, _times in often.most_common() if key in units]
    named += [key for key, words in keywords.items() if words and key in units and key not in named]
    return [
        ProposedUnit(at, units[key], [], keywords.get(key, []), helped[key])
        for at, key in enumerate(named[:NAMED], NAMED + 1)
    ]
