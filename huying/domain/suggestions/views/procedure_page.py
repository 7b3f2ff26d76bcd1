"""办理流程: how suggestions are handled in this congress, read from the acts and its rulebook."""

from dataclasses import dataclass, replace
from functools import partial

from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from huying.foundation.procedure.printing import Row, drawing, rows

from ..policy import wording
from ..policy.books import book_in_force
from ..policy.possible import occurs
from ..procedure import (
    coordination_steps,
    handling_steps,
    meeting_steps,
    paper_steps,
    pledge_steps,
    reply_steps,
    suggestion_steps,
    survey_steps,
)
from ..rulebook import showing

SHOWN = (
    suggestion_steps,
    handling_steps,
    reply_steps,
    survey_steps,
    meeting_steps,
    coordination_steps,
    pledge_steps,
    paper_steps,
)


@dataclass(frozen=True)
class Section:
    kind: str
    label: str
    drawing: SafeString
    rows: list[Row]


@require_safe
def procedure_page(request, code):
    """Everybody of the congress may read by which rules it works."""
    book = book_in_force(request.congress)
    words = replace(wording.words(request.congress.rulebook), occurs=partial(occurs, book=book))
    context = {
        "book": book,
        "sections": [
            Section(steps.kind, str(steps.label), drawing(steps, words.occurs), rows(steps, words))
            for steps in SHOWN
        ],
        "periods": showing.periods(book),
        "options": showing.options(book),
    }
    return render(request, "suggestions/procedure_page.html", context)
