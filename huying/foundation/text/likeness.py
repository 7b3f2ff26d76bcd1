"""Which texts of many are most like one: candidates by their rarest pairs of characters, ranked by what they share.

Two lists of candidates (by title, by the whole text) are asked of the index with the pairs that few texts
have, so that the answer takes as long for a million texts as for ten thousand; the best of both are then
compared closely, three characters at a time.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from .gram_index import GramIndex
from .grams import grams

COMPARED = 60
"""Of the candidates of both lists together, compared closely; whoever has time compares more."""
FUSED_BY = 20
"""How much sooner a list's first places count than its later ones (reciprocal rank fusion)."""
MOST_PAIRS = 200
"""Of the whole text; a title has all of its own that the budget allows."""
TITLE_COUNTS, TEXT_COUNTS = 0.3, 0.7


@dataclass(frozen=True)
class Text:
    title: str
    body: str = ""


def alike(
    index: GramIndex,
    asked: Text,
    texts: Callable[[Sequence[Any]], Mapping[Any, Text]],
    limit: int = 10,
    compared: int = COMPARED,
) -> list[Any]:
    """The keys of the texts most like the one asked for, the most alike first; of equals the newer one.

    `texts(keys)` gives the texts of the candidates; `compared`: how many candidates are compared
    closely, which takes half a millisecond each.
    """
    return [one.key for one in likenesses(index, asked, texts, limit, compared)]


@dataclass(frozen=True)
class Alike:
    """`score` lies between 0 and 1."""

    key: Any
    score: float


def likenesses(
    index,
    asked: Text,
    texts: Callable[[Sequence[Any]], Mapping[Any, Text]],
    limit: int = 10,
    compared: int = COMPARED,
    *,
    gathered: int = 0,
    seen: Callable[[Sequence[Any]], Collection[Any]] | None = None,
    within: Any = None,
) -> list[Alike]:
    """The same with how much each shares with what was asked.

    `seen(keys)`: those of the candidates that the reader may know of; then more are `gathered` of the
    index than are compared, lest what others may see displace what the reader may. `within` narrows
    the candidates in the index itself (a congress, a kind).
    """
    most, size = max(gathered, compared), index.size
    in_title, in_body = grams(asked.title), grams(asked.body)
    known = index.rarity(dict.fromkeys(in_title + in_body))
    by_title = _within_budget(Counter(in_title), known, size, index.BUDGET)
    by_text = _within_budget(Counter(in_title + in_body), known, size, index.BUDGET)
    narrowed = {"within": within} if within else {}
    weightiest = dict(islice(by_text.items(), MOST_PAIRS))
    lists = (
        index.any_of(by_title, most, in_title=True, **narrowed),
        index.any_of(weightiest, most, **narrowed),
    )
    fused = _fused(lists)
    if seen:
        may = set(seen(fused))
        fused = [key for key in fused if key in may]
    found = texts(fused[:compared])
    compare = Comparison(asked, known, size)
    near = [key for key in fused[:compared] if key in found]
    scored = [(compare(found[key]), -place, key) for place, key in enumerate(near)]
    scored.sort(key=lambda one: one[:2], reverse=True)
    return [Alike(key, score) for score, _place, key in scored[:limit]]


def _within_budget(
    pairs: Counter, known: Mapping[str, int], size: int, budget: int
) -> dict[str, float]:
    """The pairs that say most of the text and together have no more rows than the budget; how rare each is."""
    weights = {pair: math.log(1 + size / known[pair]) for pair in pairs if known.get(pair)}
    worth = {pair: pairs[pair] * weights[pair] / math.sqrt(known[pair]) for pair in weights}
    found: dict[str, float] = {}
    rows = 0
    for pair in sorted(worth, key=lambda one: (-worth[one], one)):
        if rows + known[pair] <= budget:
            found[pair] = weights[pair]
            rows += known[pair]
    return found


def _fused(lists: Iterable[Sequence[Any]]) -> list[Any]:
    points: dict[Any, float] = {}
    for one in lists:
        for place, key in enumerate(one):
            points[key] = points.get(key, 0.0) + 1 / (FUSED_BY + place)
    return sorted(points, key=lambda key: -points[key])


class Comparison:
    """How much a text shares with the one asked for, between 0 and 1: rare groups count for more."""

    def __init__(self, asked: Text, known: Mapping[str, int], size: int):
        size = max(size, 1)
        self.rarity = {pair: math.log(1 + size / (1 + docs)) for pair, docs in known.items()}
        self.unknown = math.log(1 + size)  # of a pair that the text asked for does not have
        self.title, self.text = map(_Weighed, self._weights(asked))

    def __call__(self, other: Text) -> float:
        title, text = self._weights(other)
        return TITLE_COUNTS * self.title.cosine(title) + TEXT_COUNTS * self.text.cosine(text)

    def _weights(self, text: Text) -> tuple[dict[str, float], dict[str, float]]:
        """Of the title, and of title and body together."""
        pairs, threes = grams(text.title), grams(text.title, 3)
        title = self._weighed(pairs, threes)
        return title, self._weighed(pairs + grams(text.body), threes + grams(text.body, 3))

    def _weighed(self, pairs: list[str], threes: list[str]) -> dict[str, float]:
        rarity, unknown = self.rarity, self.unknown
        found = {one: times(n) * rarity.get(one, unknown) for one, n in Counter(pairs).items()}
        for one, n in Counter(threes).items():
            # A run of two units is a group of both kinds.
            found[one] = found.get(one, 0.0) + times(n) * rarity.get(one[:2], unknown)
        return found


class _Weighed:
    """The weights of the text asked for, and their length, which is the same for every comparison."""

    def __init__(self, weights: dict[str, float]):
        self.weights, self.length = weights, _length(weights)

    def cosine(self, other: dict[str, float]) -> float:
        mine = self.weights
        shared = sum([weight * mine[group] for group, weight in other.items() if group in mine])
        return shared / (self.length * _length(other)) if shared else 0.0


def _length(weights: dict[str, float]) -> float:
    return math.sqrt(sum([weight * weight for weight in weights.values()]))


@cache
def times(n: int) -> float:
    """Ten times the same word says more than once, but not ten times as much."""
    return 1 + math.log(n)
