"""年度告知书: each deputy's letter of this year's and last year's promises: fetched, sent to all, answered."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from huying.domain.suggestions.policy.clocks import cite
from huying.domain.suggestions.views.asked_of_the_worker import asked_of_the_worker
from huying.domain.suggestions.views.letters import served
from huying.foundation.documents import files

from ..letters.promises_of_the_year import promises_of_the_year
from ..procedure import promise_letter
from ..procedure.promise_letter import MOST
from ..queries import promise_letters as queries
from ..queries.promise_letters import (
    letters_of,
    letters_of_year,
    lines_of,
    may_write_letters,
    writes_as,
)
from .letter import addresses

EARLIEST, LATEST = 2000, 2100


def _allowed(request, year: int) -> None:
    if not may_write_letters(request.acting) or not EARLIEST <= year <= LATEST:
        raise Http404


FIGURES = {
    "all": gettext_lazy("应送达"),
    "unsent": gettext_lazy("还没有送达"),
    "sent": gettext_lazy("已送达"),
    "read": gettext_lazy("已阅"),
    "returned": gettext_lazy("已退回执"),
    "dissatisfied": gettext_lazy("有不满意的"),
    "missing": gettext_lazy("没有退回执"),
}


@require_safe
def page(request, code):
    """The deputies of one year: to whom the letter went, who has read and answered it, who is still to get it."""
    this = timezone.localdate().year
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else this
    _allowed(request, year)
    return _page(request, year)


def _page(request, year: int, complaint: str = ""):
    this, rows = timezone.localdate().year, letters_of_year(request.acting, year)
    ledger = reverse("insight:listed", args=[request.congress.code, "promise_letters"])
    context = {
        "year": year,
        "years": range(this, this - 6, -1),
        "letters": rows,
        "unsent": [one.deputy.pk for one in rows if one.letter is None][:MOST],
        "figures": [
            {
                "label": label,
                "number": sum(map(queries.FIGURES[name], rows)),
                "url": f"{ledger}?{urlencode({'year': year, 'only': name})}",
            }
            for name, label in FIGURES.items()
        ],
        "forms": files.forms(),
        "article": cite("reports.commitments_due", request.congress),
        "complaint": complaint,
    }
    status = 422 if complaint else 200
    return render(request, "supervision/promise_letters.html", context, status=status)


@require_POST
def send(request, code, year):
    """To all who are ticked, one act each; then what was sent and what was not, and why."""
    _allowed(request, year)
    ticked = set(request.POST.getlist("deputy")[:MOST])
    chosen = [
        one.deputy for one in letters_of_year(request.acting, year) if str(one.deputy.pk) in ticked
    ]
    if not chosen:
        return _page(request, year, _("请选择送给哪些代表。"))
    by = writes_as(request.acting)
    report = promise_letter.send_all(by=by, at=timezone.now(), year=year, deputies=chosen)
    back = reverse("supervision:promise_letters", args=[code]) + f"?year={year}"
    context = {
        "act": promise_letter.send,
        "done": [_line(code, one.letter) for one in report if one.letter],
        "refused": [
            {"subject": one.deputy.person, "url": back, "reason": one.reason}
            for one in report
            if not one.letter
        ],
        "back": back,
    }
    return render(request, "procedure/bulk_report.html", context)


def _line(code, letter) -> dict:
    return {
        "subject": letter,
        "url": reverse("supervision:page", args=[code, "promise_letter", letter.pk]),
    }


def shown(subject, acting) -> dict:
    """What the page of one letter shows: its promises as they stood, the slip, the paper itself."""
    return {
        "lines": list(lines_of(subject)),
        "letter": addresses("promise_letter", subject, acting),
    }


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
    return asked_of_the_worker(request, "promise_letters", label, details)
