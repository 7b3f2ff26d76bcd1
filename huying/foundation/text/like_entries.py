"""Cases whose entries are most like a text, of those that a reader may know of."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from .index import Asked, index_on
from .likeness import COMPARED, Text, likenesses
from .models import Entry


def whole_texts(keys: Sequence[Any]) -> dict[Any, Text]:
    """All that these entries say, for who may read all of it."""
    rows = Entry.objects.filter(pk__in=keys).values_list("pk", "title", "body")
    return {key: Text(title, body) for key, title, body in rows}


def like_entries(
    asked: Text,
    among: QuerySet[Entry],
    texts: Callable[[Sequence[Any]], Mapping[Any, Text]],
    *,
    limit: int,
    gathered: int,
    within: Asked,
    compared: int = COMPARED,
) -> dict[UUID, float]:
    """{case: how alike, between 0 and 1}, the most alike first.

    `among`: the entries that the reader may know of; `gathered`: so many are taken of each list of the
    index, lest what others may see displace what the reader may; `within` narrows the candidates in
    the index itself (a congress, a kind, marks).
    """
    cases: dict[int, UUID] = {}

    def seen(keys: Sequence[int]) -> Collection[int]:
        cases.update(among.filter(pk__in=keys).values_list("pk", "case_id"))
        return cases.keys()

    found = likenesses(
        index_on(connection),
        asked,
        texts,
        limit,
        compared,
        gathered=gathered,
        seen=seen,
        within=within,
    )
    return {cases[one.key]: one.score for one in found}
