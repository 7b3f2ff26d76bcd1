"""An assessment of units: its table, the turns behind a point, the letter with its results."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.views.letters import served

from ..letters.unit_assessment import results_letter
from ..policy.measures import MEASURES
from ..policy.unit_assessment import scheme_of
from ..queries import unit_assessment as reading


def shown(subject, acting) -> dict:
    """What its page shows: the table, the largest gaps, the objections that one may read."""
    lines, scheme = reading.lines(subject, timezone.now()), scheme_of(subject)
    return {
        "lines": lines,
        "gaps": reading.largest_gaps(lines),
        "scheme": scheme,
        "criteria": [
            {
                "label": MEASURES[one.code].label,
                "meaning": MEASURES[one.code].meaning,
                "full": one.full,
            }
            for one in scheme.criteria
        ],
        "objections": reading.objections(subject, acting),
        "opens_all": acting.is_committee,
        "mine": acting.bodies,
    }


@require_safe
def evidence(request, code, pk, unit, criterion):
    """For the 代表工委, and for the unit whose points they are."""
    one = get_object_or_404(reading.assessments_visible_to(request.acting), pk=pk)
    if not request.acting.is_committee and unit not in request.acting.bodies:
        raise Http404
    found = reading.evidence(one, unit, criterion, timezone.now())
    if found is None:
        raise Http404
    context = {
        "assessment": one,
        "found": found,
        "meaning": MEASURES[criterion].meaning,
        "gained": _turns(found.gained),
        "missed": _turns(found.missed),
    }
    return render(request, "supervision/evidence.html", context)


def _turns(keys: list) -> list[Handling]:
    found = Handling.objects.filter(pk__in=keys).select_related("suggestion")
    return list(found.order_by("suggestion__number", "pk"))


@require_safe
def results(request, code, pk, form):
    """The letter with the table, as Word or PDF."""
    one = get_object_or_404(reading.assessments_visible_to(request.acting), pk=pk)
    at = timezone.now()
    return served(request, results_letter(one, at), form, at, key="unit_assessment.results")
