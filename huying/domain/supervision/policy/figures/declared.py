"""A figure (数字) of a year: a name, what it means, and the very items that it counts.

A figure is never a number that somebody typed: it is the count of the rows that `found` gives, and its page
lists these rows. A share (占比) is two of them. A table counts the same rows by something. What another part
of the work counts (groups, visits, promises) it declares here, and the yearly report and its pages have it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation

from huying.domain.people.models import Congress
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.policy.handed_in import handed_in

FIGURES: dict[str, "Figure"] = {}
SHARES: dict[str, "Share"] = {}
TABLES: dict[str, "Table"] = {}


@dataclass(frozen=True)
class Scope:
    """A year of one congress: the suggestions of the sessions that opened in it, those made after them
    included, and what was done between 1 January and 31 December."""

    congress: Congress
    year: int
    today: date

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    def items(self) -> QuerySet[Suggestion]:
        """What was handed in, or imported, of this year."""
        found = Suggestion.objects.filter(congress=self.congress, session__opens_at__year=self.year)
        return found.filter(handed_in())


@dataclass(frozen=True)
class Figure:
    """`measure` is the word after the number; `meaning` says what is counted (口径)."""

    name: str
    label: Any
    measure: Any
    meaning: Any
    found: Callable[[Scope], QuerySet]

    def number(self, scope: Scope) -> int:
        return self.found(scope).order_by().count()


@dataclass(frozen=True)
class Share:
    """So much of `whole` is `part`; both are names of figures."""

    name: str
    label: Any
    part: str
    whole: str

    def text(self, numbers: dict[str, int]) -> str:
        """92.9%; without a whole there is no share."""
        whole = numbers[self.whole]
        return f"{100 * numbers[self.part] / whole:.1f}%" if whole else "—"


@dataclass(frozen=True)
class Row:
    """One line of a table: `of` is what the rows behind it have in common."""

    of: str
    label: str
    number: int


@dataclass(frozen=True)
class Table:
    """`rows(scope)` counts all lines at once; `found(scope, of)` gives the rows behind one line."""

    name: str
    label: Any
    heading: Any
    measure: Any
    rows: Callable[[Scope], Iterable[Row]]
    found: Callable[[Scope, str], QuerySet]


def figure(name: str, label, *, measure, meaning):
    """Declare a figure: the decorated function(scope) gives the rows that it counts."""

    def declare(found) -> Figure:
        return FIGURES.setdefault(name, Figure(name, label, measure, meaning, found))

    return declare


def share(name: str, label, *, part: str, whole: str) -> Share:
    return SHARES.setdefault(name, Share(name, label, part, whole))


def table(name: str, label, *, heading, measure, found):
    """Declare a table: the decorated function(scope) gives its lines."""

    def declare(rows) -> Table:
        return TABLES.setdefault(name, Table(name, label, heading, measure, rows, found))

    return declare


@translation.override(settings.LANGUAGE_CODE)
def by_label() -> dict[str, str]:
    """{the label as a report says it: the name of a figure or share}."""
    named: list[Any] = [*FIGURES.values(), *SHARES.values()]
    return {str(one.label): one.name for one in named}


def numbers(scope: Scope) -> dict[str, int]:
    """Every figure, counted now."""
    return {name: one.number(scope) for name, one in FIGURES.items()}


def texts(counted: dict[str, int]) -> dict[str, str]:
    """Every figure and share as it is printed."""
    found = {name: str(number) for name, number in counted.items()}
    return found | {name: one.text(counted) for name, one in SHARES.items()}
