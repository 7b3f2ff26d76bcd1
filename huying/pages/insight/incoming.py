"""收件情况: what came in, by category and by unit; every count opens exactly its items in the ledger."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Congress
from huying.domain.suggestions import states
from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.policy.categories import in_order
from huying.domain.suggestions.policy.handed_in import handed_in

from .counting import Period
from .seen import assigned
from .standing import gathered

State = states.Suggestion
# What is counted of each category: its heading and what the ledger is asked.
COLUMNS: tuple[tuple[Any, dict[str, str]], ...] = (
    (gettext_lazy("收到"), {}),
    (gettext_lazy("待审查"), {"state": "submitted"}),
    (gettext_lazy("退回修改"), {"state": "returned"}),
    (gettext_lazy("待交办"), {"state": "registered"}),
    (gettext_lazy("已交办"), {"received": "assigned"}),
    (gettext_lazy("不作为建议"), {"state": "not_taken"}),
)
DEFINITIONS = (
    gettext_lazy(
        "按类别：已提交的建议（含退回修改、已撤回的和由台账导入的）一件计一次；一级类别的数含它下面各类。"
        "待审查、退回修改、待交办、不作为建议按现在的状态；已交办的不含撤回的。"
    ),
    gettext_lazy("按单位：现在由该单位主办或协办（没有改办给别的单位）的建议，一件计一次。"),
)


def incoming(congress: Congress, period: Period) -> dict:
    """Rows by category and by unit, in three questions."""
    return {"categories": by_category(congress, period), "units": by_unit(congress, period)}


def _received(congress: Congress, period: Period):
    found = Suggestion.objects.filter(handed_in(), congress=congress)
    return found.filter(session=period.session) if period.session else found


def _condition(asked: dict[str, str]) -> Q:
    if "state" in asked:
        # These standings are stored states: what is in handling is not among them.
        return Q(case__state__in=gathered(asked["state"]))
    return assigned() if asked else Q(pk__isnull=False)


def by_category(congress: Congress, period: Period) -> list[dict]:
    """Each of the first level with its parts under it, then what has none yet, then all."""
    counted = {
        f"n{place}": Count("pk", filter=_condition(asked))
        for place, (_heading, asked) in enumerate(COLUMNS)
    }
    found = _received(congress, period).order_by().values("category").annotate(**counted)
    own = {
        row["category"]: Counter({place: row[f"n{place}"] for place in range(len(COLUMNS))})
        for row in found
    }
    rows = []
    known = list(in_order(congress.pk))
    for one in known:
        with_parts = [one.pk, *(part.pk for part in known if part.parent_id == one.pk)]
        numbers = _sum(own.get(key, Counter()) for key in with_parts)
        if numbers[0] or one.active:
            rows.append(_row(one.in_full, numbers, period, {"category": str(one.pk)}))
    rows.append(_row(_("未分类"), own.get(None, Counter()), period, {"category": "none"}))
    rows.append(_row(_("合计"), _sum(own.values()), period, {}))
    return rows


def _sum(counters: Iterable[Counter]) -> Counter:
    found: Counter = Counter()
    for one in counters:
        found.update(one)
    return found


def _row(label: str, numbers: Counter, period: Period, asks: dict[str, str]) -> dict:
    return {
        "label": label,
        "cells": [
            (numbers[place], _asks(period, asks | asked))
            for place, (_heading, asked) in enumerate(COLUMNS)
        ],
    }


def _asks(period: Period, asks: dict[str, str]) -> dict[str, str]:
    session = {"session": str(period.session.pk)} if period.session else {}
    return {"received": "yes"} | session | asks


def by_unit(congress: Congress, period: Period) -> list[tuple[str, int, dict[str, str]]]:
    """(name, count, what the ledger is asked), the unit with most first."""
    current = Handling.objects.filter(
        congress=congress, suggestion__in=_received(congress, period).values("pk")
    ).exclude(case__state=states.Handling.RETURNED)
    found = (
        current.order_by()
        .values("unit", "unit__name")
        .annotate(number=Count("suggestion", distinct=True))
    )
    rows = sorted(found, key=lambda row: (-row["number"], row["unit__name"]))
    return [
        (row["unit__name"], row["number"], _asks(period, {"unit": str(row["unit"])}))
        for row in rows
    ]
