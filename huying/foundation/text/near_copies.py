"""Which texts are nearly the same: sketches of 24 numbers (MinHash), met in bands, then compared in full.

A sketch is made once; a text that comes later is compared only with those that share a band with it, so
that more texts take hardly longer beside many than beside none. Numbers come from a checksum and fixed
factors: the same texts give the same groups on every machine.
"""

from collections.abc import Hashable, Sequence
from functools import lru_cache
from random import Random
from typing import Generic, TypeVar
from zlib import crc32

from .grams import grams, in_both

Key = TypeVar("Key", bound=Hashable)

BANDS, ROWS = 8, 3
"""Two texts that share half of their groups meet in one of the bands in two cases of three; those that
share three quarters almost always."""
ALIKE = 0.5  # of all their groups together, so many are in both
PRIME = (1 << 61) - 1
_FACTORS = Random(20201)  # noqa: S311 - fixed factors, not secrets
FACTORS = tuple(
    (_FACTORS.randrange(1, PRIME), _FACTORS.randrange(PRIME)) for _row in range(BANDS * ROWS)
)


@lru_cache(maxsize=1 << 17)
def _numbers(group: str) -> tuple[int, ...]:
    mark = crc32(group.encode())
    return tuple((factor * mark + more) % PRIME for factor, more in FACTORS)


class NearCopies(Generic[Key]):
    """Keys of texts in groups of near copies; `add` may go on for ever."""

    def __init__(self) -> None:
        self.groups_of: dict[Key, frozenset[str]] = {}
        self.met: dict[tuple, list[Key]] = {}
        self.above: dict[Key, Key] = {}

    def add(self, key: Key, text: str) -> None:
        """A text without letters is alone. A key is added once."""
        if key in self.above:
            raise ValueError(f"{key} is there already")
        self.above[key] = key
        mine = self.groups_of[key] = frozenset(grams(text))
        compared: set[Key] = set()
        for band in _bands(mine):
            there = self.met.setdefault(band, [])
            for other in there:
                if other not in compared and in_both(mine, self.groups_of[other]) >= ALIKE:
                    self._join(other, key)
                compared.add(other)
            there.append(key)

    def first_of(self, key: Key) -> Key:
        """The text of its group that came first; itself where it is alone."""
        while self.above[key] != key:
            self.above[key] = key = self.above[self.above[key]]
        return key

    def _join(self, earlier: Key, later: Key) -> None:
        """Of two groups the one with the earlier text gives the name; keys stand in their order of coming."""
        one, other = self.first_of(earlier), self.first_of(later)
        if one != other:
            self.above[other] = one

    def groups(self) -> list[list[Key]]:
        """Those with more than one text, in the order in which their first came."""
        found: dict[Key, list[Key]] = {}
        for key in self.above:
            found.setdefault(self.first_of(key), []).append(key)
        return [keys for keys in found.values() if len(keys) > 1]


def near_copies(texts: Sequence[str]) -> list[list[int]]:
    """Groups of the places of texts that are nearly the same."""
    found: NearCopies[int] = NearCopies()
    for place, text in enumerate(texts):
        found.add(place, text)
    return found.groups()


def _bands(groups: frozenset[str]) -> list[tuple]:
    if not groups:
        return []
    # The least of each column; the order in which the groups stand does not matter to it.
    sketch = list(map(min, zip(*map(_numbers, groups), strict=True)))
    return [(band, *sketch[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]
