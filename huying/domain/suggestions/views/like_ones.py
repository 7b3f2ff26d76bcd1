"""相近的建议: beside the form while somebody drafts, and as a page of its own without JavaScript."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from huying.domain.people.states import BodyKind
from huying.foundation.text.likeness import Text

from ..forms.fields import MOST_REQUESTS
from ..queries.like_ones import like_ones

MOST_READ = 6000
"""Characters of what is typed; of very long texts the beginning."""


@require_POST
def of_a_draft(request, code):
    """Asked while writing, with what is typed so far; stores nothing."""
    acting = request.acting
    if not (acting.is_deputy or acting.is_committee or acting.has(BodyKind.DELEGATION)):
        raise Http404
    found = like_ones(acting, _typed(request.POST), without=_itself(request.GET.get("of", "")))
    template = "_like_ones.html" if request.htmx else "like_ones.html"
    return render(request, f"suggestions/{template}", {"found": found, "asked": True})


def address(request, subject=None) -> str:
    """Where to ask; the item that is being written is no answer."""
    url = reverse("suggestions:like_ones", args=[request.congress.code])
    return f"{url}?of={subject.pk}" if subject else url


def _typed(typed) -> Text:
    asked = [typed.get(f"requests_{n}", "") for n in range(MOST_REQUESTS)]
    body = "\n".join([typed.get("facts", ""), typed.get("proposal", ""), *asked])
    return Text(typed.get("title", "").strip()[:200], body.strip()[:MOST_READ])


def _itself(key: str) -> list[UUID]:
    try:
        return [UUID(key)]
    except ValueError:
        return []
