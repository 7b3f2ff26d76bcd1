"""抽样的算法. The same in docs/draw_again.py, so that anyone draws the list again from what was published.

1. How many. With `each`: so many of every stratum, all of one that has fewer. With `share` (percent):
   the whole takes n = ⌈N × share / 100⌉; a stratum of size s takes ⌊s × n / N⌋, and what is left goes,
   one each, to the strata with the largest remainder of s × n divided by N, ties by name.
2. Which. Of every item the SHA-256 of seed, line feed and number (UTF-8) is taken in hexadecimal; in its
   stratum those that come first in the order of (hash, number) are drawn, and listed by number.
Names and numbers are put in the order of their code points.
"""

import hashlib
from collections.abc import Iterable


def drawn(
    population: Iterable[tuple[str, str]],
    seed: str,
    *,
    share: int | None = None,
    each: int | None = None,
) -> list[str]:
    """The numbers drawn of (number, stratum), stratum by stratum."""
    strata: dict[str, list[str]] = {}
    for number, stratum in population:
        strata.setdefault(stratum, []).append(number)
    sizes = {name: len(strata[name]) for name in sorted(strata)}
    takes = parted(sizes, share) if share is not None else {one: each or 0 for one in sizes}
    return [number for name in sizes for number in _first(strata[name], seed, takes[name])]


def _first(numbers: list[str], seed: str, how_many: int) -> list[str]:
    return sorted(sorted(numbers, key=lambda one: (fate(seed, one), one))[:how_many])


def fate(seed: str, number: str) -> str:
    return hashlib.sha256(f"{seed}\n{number}".encode()).hexdigest()


def parted(sizes: dict[str, int], share: int) -> dict[str, int]:
    """How many of each stratum a share of the whole takes (largest remainder)."""
    whole = sum(sizes.values())
    if not whole:
        return {}
    number = -(-whole * share // 100)
    takes = {name: size * number // whole for name, size in sizes.items()}
    left = number - sum(takes.values())
    by_remainder = sorted(sizes, key=lambda name: (-(sizes[name] * number % whole), name))
    for name in by_remainder[:left]:
        takes[name] += 1
    return takes
