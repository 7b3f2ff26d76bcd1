"""`python -m bench.routing FILE.csv`: how well the receiver of a text is found, beside fastText.

FILE.csv: title, body, main_unit. Learnt from 300 rows (or four fifths of a smaller file), asked of the others,
five draws; fastText gets the same characters and pairs, as words. It is no part of Huying: where `fasttext`
(from the registry: fasttext-wheel) is not installed, its column says so.
"""

import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from huying.foundation.text.likeness import Text
from huying.foundation.text.routing import Router
from huying.foundation.text.rule import characters

LEARNT = 300
DRAWS = 5
FAST_TEXT = ((5, 0.1), (100, 0.1), (50, 1.0), (100, 1.0))
"""(epochs, rate): fastText's own default, and what lets it learn more from few texts."""
Row = tuple[Text, str]
Named = list[list[str]]


def main(file: str) -> int:
    with Path(file).open(encoding="utf-8-sig", errors="replace", newline="") as opened:
        read = csv.DictReader(opened)
        rows = [
            (Text(one["title"], one["body"]), one["main_unit"]) for one in read if one["main_unit"]
        ]
    ways = {"always the commonest": commonest, "Huying": huying}
    for epochs, rate in FAST_TEXT:
        ways[f"fastText, {epochs} epochs, rate {rate}"] = fast_text(epochs, rate)
    learnt = min(LEARNT, len(rows) * 4 // 5)
    print(f"{len(rows)} rows, learnt from {learnt}, {DRAWS} draws\n")
    print("| way | first right | one of three |\n|---|--:|--:|")
    for name, way in ways.items():
        try:
            first, among = shares(way, rows, learnt)
        except ImportError as missing:
            print(f"| {name} | not installed: {missing.name} | |")
        else:
            print(f"| {name} | {first:.2f} | {among:.2f} |")
    return 0


def shares(way, rows: Sequence[Row], learnt: int) -> tuple[float, float]:
    """(first right, one of three right): shares of what was asked in all draws together."""
    found, asked = Counter[str](), 0
    for draw in range(DRAWS):
        order = random.Random(draw).sample(rows, len(rows))
        known, others = order[:learnt], order[learnt:]
        for named, (_text, due) in zip(
            way(known, [text for text, _ in others]), others, strict=True
        ):
            found["first"] += named[0] == due
            found["among"] += due in named[:3]
        asked += len(others)
    return found["first"] / asked, found["among"] / asked


def commonest(known: Sequence[Row], asked: Sequence[Text]) -> Named:
    often = [name for name, _times in Counter(due for _text, due in known).most_common(3)]
    return [often for _text in asked]


def huying(known: Sequence[Row], asked: Sequence[Text]) -> Named:
    return Router([text for text, _due in known], [due for _text, due in known]).best(asked)


def fast_text(epochs: int, rate: float):
    def way(known: Sequence[Row], asked: Sequence[Text]) -> Named:
        import fasttext

        names = sorted({due for _text, due in known})
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            for text, due in known:
                file.write(f"__label__{names.index(due)} {' '.join(characters(text))}\n")
            file.flush()
            model = fasttext.train_supervised(
                file.name, epoch=epochs, lr=rate, thread=1, seed=1, verbose=0
            )
        labels, _sure = model.predict([" ".join(characters(text)) for text in asked], k=3)
        return [[names[int(one.removeprefix("__label__"))] for one in row] for row in labels]

    return way


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
