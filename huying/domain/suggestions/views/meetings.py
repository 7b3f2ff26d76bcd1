"""Pages of 交办会 and 改办协调会: the lists, one meeting with what lies on its table, and their acts."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from huying.foundation.procedure.views import ActPage, act_page

from ..forms import FORMS
from ..procedure import coordination_steps, meeting_steps
from ..queries import meetings as reading
from . import words
from .beside_buttons import buttons

A_PAGE = 30


def page_of(meeting, request) -> str:
    """The page of either kind of meeting: both bear their kind's name."""
    return reverse(f"suggestions:{meeting.case.kind}", args=[request.congress.code, meeting.pk])


def shown_with(meeting, request) -> dict:
    """What stands above the form: the meeting; an opening act says what will be on the agenda."""
    if meeting is None:
        return {"waiting": reading.requests_waiting(request.acting)}
    return {"meeting": meeting}


PAGE = ActPage(coordination_steps, FORMS["coordination"], page_of, shown_with, "meetings")
ASSIGNING = ActPage(
    meeting_steps,
    FORMS["assignment_meeting"],
    page_of,
    lambda meeting, request: {"meeting": meeting} if meeting else {},
    "meetings",
)
FIRST = ("decide", "hold")  # what the day asks for
LAST = ("cancel", "call_off")


@require_safe
def meetings(request, code):
    """Every meeting that this person may read, newest first."""
    found = reading.list_of_meetings(request.acting)
    opened = coordination_steps.opened_by(request.acting.appointments, timezone.now())
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "may_call": bool(opened),
        "assignment_meetings": reading.list_of_assignment_meetings(request.acting)[:A_PAGE],
        "steps": reading.three_steps(request.acting) if opened else None,
        "waiting": reading.requests_waiting(request.acting) if opened else 0,
    }
    return render(request, "meetings/list.html", context)


@require_safe
def coordination(request, code, pk):
    """One meeting: when, who is asked, every item with what was decided, what may be done next."""
    meeting = get_object_or_404(reading.coordination_visible_to(request.acting), pk=pk)
    context = {
        "agenda": reading.agenda(meeting),
        "units": meeting.units.order_by("name"),
    }
    return _meeting(request, coordination_steps, meeting, "coordination", context)


@require_safe
def assignment_meeting(request, code, pk):
    """One meeting: its package by unit, who came, what was said, what may be done next."""
    meeting = get_object_or_404(reading.assignment_meetings_visible_to(request.acting), pk=pk)
    context = {
        "package": reading.package(meeting, request.acting),
        "attendances": meeting.attendances.select_related("unit").order_by("unit__name"),
    }
    return _meeting(request, meeting_steps, meeting, "assignment_meeting", context)


def _meeting(request, steps, meeting, template, context):
    events = meeting.case.events.select_related("detail").order_by("-seq")
    acts = buttons(request, steps, meeting, first=FIRST, danger=LAST)
    context |= {"meeting": meeting, "timeline": words.event_lines(events), "acts": acts}
    return render(request, f"meetings/{template}.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def call(request, code):
    """Staff call a meeting."""
    if not request.acting.is_committee:
        raise Http404
    return act_page(request, PAGE, "call")


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request, code):
    """Staff prepare a 交办会."""
    if not request.acting.is_committee:
        raise Http404
    return act_page(request, ASSIGNING, "prepare")
