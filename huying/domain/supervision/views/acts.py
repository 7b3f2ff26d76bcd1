"""Every act has one page: /<code>/supervision/<kind>/<id>/<act>."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from huying.foundation.procedure.views import ActPage, act_page

from ..forms import FORMS
from ..procedure import (
    assessment_steps,
    commitment_steps,
    followed_matter_steps,
    honour_steps,
    look_back_item_steps,
    look_back_steps,
    report_steps,
    revisit_draw_steps,
)
from ..procedure.kinds import SUPERVISING
from ..queries import READ


def page_of(subject, request) -> str:
    return reverse("supervision:page", args=[request.congress.code, subject.case.kind, subject.pk])


def shown_with(subject, request) -> dict:
    found = {"autosave_url": reverse("suggestions:keep", args=[request.congress.code])}
    if subject is None:
        return found
    kind = subject.case.kind
    return found | {"kind": kind, "facts": f"supervision/_{kind}_facts.html"}


PAGES = {
    steps.kind: ActPage(steps, FORMS[steps.kind], page_of, shown_with, "supervision")
    for steps in (
        commitment_steps,
        followed_matter_steps,
        look_back_steps,
        look_back_item_steps,
        report_steps,
        assessment_steps,
        honour_steps,
        *SUPERVISING,
        revisit_draw_steps,
    )
}
# The act by which somebody begins a case of the kind; the others follow from other acts.
OPENS: dict[str, str] = {
    "followed_matter": "take_up",
    "look_back": "plan",
    "honour_selection": "begin",
    "unit_assessment": "draw_up",
    "revisit_draw": "announce",
    "yearly_report": "draft",
}


def may_open(request, kind) -> bool:
    """Whether one of my appointments may begin such a case."""
    choices = PAGES[kind].procedure.opened_by(request.acting.appointments, timezone.now())
    return any(choice.act.name == OPENS.get(kind) for choice in choices)


@require_http_methods(["GET", "HEAD", "POST"])
def act(request, code, kind, pk, act):
    """Ask for what an act needs; do it. What one may not see is 404 like what is not there."""
    if act not in PAGES[kind].procedure.acts:
        raise Http404
    return act_page(request, PAGES[kind], act, get_object_or_404(READ[kind](request.acting), pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request, code, kind):
    if kind not in OPENS or not may_open(request, kind):
        raise Http404
    return act_page(request, PAGES[kind], OPENS[kind])
