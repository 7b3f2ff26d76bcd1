"""From weighed pairs of characters back to words that somebody can read."""

from collections.abc import Mapping, Sequence

from .grams import runs

JOINS = frozenset(
    "的了和与等在是对为于及将把有个并或从到由向让使被就也都而又所其这那要应请能可会不"
)
"""Characters that join words; a word neither crosses one nor begins with it."""
LONGEST = 6
WEAKEST = 0.2
"""A pair that weighs less than so much of the heaviest one is left out."""
ALIKE = 0.6
"""Pairs side by side are one word where the lighter weighs at least so much of the heavier."""


def phrases(text: str, speaks: Mapping[str, float], number: int) -> list[str]:
    """The words of a text that weigh most: pairs that stand side by side and weigh alike are one word.

    `speaks`: what single characters and pairs weigh. Words of at least two characters, the heaviest first.
    """
    lines = list(runs(text))
    pairs = {
        one + other: speaks[one + other] + (speaks.get(one, 0.0) + speaks.get(other, 0.0)) / 2
        for line in lines
        for one, other in zip(line, line[1:], strict=False)
        if one + other in speaks and not (one in JOINS or other in JOINS)
        if not (one.isascii() or other.isascii())
    }
    strongest = max(pairs.values(), default=0.0)
    strong = {pair: one for pair, one in pairs.items() if 0 < WEAKEST * strongest <= one}
    words: dict[str, float] = {}
    for line in lines:
        words |= _joined(line, strong)
    chosen: list[str] = []
    for word in sorted(words, key=lambda one: (-words[one], one)):
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return chosen[:number]


def _joined(line: Sequence[str], strong: Mapping[str, float]) -> dict[str, float]:
    """The words of one line, each with the weight of its heaviest pair; of two that share a character
    and do not weigh alike, the heavier: 公交 and 站, not 公交 and 交站."""
    found: dict[str, float] = {}
    word, last, heaviest = "", 0.0, 0.0
    for one, other in zip(line, line[1:], strict=False):
        now = strong.get(one + other, 0.0)
        if word and min(now, last) >= ALIKE * max(now, last) and len(word) < LONGEST:
            word, last, heaviest = word + other, now, max(heaviest, now)
            continue
        if word and now <= last:
            found[word] = max(heaviest, found.get(word, 0.0))
            word, last = "", 0.0
            continue
        word, last, heaviest = (one + other, now, now) if now else ("", 0.0, 0.0)
    if word:
        found[word] = max(heaviest, found.get(word, 0.0))
    return found
