"""Two texts character by character: what both have, what only the one or the other has."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from .grams import grams, in_both

KEPT, OUT, IN = "kept", "out", "in"
# Chinese has no blanks between words: characters are compared, numbers and Latin words as wholes.
_WORD = re.compile(r"[A-Za-z0-9.%]+|\s+|.", re.DOTALL)
_SHORT = 2
"""A kept run this short between two changes says less than one whole change."""
BELONG = 0.2
"""Of all their pairs of characters so many are in both: two requests that ask for the same."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str


def pieces(old: str, new: str, short: int = _SHORT) -> tuple[Piece, ...]:
    """`old` and `new` as one running text with what was taken out and put in.

    `short`: a kept run of so few characters between two changes is taken as changed with them.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    runs = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("".join(before[i:j]),) * 2 + (True,))
        else:
            runs.append(("".join(before[i:j]), "".join(after[k:m]), False))
    found: list[Piece] = []
    for out, put, same in _calmed(runs, short):
        if same:
            found.append(Piece(KEPT, out))
        else:
            found += [Piece(kind, text) for kind, text in ((OUT, out), (IN, put)) if text]
    return tuple(found)


def _calmed(runs: list, short: int) -> list:
    """Short kept runs between two changes join them, so that a reader sees words and not crumbs."""
    calm: list = []
    for place, run in enumerate(runs):
        between = 0 < place < len(runs) - 1
        crumb = run[2] and between and len(run[0].strip()) <= short
        changed = crumb or not run[2]
        if changed and calm and not calm[-1][2]:
            last = calm.pop()
            run = (last[0] + run[0], last[1] + run[1], False)
        elif crumb:
            run = (run[0], run[1], False)
        calm.append(run)
    return calm


def sides(one: str, other: str, short: int = 3) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The two texts to stand side by side, each with what the other has not (OUT on the left, IN on
    the right)."""
    found = pieces(one, other, short)
    left = tuple(piece for piece in found if piece.kind != IN)
    return left, tuple(piece for piece in found if piece.kind != OUT)


def shared(one: str, other: str) -> float:
    """How much of all their pairs of characters is in both, between 0 and 1."""
    return in_both(set(grams(one)), set(grams(other)))


def matched(
    ones: Sequence[Item], others: Iterable[Item], text: Callable[[Item], str] = str
) -> list[tuple[Item | None, Item | None]]:
    """The items of two lists in pairs, the most alike first taken; who has no like stands alone.

    In the order of `ones`, then what is left of the others.
    """
    rest = list(others)
    likely = sorted(
        (
            (-shared(text(one), text(other)), at, to)
            for at, one in enumerate(ones)
            for to, other in enumerate(rest)
        )
    )
    found: dict[int, int] = {}
    for less, at, to in likely:
        if -less >= BELONG and at not in found and to not in found.values():
            found[at] = to
    pairs: list[tuple[Item | None, Item | None]] = [
        (one, rest[found[at]] if at in found else None) for at, one in enumerate(ones)
    ]
    left = [other for to, other in enumerate(rest) if to not in found.values()]
    return pairs + [(None, other) for other in left]
