"""Pages of the 改办协调会: the list of meetings, one meeting with its agenda, and its acts."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from huying.foundation.procedure.views import ActPage, act_page

from ..forms import FORMS
from ..procedure import coordination_steps
from ..queries import meetings as reading
from . import words

A_PAGE = 30


def page_of(meeting, request) -> str:
    return reverse("suggestions:coordination", args=[request.congress.code, meeting.pk])


def shown_with(meeting, request) -> dict:
    """What stands above the form: the meeting; an opening act says what will be on the agenda."""
    if meeting is None:
        return {"waiting": reading.requests_waiting(request.acting)}
    return {"meeting": meeting}


PAGE = ActPage(coordination_steps, FORMS["coordination"], page_of, shown_with, "meetings")


@require_safe
def meetings(request, code):
    """Every meeting that this person may read, newest first."""
    found = reading.list_of_meetings(request.acting)
    opened = coordination_steps.opened_by(request.acting.appointments, timezone.now())
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "may_call": bool(opened),
        "waiting": reading.requests_waiting(request.acting) if opened else 0,
    }
    return render(request, "meetings/list.html", context)


@require_safe
def coordination(request, code, pk):
    """One meeting: when, who is asked, every item with what was decided, what may be done next."""
    meeting = get_object_or_404(reading.coordination_visible_to(request.acting), pk=pk)
    at = timezone.now()
    choices = coordination_steps.choices(meeting, request.acting.appointments, at)
    context = {
        "meeting": meeting,
        "agenda": reading.agenda(meeting),
        "units": meeting.units.order_by("name"),
        "timeline": words.event_lines(
            meeting.case.events.select_related("detail").order_by("-seq")
        ),
        "acts": [
            {
                "name": choice.act.name,
                "label": choice.act.label,
                "url": reverse(
                    "suggestions:act", args=[code, "coordination", meeting.pk, choice.act.name]
                ),
                "refused": choice.refusal.reason if choice.refusal else "",
                "primary": choice.act.name == "decide",
                "danger": choice.act.name == "cancel",
            }
            for choice in choices
        ],
    }
    return render(request, "meetings/coordination.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def call(request, code):
    """Staff call a meeting."""
    if not request.acting.is_committee:
        raise Http404
    return act_page(request, PAGE, "call")
