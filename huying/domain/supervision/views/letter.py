"""公文: fetched as Word or PDF by whoever may see its case."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from huying.domain.suggestions.views.letters import served
from huying.foundation.documents import files

from ..letters import LETTERS
from ..queries import READ


@require_safe
def letter(request, code, kind, pk, form):
    """404 for a letter that is not there (yet), as for one of somebody else's case."""
    if kind not in LETTERS:
        raise Http404
    subject, at = get_object_or_404(READ[kind](request.acting), pk=pk), timezone.now()
    made = LETTERS[kind](subject, request.acting, at)
    if made is None:
        raise Http404
    return served(request, made, form, at, key=f"{kind}.letter")


def addresses(kind: str, subject, acting) -> dict[str, str]:
    """{form: where to fetch it}; empty where there is no letter."""
    if kind not in LETTERS or LETTERS[kind](subject, acting, timezone.now()) is None:
        return {}
    return {
        form: reverse("supervision:letter", args=[acting.congress.code, kind, subject.pk, form])
        for form in files.forms()
    }
