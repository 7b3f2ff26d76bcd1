"""A ledger (台账) declared once: its rows and its columns. The page, the .xlsx, the .csv and the print, sent
at once or made in the background, all come from this declaration."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from huying.domain.people.queries import Acting

from .columns import Column

LEDGERS: dict[str, "Ledger"] = {}


@dataclass(frozen=True)
class Listing:
    """What somebody asked of a ledger: in words, how many rows, the rows themselves (asked for when read)."""

    words: str
    count: int
    rows: Callable[[], Iterable[Any]]


@dataclass(frozen=True)
class Ledger:
    """`title` has a place for the congress's short name. `ask(acting, given, today)` understands what is
    given in an address; it raises BadRequest for what it does not understand."""

    name: str
    label: Any
    title: Any
    columns: list[Column]
    may: Callable[[Acting], bool]
    ask: Callable[[Acting, QueryDict, date], Listing]
    printed: list[Column] = field(default_factory=list)

    def titled(self, acting: Acting) -> str:
        return str(self.title) % acting.congress.short_name

    @property
    def on_paper(self) -> list[Column]:
        """The columns of the print; of a ledger that names none all of them."""
        return self.printed or self.columns


def declare(ledger: Ledger) -> Ledger:
    LEDGERS[ledger.name] = ledger
    return ledger
