"""`python -m bench [--size 100k|1m] [--fresh] [--json]`: makes the data once, measures, prints a table.

Without HUYING_DATABASE_URL the data lies in var/bench/, an ignored folder, one file for each size.
"""

import argparse
import json
import os
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from time import perf_counter

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
HOME = Path(__file__).resolve().parent.parent / "var" / "bench"
DAY, OPENED = (
    date(2026, 7, 25),
    date(2026, 2, 25),
)  # the rehearsed year ends 150 days after its session


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m bench")
    asked.add_argument("--size", choices=list(SIZES), default="100k")
    asked.add_argument("--fresh", action="store_true", help="make the data anew")
    asked.add_argument("--json", action="store_true", help="the last line is one JSON object")
    options = asked.parse_args()
    _settle(options.size, options.fresh)
    from bench import letters, measuring, pages  # the settings must be there first

    congress, seconds, total = _data(SIZES[options.size])
    _tell(
        f"{total:,} suggestions, made in {seconds:.0f} s" if seconds else f"{total:,} suggestions"
    )
    figures = [measuring.measure(ask, account) for ask, account in pages.asks(congress)]
    print(table(figures, total))
    print(letters.line(seconds_of_letters := letters.measure()))
    if options.json:
        said = {"suggestions": total, "letters": seconds_of_letters}
        print(json.dumps(said | {"figures": [asdict(one) for one in figures]}))
    return 0


def table(figures, total: int) -> str:
    """Markdown. Times are medians in milliseconds; the ratio is of processor time."""
    lines = [
        f"{total:,} suggestions",
        "",
        "| page | queries | CPU ms | latency ms | bare: queries | CPU ms | latency ms | ratio | aim |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for one in figures:
        aim = f"≤ {one.aim:g}" if one.aim else "–"
        lines.append(
            f"| {one.name} {one.label} | {one.queries} | {one.cpu * 1000:.1f} | {one.latency * 1000:.1f} "
            f"| {one.bare_queries} | {one.bare_cpu * 1000:.1f} | {one.bare_latency * 1000:.1f} "
            f"| {one.ratio:.1f} | {aim} |"
        )
    return "\n".join(lines)


def _settle(size: str, fresh: bool) -> None:
    """A database of its own, and Django around it."""
    file = HOME / f"{size}.sqlite3"
    if "HUYING_DATABASE_URL" not in os.environ:
        HOME.mkdir(parents=True, exist_ok=True)
        if fresh:
            for one in HOME.glob(f"{size}.sqlite3*"):
                one.unlink()
        os.environ["HUYING_DATABASE_URL"] = f"sqlite:///{file}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huying.settings")
    import django

    django.setup()


def _data(wanted: int):
    """(the congress, seconds it took to make, how many suggestions); made only where it is not there."""
    from bench import generator
    from huying.commands.database import ensure_database
    from huying.commands.rehearsal.rehearse import rehearse
    from huying.domain.people.models import Congress
    from huying.domain.suggestions.models import Suggestion

    began = perf_counter()
    ensure_database(_tell)
    congress = Congress.objects.order_by("pk").first()
    made = Suggestion.objects.filter(congress=congress).count() if congress else 0
    if congress and made >= wanted:
        return congress, 0, made
    if congress:
        raise SystemExit("the data of an interrupted run lies there: run it again with --fresh")
    _tell("rehearsing one year")
    congress, _answer = rehearse("county", 7, OPENED, DAY)
    total = generator.fill(congress, wanted, _progress)
    return congress, perf_counter() - began, total


def _progress(done: int, whole: int) -> None:
    if done % max(whole // 20, 1) == 0:
        _tell(f"copied {done} of {whole} times")


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
