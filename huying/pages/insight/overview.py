"""The overview's figures as the page draws them: each with its link and its definition."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from huying.domain.people.models import Congress
from huying.foundation.ui.charts import Chart, stacked

from . import statistics
from .standing import named
from .statistics import Counted, Period, Rate, StandingLine

# The bar's series: what is not given out, in hand, to be evaluated, in its second round, done.
SERIES: tuple[tuple[Any, tuple[str, ...], int], ...] = (
    ("in_hand", ("in_hand",), 2),
    ("again", ("again",), 4),
)
MOST_UNITS = 8  # on paper; the page shows all


def drawn(congress: Congress, period: Period, today: date) -> dict:
    """What the template needs; each statistic is asked once."""
    ledger = reverse("insight:ledger", kwargs={"code": congress.code})
    found = {one: one(congress, period, today) for one in statistics.ALL}

    def linked(count: Counted, **more: Any) -> dict:
        return {
            "label": count.label,
            "value": count.value,
            "url": f"{ledger}?{urlencode(count.asks)}",
            **more,
        }

    def block(statistic: Callable, title: str, **more: Any) -> dict:
        return {"title": title, "definition": statistics.definition(statistic), **more}

    return {
        "period": period,
        "today": today,
        "received": block(
            statistics.suggestions_received,
            _("收到建议"),
            counts=[linked(one) for one in found[statistics.suggestions_received]],
        ),
        "urgent": [
            block(statistics.late, _("逾期"), count=_one(found[statistics.late], linked), tone="late"),
            block(
                statistics.close_to_due,
                _("7天内到期"),
                count=_one(found[statistics.close_to_due], linked),
                tone="warn",
            ),
            block(
                statistics.returned_twice,
                _("两次退回"),
                count=_one(found[statistics.returned_twice], linked),
            ),
        ],
    }


def _one(counts: list[Counted], linked: Callable) -> dict:
    return linked(counts[0])


def _bar(lines: list[StandingLine]) -> Chart:
    raise NotImplementedError


__all__ = ["drawn", "Rate", "named", "stacked"]
