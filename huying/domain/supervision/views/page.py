"""The page of one thing supervised: what it says, what happened, what may be done."""

from collections.abc import Callable

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from huying.domain.suggestions.rulebook import ANCHORS
from huying.domain.suggestions.views import words
from huying.foundation.procedure.models import Clock, Event

from ..policy import wording
from ..queries import READ, commitment, followed_matter
from ..queries import look_back as look_back_queries
from . import honours, look_back, revisit_draw, unit_assessment, yearly_report
from .acts import KINDS

NEVER_FIRST = {
    "ask_for_another_day", "ask_to_drop", "ask_to_explain", "change_plan", "send_back",
    "edit_words", "reopen", "weigh",
    "call_off", "drop", "choose_anew", "add_item", "take_out", "set_points", "send_again",
    "convert", "explain", "let_go", "send_results", "hand_to", "add_suggestion",
}  # fmt: skip
DANGER = {
    "approve_drop",
    "call_off",
    "drop",
    "end_with_the_item",
    "fail_check",
    "let_go",
}


COMMITTEES_OWN = ("honour_selection", "unit_assessment", "yearly_report", "listening")
"""What others read as it is published; how it came about (another unit's objection) is not theirs."""


def reads_all(kind: str, acting) -> bool:
    return kind not in COMMITTEES_OWN or acting.is_committee


@require_safe
def page(request, code, kind, pk):
    at, acting = timezone.now(), request.acting
    subject = get_object_or_404(READ[kind](acting), pk=pk)
    events = Event.objects.filter(case=pk).select_related("detail", "cause").order_by("-seq")
    clocks = Clock.objects.filter(case=pk, ended_at=None).order_by("due")
    anchors = ANCHORS | wording.ANCHORS
    context = {
        "kind": kind,
        "body": f"supervision/_{kind}.html",
        "subject": subject,
        "today": timezone.localdate(at),
        "acts": buttons(request, kind, subject, at),
        "clocks": [words.clock(one, timezone.localdate(at), anchors=anchors) for one in clocks],
        "timeline": words.event_lines(events) if reads_all(kind, acting) else [],
        **SHOWN.get(kind, lambda subject, acting: {})(subject, acting),
    }
    return render(request, "supervision/page.html", context)


# kind of case -> what its body shows besides the subject: function(subject, acting) -> dict
SHOWN: dict[str, Callable] = {
    "commitment": lambda subject, acting: commitment.told_of(subject),
    "honour_selection": honours.shown,
    "unit_assessment": unit_assessment.shown,
    "revisit_draw": revisit_draw.shown,
    "yearly_report": yearly_report.shown,
    "followed_matter": followed_matter.told_of,
    "look_back": look_back.shown,
    "look_back_item": lambda subject, acting: look_back_queries.told_of_item(subject),
}


def buttons(request, kind, subject, at) -> list[dict]:
    def url(act: str) -> str:
        return reverse("supervision:act", args=[request.congress.code, kind, subject.pk, act])

    return KINDS.buttons(request, subject, at, url, never_first=NEVER_FIRST, danger=DANGER)
