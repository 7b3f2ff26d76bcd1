"""不良办理现象 of units, deputies and the congress itself; every figure opens the items behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ..queries import practices, practices_of_deputies, practices_of_the_congress
from ..queries.practices import Practice
from . import listing, parts


@dataclass(frozen=True)
class Side:
    """Whose practices: one line each of `who`, out of `number`; `asks` are the keys by which a figure opens."""

    label: Any
    who: Any
    number: Any
    practices: list[Practice]
    lines: Callable
    behind: Callable
    asks: tuple[str, ...]


SIDES = {
    "units": Side(
        _("承办单位"),
        _("单位"),
        _("承办"),
        practices.PRACTICES,
        practices.by_unit,
        practices.behind,
        ("unit",),
    ),
    "deputies": Side(
        _("代表"),
        _("领衔代表"),
        _("提出"),
        practices_of_deputies.PRACTICES,
        practices_of_deputies.by_deputy,
        practices_of_deputies.behind,
        ("deputy", "delegation"),
    ),
    "congress": Side(
        _("本级人大"),
        _("届次"),
        _("收到"),
        practices_of_the_congress.PRACTICES,
        practices_of_the_congress.by_session,
        practices_of_the_congress.behind,
        ("session",),
    ),
}


@require_safe
def page(request, code):
    """All sides for the 代表工委; a deputy sees what stands of his own items."""
    mine = parts.sides_of_practices(request.acting)
    name = request.GET.get("side", next(iter(mine), "units"))
    if name not in SIDES:
        raise BadRequest
    if name not in mine:
        raise Http404
    side, today = SIDES[name], timezone.localdate()
    found = {"side": side, "name": name}
    if "practice" in request.GET:
        found |= _behind(request, side, today)
    else:
        found["lines"] = lines = side.lines(request.acting, today)
        for line in lines:
            line["cells"] = [
                (one.label, one.code, line["figures"][one.code]) for one in side.practices
            ]
        found["sides"] = [(one, SIDES[one].label) for one in mine]
        found |= parts.beside(request, "practices", listing.PARTS)
    return render(request, "supervision/practices.html", found)


def _behind(request, side: Side, today) -> dict:
    by_code = {one.code: one for one in side.practices}
    asked = {one: request.GET[one] for one in side.asks if one in request.GET}
    practice = by_code.get(request.GET["practice"])
    if practice is None or len(asked) != 1 or not all(map(_is_a_key, asked.values())):
        raise BadRequest
    keys = {name: int(value) for name, value in asked.items()}
    lines = side.lines(request.acting, today)
    line = next((one for one in lines if one["asked"] in map("=".join, asked.items())), None)
    if line is None:
        raise Http404
    rows = list(side.behind(request.acting, practice.code, today, **keys))
    return {"practice": practice, "line": line, "rows": rows}


def _is_a_key(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 16
