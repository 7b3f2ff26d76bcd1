"""What the congress supervises after the reply, one file for each kind of thing."""

from .commitment import Check, Commitment, CommitmentRequest, PlanChange, Progress
from .look_back import (
    LookAnswer,
    LookBack,
    LookBackItem,
    LookBackUnit,
    LookMark,
    LookPoint,
    LookReport,
)
from .second_reply import DeputyWord, SecondReply
from .yearly_report import ReportFigure, YearlyReport

__all__ = [
    "Check",
    "Commitment",
    "CommitmentRequest",
    "DeputyWord",
    "LookAnswer",
    "LookBack",
    "LookBackItem",
    "LookBackUnit",
    "LookMark",
    "LookPoint",
    "LookReport",
    "PlanChange",
    "Progress",
    "ReportFigure",
    "SecondReply",
    "YearlyReport",
]
