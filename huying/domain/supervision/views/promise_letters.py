"""年度告知书: each deputy's letter of this year's and last year's promises, one by one or all in one archive."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huying.domain.suggestions.policy.clocks import cite
from huying.domain.suggestions.views.letters import served
from huying.foundation.documents import files
from huying.foundation.jobs.asking import ask
from huying.foundation.procedure.refusal import Refused
from huying.foundation.procedure.views import SeeOther

from ..letters.promises_of_the_year import promises_of_the_year
from ..queries.promise_letters import letters_of, may_write_letters

EARLIEST, LATEST = 2000, 2100


def _allowed(request, year: int) -> None:
    if not may_write_letters(request.acting) or not EARLIEST <= year <= LATEST:
        raise Http404


@require_safe
def page(request, code):
    """The deputies of one year, each with a letter to fetch."""
    this = timezone.localdate().year
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else this
    _allowed(request, year)
    context = {
        "year": year,
        "years": range(this, this - 6, -1),
        "letters": letters_of(request.acting, year),
        "forms": files.forms(),
        "article": cite("reports.commitments_due", request.congress),
    }
    return render(request, "supervision/promise_letters.html", context)


@require_safe
def letter(request, code, year, deputy, form):
    _allowed(request, year)
    found = letters_of(request.acting, year, deputy)
    if not found:
        raise Http404
    at = timezone.now()
    made = promises_of_the_year(found[0], year, request.acting, at)
    return served(request, made, form, at, key="commitment.year")


@require_POST
def every_letter(request, code, year, form):
    """All of them in one archive, made by the worker."""
    _allowed(request, year)
    if form not in files.forms():
        raise Http404
    label = _("%s年承诺事项落实情况告知书") % year
    details = {"year": year, "form": form}
    try:
        job = ask(
            "promise_letters",
            acting=request.acting,
            label=label,
            details=details,
            at=timezone.now(),
        )
    except Refused as refused:
        words = {"title": label, "reason": refused.reason}
        return render(request, "suggestions/letter_refused.html", words, status=409)
    return SeeOther(reverse("jobs:job", args=[request.congress.code, job.pk]))
