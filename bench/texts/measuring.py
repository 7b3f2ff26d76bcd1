"""Each question asked of the index and of a full scan of the same rows, in turn, in one run."""

import random
import resource
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

from django.db import connection

from huying.foundation.text.grams import grams
from huying.foundation.text.index import ask, index_on
from huying.foundation.text.like_entries import whole_texts
from huying.foundation.text.likeness import Text, alike
from huying.foundation.text.models import Entry
from huying.pages.insight.search.finding import COUNTED

from .corpus import EVERY_FIFTH, EVERY_FIFTIETH, NEVER, RARE, Corpus

ROUNDS, SCANS = 15, 3
QUESTIONS = 100
LIKE = {"sqlite": "LIKE", "postgresql": "ILIKE"}


@dataclass(frozen=True)
class Compared:
    """Seconds are medians; `aim`: how many times faster it has to be than the scan."""

    name: str
    ours: float
    scan: float
    aim: float | None

    @property
    def ratio(self) -> float:
        return self.scan / self.ours


@dataclass(frozen=True)
class Likeness:
    """Milliseconds of one question; the share of retold texts whose origin is among ten."""

    p50: float
    p95: float
    recall: float


def words() -> list[Compared]:
    """Counting a word, and the newest twenty that have it."""
    index = index_on(connection)
    marked = (
        ("in 1 of 5", EVERY_FIFTH),
        ("in 1 of 50", EVERY_FIFTIETH),
        ("rare", RARE),
        ("absent", NEVER),
    )
    found = [one for name, word in marked for one in _word(index, name, word)]
    narrowed = ask(EVERY_FIFTH, marks=["y2010"])
    year = _seconds(lambda: _scan("count(*)", EVERY_FIFTH, year="y2010"), SCANS)
    found.append(
        Compared(
            "count, in 1 of 5, of one year", _seconds(lambda: index.count(narrowed)), year, None
        )
    )
    best = _seconds(lambda: index.best(ask(EVERY_FIFTH), 20))
    found.append(Compared("best 20, in 1 of 5", best, 0.0, None))
    return found if connection.vendor == "sqlite" else [*found, _or_more(index)]


def _or_more(index) -> Compared:
    """What a page of results asks on PostgreSQL: how many, ten thousand and more taken together."""
    rows = Entry.objects.filter(pk__in=index.matching_first(ask(EVERY_FIFTH))).order_by()
    ours = _seconds(lambda: len(rows.values_list("kind", flat=True)[: COUNTED + 1]))
    whole = _seconds(lambda: _scan("count(*)", EVERY_FIFTH), SCANS)
    return Compared("count up to 10,000, in 1 of 5", ours, whole, 8)


def _word(index, name: str, word: str) -> list[Compared]:
    asked, aims = ask(word), _aims()
    assert index.count(asked) == _scan("count(*)", word)[0][0]  # the same before it is the quicker
    assert index.newest(asked, 20) == [key for (key,) in _scan("id", word, newest=20)]
    pairs = (
        ("count", lambda: index.count(asked), lambda: _scan("count(*)", word)),
        ("newest 20", lambda: index.newest(asked, 20), lambda: _scan("id", word, newest=20)),
    )
    return [
        Compared(
            f"{what}, {name}", _seconds(ours), _seconds(scan, SCANS), aims.get(f"{what}, {name}")
        )
        for what, ours, scan in pairs
    ]


def recall(corpus: Corpus, words: int = 20) -> float:
    """Of what a full scan finds by words cut out of the texts, the share that the index finds."""
    chance, index = random.Random(3), index_on(connection)
    found = whole = 0
    while words:
        body = corpus.text(chance.randrange(corpus.size))[1]
        start = chance.randrange(len(body) - 4)
        word = body[start : start + chance.randint(2, 4)]
        if "，" in word:
            continue
        scanned = {key for (key,) in _scan("id", word)}
        ours = set(index.newest(ask(word), corpus.size))
        assert ours <= scanned
        found, whole, words = found + len(ours), whole + len(scanned), words - 1
    return found / whole


def likeness(corpus: Corpus) -> Likeness:
    """Texts retold in other words: is the origin among the first ten, and how long does it take?"""
    index = index_on(connection)
    seconds, hits = [], 0
    for number in _retold(corpus):
        title, body = corpus.retold(number)
        began = perf_counter()
        keys = alike(index, Text(title, body), whole_texts)
        seconds.append(perf_counter() - began)
        hits += number + 1 in keys
    cut = quantiles(seconds, n=20)
    return Likeness(median(seconds) * 1000, cut[18] * 1000, hits / QUESTIONS)


def _retold(corpus: Corpus) -> list[int]:
    chance = random.Random(4)
    return [chance.randrange(corpus.size) for _ in range(QUESTIONS)]


def peak_memory() -> float:
    """Megabytes of this process, at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def exact_tf_idf(corpus: Corpus) -> float:
    """The yardstick for the same texts: cosine of TF-IDF over pairs, with every text, by scikit-learn."""
    from numpy import float32
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(analyzer=grams, sublinear_tf=True, min_df=2, dtype=float32)
    matrix = vectors.fit_transform(f"{title}\n{body}" for title, body in corpus.texts())
    asked = _retold(corpus)
    retold = vectors.transform("\n".join(corpus.retold(number)) for number in asked)
    hits = 0
    for number, row in zip(asked, retold, strict=True):
        scores = (matrix @ row.T).toarray().ravel()
        hits += number in scores.argpartition(-10)[-10:]
    return hits / len(asked)


def _scan(what: str, word: str, newest: int = 0, year: str = "") -> list[tuple]:
    like = LIKE[connection.vendor]
    sql = f"SELECT {what} FROM text_entry WHERE (title {like} %s OR body {like} %s)"
    params = [f"%{word}%"] * 2
    if year:
        sql, params = f"{sql} AND marks = %s", [*params, year]
    if newest:
        sql += f" ORDER BY id DESC LIMIT {newest}"
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _seconds(question: Callable, rounds: int = ROUNDS) -> float:
    spent = []
    for _ in range(rounds):
        began = perf_counter()
        question()
        spent.append(perf_counter() - began)
    return median(spent)


def _aims() -> dict[str, float]:
    if connection.vendor == "sqlite":
        return {"count, in 1 of 50": 200, "count, rare": 200, "newest 20, rare": 1_000}
    return {"count, in 1 of 5": 8, "count, in 1 of 50": 8, "count, rare": 300}
