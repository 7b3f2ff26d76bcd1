"""What the congress supervises after the reply, one file for each kind of thing."""

from .campaign import (
    Campaign,
    Stage,
    StageTask,
    Team,
    TeamFinding,
    TeamItem,
    TeamMember,
    TeamVisit,
)
from .commitment import Check, Commitment, CommitmentRequest, PlanChange, Progress
from .followed_matter import FollowedMatter, MatterNote
from .hearing import (
    Cure,
    Hearing,
    HearingOpinion,
    Outing,
)
from .honour_report import HonourReport
from .honours import Candidate, HonourRecord, HonourSelection
from .key import (
    ClassSupervision,
    KeySupervision,
    KeyVisit,
)
from .key_theme import KeyTheme
from .ladder import (
    Ladder,
    LadderStep,
)
from .listening import Listening, ListeningMark, ListeningQuestion, ListeningReport
from .look_back import (
    LookAnswer,
    LookBack,
    LookBackItem,
    LookBackUnit,
    LookMark,
    LookPoint,
    LookReport,
)
from .promise_letter import PromiseLetter, PromiseLetterLine
from .revisit_draw import DrawRow, Revisit, RevisitDraw
from .second_reply import DeputyWord, SecondReply
from .team_share import TeamShare
from .theme_reading import ThemeReading
from .unit_assessment import (
    AssessmentLine,
    AssessmentObjection,
    AssessmentPoint,
    UnitAssessment,
)
from .unit_year import PlanDuty, UnitPlan, UnitYear
from .yearly_opinion import (
    YearlyOpinion,
)
from .yearly_report import ReportFigure, YearlyReport

__all__ = [
    "Candidate",
    "HonourRecord",
    "HonourReport",
    "HonourSelection",
    "AssessmentLine",
    "AssessmentObjection",
    "AssessmentPoint",
    "UnitAssessment",
    "PlanDuty",
    "UnitPlan",
    "UnitYear",
    "Check",
    "Commitment",
    "CommitmentRequest",
    "DeputyWord",
    "DrawRow",
    "FollowedMatter",
    "LookAnswer",
    "LookBack",
    "LookBackItem",
    "LookBackUnit",
    "LookMark",
    "LookPoint",
    "LookReport",
    "MatterNote",
    "PlanChange",
    "Progress",
    "PromiseLetter",
    "PromiseLetterLine",
    "ReportFigure",
    "Revisit",
    "RevisitDraw",
    "SecondReply",
    "YearlyReport",
    "Campaign",
    "Stage",
    "StageTask",
    "Team",
    "TeamFinding",
    "TeamItem",
    "TeamMember",
    "TeamShare",
    "ThemeReading",
    "TeamVisit",
    "ClassSupervision",
    "KeySupervision",
    "KeyTheme",
    "KeyVisit",
    "Ladder",
    "LadderStep",
    "Cure",
    "Hearing",
    "HearingOpinion",
    "Outing",
    "Listening",
    "ListeningMark",
    "ListeningQuestion",
    "ListeningReport",
    "YearlyOpinion",
]
