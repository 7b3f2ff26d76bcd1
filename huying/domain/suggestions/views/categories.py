"""类别: the congress's own list; its committee and administrators keep it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ..forms import categories as forms
from ..models import Category
from ..policy.categories import in_order
from .desk import act_on_the_roll, keeps

either = require_http_methods(["GET", "HEAD", "POST"])
CRUMB = gettext_lazy("建议类别")
CHANGES = {
    "correct_category": forms.CorrectCategory,
    "close_category": forms.TheCategory,
    "reopen_category": forms.TheCategory,
}


@require_safe
def categories(request, code):
    """Everybody of the congress may read them."""
    context = {"rows": in_order(request.congress.pk), "keeps": keeps(request)}
    return render(request, "suggestions/categories.html", context)


@either
def add(request, code):
    return _act(request, "add_category", forms.AddCategory)


@either
def change(request, code, act, pk):
    if act not in CHANGES:
        raise Http404
    row = get_object_or_404(Category, pk=pk, congress=request.congress)
    return _act(request, act, CHANGES[act], row)


def _act(request, name, form, row=None):
    back = reverse("suggestions:categories", args=[request.congress.code])
    return act_on_the_roll(
        request, name, form, row=row, goes_to=lambda roll: back, back=back, crumb=CRUMB
    )
