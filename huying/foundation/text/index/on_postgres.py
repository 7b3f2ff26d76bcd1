"""The index on PostgreSQL: a narrow table beside the entries, their pairs as a `tsvector` under GIN.

Rows are written here in the entry's own transaction; triggers take them away with their entry.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import F
from django.db.models.expressions import OrderBy, RawSQL

from ..grams import runs_of_pairs
from . import words
from .asked import Asked
from .asking import Asking

MOST_PLACES = 16_383  # a tsvector knows no later place
COUNTED = 5
"""Entries; a pair that fewer have is taken to be in one."""
COMMON = 0.02
"""From this share of all entries on it is quicker to walk down from the newest than to gather all matches."""
GATHERED = 2_000
"""Of so many matches who may see each is quickly asked."""
TITLE, BODY, NAMES = "A", "C", "B"
MADE = (
    'CREATE TABLE "text_pairs" ("entry" bigint PRIMARY KEY, "pairs" tsvector NOT NULL)',
    'CREATE INDEX "text_pairs_gin" ON "text_pairs" USING gin ("pairs") WITH (fastupdate = on)',
    'CREATE TABLE "text_common" ("term" text PRIMARY KEY, "docs" integer NOT NULL)',
    "CREATE FUNCTION text_entry_gone() RETURNS trigger LANGUAGE plpgsql AS "
    '$$ BEGIN DELETE FROM "text_pairs" WHERE "entry" = old.id; RETURN old; END $$',
    "CREATE FUNCTION text_entries_gone() RETURNS trigger LANGUAGE plpgsql AS "
    '$$ BEGIN DELETE FROM "text_pairs"; RETURN NULL; END $$',
    "CREATE TRIGGER text_entry_gone AFTER DELETE ON text_entry FOR EACH ROW"
    " EXECUTE FUNCTION text_entry_gone()",
    "CREATE TRIGGER text_entries_gone AFTER TRUNCATE ON text_entry FOR EACH STATEMENT"
    " EXECUTE FUNCTION text_entries_gone()",
)
PUT = (
    'INSERT INTO "text_pairs" ("entry", "pairs") VALUES (%s, %s::tsvector)'
    ' ON CONFLICT ("entry") DO UPDATE SET "pairs" = excluded."pairs"'
)


class Index(Asking):
    BUDGET = 8_000
    RANKED = 1_000

    def __init__(self, connection):
        super().__init__(connection)
        self._common: dict[tuple, bool] = {}

    def put(self, entries: Iterable) -> None:
        """Index these entries, which have just been written."""
        rows = [(one.pk, vector(one)) for one in entries]
        if rows:
            with self.connection.cursor() as cursor:
                cursor.executemany(PUT, rows)

    def count(self, asked: Asked) -> int:
        return self._one(
            'SELECT count(*) FROM "text_pairs" WHERE pairs @@ %s::tsquery', [_query(asked)]
        )

    def newest(self, asked: Asked, limit: int) -> list[int]:
        return self._numbers(
            'SELECT "entry" FROM "text_pairs" WHERE pairs @@ %s::tsquery'
            f" ORDER BY {self._walk(asked)} DESC LIMIT %s",
            [_query(asked), limit],
        )

    def matching_first(self, asked: Asked) -> RawSQL:
        """As `matching`; of few matches the keys are gathered before anything else is asked of an entry.

        Else the planner asks who may see it of every entry there is, and then whether it matches.
        """
        if self._walks(asked):
            return self.matching(asked)
        return RawSQL(
            'SELECT unnest(ARRAY(SELECT "entry" FROM "text_pairs" WHERE pairs @@ %s::tsquery))',
            [_query(asked)],
        )

    def newest_first(self, asked: Asked) -> OrderBy:
        """For order_by() on entries filtered by `matching`: whether to walk from the newest, as `newest` does."""
        return F("pk").desc() if self._walks(asked) else (F("pk") + 0).desc()

    def ranked(self, asked: Asked, keys: Sequence[int]) -> list[int]:
        """Those of `keys` that match (of the newest RANKED), what says most about it first."""
        return self._numbers(
            'SELECT "entry" FROM "text_pairs" WHERE "entry" = ANY(%s) AND pairs @@ %s::tsquery'
            ' ORDER BY ts_rank(\'{0, 0.2, 0.4, 1}\', "pairs", %s::tsquery, 1) DESC, "entry" DESC',
            [list(keys[: self.RANKED]), _query(asked), _ranked_by(asked)],
        )

    def matching(self, asked: Asked) -> RawSQL:
        """For filter(pk__in=…) on entries."""
        return RawSQL(
            'SELECT "entry" FROM "text_pairs" WHERE pairs @@ %s::tsquery', [_query(asked)]
        )

    @property
    def size(self) -> int:
        """About how many entries there are: the newest one's number, which costs nothing to know."""
        return self._one('SELECT coalesce(max("entry"), 0) FROM "text_pairs"', [])

    def rarity(self, pairs: Iterable[str]) -> dict[str, int]:
        """How many entries had each of these pairs when they were counted last; a new one counts as one."""
        wanted = list(pairs)
        rows = self._rows(
            'SELECT "term", "docs" FROM "text_common" WHERE "term" = ANY(%s)', [wanted]
        )
        return dict.fromkeys(wanted, 1) | dict(rows)

    def count_anew(self) -> None:
        """Count for `rarity`; it reads the whole index, so it is done by night."""
        with self.connection.cursor() as cursor:
            cursor.execute('DELETE FROM "text_common"')
            cursor.execute(
                "INSERT INTO \"text_common\" SELECT word, ndoc FROM ts_stat('SELECT pairs FROM text_pairs')"
                f" WHERE ndoc >= {COUNTED}"
            )

    def any_of(
        self,
        pairs: Mapping[str, float],
        limit: int,
        *,
        in_title: bool = False,
        within: Asked | None = None,
    ) -> list[int]:
        """Those with any of these pairs, the most and weightiest first."""
        if not pairs:
            return []
        asked = [_quoted(words.mark(f"t{pair}") if in_title else pair) for pair in pairs]
        narrowed = f" & {_query(within)}" if within and not within.is_empty else ""
        return self._numbers(
            'SELECT "entry" FROM unnest(%s::text[], %s::float[]) AS asked(pair, worth)'
            ' JOIN "text_pairs" ON pairs @@ asked.pair::tsquery'
            ' GROUP BY "entry" ORDER BY sum(worth) DESC, "entry" DESC LIMIT %s',
            [[one + narrowed for one in asked], list(pairs.values()), limit],
        )

    def mend(self, strokes: Callable[[], Iterable[Sequence]]) -> int:
        """Compare every entry with what the index has of it; how many differed, all made right.

        `strokes()` gives all entries.
        """
        wrong = self._one(
            'WITH gone AS (DELETE FROM "text_pairs" WHERE NOT EXISTS'
            ' (SELECT 1 FROM text_entry WHERE text_entry.id = "entry") RETURNING 1)'
            " SELECT count(*) FROM gone",
            [],
        )
        for some in strokes():
            keys = [one.pk for one in some]
            same = set(
                self._numbers(
                    'SELECT "entry" FROM "text_pairs" JOIN unnest(%s::bigint[], %s::text[]) AS w(key, said)'
                    ' ON key = "entry" WHERE said::tsvector = pairs',
                    [keys, list(map(vector, some))],
                )
            )
            differ = [one for one in some if one.pk not in same]
            self.put(differ)
            wrong += len(differ)
        self.count_anew()
        return wrong

    def remake(self, strokes: Callable[[], Iterable[Sequence]]) -> None:
        """Empty the index and write it anew from all entries, all of it or nothing."""
        with transaction.atomic():
            with self.connection.cursor() as cursor:
                cursor.execute('DELETE FROM "text_pairs"')
            for some in strokes():
                self.put(some)
        self.count_anew()

    def _walks(self, asked: Asked) -> bool:
        """Whether the keys of what matches are too many to be gathered first."""
        if asked.phrases not in self._common:
            rarest = self._rarest(asked)
            many = rarest > GATHERED and rarest > COMMON * max(self.size, 1)
            self._common[asked.phrases] = asked.says_nothing or many
        return self._common[asked.phrases]

    def _rarest(self, asked: Asked) -> int:
        known = self.rarity(pair for phrase in asked.phrases for pair in phrase)
        return min(known.values(), default=0)

    def _walk(self, asked: Asked) -> str:
        """A common word is soon met walking down from the newest; a rare one is fetched by the index.

        The planner cannot tell them apart for pairs; `+ 0` keeps it from walking.
        """
        return '"entry"' if self._rarest(asked) > COMMON * max(self.size, 1) else '"entry" + 0'


def vector(entry) -> str:
    """The entry as a tsvector is written; a place is left out wherever no phrase can reach across."""
    places: dict[str, list[str]] = {}
    place = 0
    for label, text in ((TITLE, entry.title), (NAMES, entry.names), (BODY, entry.body)):
        for pairs in runs_of_pairs(text):
            for pair in pairs:
                place += 1
                if place <= MOST_PLACES:
                    places.setdefault(pair, []).append(f"{place}{label}")
            place += 1
    texts = (entry.title, entry.body, entry.names)
    marks = words.marked(str(entry.congress_id), entry.kind, entry.marks, *texts).split()
    # What a title has, once more by itself: asked by its weight, each row would have to be read.
    marks += [words.mark(f"t{pair}") for pairs in runs_of_pairs(entry.title) for pair in pairs]
    lexemes = [f"'{pair}':{','.join(where)}" for pair, where in places.items()]
    return " ".join(lexemes + [f"'{one}'" for one in dict.fromkeys(marks)])


def _query(asked: Asked) -> str:
    """In PostgreSQL's own language; every part stands in quotes, and no part can hold one. Nothing asked finds nothing."""
    where = f":{TITLE}" if asked.in_title else ""
    phrases = [
        f"({' <-> '.join(_quoted(pair) + where for pair in phrase)})" for phrase in asked.phrases
    ]
    begun = [f"{_quoted(words.mark('w' + one))}:*" for one in asked.words]
    return " & ".join(phrases + begun + [_quoted(one) for one in asked.marks]) or _quoted(
        words.POINT
    )


def _ranked_by(asked: Asked) -> str:
    """The phrases alone: a mark has no place in the text, and with one of those every rank is nought."""
    return _query(Asked(asked.phrases, in_title=asked.in_title) if asked.phrases else asked)


def _quoted(lexeme: str) -> str:
    return f"'{lexeme}'"
