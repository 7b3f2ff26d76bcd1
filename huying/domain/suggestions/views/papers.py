"""一般公文: the list, one with its receipts, each recipient's own copy."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from huying.foundation.procedure.views import ActPage, act_page

from ..forms import FORMS
from ..letters.paper import made_for
from ..procedure import paper_steps
from ..queries import papers as reading
from ..queries.letter_settings import keeps_letters
from ..states import PaperPreset
from . import words
from .beside_buttons import buttons
from .letters import letters_of, served

A_PAGE = 30


def page_of(paper, request) -> str:
    return reverse("suggestions:paper_page", args=[request.congress.code, paper.pk])


PAGE = ActPage(
    paper_steps,
    FORMS["paper"],
    page_of,
    lambda paper, request: {"paper": paper} if paper else {"presets": PaperPreset.choices},
    "papers",
)


@require_safe
def papers(request, code):
    """Those that exist for this person, the newest first, with how many have signed for each."""
    found = reading.with_receipts(reading.papers_visible_to(request.acting))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "may_write": request.acting.is_committee,
        "may_set": keeps_letters(request.acting),
    }
    return render(request, "papers/list.html", context)


@require_safe
def paper(request, code, pk):
    """The text, who has signed for it and who has not, the copies to fetch."""
    found = get_object_or_404(reading.papers_visible_to(request.acting), pk=pk)
    recipients = reading.recipients_of(found, request.acting)
    events = found.case.events.select_related("detail").order_by("-seq")
    context = {
        "paper": found,
        "recipients": recipients,
        "missing": [one for one in recipients if one.received_at is None],
        "letters": letters_of([found], request),
        "timeline": words.event_lines(events) if request.acting.is_committee else [],
        "acts": buttons(request, paper_steps, found, first=("issue", "receive"), danger=("drop",)),
    }
    return render(request, "papers/paper.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def compose(request, code):
    """Typed, or drafted from the data of the newest session (?preset=)."""
    if not request.acting.is_committee:
        raise Http404
    return act_page(request, PAGE, "compose")


@require_safe
def copy(request, code, pk, body, form):
    """The copy of one recipient, with exactly its own list."""
    found = get_object_or_404(reading.papers_visible_to(request.acting), pk=pk)
    whose = {one.body_id: one.body for one in reading.recipients_of(found, request.acting)}
    if body not in whose or found.state == "dropped":
        raise Http404
    return served(request, made_for(found, whose[body]), form, timezone.now(), key="paper.paper")
