"""A suggestion and what grows from it: handlings, contacts, reply rounds, surveys."""

from .assignment import Consultation, Transfer
from .check_points import CheckPoint, PointVerdict
from .class_change import ClassChange
from .class_grounds import ClassGrounds
from .classified import ClassifiedItem
from .completion import Completion
from .cosign_call import CosignCall
from .delivered_text import DeliveredText
from .delivery import FaceReply, OutsideCopy, Relay, ReplyWish
from .duty import STILL_OPEN, Measure, Responsibility, TaskTie, YearlyTask
from .examination import HeldGround, Inadmissible, ReviewCheck
from .exchange import Message, Visit, VisitTime
from .filing import LetterTemplate, ReplyFiling
from .handling import Contact, ContactAnswer, CoOpinion, Extension, Handling
from .intake import Circumstances, DelegationAuthor, DelegationCheck, Groundwork, PreReview
from .joint import Countersign, SentBackOpinion
from .leadership import Leadership
from .library import (
    Footing,
    Regulation,
)
from .like_links import LikeLink
from .likely_repeat import LikelyRepeat, RepeatLook
from .links import ActLink, LinkCode
from .marks import Mark, SignerView
from .meeting import (
    AssignmentMeeting,
    Attendance,
    CoordinationMeeting,
    MeetingItem,
    PackageItem,
)
from .original import PaperOriginal
from .outcome import Outcome
from .papers import NumberSeries, Paper, PaperRecipient
from .passing import PassingOn
from .past import PastHandling
from .pledge import Pledge
from .promise import PromiseLine
from .public_copy import PublicCopy
from .publication import Publication
from .quality import Appraisal, Assessment, QualityOpinion, RedoDecision, SecondOpinion
from .reply import Answer, ReplyRound, ReviewOpinion
from .reply_norms import ReplyNorm
from .routing import RoutingModel, ShownUnits
from .rulebook import RulebookVersion, RuleOverride
from .second import Acceptance, SecondAssignment
from .sections import InnerTask, Section
from .suggestion import Category, CoSignature, Request, Suggestion, TextVersion
from .survey import Survey
from .unit_ledger import Pause, WorkRecord
from .unit_view import AssignmentRating, UnitObjection
from .urging import Urging

__all__ = [
    "ActLink",
    "LinkCode",
    "LetterTemplate",
    "NumberSeries",
    "Paper",
    "PaperRecipient",
    "ReplyFiling",
    "STILL_OPEN",
    "Acceptance",
    "Answer",
    "Appraisal",
    "Assessment",
    "AssignmentMeeting",
    "AssignmentRating",
    "Attendance",
    "UnitObjection",
    "Category",
    "Circumstances",
    "CheckPoint",
    "ClassChange",
    "ClassGrounds",
    "ClassifiedItem",
    "CoOpinion",
    "DeliveredText",
    "CoSignature",
    "Completion",
    "Consultation",
    "Contact",
    "ContactAnswer",
    "CoordinationMeeting",
    "CosignCall",
    "Countersign",
    "DelegationAuthor",
    "DelegationCheck",
    "Extension",
    "FaceReply",
    "Footing",
    "Groundwork",
    "Handling",
    "HeldGround",
    "Inadmissible",
    "InnerTask",
    "LikeLink",
    "LikelyRepeat",
    "Mark",
    "Leadership",
    "Measure",
    "MeetingItem",
    "Message",
    "Outcome",
    "OutsideCopy",
    "PackageItem",
    "PaperOriginal",
    "PassingOn",
    "PastHandling",
    "Pause",
    "Pledge",
    "PointVerdict",
    "PreReview",
    "PromiseLine",
    "PublicCopy",
    "Publication",
    "QualityOpinion",
    "RedoDecision",
    "Regulation",
    "Relay",
    "ReplyNorm",
    "ReplyRound",
    "ReplyWish",
    "RepeatLook",
    "Request",
    "Responsibility",
    "ReviewCheck",
    "ReviewOpinion",
    "RoutingModel",
    "RuleOverride",
    "RulebookVersion",
    "SecondAssignment",
    "SecondOpinion",
    "Section",
    "SentBackOpinion",
    "ShownUnits",
    "SignerView",
    "Suggestion",
    "Survey",
    "TaskTie",
    "TextVersion",
    "Transfer",
    "Visit",
    "Urging",
    "VisitTime",
    "WorkRecord",
    "YearlyTask",
]
