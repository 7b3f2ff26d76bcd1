"""责任书: issued to the units of a session, read and printed, signed by the head of each."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huying.foundation.procedure.views import ActPage

from ..forms import FORMS
from ..forms.pledge import IssuePledges
from ..procedure import pledge_steps
from ..queries import pledges as reading
from .beside_buttons import buttons
from .desk import act_on_the_roll
from .letters import letters_of

CRUMB = gettext_lazy("办理清单")


def page_of(pledge, request) -> str:
    return reverse("suggestions:pledge", args=[request.congress.code, pledge.pk])


PAGE = ActPage(
    pledge_steps, FORMS["pledge"], page_of, lambda pledge, request: {"pledge": pledge}, "pledges"
)


@require_safe
def pledge(request, code, pk):
    """The letter: duties, targets and how far they are reached, the items, both signatures."""
    found = get_object_or_404(reading.pledges_visible_to(request.acting), pk=pk)
    context = {
        "letter": reading.letter(found, request.acting),
        "pledge": found,
        "letters": letters_of([found], request),
        "definition": _(reading.DEFINITION or ""),
        "acts": buttons(request, pledge_steps, found, first=("sign",), danger=("take_back",)),
    }
    return render(request, "pledges/pledge.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request, code):
    """The same letter for many units at once."""
    if not request.acting.is_committee:
        raise Http404
    back = reverse("insight:duty", args=[code])
    return act_on_the_roll(
        request, "issue_pledges", IssuePledges, goes_to=lambda roll: back, back=back, crumb=CRUMB
    )
