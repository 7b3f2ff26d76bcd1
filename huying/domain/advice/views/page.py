"""The page of one question, request, guide, rule or contact: what it says, what happened, what may be done."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from huying.domain.suggestions.rulebook import ANCHORS
from huying.domain.suggestions.views import words
from huying.foundation.procedure.models import Clock, Event

from ..policy import wording
from ..queries import READ, lists
from .acts import KINDS

NEVER_FIRST = {
    "decline", "end", "withdraw", "send_back", "take_down", "repeal", "invite_more", "revise",
}  # fmt: skip
DANGER = {"end", "repeal", "withdraw"}


@require_safe
def page(request, code, kind, pk):
    at, acting = timezone.now(), request.acting
    subject = get_object_or_404(READ[kind](acting), pk=pk)
    events = Event.objects.filter(case=pk).select_related("detail", "cause").order_by("-seq")
    clocks = Clock.objects.filter(case=pk, ended_at=None).order_by("due")
    anchors = ANCHORS | wording.ANCHORS
    context = {
        "kind": kind,
        "subject": subject,
        "acts": buttons(request, kind, subject, at),
        "clocks": [words.clock(one, timezone.localdate(at), anchors=anchors) for one in clocks],
        "timeline": words.event_lines(events) if reads_all(subject, kind, acting) else [],
        **SHOWN.get(kind, lambda subject, acting: {})(subject, acting),
    }
    return render(request, "advice/page.html", context)


def reads_all(subject, kind: str, acting) -> bool:
    """A deputy does not read in the timeline of a consultation what other deputies advised."""
    return kind != "consultation" or acting.is_committee or subject.unit_id in acting.bodies


def _consultation(subject, acting) -> dict:
    return {
        "lines": lists.lines_of(subject, acting),
        "invited": subject.invitations.select_related("deputy__person").order_by("pk"),
    }


SHOWN = {
    "consultation": _consultation,
    "contact_rule": lambda subject, acting: {"contacts": lists.contacts_of(subject, acting)},
    "liaison": lambda subject, acting: {"met": subject.deputies.select_related("person")},
}


def buttons(request, kind, subject, at) -> list[dict]:
    def url(act: str) -> str:
        return reverse("advice:act", args=[request.congress.code, kind, subject.pk, act])

    return KINDS.buttons(request, subject, at, url, never_first=NEVER_FIRST, danger=DANGER)
