"""The entries that a question finds, of those that exist for one reader; how many, and of what sort.

An entry is found by the index, and shown only where the rules of every list say that its case exists
for this reader; category, deputy and state are asked of its suggestion, where that one exists as well.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import connection
from django.db.models import Count, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.suggestions.queries import searched as suggestions
from huying.domain.supervision.queries import searched as supervision
from huying.foundation.text.index import index_on
from huying.foundation.text.models import Entry

from ..seen import Seen, seen_by
from ..standing import gathered
from .question import BEST, FILTERS, Question

COUNTED = 10_000
"""PostgreSQL counts by walking: beyond this many it is said that there are more."""
SORTED_OUT = 2_000
"""Up to so many results the number behind each choice is told."""


@dataclass(frozen=True)
class Reader:
    """`entries` are those that exist for this person; `seen` (where suggestions stand) is made when asked for."""

    acting: Acting
    today: date

    @cached_property
    def index(self):
        return index_on(connection)

    @cached_property
    def seen(self) -> Seen:
        return seen_by(self.acting, self.today)

    def entries(self) -> QuerySet[Entry]:
        rights = suggestions.searched_by(self.acting) | supervision.searched_by(self.acting)
        return Entry.objects.filter(rights)


def condition(question: Question, reader: Reader, *, but_kind: bool = False) -> Q:
    """For filter() on the reader's entries."""
    asked = question.asked(but_kind=but_kind)
    return Q(pk__in=reader.index.matching_first(asked)) & _beside(question, reader)


def counted(question: Question, reader: Reader) -> Q:
    """The same for a count among others, all in one query, and none before it."""
    return Q(pk__in=reader.index.matching(question.asked())) & _beside(question, reader)


def _beside(question: Question, reader: Reader) -> Q:
    """What is asked beside the words and marks of an entry."""
    index, asked, found = reader.index, question.typed, Q()
    for word in asked.words if question.titles else ():
        found &= Q(title__icontains=word)
    if of_it := question.asked_of_the_suggestion():
        found &= Q(suggestions.sees_its_suggestion(reader.acting))
        bearing = Entry.objects.filter(pk__in=index.matching(of_it))
        found &= Q(case__root_id__in=bearing.values("case_id"))
    if state := question.values.get("state"):
        standing = reader.seen.with_standing().filter(standing__in=gathered(state))
        found &= Q(case__root_id__in=standing.order_by().values("pk"))
    return found


class Found:
    """What one page of results is made of."""

    def __init__(self, question: Question, reader: Reader) -> None:
        self.question, self.reader = question, reader
        self.entries = reader.entries().filter(condition(question, reader))

    @cached_property
    def kinds(self) -> dict[str, int]:
        """How many of each kind, whichever is chosen."""
        if "kind" in self.question.values:
            asked = condition(self.question, self.reader, but_kind=True)
            entries = self.reader.entries().filter(asked)
        else:
            entries = self.entries
        entries = entries.order_by()
        if connection.vendor == "sqlite":
            return dict(entries.values_list("kind").annotate(number=Count("pk")))
        return dict(Counter(entries.values_list("kind", flat=True)[: COUNTED + 1]))

    @property
    def all_kinds(self) -> int:
        return sum(self.kinds.values())

    @cached_property
    def total(self) -> int:
        kind = self.question.values.get("kind")
        return self.kinds.get(kind, 0) if kind else self.all_kinds

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return connection.vendor != "sqlite" and self.all_kinds > COUNTED

    def entries_from(self, start: int, end: int) -> list[Entry]:
        index, asked = self.reader.index, self.question.asked()
        newest = self.entries.order_by(index.newest_first(asked))
        if self.question.order != BEST or self.question.typed.says_nothing:
            return list(newest[start:end])
        keys = list(newest.values_list("pk", flat=True)[: max(end, index.RANKED)])
        # What is older than those that are ranked follows them, the newest first.
        wanted = (index.ranked(asked, keys) + keys[index.RANKED :])[start:end]
        by_key = Entry.objects.in_bulk(wanted)
        return [by_key[key] for key in wanted]

    @cached_property
    def numbers(self) -> dict[str, Counter] | None:
        """How many results are behind each value of each filter; None where they are too many to sort out."""
        if self.is_more or self.total > SORTED_OUT:
            return None
        sees = suggestions.sees_its_suggestion(self.reader.acting)
        rows = self.entries.order_by().annotate(sees=sees)
        counts: dict[str, Counter] = {one.name: Counter() for one in FILTERS.values() if one.letter}
        letters = {
            inherited: {
                one.letter: counts[one.name]
                for one in FILTERS.values()
                if one.letter and one.inherited == inherited
            }
            for inherited in (False, True)
        }
        for own, sees_it, its in rows.values_list("marks", "sees", "case__root__entry__marks"):
            _count(own, letters[False])
            if sees_it:
                _count(its or "", letters[True])
        return counts


def _count(marks: str, by_letter: dict[str, Counter]) -> None:
    for mark in marks.split():
        if mark[0] in by_letter:
            by_letter[mark[0]][mark[1:]] += 1
