"""制度库: everybody of the congress reads it, its committee and administrators keep it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ..forms import library as forms
from ..models import Footing, Regulation
from ..policy.books import book_in_force
from ..queries import library as reading
from .desk import act_on_the_roll, keeps

either = require_http_methods(["GET", "HEAD", "POST"])
CRUMB = gettext_lazy("制度库")
STANDING = {
    "in_force": (gettext_lazy("有效"), "done"),
    "coming": (gettext_lazy("尚未施行"), "warn"),
    "replaced": (gettext_lazy("已被代替"), "stop"),
    "repealed": (gettext_lazy("已废止"), "stop"),
}
# act -> (the row it is about, its form)
CHANGES = {
    "correct_regulation": (Regulation, forms.CorrectRegulation),
    "repeal_regulation": (Regulation, forms.RepealRegulation),
    "tie_to_article": (Regulation, forms.TieToArticle),
    "check_footing": (Footing, forms.CheckFooting),
    "untie_from_article": (Footing, forms.Untie),
}


def _page_of(request, regulation) -> str:
    return reverse("suggestions:regulation", args=[request.congress.code, regulation.pk])


@require_safe
def library(request, code):
    today = timezone.localdate()
    rows = [
        (one, *STANDING[reading.standing(one, today)])
        for one in reading.texts(request.congress.pk, day=today)
    ]
    return render(request, "suggestions/library.html", {"rows": rows, "keeps": keeps(request)})


@require_safe
def regulation(request, code, pk):
    """The text by its articles, what rests on each, and what a new version leaves to change."""
    one = get_object_or_404(
        Regulation.objects.select_related("replaces", "replaced_by"),
        pk=pk,
        congress=request.congress,
    )
    resting = reading.resting_on(one, book_in_force(request.congress))
    word, tone = STANDING[reading.standing(one, timezone.localdate())]
    context = {
        "regulation": one,
        "successor": getattr(one, "replaced_by", None),
        "standing": word,
        "tone": tone,
        "resting": resting,
        "to_change": sum(row.must_change for row in resting),
        "open": one.in_force_until is None,
        "keeps": keeps(request),
    }
    return render(request, "suggestions/regulation.html", context)


@either
def enter(request, code):
    """A new text, or with ?replaces= a new version of one."""
    back = reverse("suggestions:library", args=[code])
    return act_on_the_roll(
        request,
        "enter_regulation",
        forms.EnterRegulation,
        goes_to=lambda roll: _page_of(request, roll.made) if hasattr(roll, "made") else back,
        back=back,
        crumb=CRUMB,
    )


@either
def change(request, code, act, pk):
    if act not in CHANGES:
        raise Http404
    model, form = CHANGES[act]
    row = get_object_or_404(model, pk=pk, congress=request.congress)
    text = row.regulation if isinstance(row, Footing) else row
    back = _page_of(request, text)
    return act_on_the_roll(
        request,
        act,
        form,
        row=row,
        goes_to=lambda roll: back,
        back=back,
        crumb=CRUMB,
        danger=act == "repeal_regulation",
        warning=_("废止后，对应它的规则会列在它的页面上，请逐条改到新的依据。")
        if act == "repeal_regulation"
        else "",
    )
