"""Where things stand. Each procedure has its own few states; "late" or "replied" are computed."""

from .handling import ContactAnswer, ExtensionAnswer, Handling, Phase, Role, Way
from .reply import Delivery, Outcome, ReplyRound, Stage
from .suggestion import CosignAnswer, Openness, Suggestion
from .survey import Grade, Survey

__all__ = [
    "ContactAnswer",
    "CosignAnswer",
    "Delivery",
    "ExtensionAnswer",
    "Grade",
    "Handling",
    "Openness",
    "Outcome",
    "Phase",
    "ReplyRound",
    "Role",
    "Stage",
    "Suggestion",
    "Survey",
    "Way",
]
