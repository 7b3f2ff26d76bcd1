"""Clocks of supervision: counted as the congress's rulebook says, or due on a day that was set."""

from datetime import date, datetime

from django.utils import timezone

from huying.domain.people.policy import day_table
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.policy.clocks import book_of, cite, terms_of_rule
from huying.foundation.procedure.clocks import Terms

__all__ = ["by_a_day_set", "by_the_rulebook", "cite"]


def by_the_rulebook(subject, name: str, days: dict[str, date]) -> Terms:
    """`days`: by the name of its anchor, the day from which this period counts."""
    book = book_of(subject)
    bound = rulebook.binding(book, name, days, day_table(subject.congress))
    return terms_of_rule(book, book.every_period[name], name, bound)


def by_a_day_set(subject, name: str, label, due: date, at: datetime, *, anchor: str) -> Terms:
    """Due on a day that somebody named: nothing is counted."""
    book, today = book_of(subject), timezone.localdate(at)
    days = max(1, (due - today).days)
    return Terms(
        name=name,
        label=str(label),
        article="",
        source="practice",
        rulebook=book.name,
        rule_version=book.version,
        amount=days,
        unit="d",
        anchor=anchor,
        start=today,
        local_due=due,
        floor_due=None,
        moved_from=None,
        days_counted=days,
        provisional=False,
    )
