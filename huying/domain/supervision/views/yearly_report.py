"""A yearly report: the items behind each figure, and the document itself."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.models import Outcome, Suggestion
from huying.domain.suggestions.views.letters import served

from ..letters.yearly_report import report_letter
from ..queries import READ
from ..queries import yearly_report as reading

READ_WITH: dict[Any, tuple[str, ...]] = {
    Appointment: ("person", "seat__delegation"),
    Suggestion: ("lead__person",),
    Outcome: ("unit",),
}


def shown(subject, acting) -> dict:
    """What its page shows besides the text: figures, tables, words of praise."""
    at = timezone.now()
    found = reading.shown(subject, at)
    return {
        "lines": found.lines(subject.text),
        "tables": found.tables,
        "praise": reading.words_of_praise(subject, at),
        "named": found.named() if acting.is_committee else [],
        "opens": acting.is_committee,
    }


@require_safe
def behind(request, code, pk, name):
    """The rows that a figure counted; for the 代表工委, whose figures they are."""
    if not request.acting.is_committee:
        raise Http404
    report = get_object_or_404(reading.reports_visible_to(request.acting), pk=pk)
    of = request.GET.get("of", "")[:60]
    found = reading.behind(report, name, of, timezone.now())
    if found is None:
        raise Http404
    page = Paginator(found.keys, reading.ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": "yearly_report",
        "report": report,
        "settled_at": report.settled_at,
        "found": found,
        "page": page,
        "rows": rows_of(found.model, list(page.object_list), code),
    }
    return render(request, "supervision/behind.html", context)


def rows_of(model, keys: list, code: str) -> list[dict]:
    """Each with its words and, where it has a page, its address; in the order of the keys."""
    of_a_case = ("case",) if hasattr(model, "case") else ()
    # Asked for nothing by name, select_related would read everything that can be joined.
    beside = READ_WITH.get(model, of_a_case) or (None,)
    read = model._default_manager.select_related(*beside)
    found = {str(one.pk): one for one in read.filter(pk__in=keys)}
    return [_row(found[str(key)], code) for key in keys if str(key) in found]


def _row(one, code: str) -> dict:
    if isinstance(one, Suggestion):
        url = reverse("suggestions:page", args=[code, one.pk])
        return {"words": str(one), "note": str(one.lead.person) if one.lead else "", "url": url}
    if isinstance(one, Appointment):
        seat = getattr(one, "seat", None)
        return {"words": str(one.person), "note": str(seat.delegation or "") if seat else ""}
    if isinstance(one, Outcome):
        return {"words": str(one), "note": str(one.unit)}
    if isinstance(one, Body):
        return {"words": str(one), "note": ""}
    kind = getattr(getattr(one, "case", None), "kind", "")
    known = kind in READ
    url = reverse("supervision:page", args=[code, kind, one.pk]) if known else ""
    return {"words": str(one), "note": "", "url": url}


@require_safe
def document(request, code, pk, form):
    """As Word or PDF, with every figure in its words."""
    report = get_object_or_404(reading.reports_visible_to(request.acting), pk=pk)
    at = timezone.now()
    return served(request, report_letter(report, at), form, at, key="yearly_report.report")
