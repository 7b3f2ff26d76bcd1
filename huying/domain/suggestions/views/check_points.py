"""核稿要点: everybody of the congress reads them, its committee and administrators keep them; which are
refused most often, of the replies that one may see."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ..forms import check_points as forms
from ..models import CheckPoint
from ..queries import check_points as reading
from ..queries.check_days import passages
from ..states import PointAspect, Stage
from .desk import act_on_the_roll, keeps

either = require_http_methods(["GET", "HEAD", "POST"])
CRUMB = gettext_lazy("核稿要点")
CHANGES = {
    "correct_check_point": forms.CorrectPoint,
    "close_check_point": forms.ThePoint,
    "reopen_check_point": forms.ThePoint,
}
MEANING = gettext_lazy(
    "每一次核稿、预审核退回时勾选“不符合”的要点，按承办单位和要点各计一次；同一件答复改后再被退回的，再计一次。"
    "只计您看得到的答复。点数字看每一次的原话。"
)
MEANING_OF_DAYS = gettext_lazy(
    "一轮答复每送到一关一次计一次；退回指从这一关退回拟稿；天数是从送到到通过或者退回的日历天数，还在这一关的不计。"
)


@require_safe
def check_points(request, code):
    context = {
        "stages": reading.points_by_stage(request.congress.pk),
        "keeps": keeps(request),
    }
    return render(request, "suggestions/check_points.html", context)


@require_safe
def refused(request, code):
    """How often each point was refused, unit by unit; with ?unit=&point= each refusal."""
    unit, point = request.GET.get("unit", ""), request.GET.get("point", "")
    if unit.isdecimal() and point.isdecimal():
        found = reading.refusals(request.acting, int(unit), int(point))
        return render(request, "suggestions/check_points_refusals.html", {"rows": found})
    rows = [
        row
        | {
            "unit": row["opinion__round__handling__unit"],
            "name": row["opinion__round__handling__unit__name"],
            "aspect": PointAspect(row["point__aspect"]).label,
            "stage": Stage(row["point__stage"]).label,
        }
        for row in reading.refused_by_unit(request.acting)
    ]
    context = {
        "rows": rows,
        "meaning": MEANING,
        "passages": passages(request.acting),
        "meaning_of_days": MEANING_OF_DAYS,
    }
    return render(request, "suggestions/check_points_refused.html", context)


@either
def add(request, code):
    return _act(request, "add_check_point", forms.AddPoint)


@either
def adopt(request, code):
    return _act(request, "adopt_check_points", forms.Adopt)


@either
def change(request, code, act, pk):
    if act not in CHANGES:
        raise Http404
    row = get_object_or_404(CheckPoint, pk=pk, congress=request.congress)
    return _act(request, act, CHANGES[act], row)


def _act(request, name, form, row=None):
    back = reverse("suggestions:check_points", args=[request.congress.code])
    return act_on_the_roll(
        request, name, form, row=row, goes_to=lambda roll: back, back=back, crumb=CRUMB
    )
