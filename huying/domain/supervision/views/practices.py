"""不良办理现象: the congress's own page; every figure opens the items behind it."""

from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huying.domain.people.queries import units

from ..queries import practices
from . import listing, parts


@require_safe
def page(request, code):
    if not request.acting.is_committee:
        raise Http404
    if "practice" in request.GET:
        return render(request, "supervision/practices.html", _behind(request))
    lines = practices.by_unit(request.acting)
    for line in lines:
        line["cells"] = [
            (one.label, one.code, line["figures"][one.code]) for one in practices.PRACTICES
        ]
    found = {"lines": lines, "practices": practices.PRACTICES}
    found |= parts.beside(request, "practices", listing.PARTS)
    return render(request, "supervision/practices.html", found)


def _behind(request) -> dict:
    name, unit = request.GET["practice"], request.GET.get("unit", "")
    if name not in practices.BY_CODE or not unit.isdecimal():
        raise BadRequest
    body = get_object_or_404(units(request.congress.pk), pk=int(unit))
    found = practices.behind(request.acting, name, body, timezone.localdate())
    return {"practice": practices.BY_CODE[name], "unit": body, "turns": list(found)}
