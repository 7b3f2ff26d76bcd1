"""A database with entries and their index, and nothing else; on PostgreSQL a schema of its own."""

import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from django.db import connection, transaction

from huying.foundation.text.index import index_on
from huying.foundation.text.index.choosing import KINDS
from huying.foundation.text.models import Entry

from .corpus import Corpus

AT_ONCE = 2_000
PLANNER = (
    "enable_seqscan = on",
    "join_collapse_limit = 8",
    "from_collapse_limit = 8",
    "statement_timeout = 0",
    "random_page_cost = 1.1",  # as the administrator's handbook advises
)
CONGRESS = "0" * 32
TABLE = {
    "sqlite": "CREATE TABLE text_entry (id integer PRIMARY KEY, congress_id text, kind text, title text,"
    " body text, names text, marks text)",
    "postgresql": "CREATE TABLE text_entry (id bigint PRIMARY KEY, congress_id uuid, kind text, title text,"
    " body text, names text, marks text)",
}


def made(corpus: Corpus) -> float | None:
    """Seconds that it took to write all texts with their index; None where they were there already."""
    if connection.vendor == "postgresql":
        _own_schema(f"texts_{corpus.kind.name}_{corpus.size}")
    if "text_entry" in connection.introspection.table_names():
        if index_on(connection).size == corpus.size:
            return None
        raise SystemExit("the texts of an interrupted run lie there: run it again with --fresh")
    began = perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(TABLE[connection.vendor])
        for statement in KINDS[connection.vendor].MADE:
            cursor.execute(statement)
    for some in _strokes(corpus):
        with transaction.atomic():
            _write(some)
        if some[-1].pk % 50_000 < AT_ONCE:
            print(f"{some[-1].pk:,} of {corpus.size:,} texts", file=sys.stderr, flush=True)
    _settle()
    return perf_counter() - began


def sizes() -> tuple[int, int]:
    """Bytes of all of it, and of the index alone."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_total_relation_size('text_entry') + pg_total_relation_size('text_pairs'),"
                " pg_total_relation_size('text_pairs')"
            )
            return cursor.fetchone()
        cursor.execute("SELECT sum(length(block)) FROM text_pairs_data")
        index = cursor.fetchone()[0]
        return os.path.getsize(Path(connection.settings_dict["NAME"])), index


def _strokes(corpus: Corpus) -> Iterator[list[Entry]]:
    rows = (
        Entry(
            pk=n,
            congress_id=CONGRESS,
            kind="suggestion",
            title=title,
            body=body,
            marks=f"y{2000 + n % 25}",
        )
        for n, (title, body) in enumerate(corpus.texts(), 1)
    )
    while some := list(islice(rows, AT_ONCE)):
        yield some


def _write(entries: list[Entry]) -> None:
    values = [
        (one.pk, CONGRESS, one.kind, one.title, one.body, one.names, one.marks) for one in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO text_entry VALUES (%s, %s, %s, %s, %s, %s, %s)", values)
    index_on(connection).put(entries)


def _settle() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM (ANALYZE) text_entry, text_pairs")
        else:
            cursor.execute("INSERT INTO text_pairs(text_pairs) VALUES ('optimize')")
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    index_on(connection).count_anew()


def _own_schema(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {name}")
        cursor.execute(f"SET search_path TO {name}")
        # As an installation has it, not as the tests' cluster does.
        for plain in PLANNER:
            cursor.execute(f"SET {plain}")
