"""检查: what the checker says of a draft, before it is saved; works without JavaScript."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from huying.foundation.procedure.procedure import choose
from huying.foundation.procedure.views import page_of_form

from ..forms import FORMS
from ..forms.promises import with_proposals
from ..letters import draft
from ..procedure import reply_steps
from ..queries import rounds_visible_to
from .acts import PAGES


@require_POST
def check_draft(request, code, pk):
    """The page of 拟写答复 again, with what was typed and the findings beside it; nothing is stored."""
    round = get_object_or_404(rounds_visible_to(request.acting), pk=pk)
    writing = reverse("suggestions:act", args=[code, "reply_round", pk, "write"])
    at = timezone.now()
    choice = choose(reply_steps.acts["write"], round, request.acting.appointments, at)
    if choice.refusal is not None:
        return HttpResponseRedirect(writing)
    kind = FORMS["reply_round"]["write"]
    form = kind(request.POST, subject=round, by=choice.by, at=at)
    form.is_valid()
    typed = form.draft()
    checked = draft.checked(round, typed, request.acting, at)
    parts = [*typed.answers.items(), (None, typed.closing)]
    data = with_proposals(request.POST, parts, timezone.localdate(at))
    form = kind(data, subject=round, by=choice.by, at=at)
    form.is_valid()
    form._errors = {}  # what was typed is looked at, not judged: it is not handed in yet
    return page_of_form(
        request,
        PAGES["reply_round"],
        choice,
        form,
        200,
        findings=checked.findings,
        near_copies=checked.near_copies,
        written_at=writing,
        draft_key=f"{request.user.pk}:{writing}",
    )
