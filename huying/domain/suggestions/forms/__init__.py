"""What each act asks for. FORMS: kind of case -> act -> form."""

from . import (
    assignment,
    handling,
    meeting,
    redo,
    reply,
    suggestion,
    survey,
    unit_ledger,
)

FORMS = {
    "suggestion": suggestion.FORMS | assignment.FORMS,
    "handling": handling.FORMS | unit_ledger.FORMS,
    "reply_round": reply.FORMS | redo.FORMS,
    "survey": survey.FORMS,
    "coordination": meeting.FORMS,
}

__all__ = ["FORMS"]
