"""The index on SQLite: an FTS5 table that follows the entries by triggers.

The triggers call `text_pairs_of` and `text_marks_of`, which every connection is taught when it is made.
So no way of writing an entry can leave the index behind, a rollback takes both back, and what is
removed from the index is what was put there, which a table without contents needs to be told.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import islice

from django.db import transaction
from django.db.models import F
from django.db.models.expressions import OrderBy, RawSQL

from . import words
from .asked import Asked
from .asking import Asking

TABLE = "text_pairs"
MOST_AT_ONCE = 500
COMMON = 50
"""Entries; a pair that so many have is counted by night, a rarer one when it is asked for."""


def _made_of(row: str) -> str:
    texts = f"{row}.title, {row}.body, {row}.names"
    pairs = ", ".join(f"text_pairs_of({one})" for one in texts.split(", "))
    return f"{row}.id, {pairs}, text_marks_of({row}.congress_id, {row}.kind, {row}.marks, {texts})"


COLUMNS = "rowid, title, body, names, marks"
ADD = f"INSERT INTO {TABLE}({COLUMNS}) VALUES ({_made_of('new')});"
TAKE = f"INSERT INTO {TABLE}({TABLE}, {COLUMNS}) VALUES ('delete', {_made_of('old')});"
CHANGED = "title, body, names, marks, kind, congress_id"
MADE = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5(title, body, names, marks, content='', tokenize='ascii')",
    f"CREATE VIRTUAL TABLE text_vocabulary USING fts5vocab('{TABLE}', 'row')",
    "CREATE TABLE text_common (term text PRIMARY KEY, docs integer NOT NULL) WITHOUT ROWID",
    f"CREATE TRIGGER text_entry_added AFTER INSERT ON text_entry BEGIN {ADD} END",
    f"CREATE TRIGGER text_entry_changed AFTER UPDATE OF {CHANGED} ON text_entry BEGIN {TAKE} {ADD} END",
    f"CREATE TRIGGER text_entry_gone AFTER DELETE ON text_entry BEGIN {TAKE} END",
)


def teach(connection, **_signal) -> None:
    """Give a new SQLite connection the functions that the triggers call."""
    if connection.vendor != "sqlite":
        return
    function = connection.connection.create_function
    function("text_pairs_of", 1, lambda text: words.spaced(text or ""), deterministic=True)
    function("text_marks_of", 6, words.marked, deterministic=True)


class Index(Asking):
    BUDGET = 30_000
    RANKED = 5_000

    def put(self, entries: Iterable) -> None:
        """Nothing is left to do: the triggers have."""

    def count(self, asked: Asked) -> int:
        return self._one(f"SELECT count(*) FROM {TABLE} WHERE {TABLE} MATCH %s", [_match(asked)])

    def newest(self, asked: Asked, limit: int) -> list[int]:
        return self._numbers(
            f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s ORDER BY rowid DESC LIMIT %s",
            [_match(asked), limit],
        )

    def matching_first(self, asked: Asked) -> RawSQL:
        """As `matching`: SQLite gathers a list before it looks at the rows."""
        return self.matching(asked)

    def newest_first(self, asked: Asked) -> OrderBy:
        """For order_by() on entries filtered by `matching`."""
        return F("pk").desc()

    def ranked(self, asked: Asked, keys: Sequence[int]) -> list[int]:
        """Those of `keys` that match (of the newest RANKED), what says most about it first."""
        some = list(keys[: self.RANKED])
        return self._numbers(
            f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid >= %s"
            " AND +rowid IN (SELECT value FROM json_each(%s))"  # else it is matched anew for each key
            f" ORDER BY bm25({TABLE}, 4.0, 1.0, 2.0, 0.0), rowid DESC",
            [_match(asked), min(some, default=0), json.dumps(some)],
        )

    def matching(self, asked: Asked) -> RawSQL:
        """For filter(pk__in=…) on entries."""
        return RawSQL(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [_match(asked)])

    @property
    def size(self) -> int:
        """About how many entries there are: the newest one's number, which costs nothing to know."""
        return self._one(f"SELECT coalesce(max(id), 0) FROM {TABLE}_docsize", [])

    def rarity(self, pairs: Iterable[str]) -> dict[str, int]:
        """How many entries have each of these pairs; what none has is left out.

        To count a pair is to read all its entries, so the common ones are those of the last night.
        """
        wanted = sorted(pairs)
        found = self._counted("text_common", "docs", wanted)
        rest = [pair for pair in wanted if pair not in found]
        return found | self._counted("text_vocabulary", "doc", rest)

    def _counted(self, table: str, column: str, wanted: list[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for start in range(0, len(wanted), MOST_AT_ONCE):
            some = wanted[start : start + MOST_AT_ONCE]
            marks = ",".join(["%s"] * len(some))
            sql = f"SELECT term, {column} FROM {table} WHERE term IN ({marks})"
            found.update(self._rows(sql, some))
        return found

    def any_of(
        self,
        pairs: Mapping[str, float],
        limit: int,
        *,
        in_title: bool = False,
        within: Asked | None = None,
    ) -> list[int]:
        """Those with any of these pairs, the most and weightiest first.

        One question for each pair and a sum: FTS5's own ranking of a hundred words joined by OR looks at
        all hundred for each row, which takes three times as long.
        """
        points: dict[int, float] = {}
        with self.connection.cursor() as cursor:
            for pair, weight in pairs.items():
                match = f'title : "{pair}"' if in_title else f'"{pair}"'
                cursor.execute(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [match])
                for (number,) in cursor.fetchall():
                    points[number] = points.get(number, 0.0) + weight
        if within is None or within.is_empty:
            return nsmallest(limit, points, key=lambda number: (-points[number], -number))
        ranked = sorted(points, key=lambda number: (-points[number], -number))
        return list(islice(self._within(within, ranked), limit))

    def _within(self, narrowed: Asked, numbers: Sequence[int]) -> Iterator[int]:
        """Those that bear the marks, read from the few at the top; FTS5 would match anew for each."""
        wanted = set(narrowed.marks)
        for start in range(0, len(numbers), MOST_AT_ONCE):
            some = numbers[start : start + MOST_AT_ONCE]
            places = ",".join(["%s"] * len(some))
            sql = f"SELECT id, congress_id, kind, marks FROM text_entry WHERE id IN ({places})"
            held = {
                number
                for number, *said in self._rows(sql, some)
                if wanted <= set(words.marked(*said).split())
            }
            yield from (number for number in some if number in held)

    def mend(self, strokes: Callable[[], Iterable[Sequence]]) -> int:
        """Compare every entry with what the index has of it; how many differed, all made right.

        `strokes()` gives all entries. What stands in a table without contents cannot be taken out of it
        without knowing it, so that one difference makes the whole anew.
        """
        wrong = sum(not self._holds(one) for some in strokes() for one in some)
        wrong += self._one(
            f"SELECT count(*) FROM {TABLE}_docsize WHERE id NOT IN (SELECT id FROM text_entry)", []
        )
        if wrong:
            self.remake(strokes)
        else:
            self.count_anew()
        return wrong

    def remake(self, strokes: Callable[[], Iterable[Sequence]]) -> None:
        """Empty the index and write it anew from all entries, all of it or nothing."""
        with transaction.atomic(), self.connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')")
            for some in strokes():
                cursor.executemany(
                    f"INSERT INTO {TABLE}({COLUMNS}) VALUES (%s, %s, %s, %s, %s)",
                    [(one.pk, *_tokens(one)) for one in some],
                )
        self.count_anew()

    def count_anew(self) -> None:
        """Count the common pairs for `rarity`; it reads the whole index, so it is done by night."""
        common = self._rows("SELECT term, doc FROM text_vocabulary WHERE doc >= %s", [COMMON])
        with transaction.atomic(), self.connection.cursor() as cursor:
            cursor.execute("DELETE FROM text_common")
            cursor.executemany("INSERT INTO text_common VALUES (%s, %s)", common)

    def _holds(self, entry) -> bool:
        """As many tokens in each column as the entry has, and every one of them."""
        columns = [text.split() for text in _tokens(entry)]
        sizes = self._rows(f"SELECT sz FROM {TABLE}_docsize WHERE id = %s", [entry.pk])
        if not sizes or _numbers_in(sizes[0][0]) != [len(one) for one in columns]:
            return False
        names = ("title", "body", "names", "marks")
        wanted = [
            f'{name} : "{token}"'
            for name, tokens in zip(names, columns, strict=True)
            for token in dict.fromkeys(tokens)
        ]
        return all(
            self._rows(
                f"SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid = %s",
                [" AND ".join(wanted[start : start + MOST_AT_ONCE]), entry.pk],
            )
            for start in range(0, len(wanted), MOST_AT_ONCE)
        )


def _match(asked: Asked) -> str:
    """In FTS5's own language; every part stands in quotes, and no part can hold one. Nothing asked finds nothing."""
    column = "title : " if asked.in_title else ""
    phrases = [f'{column}"{" ".join(phrase)}"' for phrase in asked.phrases]
    begun = [f'"{words.mark("w" + one)}"*' for one in asked.words]
    return " AND ".join(phrases + begun + [f'"{one}"' for one in asked.marks]) or f'"{words.POINT}"'


def _tokens(entry) -> tuple[str, str, str, str]:
    """What the triggers write of an entry."""
    texts = (entry.title, entry.body, entry.names)
    marks = words.marked(str(entry.congress_id), entry.kind, entry.marks, *texts)
    title, body, names = map(words.spaced, texts)
    return title, body, names, marks


def _numbers_in(blob: bytes) -> list[int]:
    """SQLite's numbers of variable length: seven bits a byte, the last without the eighth."""
    found, number = [], 0
    for byte in blob:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            found.append(number)
            number = 0
    return found
