"""审查台: the text and the forms side by side, one after the other, by keyboard if one likes."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from huying.foundation.procedure.procedure import choose

from ..forms import FORMS
from ..policy.examining import DISPOSALS
from ..policy.family import suggestion_of
from ..procedure.suggestion import register, return_for_revision, undo_review
from ..queries.beside import beside
from ..queries.review_desk import review_desk

ACTS = ("register", "return_for_revision")
OTHERS = ("examine", "split", "reject", "convert_to_letter", "refer_for_reference")


def address(code: str, key=None) -> str:
    url = reverse("suggestions:review_desk", args=[code])
    return f"{url}?at={key}" if key else url


def back_to_the_desk(subject, request) -> str:
    """After an act whose form stood on the desk: the next one there; empty for any other form."""
    if "desk" not in request.POST:
        return ""
    key = _key(request.POST["desk"])
    return address(request.congress.code, key)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_safe
def desk(request, code):
    """For the 代表工委; for everybody else the page does not exist."""
    if not request.acting.is_committee:
        raise Http404
    at = timezone.now()
    found = review_desk(request.acting, at, _key(request.GET.get("at", "")))
    context = {
        "desk": found,
        "before": address(code, found.before) if found.before else "",
        "after": address(code, found.after) if found.after else "",
        "then": found.after or found.before or "",
        "lately": [_lately(one, request, at) for one in found.lately],
        "undo_label": undo_review.label,
        "bulk": reverse("workbench:tasks", args=[code, "submitted"]),
    }
    if found.suggestion:
        context |= _of(found.suggestion, request, at)
    return render(request, "suggestions/review_desk.html", context)


def _of(suggestion, request, at) -> dict:
    by = choose(register, suggestion, request.acting.appointments, at)
    asked = {"subject": suggestion, "by": by.by, "at": at}
    first = suggestion_of(suggestion)
    urls = {
        name: reverse("suggestions:act", args=[request.congress.code, "suggestion", first.pk, name])
        for name in (*ACTS, *OTHERS)
    }
    steps = register.procedure.acts
    others = [steps[name] for name in OTHERS]
    return {
        "suggestion": first,
        "beside": beside(first, request.acting),
        "refused": by.refusal.reason if by.refusal else "",
        "register": FORMS["suggestion"]["register"](**asked, auto_id="register_%s"),
        "send_back": FORMS["suggestion"]["return_for_revision"](**asked, auto_id="return_%s"),
        "register_url": urls["register"],
        "return_url": urls[return_for_revision.name],
        "others": [
            {"label": one.label, "url": urls[one.name]}
            for one in others
            if not (one.applies and one.applies(first))
        ],
    }


def _lately(event, request, at) -> dict:
    suggestion = event.case.suggestion
    undo = "undo_disposal" if event.act in DISPOSALS else "undo_review"
    form = FORMS["suggestion"][undo](subject=suggestion, at=at, auto_id=False)
    code = request.congress.code
    return {
        "label": event.label,
        "suggestion": suggestion,
        "url": reverse("suggestions:page", args=[code, suggestion.pk]),
        "undo": reverse("suggestions:act", args=[code, "suggestion", suggestion.pk, undo]),
        "form": form,
    }
