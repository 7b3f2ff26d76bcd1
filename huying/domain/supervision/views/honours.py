"""评优: what a selection shows, certificates, the library of excellent items, honours on a deputy's page."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huying.domain.people.views.person_cards import ON_A_PERSONS_PAGE
from huying.domain.suggestions.views.drafting_cards import BESIDE_THE_DRAFT
from huying.domain.suggestions.views.letters import served

from ..letters.honours import certificate as letter
from ..policy.honours import LABELS
from ..queries import honours as reading
from . import listing, parts

A_PAGE = 20
BESIDE = 6


def shown(subject, acting) -> dict:
    """What its page shows: candidates by honour with their scores, and the formula."""
    by_honour = reading.candidates(subject, acting)
    rows = [one.row for _honour, found in by_honour for one in found]
    return {
        "by_honour": by_honour,
        "formula": [(LABELS[code], points) for code, points in subject.formula.items()],
        "scores": acting.is_committee,
        "reports": reading.reports(subject, acting),
        "certified": {one.pk for one in rows if reading.may_have_certificate(one, subject, acting)},
    }


@require_safe
def certificate(request, code, pk, candidate, form):
    """For the 代表工委 and for whoever was honoured."""
    selection = get_object_or_404(reading.selections_visible_to(request.acting), pk=pk)
    one = reading.winner(selection, candidate, request.acting)
    if one is None:
        raise Http404
    return served(request, letter(one), form, timezone.now(), key="honour_selection.certificate")


@require_safe
def library(request, code):
    """优秀建议库, to learn from; open to whoever works with suggestions here."""
    page = Paginator(reading.library(request.acting), A_PAGE).get_page(request.GET.get("page"))
    seen = reading.seen_anyway(list(page), request.acting)
    rows = [{"item": one, "reads": reading.reads_the_text(one, seen)} for one in page]
    found = {"page": page, "rows": rows, **parts.beside(request, "library", listing.PARTS)}
    return render(request, "supervision/library.html", found)


def excellent_beside_the_draft(request) -> dict | None:
    """The newest excellent items beside the form on which a deputy drafts; nothing where there is none."""
    if not request.acting.is_deputy:
        return None
    url = reverse("supervision:library", args=[request.congress.code])
    links = [
        {
            "label": one.title,
            "url": f"{url}#s-{one.pk}",
            "note": " · ".join(
                filter(None, (one.number_text, one.category.name if one.category else ""))
            ),
        }
        for one in reading.library(request.acting)[:BESIDE]
    ]
    return {"title": _("优秀建议库"), "url": url, "links": links} if links else None


def honours_of_a_deputy(person, request) -> dict | None:
    """履职档案: the honours, on the page of the deputy."""
    rows = [
        {
            "year": one.year,
            "word": one.get_honour_display(),
            "named": "" if one.suggestion is None or one.suggestion.secrecy else one.suggestion,
            "led": one.led,
            "paper": one.selection.paper.number_text if one.selection.paper else "",
        }
        for one in reading.honours_of(person)
    ]
    return {"template": "supervision/_honours_of_a_deputy.html", "rows": rows} if rows else None


BESIDE_THE_DRAFT.append(excellent_beside_the_draft)
ON_A_PERSONS_PAGE.append(honours_of_a_deputy)
