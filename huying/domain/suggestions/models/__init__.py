"""A suggestion and what grows from it: handlings, contacts, reply rounds, surveys."""

from .handling import Contact, ContactAnswer, CoOpinion, Extension, Handling
from .library import (
    Footing,
    Regulation,
)
from .meeting import (
    CoordinationMeeting,
    MeetingItem,
)
from .reply import Answer, ReplyRound, ReviewOpinion
from .suggestion import Category, CoSignature, Request, Suggestion, TextVersion
from .survey import Survey
from .unit_ledger import Pause, WorkRecord

__all__ = [
    "Answer",
    "Category",
    "CoOpinion",
    "CoSignature",
    "Contact",
    "ContactAnswer",
    "CoordinationMeeting",
    "Extension",
    "Footing",
    "Handling",
    "MeetingItem",
    "Regulation",
    "Pause",
    "ReplyRound",
    "Request",
    "ReviewOpinion",
    "Suggestion",
    "Survey",
    "TextVersion",
    "WorkRecord",
]
