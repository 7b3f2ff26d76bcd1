"""The ledger, its export and its print, and the overview of the 代表工委. Nothing here writes."""

from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.queries import Acting, newest_session
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.queries.duty import reads_duty

from . import incoming
from . import units as by_unit
from .columns import PAGE, PRINT, SHEET, columns_of, standing_alone
from .declared import Ledger, Listing, declare
from .filters import FILTERS, IN_THE_FORM, MARK_WORDS, NOW, TABS, Offered
from .overview import drawn
from .question import Question, read
from .rows import all_rows, page_rows
from .seen import Seen, seen_by
from .sending import send
from .standing import named
from .statistics import Period, definition

ON_A_PAGE = 50
MOST_PRINTED = 2_000


@require_safe
def ledger(request, code: str) -> HttpResponse:
    """The list as filtered, fifty to a page. What was not understood is said, and nothing shown."""
    question, seen = _asked(request)
    context = _around(request, question) | {"form": _form(question)}
    if question.problems:
        return render(request, "insight/ledger.html", context, status=400)
    counts = question.counts(seen)
    page = Paginator(range(counts["shown"]), ON_A_PAGE).get_page(request.GET.get("page"))
    start = max(page.start_index() - 1, 0)
    context |= {
        "tabs": _tabs(question, counts),
        "page": page,
        "rows": page_rows(question, seen, start, page.end_index()),
        "headings": [_heading(question, column) for column, _under in standing_alone(PAGE)],
        "columns": standing_alone(PAGE),
    }
    return render(request, "insight/ledger.html", context)


@require_safe
def print_out(request, code: str) -> HttpResponse:
    """All rows on A4 across, heads repeated, with what was asked for, source and time."""
    question, seen = _understood(request)
    count = question.counts(seen)["shown"]
    fits = count <= MOST_PRINTED
    context = _around(request, question) | {
        "columns": standing_alone(PRINT),
        "count": count,
        "rows": all_rows(question, seen, whole=False) if fits else [],
        "most": MOST_PRINTED,
        "fits": fits,
    }
    return render(request, "insight/print.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def export(request, code: str) -> HttpResponseBase:
    """The list as filtered, as .xlsx, or with ?format=csv as .csv; every column that there is."""
    return send(request, "suggestions")


def _listing(acting: Acting, given: QueryDict, today: date) -> Listing:
    question, seen = read(given, Offered(acting.congress)), seen_by(acting, today)
    if question.problems:
        raise BadRequest
    count = question.counts(seen)["shown"]
    return Listing(str(question.words), count, lambda: all_rows(question, seen, whole=True))


declare(
    Ledger(
        "suggestions",
        gettext_lazy("办理台账"),
        gettext_lazy("%s代表建议办理台账"),
        columns_of(SHEET),
        lambda acting: True,
        _listing,
        printed=columns_of(PRINT),
    )
)


@require_safe
def overview(request, code: str) -> HttpResponse:
    """One page for the 代表工委: how many, where they stand, what is late and whose."""
    if not request.acting.is_committee:
        raise Http404
    context = _which(request)
    context |= drawn(request.congress, context["period"], timezone.localdate())
    return render(request, "insight/overview.html", context)


@require_safe
def what_came_in(request, code: str) -> HttpResponse:
    """收件情况, first of all during the session: by category and by unit."""
    if not request.acting.is_committee:
        raise Http404
    context = _which(request)
    found = incoming.incoming(request.congress, context["period"])
    ledger = reverse("insight:ledger", args=[code])

    def linked(number: int, asks: dict) -> tuple[int, str]:
        return number, f"{ledger}?{urlencode(asks)}"

    context |= {
        "today": timezone.localdate(),
        "headings": [heading for heading, _asks in incoming.COLUMNS],
        "categories": [
            {"label": row["label"], "cells": [linked(*cell) for cell in row["cells"]]}
            for row in found["categories"]
        ],
        "units": [(name, *linked(number, asks)) for name, number, asks in found["units"]],
        "definitions": incoming.DEFINITIONS,
    }
    return render(request, "insight/incoming.html", context)


@require_safe
def units(request, code: str) -> HttpResponse:
    """协办当主办: every unit's turns as lead and as co-unit on one scale, for the 代表工委."""
    if not request.acting.is_committee:
        raise Http404
    context = _which(request)
    today = timezone.localdate()
    context |= {
        "today": today,
        "lines": by_unit.units(request.congress, context["period"], today),
        "definition": definition(by_unit.units),
    }
    return render(request, "insight/units.html", context)


# -- what these share ------------------------------------------------------------------------


def _which(request) -> dict:
    """The session that is looked at: the newest, the one asked for, or all."""
    offered = Offered(request.congress)
    newest = newest_session(request.congress.pk)
    chosen = request.GET.get("session") or (str(newest.pk) if newest else "all")
    if chosen != "all" and chosen not in offered.sessions:
        raise BadRequest
    return {
        "code": request.congress.code,
        "sessions": offered.sessions,
        "chosen": chosen,
        "period": Period(offered.sessions.get(chosen)),
    }


def _asked(request) -> tuple[Question, Seen]:
    question = read(request.GET, Offered(request.congress))
    return question, seen_by(request.acting, timezone.localdate())


def _understood(request) -> tuple[Question, Seen]:
    question, seen = _asked(request)
    if question.problems:
        raise BadRequest
    return question, seen


def _around(request, question: Question) -> dict:
    return {
        "code": request.congress.code,
        "question": question,
        "today": timezone.localdate(),
        "is_committee": request.acting.is_committee,
        "is_unit": request.acting.has(BodyKind.UNIT),
        "reads_duty": reads_duty(request.acting),
    }


def _form(question: Question) -> dict:
    """The fields above the ledger; filters that are not among them are carried along hidden."""
    in_the_form = [
        {
            "filter": FILTERS[name],
            "choices": FILTERS[name].choices(question.offered),
            "value": question.values.get(name, [""])[0],
        }
        for name in IN_THE_FORM
    ]
    hidden = [
        (name, value)
        for name, values in question.values.items()
        if name not in (*IN_THE_FORM, "mark")
        for value in values
    ]
    marks = [
        (code, words, code in question.values.get("mark", [])) for code, words in MARK_WORDS.items()
    ]
    return {
        "fields": in_the_form,
        "hidden": hidden,
        "marks": marks,
        "folds_something": any(one["value"] not in ("", NOW) for one in in_the_form)
        or any(on for *_, on in marks),
    }


def _tabs(question: Question, counts: dict[str, int]) -> list[dict]:
    def tab(code: str, label, count: int) -> dict:
        current = question.state == code
        return {
            "label": label,
            "url": f"?{question.address(state=code)}",
            "count": count,
            "current": current,
        }

    states = [
        tab(code, named(code).word, counts[code])
        for code in TABS
        if counts[code] or question.state == code
    ]
    return [tab("", _("全部"), counts["all"]), *states]


def _heading(question: Question, column) -> dict:
    """How the column's head sorts: up first, then down."""
    up, down = column.sort, f"-{column.sort}"
    direction = {up: "ascending", down: "descending"}.get(question.sort, "") if up else ""
    following = down if question.sort == up else up
    return {
        "column": column,
        "direction": direction,
        "url": f"?{question.address(sort=following)}" if up else "",
    }
