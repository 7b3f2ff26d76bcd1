"""Which of some hundred titles are about the same thing: pairs of characters, the rare ones counting more."""

import math
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

from .grams import grams

Key = TypeVar("Key", bound=Hashable)
ALIKE = 0.35
"""From here on two titles are taken to be of one matter, between 0 and 1."""


def like_titles(asked: str, titles: Iterable[tuple[Key, str]]) -> list[tuple[float, Key]]:
    """(how like, key) of those like the one asked for, the most like first, of equals the earlier."""
    rows = [(key, set(grams(title))) for key, title in titles]
    known = Counter(pair for _key, pairs in rows for pair in pairs)

    def length(pairs: set[str]) -> float:
        return math.sqrt(sum(_rarity(known[pair], len(rows)) ** 2 for pair in pairs))

    own = set(grams(asked))
    whole = length(own)
    scored = []
    for key, pairs in rows:
        shared = sum(_rarity(known[pair], len(rows)) ** 2 for pair in own & pairs)
        if shared and (score := shared / (whole * length(pairs))) >= ALIKE:
            scored.append((score, key))
    return sorted(scored, key=lambda one: -one[0])


def _rarity(times: int, rows: int) -> float:
    """What fewer than a few titles have (the name of a place) counts as if a few had it."""
    return math.log(1 + rows / (1 + max(times, math.sqrt(rows))))
