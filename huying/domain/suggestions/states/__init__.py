"""Where things stand. Each procedure has its own few states; "late" or "replied" are computed."""

from .classes import ClassAnswer, ClassStage
from .classified import ClassifiedItem
from .exchange import MessageKind, VisitState
from .handling import (
    IN_PERSON,
    SPOKEN,
    WAYS_ASKED,
    ContactAnswer,
    ExtensionAnswer,
    Handling,
    ObjectionAnswer,
    OutcomeCheck,
    OutcomeKind,
    PauseAnswer,
    PauseGround,
    Phase,
    Role,
    Way,
    Work,
)
from .intake import EditAnswer, Groundwork, PreReviewRound, Repeated, Research
from .like_links import LikeKind
from .meeting import (
    AssignmentMeeting,
    Coordination,
    Decision,
    Matter,
)
from .papers import (
    UPWARD,
    FilingOffice,
    Paper,
    PaperForm,
    PaperLists,
    PaperPreset,
    SeriesUse,
)
from .pledge import Pledge
from .publication import PUBLISHED, NotPublished
from .reply import (
    AnswerForm,
    ClassMeaning,
    Delivery,
    NormKind,
    Outcome,
    PointAspect,
    ReplyRound,
    Stage,
)
from .review import Aspect, Disposal
from .second import SecondGround
from .suggestion import CosignAnswer, Direction, Fitness, Openness, Suggestion
from .survey import GRADE_ORDER, AppraisalKind, Grade, SecondPath, Survey, Verdict
from .urging import UrgingHand

__all__ = [
    "UPWARD",
    "FilingOffice",
    "Paper",
    "PaperForm",
    "PaperLists",
    "PaperPreset",
    "SeriesUse",
    "GRADE_ORDER",
    "IN_PERSON",
    "PUBLISHED",
    "SPOKEN",
    "WAYS_ASKED",
    "AnswerForm",
    "AppraisalKind",
    "Aspect",
    "AssignmentMeeting",
    "ClassAnswer",
    "ClassMeaning",
    "ClassStage",
    "ClassifiedItem",
    "ContactAnswer",
    "Coordination",
    "CosignAnswer",
    "Decision",
    "Delivery",
    "Direction",
    "Disposal",
    "EditAnswer",
    "ExtensionAnswer",
    "Fitness",
    "Grade",
    "Groundwork",
    "Handling",
    "LikeKind",
    "Matter",
    "NormKind",
    "NotPublished",
    "ObjectionAnswer",
    "MessageKind",
    "Openness",
    "Outcome",
    "OutcomeCheck",
    "OutcomeKind",
    "PauseAnswer",
    "PauseGround",
    "Phase",
    "Pledge",
    "PointAspect",
    "PreReviewRound",
    "Repeated",
    "ReplyRound",
    "Research",
    "Role",
    "SecondGround",
    "SecondPath",
    "Stage",
    "Suggestion",
    "Survey",
    "UrgingHand",
    "Verdict",
    "VisitState",
    "Way",
    "Work",
]
