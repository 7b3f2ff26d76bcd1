"""答复规范和范文: everybody of the congress reads them, its committee and administrators keep them."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ..forms import reply_norms as forms
from ..models import ReplyNorm
from ..queries import reply_norms as reading
from .desk import act_on_the_roll, keeps

either = require_http_methods(["GET", "HEAD", "POST"])
CRUMB = gettext_lazy("答复规范和范文")
CHANGES = {
    "replace_reply_norm": forms.ReplaceNorm,
    "withdraw_reply_norm": forms.WithdrawNorm,
}


@require_safe
def reply_norms(request, code):
    context = {
        "offered": reading.offered(request.congress.pk),
        "former": reading.taken_down(request.congress.pk),
        "keeps": keeps(request),
    }
    return render(request, "suggestions/reply_norms.html", context)


@either
def add(request, code):
    return _act(request, "add_reply_norm", forms.AddNorm)


@either
def change(request, code, act, pk):
    if act not in CHANGES:
        raise Http404
    row = get_object_or_404(ReplyNorm, pk=pk, congress=request.congress)
    return _act(request, act, CHANGES[act], row)


def _act(request, name, form, row=None):
    back = reverse("suggestions:reply_norms", args=[request.congress.code])
    return act_on_the_roll(
        request, name, form, row=row, goes_to=lambda roll: back, back=back, crumb=CRUMB
    )
