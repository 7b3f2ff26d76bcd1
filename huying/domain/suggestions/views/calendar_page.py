"""沟通日程, day by day."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..queries.visits import calendar, waiting_for_a_time

DAYS = 60


@require_safe
def visits(request, code):
    """The appointments of the next sixty days, and those whose time is still sought."""
    at = timezone.now()
    return render(
        request,
        "suggestions/calendar.html",
        {
            "days": calendar(request.acting, at, DAYS),
            "waiting": waiting_for_a_time(request.acting),
            "today": timezone.localdate(at),
        },
    )
