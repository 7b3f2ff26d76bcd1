"""What the closing of a session brings without anybody's hand; the worker's tick calls it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from huying.domain.people.models import Congress
from huying.foundation.cases.often import rows_often

from .models import Suggestion
from .procedure import suggestion as acts
from .states import Suggestion as State


def left_at_closing(congress: Congress, at: datetime) -> Iterator[tuple[Any, Suggestion]]:
    """(act of the system, suggestion): drafts marked 会中提交 that were not submitted, and what a
    delegation had not checked when it dissolved."""
    for act, found in ((acts.lapse_for_session, _drafts), (acts.release_from_gate, _unchecked)):
        for one in found(congress.pk, at):
            yield act, one


@rows_often
def _drafts(congress: UUID, at: datetime):
    return _of(congress).filter(
        case__state__in=(State.DRAFT, State.COSIGNING),
        circumstances__for_session__closes_at__lt=at,
    )


@rows_often
def _unchecked(congress: UUID, at: datetime):
    return _of(congress).filter(case__state=State.GATE, session__closes_at__lt=at)


def _of(congress: UUID):
    return Suggestion.objects.filter(congress=congress).select_related("case").order_by("pk")
