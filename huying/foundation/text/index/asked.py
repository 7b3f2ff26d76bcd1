"""What somebody typed, as what the index can be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..grams import runs
from .words import mark

LONGEST = 200
"""Characters; whoever pastes a whole text wants what is similar to it, which is another question."""


class Mark:
    """The letters that marks begin with."""

    YEAR: Final = "y"
    SESSION: Final = "s"
    UNIT: Final = "u"
    CATEGORY: Final = "g"
    DEPUTY: Final = "d"


@dataclass(frozen=True)
class Asked:
    """All of it must be there: `phrases` as runs of pairs, `words` as beginnings, `marks` exactly.

    `left_out`: single characters, which nothing can be found by. `in_title`: the phrases stand in the
    title (words, which are marks, may stand anywhere).
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    in_title: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.phrases or self.words or self.marks)

    @property
    def says_nothing(self) -> bool:
        """No words to look for; marks alone narrow, they do not search."""
        return not (self.phrases or self.words)


def ask(
    text: str,
    congress="",
    kinds: Sequence[str] = (),
    marks: Sequence[str] = (),
    *,
    in_title: bool = False,
) -> Asked:
    """Whatever was typed, in any alphabet and with any signs, is a question; signs only separate.

    `marks`: y2026, u12, as in `Entry.marks`. One kind at most can be asked for.

    >>> ask("道路 改造5g").phrases
    (('道路',), ('改造', '造5g'))
    """
    phrases: list[tuple[str, ...]] = []
    words: list[str] = []
    left_out: list[str] = []
    for run in runs(text[:LONGEST]):
        if len(run) > 1:
            phrases.append(tuple("".join(run[at : at + 2]) for at in range(len(run) - 1)))
        elif run[0].isascii():
            words.append(run[0])
        else:
            left_out.append(run[0])
    within = [mark(f"c{congress}")] if congress else []
    within += [mark(f"k{one}") for one in kinds[:1]] + [mark(one) for one in marks]
    return Asked(
        tuple(dict.fromkeys(phrases)),
        tuple(dict.fromkeys(words)),
        tuple(dict.fromkeys(within)),
        tuple(dict.fromkeys(left_out)),
        in_title,
    )
