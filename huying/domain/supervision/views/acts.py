"""Every act has one page: /<code>/supervision/<kind>/<id>/<act>."""

from django.urls import reverse

from huying.foundation.procedure.case_pages import CasePages
from huying.foundation.procedure.views import ActPage

from ..forms import FORMS
from ..procedure import (
    assessment_steps,
    commitment_steps,
    followed_matter_steps,
    honour_steps,
    look_back_item_steps,
    look_back_steps,
    report_steps,
    revisit_draw_steps,
)
from ..procedure.kinds import SUPERVISING
from ..queries import READ


def page_of(subject, request) -> str:
    return reverse("supervision:page", args=[request.congress.code, subject.case.kind, subject.pk])


def shown_with(subject, request) -> dict:
    found = {"autosave_url": reverse("suggestions:keep", args=[request.congress.code])}
    if subject is None:
        return found
    kind = subject.case.kind
    return found | {"kind": kind, "facts": f"supervision/_{kind}_facts.html"}


PAGES = {
    steps.kind: ActPage(steps, FORMS[steps.kind], page_of, shown_with, "supervision")
    for steps in (
        commitment_steps,
        followed_matter_steps,
        look_back_steps,
        look_back_item_steps,
        report_steps,
        assessment_steps,
        honour_steps,
        *SUPERVISING,
        revisit_draw_steps,
    )
}
# The act by which somebody begins a case of the kind; the others follow from other acts.
OPENS: dict[str, str] = {
    "followed_matter": "take_up",
    "look_back": "plan",
    "honour_selection": "begin",
    "unit_assessment": "draw_up",
    "revisit_draw": "announce",
    "yearly_report": "draft",
}


KINDS = CasePages(PAGES, OPENS, READ)
act, new = KINDS.act, KINDS.new
