"""The signed-in home: what I must do, by when, why; what I was told; whom to telephone."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from huying.domain.suggestions.queries import phone
from huying.foundation.notices.telling import mark_read

from . import acts, received, tasks
from .addresses import where
from .lists import lists_of

A_PAGE = 30
DESKS = {
    "submitted": "suggestions:review_desk",
    "awaiting_assignment": "suggestions:assignment_desk",
    "to_assign_on": "suggestions:assignment_desk",
}
"""The lists that can also be taken up one by one, the text beside the form."""
A_PAGE_TO_TICK = 100


@require_GET
def home(request, code):
    """Most urgent first, by kind; for a deputy the own suggestions stand above everything."""
    acting, at = request.acting, timezone.now()
    groups = tasks.groups_of(acting, at)
    standings, proposed = tasks.standings_of(acting, at) if acting.is_deputy else ([], 0)
    context = {
        "today": timezone.localdate(at),
        "groups": groups,
        "total": sum(one["total"] for one in groups),
        "late": sum(one["late"] for one in groups),
        "standings": standings,
        "proposed": proposed,
        "acts": acts.at_hand(acting, groups, at),
        "empty": acts.what_will_appear(acting),
        "is_deputy": acting.is_deputy,
    }
    return render(request, "workbench/home.html", context)


@require_GET
def task_list(request, code, name):
    """One kind of task in full."""
    acting, at = request.acting, timezone.now()
    lists = {one.name: one for one in lists_of(acting, at)}
    if name not in lists:
        raise Http404
    found = lists[name]
    rows = found.by_urgency(acting, at)
    bulk = tasks.bulk_of(found, acting, rows[:1])
    page = Paginator(rows, A_PAGE_TO_TICK if bulk else A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate(at)
    context = {
        "list": found,
        "today": today,
        "page": page,
        "tasks": [
            tasks.task_of(one, acting, today) for one in found.items(page.object_list, acting, at)
        ],
        "bulk": bulk,
        "desk": where(acting, DESKS[name]) if name in DESKS else "",
    }
    return render(request, "workbench/task_list.html", context)


@require_GET
def notices(request, code):
    """What I was told, newest first. Reading marks nothing: a button does."""
    found = received.by(request.acting)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [received.shown(one, code) for one in page]}
    return render(request, "workbench/notices.html", context)


@require_POST
def read_notice(request, code, pk):
    """知道了: one notice of my own."""
    mine = received.by(request.acting).filter(pk=pk)
    if not mine.exists():
        raise Http404
    mark_read(mine, at=timezone.now())
    return redirect(_back(request, code))


@require_POST
def read_all(request, code):
    """全部已读."""
    mark_read(received.by(request.acting), at=timezone.now())
    return redirect(_back(request, code))


@require_GET
def phone_list(request, code):
    """Staff of the 代表工委: whom to telephone today, what for, since when."""
    acting, at = request.acting, timezone.now()
    if not acting.is_committee:
        raise Http404
    calls = phone.whom_to_call(acting, at)
    context = {
        "today": timezone.localdate(at),
        "calls": calls,
        "pressing": sum(one.pressing for one in calls),
        "matters": sum(len(one.matters) for one in calls),
    }
    return render(request, "workbench/phone_list.html", context)


def _back(request, code) -> str:
    """The page of notices the button stood on."""
    home_of_notices = reverse("workbench:notices", args=[code])
    asked = request.POST.get("next", "")
    inside = asked.startswith(home_of_notices) and url_has_allowed_host_and_scheme(
        asked, allowed_hosts=None
    )
    return asked if inside else home_of_notices
