"""Which texts have which pairs of characters: an FTS5 table beside nothing else, its rows known by number."""

import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from .grams import grams

MOST_AT_ONCE = 500
"""Pairs asked for in one statement, well below SQLite's limit of variables."""


class GramIndex:
    """Pairs of title and body of numbered texts, in a SQLite database of its own.

    The tokens are written with spaces between them; the tokenizer `ascii` takes every character beyond
    ASCII as part of a token, also those beyond the basic plane.
    """

    BUDGET = 60_000
    """Rows that the pairs of one question may have in the index, all together."""

    def __init__(self, connection: sqlite3.Connection):
        self.connection = connection
        self.size = 0
        connection.execute(
            "CREATE VIRTUAL TABLE pairs USING fts5(title, body, content='', tokenize='ascii')"
        )
        connection.execute("CREATE VIRTUAL TABLE rarity USING fts5vocab('pairs', 'row')")

    def add(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """(number, title, body) of each text; a number is added once."""
        for number, title, body in rows:
            self.connection.execute(
                "INSERT INTO pairs(rowid, title, body) VALUES (?, ?, ?)",
                (number, _spaced(title), _spaced(body)),
            )
            self.size += 1

    def settle(self) -> None:
        """After many rows: one piece instead of many, which is quicker to read."""
        self.connection.execute("INSERT INTO pairs(pairs) VALUES ('optimize')")

    def rarity(self, pairs: Iterable[str]) -> dict[str, int]:
        """How many texts have each of these pairs; what none has is left out."""
        wanted = sorted(pairs)
        found: dict[str, int] = {}
        for start in range(0, len(wanted), MOST_AT_ONCE):
            some = wanted[start : start + MOST_AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self.connection.execute(
                f"SELECT term, doc FROM rarity WHERE term IN ({marks})", some
            )
            found.update(rows.fetchall())
        return found

    def any_of(self, pairs: Collection[str], limit: int, *, in_title: bool = False) -> list[Any]:
        """The numbers of texts with any of these pairs, those with the most and rarest first."""
        if not pairs:
            return []
        asked = " OR ".join(f'"{pair}"' for pair in pairs)
        rows = self.connection.execute(
            "SELECT rowid FROM pairs WHERE pairs MATCH ? ORDER BY bm25(pairs, ?, 1.0) LIMIT ?",
            (f"title : ({asked})" if in_title else asked, 1.0 if in_title else 2.0, limit),
        )
        return [number for (number,) in rows]


def _spaced(text: str) -> str:
    return " ".join(grams(text))
