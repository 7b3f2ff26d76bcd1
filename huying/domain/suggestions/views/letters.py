"""公文: fetched as Word or PDF by whoever may see its case, made anew each time."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huying.foundation.documents import files
from huying.foundation.documents.fonts import NoFonts
from huying.foundation.files.views import disposition

from ..letters import LETTERS, there_for
from ..queries import handlings_visible_to, rounds_visible_to, surveys_visible_to, visible_one
from ..queries.letter_settings import template_of
from ..queries.meetings import assignment_meetings_visible_to
from ..queries.papers import papers_visible_to
from ..queries.pledges import pledges_visible_to
from .asked_of_the_worker import asked_of_the_worker

READ = {
    "suggestion": visible_one,
    "handling": handlings_visible_to,
    "reply_round": rounds_visible_to,
    "survey": surveys_visible_to,
    "paper": papers_visible_to,
    "pledge": pledges_visible_to,
}


@require_safe
def letter(request, code, kind, pk, name, form):
    """404 for a letter that is not there (yet), as for one of somebody else's case."""
    found = LETTERS.get((kind, name))
    if found is None:
        raise Http404
    subject = get_object_or_404(READ[kind](request.acting), pk=pk)
    if not found.there(subject, request.acting):
        raise Http404
    at = timezone.now()
    made = found.make(subject, request.acting, at)
    return served(request, made, form, at, key=f"{kind}.{name}")


def served(request, made, form, at, *, key) -> HttpResponse:
    """A file to keep, never shown inside our pages."""
    if form not in files.forms():
        raise Http404
    try:
        own = template_of(request.congress, key) if form == "docx" else None
        content = files.made(made, form, at, own)
    except NoFonts as error:
        words = {"title": made.title, "reason": str(error)}
        return render(request, "suggestions/letter_refused.html", words, status=503)
    response = HttpResponse(content, content_type=files.TYPES[form])
    response["Content-Disposition"] = disposition(f"{made.name}.{form}")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def meeting_letters(request, code, pk, form):
    """All letters of one assignment meeting, made by the worker."""
    meeting = get_object_or_404(assignment_meetings_visible_to(request.acting), pk=pk)
    label = _("%s的全部公文") % meeting
    return _asked(request, "meeting_letters", label, {"meeting": str(meeting.pk), "form": form})


@require_POST
def paper_copies(request, code, pk, form):
    """Every recipient's own copy of one paper, made by the worker."""
    paper = get_object_or_404(papers_visible_to(request.acting), pk=pk)
    label = _("%s（各单位的一份）") % paper.title
    return _asked(request, "paper_copies", label, {"paper": str(paper.pk), "form": form})


def _asked(request, kind, label, details) -> HttpResponse:
    """To the page of the job; for whoever may not have it there is nothing here."""
    if not request.acting.is_committee or details["form"] not in files.forms():
        raise Http404
    return asked_of_the_worker(request, kind, label, details)


def letters_of(subjects, request) -> list[dict]:
    """What there is to fetch of these cases, with what tells two of a kind apart."""
    found = []
    for subject in subjects:
        kind = subject.case.kind
        for one in there_for(kind, subject, request.acting):
            whose = getattr(subject, "unit", None) or getattr(subject, "deputy", None)
            addresses = {
                form: reverse(
                    "suggestions:letter",
                    args=[request.congress.code, kind, subject.pk, one.name, form],
                )
                for form in files.forms()
            }
            found.append({"label": one.label, "whose": _whose(subject, whose), **addresses})
    return found


def _whose(subject, whose) -> str:
    if hasattr(subject, "round") and hasattr(subject, "handling"):
        return f"{subject.unit_name}"
    return str(getattr(whose, "person", whose) or "")
