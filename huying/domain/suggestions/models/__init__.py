"""A suggestion and what grows from it: handlings, contacts, reply rounds, surveys."""

from .handling import Contact, ContactAnswer, CoOpinion, Extension, Handling
from .intake import Circumstances, DelegationAuthor, DelegationCheck, Groundwork, PreReview
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
    "Circumstances",
    "CoOpinion",
    "CoSignature",
    "Contact",
    "ContactAnswer",
    "CoordinationMeeting",
    "DelegationAuthor",
    "DelegationCheck",
    "Extension",
    "Footing",
    "Groundwork",
    "Handling",
    "MeetingItem",
    "Pause",
    "PreReview",
    "Regulation",
    "ReplyRound",
    "Request",
    "ReviewOpinion",
    "Suggestion",
    "Survey",
    "TextVersion",
    "WorkRecord",
]
