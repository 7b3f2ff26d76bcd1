"""可能重复的建议: proposed to the reviewer beside the text; two of them side by side before they are merged."""

from secrets import token_hex

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huying.foundation.procedure.procedure import choose

from ..policy.merging import unfit_as_main
from ..procedure.suggestion import link_like, merge, register
from ..queries import visible_one
from ..queries.repeats import repeats_of
from ..queries.side_by_side import side_by_side
from ..states import LikeKind
from ..states import Suggestion as State


def _act(request, subject, act) -> str:
    return reverse(
        "suggestions:act", args=[request.congress.code, "suggestion", subject.pk, act.name]
    )


def back_to_the_pairs(request) -> str:
    """After a link that was made in 反复提出排查: the same list; empty for any other form."""
    if "pairs" not in request.POST:
        return ""
    asked = QueryDict(request.POST["pairs"][:200]).urlencode()
    return f"{reverse('supervision:repeats', args=[request.congress.code])}?{asked}".rstrip("?")


@require_safe
def repeats(request, code, pk):
    """For the 代表工委: a part of the page that asks for it, a page of its own without JavaScript."""
    if not request.acting.is_committee:
        raise Http404
    seen = visible_one(request.acting).prefetch_related("text__requests")
    suggestion = get_object_or_404(seen, pk=pk)
    found = repeats_of(suggestion, request.acting)
    choice = choose(link_like, suggestion, request.acting.appointments, timezone.now())
    context = {
        "suggestion": suggestion,
        "repeats": found,
        "may_link": choice.refusal is None,
        "link_url": _act(request, suggestion, link_like),
        "kind": LikeKind.REPEAT.value,
        "reason": _("审查时比对，内容相同或者相近"),
        "rows": [(one, token_hex(16)) for one in found.found],
        "desk": suggestion.pk if "desk" in request.GET else "",
    }
    template = "_repeats.html" if request.htmx else "repeats.html"
    return render(request, f"suggestions/{template}", context)


@require_safe
def compare(request, code, pk, other):
    """Both must exist for whoever compares them."""
    seen = visible_one(request.acting).prefetch_related("text__requests")
    one = get_object_or_404(seen, pk=pk)
    two = get_object_or_404(seen, pk=other)
    context = {
        "both": side_by_side(one, two),
        "suggestion": one,
        "merging": _merging(request, one, two) if request.acting.is_committee else None,
        "swapped": reverse("suggestions:compare", args=[code, two.pk, one.pk]),
    }
    return render(request, "suggestions/compare.html", context)


def _merging(request, one, two) -> dict:
    """Where 并案 is one step away, or why it is not."""
    if one.state == State.SUBMITTED:
        return {
            "why": _("这一件还没有登记编号，登记以后可以并案。"),
            "register": _act(request, one, register),
        }
    choice = choose(merge, one, request.acting.appointments, timezone.now())
    why = choice.refusal.reason if choice.refusal else unfit_as_main(two, one)
    return {"why": why} if why else {"url": f"{_act(request, one, merge)}?main={two.pk}"}
