"""移交: units merged, split and renamed, places and terms that change; each with what goes to whom."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.models import Appointment, Body, Term

from ..forms import handover as forms
from ..queries import handover as reading
from .desk import act_on_the_roll, kept_by

either = require_http_methods(["GET", "HEAD", "POST"])
CRUMB = gettext_lazy("机构调整和移交")
# act -> (the row it is about, its form)
ACTS = {
    "rename_body": (Body, forms.RenameBody),
    "merge_unit": (Body, forms.MergeUnit),
    "split_unit": (Body, forms.SplitUnit),
    "change_of_hands": (Appointment, forms.ChangeOfHands),
    "change_of_term": (Term, forms.ChangeOfTerm),
}


@require_safe
def handover(request, code):
    """The units with what waits there and who works there; which took over from which."""
    kept_by(request)
    rows = list(reading.units(request.congress.pk))
    context = {
        "units": rows,
        "unowned": [one for one in rows if one.work and not one.people],
        "successions": reading.successions(request.congress.pk),
        "term": Term.objects.filter(congress=request.congress, seats__status="active")
        .order_by("-number")
        .first(),
    }
    return render(request, "suggestions/handover.html", context)


@either
def change(request, code, act, pk):
    """One hand-over, with a preview of everything that moves."""
    if act not in ACTS:
        raise Http404
    kept_by(request)
    model, form = ACTS[act]
    row = get_object_or_404(model, pk=pk, congress=request.congress)
    unit = row.body if isinstance(row, Appointment) else row
    back = reverse("suggestions:handover", args=[code])
    shown: dict = {}
    if isinstance(unit, Body):
        shown["going"] = reading.going(request.acting, unit)
    if isinstance(row, Term):
        shown |= reading.left_with_the_congress(request.congress.pk)
    return act_on_the_roll(
        request,
        act,
        form,
        row=row,
        goes_to=lambda roll: back,
        back=back,
        crumb=CRUMB,
        danger=act in ("merge_unit", "split_unit", "change_of_term"),
        warning=_warning(act),
        **shown,
    )


def _warning(act: str) -> str:
    return {
        "rename_body": _("单位还是原来的单位：在办事项照常，更名前签发的答复保留原名称。"),
        "change_of_hands": _("原任职到前一天为止，接手人从这一天起办理；单位的在办事项不变。"),
        "change_of_term": _("原一届代表任期届满；已经提出的建议继续办理并答复本人。"),
    }.get(act, "")
