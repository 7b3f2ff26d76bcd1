"""Made-up texts with words as unevenly spread as real ones: the same seed gives the same texts.

Of 800 real messages to governments (412 characters each) 0.23 of the pairs in a text are in no other of them, 0.48
in five at most, 0.33 in more than one of fifty; of 800 made-up ones as long 0.23, 0.45 and 0.41.

Four words carry a mark of their own, so that what is common and what is rare is known: a word in every
fifth text, one in every fiftieth, one in about twenty texts altogether, one in none.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

FIRST, LETTERS = 0x4E00, 2_500  # characters in use, without their meaning
WORDS = 20_000
EVERY_FIFTH, EVERY_FIFTIETH, RARE, NEVER = "龘靐", "齉麤", "鱻犇", "骉猋"
RARE_IN_ALL = 20
LENGTHS = (2, 2, 2, 3, 4)


@dataclass(frozen=True)
class Kind:
    """How many words a text has, at least and at most; title apart."""

    name: str
    words: tuple[int, int]


SHORT, LONG = Kind("short", (12, 60)), Kind("long", (250, 700))


class Corpus:
    """`texts()` gives (title, body), `retold(n)` the number of a text with what was left of it in other words."""

    def __init__(self, size: int, kind: Kind, seed: int = 1):
        self.size, self.kind, self.seed = size, kind, seed
        chance = random.Random(seed)
        self.words = [
            "".join(_letter(chance) for _ in range(chance.choice(LENGTHS))) for _ in range(WORDS)
        ]
        # Zipf: the word in place n comes half as often as the one in place n/2.
        total, self.until = 0.0, []
        for place in range(1, WORDS + 1):
            total += 1 / place
            self.until.append(total)
        step = max(1, size // RARE_IN_ALL)
        self.rare = {n for n in range(step // 2, size, step)}

    def texts(self) -> Iterator[tuple[str, str]]:
        for number in range(self.size):
            yield self.text(number)

    def text(self, number: int) -> tuple[str, str]:
        chance = random.Random(self.seed * 1_000_003 + number)
        # What a text is about: a handful of words that come again in it.
        about = chance.choices(self.words, cum_weights=self.until, k=3) + chance.choices(
            self.words, k=4
        )
        title = "关于" + "".join(chance.sample(about, 3)) + "的建议"
        body = self._words(chance, about)
        for word, every in ((EVERY_FIFTH, 5), (EVERY_FIFTIETH, 50)):
            if number % every == 0:
                body.insert(chance.randrange(len(body)), word)
        if number in self.rare:
            body.insert(chance.randrange(len(body)), RARE)
        return title, "".join(body)

    def retold(self, number: int) -> tuple[str, str]:
        """Another title, two words of five gone, as many others come in, in another order."""
        chance = random.Random(-number)
        title, body = self.text(number)
        pieces = [body[at : at + 4] for at in range(0, len(body), 4)]
        kept = chance.sample(pieces, max(1, len(pieces) * 3 // 5))
        kept += chance.choices(self.words, cum_weights=self.until, k=len(pieces) // 2)
        chance.shuffle(kept)
        return f"请解决{title[2:6]}的问题", "".join(kept)

    def _words(self, chance: random.Random, about: list[str]) -> list[str]:
        long = chance.randint(*self.kind.words)
        found = chance.choices(self.words, cum_weights=self.until, k=long * 4 // 5)
        found += chance.choices(about, k=long - len(found))
        chance.shuffle(found)
        return [one + ("，" if n % 9 == 8 else "") for n, one in enumerate(found)]


def _letter(chance: random.Random) -> str:
    """Some characters are in every other word, most in few."""
    return chr(FIRST + int(LETTERS * chance.random() ** 3))
