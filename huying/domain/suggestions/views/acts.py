"""Every act has one page: /<code>/<kind>/<id>/<act>."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.procedure import kept
from huying.foundation.procedure.views import ActPage, act_page

from ..forms import FORMS
from ..forms.fields import MOST_REQUESTS
from ..letters import draft
from ..models import ReplyRound, Suggestion, Survey
from ..policy.class_changes import open_change
from ..policy.clocks import book_of
from ..policy.family import suggestion_of
from ..policy.guidance import hints, hints_of
from ..policy.needs import what_blocks
from ..procedure import handling_steps, reply_steps, suggestion_steps, survey_steps
from ..queries import (
    handlings_visible_to,
    rounds_visible_to,
    surveys_visible_to,
    visible_one,
    visible_to,
)
from ..queries.beside import beside
from ..queries.classified import classified_visible_to
from ..queries.meetings import (
    assignment_meetings_visible_to,
    coordination_visible_to,
)
from ..queries.papers import papers_visible_to
from ..queries.pledges import pledges_visible_to
from ..queries.reply_norms import offered
from . import (
    classified,
    drafting_cards,
    like_ones,
    meetings,
    papers,
    pledges,
)
from .assignment_desk import back_to_assigning
from .repeats import back_to_the_pairs
from .reply_paper import paper_of
from .review_desk import back_to_the_desk

# Where a text is written or judged, the hints of policy/guidance.py stand beside it.
HINTED = ("revise", "replace_text", "submit", "submit_to_delegation", "register", "pass_gate")
# Where a reply is read, the findings of the checker stand beside it.
CHECKED = (
    *("pass_level", "pass_check", "pass_check_to_office", "pass_check_to_committee"),
    *("send_back_in_unit", "pass_office_review", "send_back_from_office"),
    *("pass_committee_review", "pass_committee_review_to_check", "send_back_from_committee"),
    *("sign_off", "decline_to_sign"),
)
DECIDES_A_CLASS = ("agree_class", "refuse_class")
READ = {
    "suggestion": visible_one,
    "handling": handlings_visible_to,
    "reply_round": rounds_visible_to,
    "survey": surveys_visible_to,
    "classified": classified_visible_to,
    "coordination": coordination_visible_to,
    "assignment_meeting": assignment_meetings_visible_to,
    "paper": papers_visible_to,
    "pledge": pledges_visible_to,
}


def page_of(subject, request) -> str:
    """The suggestion's page, wherever in its family one is; after registering, the next one's."""
    suggestion = suggestion_of(subject)
    return reverse("suggestions:page", args=[request.congress.code, suggestion.pk])


def after_register(subject, request) -> str:
    """Ten in a row without returning to the list: the next submitted one is opened at once."""
    if "next" in request.POST:
        following = (
            visible_to(request.acting)
            .filter(case__state="submitted")
            .exclude(pk=subject.pk)
            .order_by("submitted_at")
            .first()
        )
        if following is not None:
            return reverse(
                "suggestions:act",
                args=[request.congress.code, "suggestion", following.pk, "register"],
            )
    return page_of(subject, request)


def shown_with(subject, request) -> dict:
    """What stands above the form: the suggestion, and what is needed to decide."""
    if subject is None:
        autosave = reverse("suggestions:keep", args=[request.congress.code])
        return {
            "autosave_url": autosave,
            "cards": drafting_cards.cards(request),
            "like_ones_url": like_ones.address(request),
        }
    context: dict[str, Any] = {"suggestion": suggestion_of(subject)}
    if request.resolver_match.kwargs.get("act") == "revise":
        context["like_ones_url"] = like_ones.address(request, subject)
    if isinstance(subject, Suggestion) and subject.number is None:
        context["beside"] = beside(subject, request.acting)
        if request.resolver_match.kwargs.get("act") in HINTED and subject.text:
            context["hints"] = hints_of(subject)
    if isinstance(subject, ReplyRound | Survey):
        context["card"] = paper_of(subject if isinstance(subject, ReplyRound) else subject.round)
    if request.resolver_match.kwargs.get("act") in DECIDES_A_CLASS:
        context["asked_class"] = open_change(subject)
        context["classes"] = {one.code: one.label for one in book_of(subject).answer.classes}
    if hasattr(subject, "answers"):
        if request.resolver_match.kwargs.get("act") in (None, "write"):
            context["norms"] = offered(request.congress.pk)
        if request.resolver_match.kwargs.get("act") in CHECKED:
            now = timezone.now()
            typed = draft.stored(subject)
            checked = draft.checked(subject, typed, request.acting, now)
            context |= {"findings": checked.findings, "near_copies": checked.near_copies}
        context["blocks"] = what_blocks(
            subject, by=request.acting.appointments[0], at=timezone.now()
        )
    return context | {"autosave_url": reverse("suggestions:keep", args=[request.congress.code])}


def _goes(subject, request):
    if request.method == "POST" and request.path.endswith("/draft_anew"):
        arisen = visible_one(request.acting).filter(arose_from=subject.pk).order_by("pk")
        subject = arisen.last() or subject
    on_a_list = back_to_assigning(request) or back_to_the_pairs(request)
    if came_from := back_to_the_desk(subject, request) or on_a_list:
        return came_from
    if isinstance(subject, Suggestion) and request.path.endswith("/register"):
        return after_register(subject, request)
    return page_of(subject, request)


PAGES = {
    steps.kind: ActPage(steps, FORMS[steps.kind], _goes, shown_with, "suggestions")
    for steps in (suggestion_steps, handling_steps, reply_steps, survey_steps)
}
PAGES["classified"] = classified.PAGE
PAGES["coordination"] = meetings.PAGE
PAGES["assignment_meeting"] = meetings.ASSIGNING
PAGES["paper"] = papers.PAGE
PAGES["pledge"] = pledges.PAGE


@require_http_methods(["GET", "HEAD", "POST"])
def act(request, code, kind, pk, act):
    """Ask for what an act needs; do it. What one may not see is 404 like what is not there."""
    if kind not in PAGES or act not in PAGES[kind].procedure.acts:
        raise Http404
    subject = get_object_or_404(READ[kind](request.acting), pk=pk)
    return act_page(request, PAGES[kind], act, subject)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request, code):
    """A deputy drafts."""
    if not request.acting.is_deputy:
        raise Http404
    return act_page(request, PAGES["suggestion"], "draft")


@require_http_methods(["GET", "HEAD", "POST"])
def for_delegation(request, code):
    """The head of a delegation writes in its name."""
    if not request.acting.has(BodyKind.DELEGATION, Capacity.HEAD):
        raise Http404
    return act_page(request, PAGES["suggestion"], "draft_for_delegation")


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request, code):
    """Staff type in a signed paper."""
    if not request.acting.is_committee:
        raise Http404
    return act_page(request, PAGES["suggestion"], "enter_from_paper")


@require_POST
def hints_of_a_draft(request, code):
    """What the words typed so far hint at; asked while writing, stores nothing."""
    typed = request.POST
    requests = [typed.get(f"requests_{n}", "").strip() for n in range(MOST_REQUESTS)]
    found = hints(
        title=typed.get("title", ""),
        facts=typed.get("facts", ""),
        proposal=typed.get("proposal", ""),
        requests=[one for one in requests if one],
        level=request.congress.level,
    )
    return render(request, "suggestions/_hints.html", {"hints": found})


@require_POST
def keep(request, code):
    """Every 20 seconds: what has been typed so far, for its writer alone."""
    key = request.POST.get("kept_as", "")
    if not key.startswith(f"/{code}/"):
        return HttpResponse(_("这张表单不能自动保存。"), status=400)
    data = request.POST.copy()
    data.pop("kept_as")
    kept.keep(request.user, key, data, congress=request.congress, at=timezone.now())
    return HttpResponse(status=204)
