"""Which clock of a bill runs from which day."""

from datetime import date, datetime

from django.utils import timezone

from huying.domain.people.policy import day_table
from huying.domain.people.queries import session_at
from huying.foundation.calendar.periods import deadline
from huying.foundation.procedure.clocks import Terms

from .. import rulebook
from .signers import book_of

# 大会期间送专委会研究没有法定天数: these two run only for what was proposed between sessions.
BETWEEN_SESSIONS = frozenset({"forward", "opinion"})


def terms(bill, name: str, at: datetime) -> Terms | None:
    """What the rules say of this clock for this bill now; None where it does not run."""
    if name in BETWEEN_SESSIONS and bill.in_session:
        return None
    book = book_of(bill)
    rule = book.clocks[name]
    found = deadline(rule.period, _start(bill, rule.anchor, at), day_table(bill.congress))
    return Terms(
        name=name,
        label=rule.label,
        article=rule.article,
        source=rule.source,
        rulebook=book.name,
        rule_version=book.version,
        amount=rule.amount,
        unit=rule.unit,
        anchor=rule.anchor,
        start=found.start,
        local_due=found.due,
        floor_due=None,
        moved_from=found.moved_from,
        days_counted=found.days_counted,
        provisional=found.provisional,
    )


def _start(bill, anchor: str, at: datetime) -> date:
    """`session_closed_at` is the closing of the session whose presidium decides on it."""
    if anchor == "submitted_at" and bill.submitted_at:
        return timezone.localdate(bill.submitted_at)
    if anchor == "session_closed_at":
        session, _sitting = session_at(bill.congress_id, at)
        if session is not None:
            return timezone.localdate(session.closes_at)
    return timezone.localdate(at)


def cite(law: str, of) -> str:
    """The article behind an act: that of a clock, an option or the threshold, or the words themselves.

    `of` is a congress, or a case that keeps the rules it was started under.
    """
    book = rulebook.of(of)
    if law in book.clocks:
        return book.clocks[law].basis
    if law in book.options:
        return book.options[law].basis
    if law == "threshold":
        level = getattr(getattr(of, "congress", of), "level", "county")
        return book.threshold(level).basis
    return law
