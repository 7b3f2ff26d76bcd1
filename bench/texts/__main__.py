"""`python -m bench.texts [--size 1k|10k|100k|1m] [--long] [--fresh] [--exact] [--json]`.

Without HUYING_DATABASE_URL the texts lie in var/bench/, an ignored folder, a file for each size and kind.
"""

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1m": 1_000_000}
HOME = Path(__file__).resolve().parent.parent.parent / "var" / "bench"
OF_TANTIVY = 8  # times as long as tantivy needs to count, at most


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m bench.texts")
    asked.add_argument("--size", choices=list(SIZES), default="1m")
    asked.add_argument("--long", action="store_true", help="texts of a thousand characters")
    asked.add_argument("--fresh", action="store_true", help="make the texts anew")
    asked.add_argument(
        "--exact", action="store_true", help="compare with exact TF-IDF (scikit-learn)"
    )
    asked.add_argument("--json", action="store_true", help="the last line is one JSON object")
    options = asked.parse_args()
    kind = "long" if options.long else "short"
    _settle(HOME / f"texts-{kind}-{options.size}.sqlite3", options.fresh)
    from bench.texts import beside, corpus, database, measuring

    texts = corpus.Corpus(SIZES[options.size], corpus.LONG if options.long else corpus.SHORT)
    seconds = database.made(texts)
    if seconds:
        print(f"{texts.size:,} texts written and indexed in {seconds:.0f} s", file=sys.stderr)
    said = {
        "database": database.connection.vendor,
        "texts": texts.size,
        "kind": kind,
        "bytes": database.sizes(),
        "recall": measuring.recall(texts),
        "likeness": asdict(measuring.likeness(texts)),
        "compared": [asdict(one) | {"ratio": one.ratio} for one in measuring.words()],
        "peak_memory": measuring.peak_memory(),  # before the yardsticks take theirs
    }
    said["exact"] = measuring.exact_tf_idf(texts) if options.exact else None
    by_file = database.connection.vendor == "sqlite"
    said["tantivy"] = beside.counts(texts, HOME) if by_file else None
    print(table(said))
    if options.json:
        print(json.dumps(said))
    return 0


def table(said: dict) -> str:
    """Markdown; milliseconds."""
    whole, index = said["bytes"]
    like = said["likeness"]
    lines = [
        f"{said['texts']:,} {said['kind']} texts on {said['database']}: {whole / 1e6:,.0f} MB, of which the index"
        f" {index / 1e6:,.0f} MB; this process took {said['peak_memory']:,.0f} MB at most",
        "",
        "| question | index ms | scan ms | times faster | aim |",
        "|---|--:|--:|--:|--:|",
    ]
    for one in said["compared"]:
        aim = f"≥ {one['aim']:g}" if one["aim"] else "–"
        scan = (f"{one['scan'] * 1000:,.1f}", f"{one['ratio']:,.0f}") if one["scan"] else ("–", "–")
        lines.append(
            f"| {one['name']} | {one['ours'] * 1000:,.2f} | {scan[0]} | {scan[1]} | {aim} |"
        )
    for name, seconds in (said["tantivy"] or {}).items():
        ours = next(one["ours"] for one in said["compared"] if one["name"] == f"count, {name}")
        lines.append(
            f"| count, {name}, beside tantivy | {ours * 1000:,.2f} | {seconds * 1000:,.2f} (tantivy) "
            f"| takes {ours / seconds:.1f} times as long | ≤ {OF_TANTIVY} |"
        )
    exact = f", by exact TF-IDF {said['exact']:.2f}" if said["exact"] is not None else ""
    lines += [
        "",
        f"Found of what a full scan finds: {said['recall']:.3f}. Similar: median {like['p50']:.0f} ms, "
        f"95 of 100 within {like['p95']:.0f} ms; the origin of a retold text among ten: {like['recall']:.2f}{exact}.",
    ]
    return "\n".join(lines)


def _settle(file: Path, fresh: bool) -> None:
    if "HUYING_DATABASE_URL" not in os.environ:
        file.parent.mkdir(parents=True, exist_ok=True)
        if fresh:
            for one in file.parent.glob(f"{file.name}*"):
                one.unlink()
        os.environ["HUYING_DATABASE_URL"] = f"sqlite:///{file}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huying.settings")
    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
