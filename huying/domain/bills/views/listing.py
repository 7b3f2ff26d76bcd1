"""All bills that one may see, the newest session first."""

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..models import BillHours
from ..queries import visible_to
from ..queries.visibility import with_signatures
from ..states import Bill as State

A_PAGE = 50
PARTS = {
    "open": [one for one in State if one not in ("concluded", "converted", "withdrawn", "ended")],
    "converted": [State.CONVERTED],
    "over": [State.CONCLUDED, State.WITHDRAWN, State.ENDED],
}


@require_safe
def bills(request, code):
    part = request.GET.get("part", "")
    found = with_signatures(visible_to(request.acting))
    if part in PARTS:
        found = found.filter(case__state__in=PARTS[part])
    found = found.order_by(
        F("session__opens_at").desc(nulls_first=True),
        "series",
        F("number").asc(nulls_first=True),
        "pk",
    )
    committee = request.acting.is_committee
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "part": part if part in PARTS else "",
        "is_committee": committee,
        "is_deputy": request.acting.is_deputy,
        "hours": BillHours.objects.filter(congress=request.congress)
        .select_related("session__term")
        .order_by("-cut_off_at")
        .first(),
    }
    return render(request, "bills/list.html", context)
