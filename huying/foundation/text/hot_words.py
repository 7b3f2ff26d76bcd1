"""Words that one set of texts has more than another, found without a dictionary.

A word is two to six characters that many texts have, that hold together (its parts are seldom apart), and
that stand beside ever different characters: 加装电梯 and 老旧小区 come out whole, 区加 does not. How hot a
word is: the log-odds of the texts that have it here against those there, weighted by a prior from both
together, divided by its error (Monroe, Colaresi and Quinn 2008, "Fightin' Words"), so that neither rare
nor everyday words come first. A text counts once for a word, however often it says it.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .grams import runs

SHORTEST, LONGEST = 2, 6
LEAST_TEXTS = 3
HOLDS_TOGETHER = 2.0
"""Log of how much more often its two parts stand side by side than chance would bring them there."""
BESIDE = 1.0
"""Entropy of the characters before it and behind it; below, it is a piece of something longer."""
PRIOR = 200.0
"""Texts that the prior weighs as much as."""
EDGE = "\n"
NOT_FIRST = frozenset("的了着过们地得也都就又还但并而与及和或是在把被将您你我他她它这那其吗呢吧啊")
NOT_LAST = frozenset("的了着过在是和与及或把被将从向对为由以于您你我他她它这那就也都又不没吗呢吧啊")
"""Characters with which no word begins or ends: they bind words to each other."""
PRIVATE = 0xF0000
DIGITS = re.compile(r"[\d\n]+")


@dataclass(frozen=True)
class HotWord:
    """`here`, `before`: how many texts have it. `z`: above 1.96 it is no accident; None: nothing to compare."""

    word: str
    z: float | None
    here: int
    before: int


def words_of(texts: Iterable[str], least: int = LEAST_TEXTS) -> dict[str, list[int]]:
    """Every word of these texts, and the places of those that have it."""
    letters = Letters()
    lines = [(place, line) for place, text in enumerate(texts) for line in letters.lines(text)]
    counts, starts = _frequent(lines, least)
    whole = sum(times for one, times in counts.items() if len(one) == 1) or 1
    held = {
        one
        for one, times in counts.items()
        if (len(one) >= SHORTEST or one in letters.meant)
        and one[0] not in NOT_FIRST
        and one[-1] not in NOT_LAST
        and _cohesion(one, times, counts, whole) >= HOLDS_TOGETHER
    }
    places, free = _where(lines, starts, held)
    return {
        letters.read(one): sorted(found)
        for one, found in sorted(places.items())
        if len(found) >= least and free[one] >= BESIDE
    }


def hottest(
    here: Mapping[str, int], before: Mapping[str, int], limit: int, *, texts: int, earlier: int
) -> list[HotWord]:
    """The words of `here` that stand out against `before`, the hottest first.

    Both say how many texts have each word; `texts`, `earlier`: how many texts there are. Of a word and a
    longer one that holds it, only the hotter is named.
    """
    scored = [
        HotWord(word, _z(times, texts, before.get(word, 0), earlier), times, before.get(word, 0))
        for word, times in here.items()
    ]
    scored.sort(key=lambda one: (-(one.z or 0.0), -one.here, -len(one.word), one.word))
    found: list[HotWord] = []
    for one in scored:
        if len(found) == limit:
            break
        if one.z is not None and one.z <= 0:
            break
        if not any(one.word in other.word or other.word in one.word for other in found):
            found.append(one)
    return found


def _z(here: int, texts: int, before: int, earlier: int) -> float | None:
    if not earlier:
        return None
    prior = PRIOR * (here + before + 0.5) / (texts + earlier + 1)  # what all have is not certain
    rest = PRIOR - prior
    odds = math.log((here + prior) / (texts - here + rest))
    odds -= math.log((before + prior) / (earlier - before + rest))
    return odds / math.sqrt(1 / (here + prior) + 1 / (before + prior))


def places_of(words: Iterable[str], texts: Iterable[str]) -> dict[str, list[int]]:
    """The places of those of these texts that have each of these words."""
    letters = Letters()
    found: dict[str, list[int]] = {word: [] for word in words}
    begins: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in found:
        written = letters.written(word)
        begins[written[:2]].append((written, word))
    for place, text in enumerate(texts):
        seen = set()
        for line in letters.lines(text):
            for at in range(len(line)):
                for start in (line[at], line[at : at + 2]):
                    for written, word in begins.get(start, ()):
                        if line.startswith(written, at):
                            seen.add(word)
        for word in seen:
            found[word].append(place)
    return found


class Letters:
    """Lines in which every character is one unit: a Latin word is one letter of the private area."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self.meant: dict[str, str] = {}

    def lines(self, text: str) -> list[str]:
        """What stands between marks, spaces and numbers: 2026年 is no word."""
        found = []
        for run in runs(text):
            line = "".join(
                unit if len(unit) == 1 else EDGE if unit.isdigit() else self._letter(unit)
                for unit in run
            )
            found += [part for part in DIGITS.split(line) if part]
        return found

    def written(self, word: str) -> str:
        return "".join(self.lines(word))

    def read(self, line: str) -> str:
        return "".join(self.meant.get(one, one) for one in line)

    def _letter(self, unit: str) -> str:
        if unit not in self.known:
            letter = chr(PRIVATE + len(self.known))
            self.known[unit], self.meant[letter] = letter, unit
        return self.known[unit]


Lines = Sequence[tuple[int, str]]
Starts = list[list[list[int]]]


def _frequent(lines: Lines, least: int) -> tuple[Counter[str], Starts]:
    """How often each group of up to six stands there, and for each length and line where the frequent ones
    begin. A group is looked at only where both groups that it lengthens are frequent."""
    counts = Counter("".join(line for _place, line in lines))
    begins = [[at for at, one in enumerate(line) if counts[one] >= least] for _place, line in lines]
    latin = chr(PRIVATE)  # of single letters only these are words
    singles = [
        [at for at in found if line[at] >= latin]
        for (_place, line), found in zip(lines, begins, strict=True)
    ]
    starts: Starts = [singles]
    for length in range(SHORTEST, LONGEST + 1):
        asked = []
        for (_place, line), before in zip(lines, begins, strict=True):
            there = set(before)
            asked.append([(at, line[at : at + length]) for at in before if at + 1 in there])
        level = Counter(one for line_asked in asked for _at, one in line_asked)
        begins = [[at for at, one in found if level[one] >= least] for found in asked]
        starts.append(begins)
        counts.update({one: times for one, times in level.items() if times >= least})
    return counts, starts


def _cohesion(one: str, times: int, counts: Counter[str], whole: int) -> float:
    if len(one) == 1:
        return HOLDS_TOGETHER  # a Latin word is whole as it is
    parts = (counts[one[:cut]] * counts[one[cut:]] for cut in range(1, len(one)))
    return math.log(times * whole / max(parts))


def _where(
    lines: Lines, starts: Starts, held: set[str]
) -> tuple[dict[str, set[int]], dict[str, float]]:
    """The places of the texts that have each word, and how free it stands, on its less free side."""
    places: dict[str, set[int]] = defaultdict(set)
    left: dict[str, list[str]] = defaultdict(list)
    right: dict[str, list[str]] = defaultdict(list)
    for length, begins in enumerate(starts, 1):
        for (place, line), found in zip(lines, begins, strict=True):
            for at in found:
                one = line[at : at + length]
                if one in held:
                    places[one].add(place)
                    left[one].append(line[at - 1] if at else EDGE)
                    right[one].append(line[at + length : at + length + 1] or EDGE)
    free = {one: min(_entropy(left[one]), _entropy(right[one])) for one in places}
    return dict(places), free


def _entropy(beside: list[str]) -> float:
    """The edge of a run is as many neighbours as it comes up: any character could have stood there."""
    whole, counts = len(beside), Counter(beside)
    edges = counts.pop(EDGE, 0) / whole
    found = -sum(times / whole * math.log(times / whole) for times in counts.values())
    return found + edges * math.log(whole)
