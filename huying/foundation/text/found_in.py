"""Where the words that somebody typed stand in a text: a title with marks, a piece of a long text."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .grams import normal, runs

BEFORE = 24
AROUND = 96
"""Characters of a piece, and how many of them stand before what was found."""


@dataclass(frozen=True)
class Part:
    """A stretch of a text; `found`: it is what was asked for."""

    words: str
    found: bool = False


def marked(text: str, typed: str) -> list[Part]:
    """The whole text in parts.

    >>> [part.words for part in marked("修缮石桥的建议", "石桥") if part.found]
    ['石桥']
    """
    return _parts(text, _places(text, _wanted(typed)), 0, len(text))


def piece(text: str, typed: str) -> list[Part]:
    """Some hundred characters around the first place where most of it stands; else the beginning."""
    line = " ".join(text.split())
    places = _places(line, _wanted(typed))
    first = _best_start(places)
    begin = max(0, first - BEFORE)
    end = min(len(line), begin + AROUND)
    begin, end = _whole(line, max(0, end - AROUND)), _whole(line, end)
    parts = _parts(line, places, begin, end)
    return [Part("…")] * (begin > 0) + parts + [Part("…")] * (end < len(line))


def _wanted(typed: str) -> list[str]:
    """What can be found of it: runs, and words by their beginnings."""
    found = ["".join(run) for run in runs(typed) if len(run) > 1 or run[0].isascii()]
    return list(dict.fromkeys(found))


def _places(text: str, wanted: list[str]) -> list[tuple[int, int]]:
    """Beginnings and ends in the text as it is written; none overlaps another."""
    if not wanted:
        return []
    read, where = _read(text)
    found = sorted(place for word in wanted for place in _all(read, word))
    joined: list[tuple[int, int]] = []
    for start, end in found:
        start, end = where[start], where[end - 1] + 1
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _read(text: str) -> tuple[str, list[int]]:
    """The text in its one spelling, and from which character of it each of those comes."""
    spelled = [normal(one) for one in text]
    where = [place for place, one in enumerate(spelled) for _each in one]
    return "".join(spelled), where


def _all(read: str, word: str) -> Iterator[tuple[int, int]]:
    """A Latin word or number counts from its beginning only."""
    at = read.find(word)
    while at >= 0:
        inside = _latin(word[0]) and at > 0 and _latin(read[at - 1])
        if not inside:
            yield at, at + len(word)
        at = read.find(word, at + 1)


def _latin(one: str) -> bool:
    return one.isascii() and one.isalnum()


def _best_start(places: list[tuple[int, int]]) -> int:
    """The first place with the most others close behind it."""
    if not places:
        return 0
    near = [
        sum(start <= other < start + AROUND - BEFORE for other, _e in places)
        for start, _e in places
    ]
    return places[near.index(max(near))][0]


def _whole(text: str, at: int) -> int:
    """Not between a character and what is written upon it."""
    while 0 < at < len(text) and unicodedata.combining(text[at]):
        at -= 1
    return at


def _parts(text: str, places: list[tuple[int, int]], begin: int, end: int) -> list[Part]:
    parts, at = [], begin
    for start, stop in places:
        start, stop = max(start, begin), min(stop, end)
        if start < stop:
            parts += [Part(text[at:start]), Part(text[start:stop], True)]
            at = stop
    return [one for one in [*parts, Part(text[at:end])] if one.words]
