"""Every act has one page: /<code>/advice/<kind>/<id>/<act>."""

from django.urls import reverse

from huying.foundation.procedure.case_pages import CasePages
from huying.foundation.procedure.views import ActPage

from ..forms import FORMS
from ..procedure import consultation_steps, fact_steps, guide_steps, liaison_steps, rule_steps
from ..queries import READ


def page_of(subject, request) -> str:
    return reverse("advice:page", args=[request.congress.code, subject.case.kind, subject.pk])


def shown_with(subject, request) -> dict:
    found = {"autosave_url": reverse("suggestions:keep", args=[request.congress.code])}
    return found if subject is None else found | {"kind": subject.case.kind}


PAGES = {
    steps.kind: ActPage(steps, FORMS[steps.kind], page_of, shown_with, "advice")
    for steps in (consultation_steps, fact_steps, guide_steps, rule_steps, liaison_steps)
}
# The act by which somebody begins a case of the kind; the last kind follows from another's act.
OPENS = {
    "consultation": "ask",
    "fact_request": "ask",
    "guide": "publish",
    "contact_rule": "lay_down",
}


KINDS = CasePages(PAGES, OPENS, READ)
act, new = KINDS.act, KINDS.new
