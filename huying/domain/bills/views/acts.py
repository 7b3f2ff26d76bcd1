"""Every act on a bill has one page: /<code>/bills/<id>/<act>."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from huying.domain.people.models import Roll
from huying.domain.people.procedure.steps import roll_steps
from huying.foundation.procedure.views import ActPage, act_page

from ..forms import FORMS
from ..forms.secretariat import Hours
from ..procedure import bill_steps
from ..queries import visible_to


def page_of(bill, request) -> str:
    return reverse("bills:page", args=[request.congress.code, bill.pk])


def shown_with(bill, request) -> dict:
    """What stands beside the form: the bill itself."""
    found = {"autosave_url": reverse("suggestions:keep", args=[request.congress.code])}
    return found if bill is None else found | {"bill": bill}


BILLS = ActPage(bill_steps, FORMS, page_of, shown_with, "bills")
HOURS = ActPage(
    roll_steps,
    {"set_bill_hours": Hours},
    lambda roll, request: reverse("bills:list", args=[request.congress.code]),
    templates="bills",
)


@require_http_methods(["GET", "HEAD", "POST"])
def act(request, code, pk, act):
    """Ask for what an act needs; do it. What one may not see is 404 like what is not there."""
    if act not in bill_steps.acts:
        raise Http404
    bill = get_object_or_404(visible_to(request.acting), pk=pk)
    return act_page(request, BILLS, act, bill)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request, code):
    """A deputy drafts a bill."""
    if not request.acting.is_deputy:
        raise Http404
    return act_page(request, BILLS, "draft")


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request, code):
    """The secretariat enters until when the presidium takes bills."""
    if not request.acting.is_committee:
        raise Http404
    roll = Roll.objects.select_related("case", "congress").get(congress=request.congress)
    return act_page(request, HOURS, "set_bill_hours", roll)
