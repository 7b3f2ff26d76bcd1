"""知情知政答复 and the opinions raised in a contact: the congress's rulebook says how long; the day
for advice is the one that the asking unit has set."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.policy import day_table
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.policy.clocks import book_of, cite
from huying.foundation.procedure.clocks import Terms

from ..models import Consultation, Liaison

__all__ = ["cite", "terms"]
ADVICE = "advise"


def terms(subject, name: str, at: datetime) -> Terms | None:
    """What is due of this subject by when; None where nothing runs."""
    if isinstance(subject, Consultation):
        return _by_the_day_set(subject, at)
    if isinstance(subject, Liaison) and not subject.opinions:
        return None
    book, today = book_of(subject), timezone.localdate(at)
    rule = book.every_period[name]
    days = {"asked_at": today, "transferred_at": today}
    bound = rulebook.binding(book, name, days, day_table(subject.congress))
    found = bound.local
    return Terms(
        name=name,
        label=str(rule.label),
        article=rule.article,
        source=rule.source,
        rulebook=book.name,
        rule_version=book.version,
        amount=rule.amount,
        unit=rule.unit,
        anchor=rule.starts,
        start=found.start,
        local_due=found.due,
        floor_due=None,
        moved_from=found.moved_from,
        days_counted=found.days_counted,
        provisional=found.provisional,
    )


def _by_the_day_set(consultation: Consultation, at: datetime) -> Terms:
    book, today = book_of(consultation), timezone.localdate(at)
    days = max(1, (consultation.advise_by - today).days)
    return Terms(
        name=ADVICE,
        label=_("代表提出意见"),
        article="",
        source="practice",
        rulebook=book.name,
        rule_version=book.version,
        amount=days,
        unit="d",
        anchor="opened_at",
        start=today,
        local_due=consultation.advise_by,
        floor_due=None,
        moved_from=None,
        days_counted=days,
        provisional=False,
    )
