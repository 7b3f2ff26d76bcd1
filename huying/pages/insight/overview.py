"""The overview's figures as the page draws them: each with its link and its definition."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Congress
from huying.foundation.ui.charts import Chart, stacked

from . import quality, statistics
from .standing import GROUPS, gathered
from .statistics import Counted, Period, StandingLine

# The bar's pieces with their colours; what was withdrawn is not drawn.
PIECES: tuple[tuple[Any, tuple[str, ...], int], ...] = (
    (gettext_lazy("未交办"), ("returned", "submitted", *gathered("registered")), 2),
    (gettext_lazy("办理中（含第二轮）"), (*GROUPS["in_hand"].codes, "away", "again"), 1),
    (gettext_lazy("已答复"), ("replied", "evaluated"), 4),
    (gettext_lazy("已办结"), gathered("done"), 3),
)
MOST_UNITS_ON_PAPER = 8


def drawn(congress: Congress, period: Period, today: date) -> dict:
    """What the template needs; each statistic is asked once."""
    ledger = reverse("insight:ledger", kwargs={"code": congress.code})

    def ask(statistic: Callable) -> Any:
        return statistic(congress, period, today)

    def linked(count: Counted, **more: Any) -> dict:
        url = f"{ledger}?{urlencode(count.asks)}"
        return {"label": count.label, "value": count.value, "url": url, **more}

    def rates(statistic: Callable) -> dict:
        found = ask(statistic)
        lines = [linked(one.part, text=one.text) for one in found]
        return {"lines": lines, "whole": linked(found[0].whole)}

    lines = ask(statistics.where_they_stand)
    late = ask(statistics.late_by_unit)
    return {
        "period": period,
        "today": today,
        "figures": _figures(ask, linked),
        "figure_definitions": _definitions(*FIGURES),
        "standing": [
            {"label": one.label, "tone": one.tone, "cells": [linked(cell) for cell in one.cells]}
            for one in lines
        ],
        "standing_chart": _bar(lines),
        "late": [linked(one.items, name=one.name, longest=one.longest) for one in late],
        "late_left_out": max(len(late) - MOST_UNITS_ON_PAPER, 0),
        "most_units": MOST_UNITS_ON_PAPER,
        "reply": rates(statistics.reply_rates),
        "contact": rates(statistics.contact_rates),
        "satisfaction": rates(statistics.satisfaction),
        "dissatisfied": [linked(one) for one in ask(statistics.dissatisfied)[1:]],
        "hundreds": rates(quality.four_hundreds),
        "met": rates(quality.met_in_person),
        "ways": [linked(one) for one in ask(quality.ways_of_contact)],
        "solved": rates(quality.solved_and_satisfied),
        "turned": rates(quality.b_to_a),
        "filing": rates(quality.filing_rates),
        "praised": linked(ask(quality.praised)[0]),
        "definition": {one.__name__: statistics.definition(one) for one in statistics.ALL},
        "definitions": _definitions(*statistics.ALL),
    }


FIGURES = (
    statistics.suggestions_received,
    statistics.late,
    statistics.close_to_due,
    statistics.returned_twice,
    statistics.dissatisfied,
)
TITLES: dict[Callable, Any] = {
    statistics.suggestions_received: gettext_lazy("收到建议"),
    statistics.where_they_stand: gettext_lazy("办到哪一步"),
    statistics.late: gettext_lazy("逾期"),
    statistics.late_by_unit: gettext_lazy("逾期在谁手里"),
    statistics.close_to_due: gettext_lazy("7天内到期"),
    statistics.returned_twice: gettext_lazy("两次退回"),
    statistics.dissatisfied: gettext_lazy("不满意"),
    statistics.contact_rates: gettext_lazy("沟通率"),
    statistics.reply_rates: gettext_lazy("答复率"),
    statistics.satisfaction: gettext_lazy("满意度"),
    quality.four_hundreds: gettext_lazy("四个百分之百"),
    quality.met_in_person: gettext_lazy("见面率"),
    quality.ways_of_contact: gettext_lazy("沟通方式"),
    quality.solved_and_satisfied: gettext_lazy("解决率和满意率"),
    quality.b_to_a: gettext_lazy("B类转为A类"),
    quality.praised: gettext_lazy("留有表扬"),
    quality.filing_rates: gettext_lazy("备案率"),
}


def _figures(ask: Callable, linked: Callable) -> list[dict]:
    """The row of big numbers; a number that is not nought wears its tone."""
    whole, sitting, closed = ask(statistics.suggestions_received)
    toned = (
        (statistics.late, "late"),
        (statistics.close_to_due, "warn"),
        (statistics.returned_twice, ""),
        (statistics.dissatisfied, "stop"),
    )
    figures = [linked(one, unit=_("件")) for one in (whole, sitting, closed)]
    for statistic, tone in toned:
        count = ask(statistic)[0]
        figures.append(linked(count, unit=_("件"), tone=tone if count.value else ""))
    return figures


def _definitions(*found: Callable) -> list[tuple[Any, str]]:
    return [(TITLES[one], statistics.definition(one)) for one in found]


def _bar(lines: list[StandingLine]) -> Chart:
    rows = []
    for place, label in enumerate((_("大会期间"), _("闭会期间"))):
        values = [
            sum(one.cells[place].value for one in lines if set(one.codes) <= set(codes))
            for _piece, codes, _colour in PIECES
        ]
        rows.append((label, values))
    return stacked(
        rows,
        [str(piece) for piece, _codes, _colour in PIECES],
        title=_("大会期间和闭会期间的建议各办到哪一步"),
        colours=[colour for _piece, _codes, colour in PIECES],
    )
