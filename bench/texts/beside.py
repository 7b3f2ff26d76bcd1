"""Tantivy, an index of its own beside the database, as a second yardstick; only where its wheel is installed."""

import shutil
from pathlib import Path
from statistics import median
from time import perf_counter

from huying.foundation.text.grams import grams

from .corpus import EVERY_FIFTH, EVERY_FIFTIETH, RARE, Corpus

ROUNDS = 15


def counts(corpus: Corpus, home: Path) -> dict[str, float] | None:
    """Seconds to count each word; None where tantivy is not there."""
    try:
        import tantivy
    except ImportError:
        return None
    index = _made(tantivy, corpus, home / f"tantivy-{corpus.kind.name}-{corpus.size}")
    searcher = index.searcher()
    found = {}
    for name, word in (("in 1 of 5", EVERY_FIFTH), ("in 1 of 50", EVERY_FIFTIETH), ("rare", RARE)):
        query = tantivy.Query.term_query(index.schema, "pairs", word)
        spent = []
        for _ in range(ROUNDS):
            began = perf_counter()
            number = searcher.search(query, 1, count=True).count
            spent.append(perf_counter() - began)
        assert number
        found[name] = median(spent)
    return found


def _made(tantivy, corpus: Corpus, folder: Path):
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("pairs", stored=False, tokenizer_name="whitespace")
    schema = builder.build()
    done = folder / "done"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        writer = tantivy.Index(schema, path=str(folder)).writer(200_000_000, 1)
        for title, body in corpus.texts():
            writer.add_document(tantivy.Document(pairs=" ".join(grams(f"{title}\n{body}"))))
        writer.commit()
        writer.wait_merging_threads()
        done.touch()
    index = tantivy.Index(schema, path=str(folder))
    index.reload()
    return index
