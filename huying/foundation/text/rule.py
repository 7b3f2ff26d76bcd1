"""A rule that was learnt, as plain numbers: it scores a text and says which words speak for whom.

Needs nothing but Python, so that what a machine with scikit-learn has learnt is used without it. Kept as
JSON and 32-bit numbers: in it there is nothing that could be run.
"""

import json
import math
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .grams import grams
from .likeness import Text
from .phrases import phrases

TITLE_COUNTS = 2  # a title says in a tenth of the words what it is about


def characters(text: Text) -> list[str]:
    """What is learnt from: single characters and pairs, the title's twice."""
    title, body = (grams(part, 1) + grams(part) for part in (text.title, text.body))
    return title * TITLE_COUNTS + body


@dataclass(frozen=True)
class Rule:
    """`rows`: a group of characters → its place in `weights`, where it has one number for each receiver;
    `rarity` has one number for each group, `starts` one for each receiver."""

    receivers: tuple[str, ...]
    rows: dict[str, int]
    rarity: Sequence[float]
    weights: Sequence[float]
    starts: Sequence[float]

    def scores(self, text: Text) -> dict[str, float]:
        """Each receiver's; the higher, the likelier."""
        found = list(self.starts)
        wide = len(self.receivers)
        for group, share in self._shares(text).items():
            first = self.rows[group] * wide
            for place in range(wide):
                found[place] += share * self.weights[first + place]
        return dict(zip(self.receivers, found, strict=True))

    def words(self, text: Text, receiver: str, number: int = 4) -> list[str]:
        """The words of this text that speak most for a receiver, the strongest first.

        Those that several texts taught come before those that one alone did.
        """
        wide, place = len(self.receivers), self.receivers.index(receiver)
        speaks = {
            group: share * self.weights[self.rows[group] * wide + place]
            for group, share in self._shares(text).items()
        }
        had_once = max(self.rarity, default=0.0)
        often = {one: speaks[one] for one in speaks if self.rarity[self.rows[one]] < had_once}
        whole = f"{text.title}\n{text.body}"
        return phrases(whole, often, number) or phrases(whole, speaks, number)

    def _shares(self, text: Text) -> dict[str, float]:
        """How much of the text each known group is: rare and frequent ones count, the squares add to one."""
        times = Counter(group for group in characters(text) if group in self.rows)
        found = {
            group: (1 + math.log(n)) * self.rarity[self.rows[group]] for group, n in times.items()
        }
        length = math.sqrt(sum(share * share for share in found.values())) or 1.0
        return {group: share / length for group, share in found.items()}

    def packed(self) -> bytes:
        numbers = array("f", [*self.rarity, *self.weights, *self.starts])
        if sys.byteorder == "big":
            numbers.byteswap()
        head = json.dumps([self.receivers, list(self.rows)], ensure_ascii=False).encode()
        body = len(head).to_bytes(4, "little") + head + numbers.tobytes()
        return zlib.compress(body)

    @classmethod
    def unpacked(cls, packed: bytes) -> "Rule":
        body = zlib.decompress(packed)
        end = 4 + int.from_bytes(body[:4], "little")
        receivers, groups = json.loads(body[4:end])
        numbers = array("f")
        numbers.frombytes(body[end:])
        if sys.byteorder == "big":
            numbers.byteswap()
        cut, last = len(groups), len(numbers) - len(receivers)
        rows = {group: place for place, group in enumerate(groups)}
        return cls(tuple(receivers), rows, numbers[:cut], numbers[cut:last], numbers[last:])


def rule_of(vectors: Any, linear: Any) -> Rule:
    """What scikit-learn has learnt, in numbers of our own."""
    groups = [str(one) for one in vectors.get_feature_names_out()]
    weights, starts = linear.coef_, linear.intercept_
    if len(weights) == 1:  # one number tells both apart
        weights, starts = [-weights[0], weights[0]], [-starts[0], starts[0]]
    columns = [[float(one) for one in row] for row in weights]
    return Rule(
        tuple(str(one) for one in linear.classes_),
        {group: place for place, group in enumerate(groups)},
        [float(one) for one in vectors.idf_],
        [column[place] for place in range(len(groups)) for column in columns],
        [float(one) for one in starts],
    )
