"""The notices of one person in one congress."""

from django.db.models import OuterRef
from django.urls import reverse

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.queries import may_see
from huying.domain.supervision.queries import READ as SUPERVISED
from huying.foundation.cases.within import Exists
from huying.foundation.notices.models import Notice

MOST_COUNTED = 99
OF_A_SUGGESTION = ("suggestion", "handling", "reply_round", "survey")
OF_ADVICE = ("consultation", "fact_request", "guide", "contact_rule", "liaison")
PAGES = {
    **dict.fromkeys(OF_A_SUGGESTION, "suggestions:page"),
    **dict.fromkeys(OF_ADVICE, "advice:page"),
    **dict.fromkeys(SUPERVISED, "supervision:page"),
    "coordination": "suggestions:coordination",
    "assignment_meeting": "suggestions:assignment_meeting",
    "bill": "bills:page",
    "paper": "suggestions:paper_page",
    "pledge": "suggestions:pledge",
    "classified": "suggestions:classified_item",
}
"""Where the matter of a notice is read, by the kind of its case."""
OF_NO_CASE_YET = {"honours": ("supervision:part", "honours")}
"""What a notice asks to begin, by the first word of its key."""


def by(acting: Acting):
    """Notices to any of this person's appointments, newest first.

    A notice names its suggestion, so it goes out of sight with one that is now kept secret from them.
    """
    secret = Suggestion.objects.filter(pk=OuterRef("case__root"), secrecy=True)
    return (
        Notice.objects.filter(congress=acting.congress, to__person=acting.person)
        .filter(~Exists(secret) | may_see(acting, "case__root"))
        .order_by("-at", "-pk")
        .select_related("case", "to__body")
    )


def unread(acting: Acting) -> str:
    """How many are not read yet, for the badge of every page: "" for none, and never counted beyond 99."""
    number = len(by(acting).filter(read_at=None).order_by().values_list("pk")[: MOST_COUNTED + 1])
    return "" if not number else f"{number}" if number <= MOST_COUNTED else f"{MOST_COUNTED}+"


def shown(notice: Notice, code: str) -> dict:
    """One row: the words, when, whether read, and the page of what it is about."""
    kind = notice.case.kind
    at_it: list
    page: str | None = PAGES.get(kind)
    if begins := OF_NO_CASE_YET.get(notice.key.split(":")[0]):
        page, at_it = begins[0], [code, *begins[1:]]
    elif kind in SUPERVISED:  # it may belong to a suggestion and yet have a page of its own
        at_it = [code, kind, notice.case_id]
    else:
        at_it = [code, *([kind] if kind in OF_ADVICE else []), notice.case.root_id]
    return {
        "notice": notice,
        "url": reverse(page, args=at_it) if page else "",
        "read_url": reverse("workbench:read_notice", args=[code, notice.pk]),
    }
