"""督办落实: where each kind of case stands, one file each."""

from .campaign import (
    Campaign,
    CheckMark,
    FindingMark,
    TaskOf,
    Team,
    TeamRole,
    UnitCheck,
)
from .commitment import Commitment, CommitmentAsk, SecondReplyKind
from .followed_matter import FollowedMatter, FollowGround
from .hearing import (
    Cure,
    CureBy,
    Hearing,
    Outing,
    OutingWay,
)
from .honours import Honour, HonourSelection
from .key import (
    ClassSupervision,
    Degree,
    Door,
    KeySupervision,
    LeaderOf,
    Reach,
    Tier,
    VisitWay,
)
from .key_theme import KeyTheme
from .ladder import (
    Ladder,
)
from .listening import Listening, ListeningQuestion
from .look_back import (
    FOUND,
    LookBack,
    LookBackItem,
    LookBackKind,
    LookList,
    LookReportKind,
    LookScope,
)
from .promise_letter import PromiseLetter
from .revisit_draw import RevisitDraw, RevisitWay, StrataBy
from .unit_assessment import AssessmentObjection, UnitAssessment
from .unit_year import UnitYear, VisitStanding, YearStanding
from .yearly_opinion import (
    YearlyOpinion,
)
from .yearly_report import YearlyReport

__all__ = [
    "Honour",
    "HonourSelection",
    "AssessmentObjection",
    "UnitAssessment",
    "UnitYear",
    "VisitStanding",
    "YearStanding",
    "FOUND",
    "Commitment",
    "CommitmentAsk",
    "FollowGround",
    "FollowedMatter",
    "LookBack",
    "LookBackItem",
    "LookBackKind",
    "LookList",
    "LookReportKind",
    "LookScope",
    "PromiseLetter",
    "RevisitDraw",
    "RevisitWay",
    "SecondReplyKind",
    "StrataBy",
    "YearlyReport",
    "Campaign",
    "CheckMark",
    "FindingMark",
    "TaskOf",
    "Team",
    "TeamRole",
    "UnitCheck",
    "ClassSupervision",
    "Degree",
    "Door",
    "KeySupervision",
    "KeyTheme",
    "LeaderOf",
    "Reach",
    "Tier",
    "VisitWay",
    "Ladder",
    "Cure",
    "CureBy",
    "Hearing",
    "Outing",
    "Listening",
    "ListeningQuestion",
    "OutingWay",
    "YearlyOpinion",
]
