"""单位年度办理工作: the list of a year, opening it for many units at once, what stands behind a figure."""

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.policy import clerk_of_the_committee

from ..procedure import unit_year as procedure
from ..queries import unit_year as reading
from ..queries import unit_years as listed
from .letter import addresses
from .yearly_report import rows_of

ON_A_PAGE = 50


def year_of(request) -> int:
    """The year that is asked for; else that of the newest session."""
    given = request.GET.get("year", "")
    if not given:
        return listed.year_now(request.acting, timezone.now())
    if not (given.isascii() and given.isdecimal() and 1979 <= int(given) <= 2200):
        raise BadRequest
    return int(given)


def lines_of(request) -> list:
    """Of the year that is asked for, read once for rows and figures."""
    if not hasattr(request, "unit_year_lines"):
        request.unit_year_lines = listed.lines(request.acting, year_of(request), timezone.now())
    return request.unit_year_lines


def rows(acting, request) -> list:
    found = listed.asked_for(lines_of(request), request.GET.get("show", ""))
    if found is None:
        raise BadRequest
    return found


def above(request) -> dict:
    year = year_of(request)
    return {
        "year": year,
        "years": sorted({year, *listed.years(request.acting)}, reverse=True),
        "sums": listed.sums(lines_of(request)),
        "show": request.GET.get("show", ""),
        "exports": listed.may_list(request.acting),
        "not_opened": listed.not_opened(request.acting, year, timezone.now()),
    }


def told_of(unit_year, acting) -> dict:
    """What its page shows: plans with the division of duties, what they leave out, visits, the report."""
    at = timezone.now()
    plans = reading.plans_of(unit_year)
    shared = {
        one.pk for plan in plans[:1] for line in plan.duties.all() for one in line.items.all()
    }
    opens = reading.opens_figures(unit_year, acting)
    found = {
        "plans": plans,
        "left": [one for one in reading.items_of(unit_year, at) if one.pk not in shared]
        if opens and plans
        else [],
        "visits": reading.visits_of(unit_year, acting),
        "opens": opens,
        "letter": addresses("unit_year", unit_year, acting),
    }
    if not unit_year.text:
        return found
    shown = reading.shown(unit_year, at)
    return found | {"lines": shown.lines(unit_year.text), "named": shown.named()}


@require_http_methods(["GET", "HEAD", "POST"])
def open_many(request, code):
    """For the 代表工委: the units with items and no year yet, all ticked; then how many were refused, and why."""
    by = next(
        (one for one in request.acting.appointments if clerk_of_the_committee(None, one)), None
    )
    if by is None:
        raise Http404
    year, at = year_of(request), timezone.now()
    units, done = listed.not_opened(request.acting, year, at), None
    if request.method == "POST":
        chosen = set(request.POST.getlist("unit"))
        picked = [one for one in units if str(one.pk) in chosen]
        done = procedure.open_for(picked, by=by, at=at, year=year)
        units = listed.not_opened(request.acting, year, at)
    context = {"year": year, "units": units, "done": done}
    return render(request, "supervision/unit_years_open.html", context)


@require_safe
def behind(request, code, pk, name):
    """The rows that a figure of its report counted; for the unit and for the 代表工委."""
    one = get_object_or_404(reading.unit_years_visible_to(request.acting), pk=pk)
    found = reading.behind(one, name, timezone.now())
    if found is None or not one.text or not reading.opens_figures(one, request.acting):
        raise Http404
    page = Paginator(found.keys, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": "unit_year",
        "report": one,
        "settled_at": one.signed_at,
        "found": found,
        "page": page,
        "rows": rows_of(found.model, list(page.object_list), code),
    }
    return render(request, "supervision/behind.html", context)
