"""交办台: the text and the form side by side, by keyboard if one likes; a slip is undone the same day."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from huying.domain.people.states import BodyKind
from huying.foundation.procedure.procedure import choose

from ..forms import FORMS
from ..procedure.suggestion import (
    assign,
    assign_on,
    consult,
    propose_units,
    send_back_to_committee,
    transfer,
    undo_assignment,
)
from ..queries.assignment_desk import assignment_desk
from ..queries.likely_units import proposed
from ..queries.routing import accuracy

BESIDE = (propose_units, consult, transfer, send_back_to_committee)
TAKES_UNITS = (consult, propose_units)


def address(code: str, key=None) -> str:
    url = reverse("suggestions:assignment_desk", args=[code])
    return f"{url}?at={key}" if key else url


def back_to_assigning(request) -> str:
    """After an act whose form stood on this desk: the next one there; empty for any other form."""
    if "assigning" not in request.POST:
        return ""
    return address(request.congress.code, _key(request.POST["assigning"]))


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_safe
def desk(request, code):
    """For the 代表工委 and the government office; for everybody else the page does not exist."""
    if not (request.acting.is_committee or request.acting.has(BodyKind.GOVERNMENT_OFFICE)):
        raise Http404
    at = timezone.now()
    found = assignment_desk(request.acting, at, _key(request.GET.get("at", "")))
    listed = "awaiting_assignment" if request.acting.is_committee else "to_assign_on"
    context = {
        "desk": found,
        "before": address(code, found.before) if found.before else "",
        "after": address(code, found.after) if found.after else "",
        "then": found.after or found.before or "",
        "accuracy": accuracy(request.acting),
        "lately": [_lately(one, code, at) for one in found.lately],
        "bulk": reverse("workbench:tasks", args=[code, listed]),
    }
    if found.suggestion:
        context |= _of(found.suggestion, request, at)
    return render(request, "suggestions/assignment_desk.html", context)


def _of(suggestion, request, at) -> dict:
    code, act = request.congress.code, assign if request.acting.is_committee else assign_on
    choice = choose(act, suggestion, request.acting.appointments, at)
    form = FORMS["suggestion"][act.name](
        subject=suggestion, by=choice.by, at=at, initial=_taken(request)
    )
    found = proposed(request.acting, suggestion, list(form.fields["lead_unit"].queryset))
    form.initial["shown"] = found.seal
    others = [
        one
        for one in BESIDE
        if suggestion.state in one.when and not (one.applies and one.applies(suggestion))
        if choose(one, suggestion, request.acting.appointments, at).by
    ]
    takes = next((_act_url(code, suggestion, one) for one in TAKES_UNITS if one in others), "")
    return {
        "suggestion": suggestion,
        "takes_at": f"{takes}?" if choice.refusal else f"?at={suggestion.pk}&",
        "proposes": takes or not choice.refusal,
        "act": act,
        "refused": choice.refusal.reason if choice.refusal else "",
        "form": form,
        "proposed": found,
        "url": _act_url(code, suggestion, act),
        "others": [{"label": one.label, "url": _act_url(code, suggestion, one)} for one in others],
    }


def _taken(request) -> dict:
    """What of the proposals was taken into the form, where no script does it without leaving the page."""
    found = {"co_units": request.GET.getlist("co_units"), "lead_unit": request.GET.get("lead_unit")}
    return {name: value for name, value in found.items() if value}


def _act_url(code, suggestion, act) -> str:
    return reverse("suggestions:act", args=[code, "suggestion", suggestion.pk, act.name])


def _lately(event, code, at) -> dict:
    suggestion = event.case.suggestion
    return {
        "label": event.label,
        "suggestion": suggestion,
        "url": reverse("suggestions:page", args=[code, suggestion.pk]),
        "undo": _act_url(code, suggestion, undo_assignment),
    }
