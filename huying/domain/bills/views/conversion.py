"""成批转为建议: what would be converted and what refused, then the doing, then a report of it."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huying.foundation.procedure.procedure import choose
from huying.foundation.procedure.views import SeeOther

from ..forms.conversion import ConvertMany
from ..procedure.conversion import convert, convert_many
from ..queries import visible_to
from ..queries.visibility import with_signatures
from ..states import Bill as State

REPORT = "bills_converted"
TOGETHER = (State.BEFORE_PRESIDIUM, State.NOT_A_BILL)


def _convertible(request):
    found = visible_to(request.acting).filter(case__state__in=TOGETHER)
    found = with_signatures(found).prefetch_related("signatures__deputy")
    return found.order_by("session__opens_at", "series", "number")


def _rows(request, chosen=None) -> list[dict]:
    """Each bill with what would come of it; `chosen` are the keys that were ticked before."""
    at, rows = timezone.now(), []
    for bill in _convertible(request):
        choice = choose(convert, bill, request.acting.appointments, at)
        refused = choice.refusal.reason if choice.refusal else ""
        if not refused and bill.category is None:
            refused = _("还没有分类，请先登记。")
        ticked = not refused and (chosen is None or str(bill.pk) in chosen)
        rows.append({"bill": bill, "refused": refused, "ticked": ticked})
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
def convert_many_page(request, code):
    """For the secretariat alone; for everybody else it does not exist."""
    if not request.acting.is_committee:
        raise Http404
    form = ConvertMany(request.POST or None, convertible=_convertible(request))
    if request.method == "POST" and form.is_valid():
        return _done(request, form)
    chosen = set(request.POST.getlist("bills")) if request.method == "POST" else None
    rows = _rows(request, chosen)
    context = {
        "form": form,
        "rows": rows,
        "able": sum(not one["refused"] for one in rows),
        "unable": sum(bool(one["refused"]) for one in rows),
    }
    return render(request, "bills/convert.html", context, status=422 if form.is_bound else 200)


def _done(request, form):
    bills = list(form.cleaned_data["bills"])
    by = choose(convert, bills[0], request.acting.appointments, timezone.now()).by
    report = convert_many(
        bills,
        form.versions(),
        by=by or request.acting.appointments[0],
        at=timezone.now(),
        meeting=form.cleaned_data["meeting"],
        text=form.cleaned_data["text"],
    )
    request.session[REPORT] = [
        {
            "bill": str(one.bill),
            "bill_key": str(one.bill.pk),
            "suggestion": str(one.suggestion or ""),
            "suggestion_key": str(one.suggestion.pk) if one.suggestion else "",
            "refused": one.refused,
        }
        for one in report
    ]
    return SeeOther(reverse("bills:converted", args=[request.congress.code]))


@require_safe
def converted(request, code):
    """The report of the last conversion that one did oneself."""
    if not request.acting.is_committee:
        raise Http404
    report = request.session.get(REPORT, [])
    context = {
        "done": [one for one in report if not one["refused"]],
        "refused": [one for one in report if one["refused"]],
    }
    return render(request, "bills/converted.html", context)
