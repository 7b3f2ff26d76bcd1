"""The page of one bill: what it asks, who stands by it, who has it, what was decided, what may be done."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from huying.domain.suggestions.queries import visible_one as suggestion_visible_to
from huying.domain.suggestions.views import words
from huying.foundation.procedure.buttons import button, in_order

from .. import rulebook
from ..policy.signers import book_of
from ..procedure import bill_steps, drafting
from ..queries import visible_to
from ..queries.page import BillPage, bill_page
from ..states import Bill as State

# Acts that a day never asks for first, and those that end something.
NEVER_FIRST = {
    "withdraw", "take_back", "decline", "return_for_mending", "invite", "invite_again", "revise",
    "find_no_bill", "convert", "settle", "disagree", "end_on_agenda", "ask_units",
}  # fmt: skip
DANGER = {"withdraw", "take_back", "end_on_agenda"}
LATEST = 8
WRITTEN = {str(drafting.draft.label), str(drafting.revise.label)}

WHO_HAS_IT = {
    State.SUBMITTED: gettext_lazy("大会秘书处（代表工委）"),
    State.REGISTERED: gettext_lazy("大会秘书处（代表工委）"),
    State.BEFORE_PRESIDIUM: gettext_lazy("大会主席团"),
    State.RECONSIDERATION: gettext_lazy("大会主席团"),
    State.ON_AGENDA: gettext_lazy("大会"),
    State.NOT_A_BILL: gettext_lazy("大会秘书处（代表工委）"),
    State.REPORTED: gettext_lazy("常务委员会"),
    State.EXECUTED: gettext_lazy("常务委员会"),
}


@require_safe
def bill(request, code, pk):
    """One bill as this person may see it."""
    at = timezone.now()
    found = get_object_or_404(visible_to(request.acting), pk=pk)
    page = bill_page(found, request.acting)
    today = timezone.localdate(at)
    timeline = words.event_lines(page.events)
    for line in timeline:
        if line["label"] in WRITTEN:  # the text itself stands beside it
            line["note"] = ""
    clocks = [words.clock(one, today, anchors=rulebook.ANCHORS) for one in page.clocks]
    became = page.suggestion
    if became is not None:
        became = suggestion_visible_to(request.acting).filter(pk=became.pk).first()
    context = {
        "page": page,
        "bill": found,
        "today": today,
        "where": where(page, clocks),
        "acts": buttons(request, found, at),
        "clocks": clocks,
        "timeline": timeline[:LATEST],
        "earlier": timeline[LATEST:],
        "became": became,
        "threshold": book_of(found).threshold(found.congress.level),
    }
    return render(request, "bills/page.html", context)


def where(page: BillPage, clocks: list[dict]) -> dict:
    """How far it has come, who has it, until when."""
    one = page.bill
    who = str(WHO_HAS_IT.get(State(one.state), ""))
    if one.state in (State.IN_COMMITTEE, State.EXAMINATION, State.DEFERRED):
        who = str(one.committee)
    elif one.state == State.EXECUTION:
        who = str(one.executor)
    elif one.state in (State.DRAFT, State.COSIGNING, State.RETURNED):
        who = _("%s代表") % one.lead.person
    first = clocks[0] if clocks else {}
    return {
        "where": one.get_conclusion_display() or one.state_word,
        "who": who,
        "until": first.get("due"),
        "remaining": first.get("remaining", ""),
        "tone": first.get("tone", ""),
    }


def buttons(request, one, at) -> list[dict]:
    """What I may do now and, where I have standing but something is missing, why not."""

    def url(act: str) -> str:
        return reverse("bills:act", args=[request.congress.code, one.pk, act])

    choices = bill_steps.choices(one, request.acting.appointments, at)
    found = [button(choice, url(choice.act.name), danger=DANGER) for choice in choices]
    return in_order(found, NEVER_FIRST)
