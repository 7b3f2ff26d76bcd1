"""What each act asks for. FORMS: kind of case -> act -> form."""

from . import (
    appraisal,
    assignment,
    classified,
    delivery,
    duty,
    exchange,
    handling,
    like_links,
    meeting,
    papers,
    passing,
    pledge,
    public_copies,
    publication,
    redo,
    reply,
    second,
    sections,
    suggestion,
    survey,
    unit_ledger,
    unit_view,
    urging,
)

FORMS = {
    "suggestion": suggestion.FORMS
    | assignment.FORMS
    | appraisal.FORMS
    | like_links.FORMS
    | delivery.SUGGESTION_FORMS
    | publication.FORMS
    | public_copies.FORMS
    | passing.FORMS,
    "handling": handling.FORMS
    | sections.FORMS
    | unit_ledger.FORMS
    | duty.FORMS
    | unit_view.FORMS
    | urging.FORMS
    | exchange.FORMS
    | second.FORMS,
    "reply_round": reply.FORMS | delivery.ROUND_FORMS | redo.FORMS,
    "survey": survey.FORMS,
    "classified": classified.FORMS,
    "coordination": meeting.FORMS,
    "paper": papers.FORMS,
    "pledge": pledge.FORMS,
    "assignment_meeting": meeting.MEETING_FORMS,
}

__all__ = ["FORMS"]
