"""涉密件: the list and one item, for the 代表工委 alone. To everybody else these pages are not there."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.views import ActPage, act_page

from ..forms import FORMS
from ..procedure import classified_steps
from ..queries.classified import classified_visible_to, ledger
from . import words
from .beside_buttons import buttons

A_PAGE = 30
LAST = ("strike", "hand_on", "give_longer", "handle_again")


def page_of(item, request) -> str:
    return reverse("suggestions:classified_item", args=[request.congress.code, item.pk])


PAGE = ActPage(
    classified_steps,
    FORMS["classified"],
    page_of,
    lambda item, request: {"item": item} if item else {},
    "classified",
)


@require_safe
def classified(request, code):
    """Every item of the congress: number, unit, dates, by when."""
    if not request.acting.is_committee:
        raise Http404
    page = Paginator(ledger(request.acting), A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    lines = [(one, words.remaining(one.due, today), words.tone(one.due, today)) for one in page]
    return render(request, "classified/list.html", {"page": page, "lines": lines})


@require_safe
def item(request, code, pk):
    """One of them: its dates, its clock, what may be done next, what was done."""
    found = get_object_or_404(classified_visible_to(request.acting), pk=pk)
    today = timezone.localdate()
    first = set(classified_steps.acts) - set(LAST)
    acts = buttons(request, classified_steps, found, first=first, danger=("strike",))
    events = found.case.events.select_related("detail").order_by("-seq")
    clocks = Clock.objects.filter(case=found.pk, ended_at=None).order_by("due")
    context = {
        "item": found,
        "acts": acts,
        "timeline": words.event_lines(events),
        "clocks": [words.clock(one, today) for one in clocks],
    }
    return render(request, "classified/item.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request, code):
    """Staff note one that was handed over on paper."""
    if not request.acting.is_committee:
        raise Http404
    return act_page(request, PAGE, "enter")
