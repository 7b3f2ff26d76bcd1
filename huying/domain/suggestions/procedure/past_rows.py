"""历史件导入: what was handled before this system was there goes straight to the archive, marked as imported."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee

from ..models import PastHandling
from ..states import Suggestion as State
from .ledger_rows import Writing
from .steps import suggestion_steps

WRITTEN = (
    *("assigned_on", "replied_on", "closed_on", "document_number", "reply_class"),
    *("process", "result", "outcome"),
)


@suggestion_steps.opens(
    gettext_lazy("历史件导入"), law="", who=clerk_of_the_committee, then=State.ARCHIVED
)
def import_past_row(*, case, by, at, past, proposers="", **row):
    """Its days and results are the ledger's; the event says that it was imported, and on which day.

    `past`: {name of WRITTEN: value}; the rest as for a row that is still to be handled.
    """
    return PastWriting(by, at).write([(case, row | {"past": past, "proposers": proposers})])[0]


def _put_away(suggestion, past: dict) -> None:
    suggestion.assigned_at = _morning(past["assigned_on"])
    suggestion.closed_at = _morning(past["closed_on"] or past["replied_on"])


def _morning(day) -> datetime | None:
    """The beginning of the day: a ledger knows no hour."""
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def _past(suggestion, past: dict, proposers: str, co_units) -> PastHandling:
    return PastHandling(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        proposers=proposers[:200],
        co_units="、".join(one.name for one in co_units)[:300],
        **{name: past[name] for name in WRITTEN},
    )


class PastWriting(Writing):
    """The change of `import_past_row` for many rows."""

    def made(self, case, row):
        suggestion = super().made(case, row)
        _put_away(suggestion, row["past"])
        return suggestion

    def write(self, stroke: list[tuple]) -> list:
        found = super().write(stroke)
        PastHandling.objects.bulk_create(
            _past(one, row["past"], row["proposers"], row["co_units"])
            for one, (_case, row) in zip(found, stroke, strict=True)
        )
        return found
