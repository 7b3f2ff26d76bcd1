"""反复提出排查: pairs that look like the same matter, to be linked, or to be called two matters; 代表工委 alone."""

from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huying.domain.suggestions.forms.likely_repeats import AskAgainOfRepeat, DismissRepeat
from huying.domain.suggestions.policy.likely_repeats import REPEATED_FROM
from huying.domain.suggestions.procedure.likely_repeats import ask_again_of_repeat, dismiss_repeat
from huying.domain.suggestions.procedure.suggestion import link_like
from huying.domain.suggestions.states import LikeKind
from huying.domain.suggestions.views.asked_of_the_worker import asked_of_the_worker
from huying.domain.suggestions.views.desk import act_on_the_roll
from huying.foundation.procedure.procedure import choose

from ..policy.key import items_open_to
from ..queries import likely_repeats as queries
from ..queries.likely_repeats import Asked, NotUnderstood, Pair
from ..states import FollowGround
from . import listing, parts
from .acts import KINDS, PAGES

A_PAGE = 20
NAME = "repeats"
COMPARE = "find_repeats"  # the kind of job in suggestions/background.py
ORDERS = {
    "": gettext_lazy("已解决的在前"),
    "alike": gettext_lazy("最相近的在前"),
    "new": gettext_lazy("最近提出的在前"),
}
TABS = {
    "": (gettext_lazy("待认定"), queries.undecided),
    "linked": (gettext_lazy("已关联"), queries.linked),
    "dismissed": (gettext_lazy("不是同一件"), queries.dismissed),
}
FORMS = {dismiss_repeat.name: DismissRepeat, ask_again_of_repeat.name: AskAgainOfRepeat}


def _for_the_committee(request) -> None:
    if not request.acting.is_committee:
        raise Http404


@require_safe
def page(request, code):
    _for_the_committee(request)
    show = request.GET.get("show", "")
    if show not in TABS:
        raise BadRequest
    found = {"": _undecided, "linked": _linked, "dismissed": _dismissed}[show](request)
    last, waiting = queries.last_look(request.acting)
    context = {
        **parts.beside(request, NAME, listing.PARTS),
        "show": show,
        "tabs": [_tab(request, key, show, found["page"]) for key in TABS],
        "last": last,
        "waiting": waiting,
        "least": round(100 * REPEATED_FROM),
        **found,
    }
    return render(request, "supervision/repeats.html", context)


def _tab(request, key: str, show: str, page) -> dict:
    """All of them, whatever the list is narrowed to."""
    label, rows = TABS[key]
    address = reverse("supervision:repeats", args=[request.congress.code])
    return {
        "label": label,
        "url": f"{address}?show={key}" if key else address,
        "number": rows(request.acting).count(),
        "current": key == show,
    }


def _paged(request, rows) -> Any:
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))


# -- 待认定 -------------------------------------------------------------------------------------------


def _undecided(request) -> dict:
    acting = request.acting
    try:
        asked = Asked.of(request.GET)
    except NotUnderstood:
        raise BadRequest from None
    page = _paged(request, queries.asked_for(acting, asked))
    at = timezone.now()
    return {
        "page": page,
        "rows": [
            {"pair": one, **_link(request, one, at)}
            for one in queries.with_their_items(page, acting)
        ],
        "asked": asked,
        "orders": ORDERS.items(),
        "sessions": queries.sessions_of(acting),
        "units": queries.units_of(acting),
        "kind": LikeKind.REPEAT.value,
        "back": request.GET.urlencode(),
    }


def _link(request, pair: Pair, at) -> dict:
    """Where 关联为反复提出 is one click away: from the end that may be linked, to the other by its number."""
    for one, other in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
        named = other.suggestion
        number = named.number_on_paper
        if not number or named.session_id is None or named.submitted_at is None:
            continue
        if choose(link_like, one.suggestion, request.acting.appointments, at).refusal is None:
            key = one.suggestion.pk
            return {
                "url": reverse(
                    "suggestions:act", args=[request.congress.code, "suggestion", key, "link_like"]
                ),
                "session": named.session_id,
                "number": number,
                "reason": _("反复提出排查：内容相同或者相近（%s%%）") % pair.row.alike,
                "idem": token_hex(16),
            }
    return {}


# -- 已关联, 不是同一件 ---------------------------------------------------------------------------------


def _linked(request) -> dict:
    page = _paged(request, queries.linked(request.acting))
    pairs = queries.links_with_their_items(page, request.acting)
    keys = _open_to_key(request, [one.later.suggestion.pk for one in pairs])
    follows = KINDS.may_open(request, "followed_matter")
    return {
        "page": page,
        "rows": [
            {
                "pair": one,
                "follow": _follow(request, one) if follows and not one.matters else "",
                "key": _key(request, one) if one.later.suggestion.pk in keys else "",
            }
            for one in pairs
        ],
    }


def _open_to_key(request, keys: list) -> set:
    """Those that I may list for 重点督办."""
    steps = PAGES["key_supervision"].procedure
    choices = steps.opened_by(request.acting.appointments, timezone.now())
    enter = next((one for one in choices if one.act.name == "enter"), None)
    if enter is None:
        return set()
    body: Any = enter.by
    found = items_open_to(request.congress.pk, body.body).filter(pk__in=keys)
    return set(found.values_list("pk", flat=True))


def _follow(request, pair: Pair) -> str:
    one = pair.later.suggestion
    asked = {"ground": FollowGround.REPEATED.value, "title": one.title[:60]}
    if one.session_id:
        asked |= {
            "session": str(one.session_id),
            "number": one.number_on_paper,
        }
    new = reverse("supervision:new", args=[request.congress.code, "followed_matter"])
    return f"{new}?{urlencode(asked)}"


def _key(request, pair: Pair) -> str:
    one = pair.later.suggestion
    new = reverse("supervision:new", args=[request.congress.code, "key_supervision"])
    return f"{new}?{urlencode({'items': one.pk, 'title': one.title[:60]})}"


def _dismissed(request) -> dict:
    page = _paged(request, queries.dismissed(request.acting))
    pairs = queries.with_their_items(page, request.acting)
    return {"page": page, "rows": [{"pair": one} for one in pairs]}


# -- what is done here --------------------------------------------------------------------------------


@require_POST
def compare_now(request, code):
    """Asked of the worker: it takes seconds to minutes."""
    _for_the_committee(request)
    label = _("反复提出排查")
    return asked_of_the_worker(request, COMPARE, label)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, code, pk, act):
    """不是同一件, or not so sure any more."""
    _for_the_committee(request)
    if act not in FORMS:
        raise Http404
    pairs = queries.pairs_seen(request.acting)
    if (
        request.method != "POST"
    ):  # to a form that was sent the act itself says that somebody was faster
        pairs = pairs.filter(dismissed_at__isnull=act == dismiss_repeat.name)
    row = get_object_or_404(pairs.select_related("earlier", "later"), pk=pk)
    back = reverse("supervision:repeats", args=[code])
    return act_on_the_roll(
        request,
        act,
        FORMS[act],
        row=row,
        goes_to=lambda roll: back,
        back=back,
        crumb=_("反复提出排查"),
    )
