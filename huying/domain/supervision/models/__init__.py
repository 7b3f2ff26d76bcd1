"""What the congress supervises after the reply, one file for each kind of thing."""

from .commitment import Check, Commitment, CommitmentRequest, PlanChange, Progress
from .second_reply import DeputyWord, SecondReply
from .yearly_report import ReportFigure, YearlyReport

__all__ = [
    "Check",
    "Commitment",
    "CommitmentRequest",
    "DeputyWord",
    "PlanChange",
    "Progress",
    "ReportFigure",
    "SecondReply",
    "YearlyReport",
]
