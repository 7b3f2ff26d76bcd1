"""督办落实: where each kind of case stands, one file each."""

from .commitment import Commitment, CommitmentAsk, SecondReplyKind
from .look_back import (
    FOUND,
    LookBack,
    LookBackItem,
    LookBackKind,
    LookList,
    LookReportKind,
    LookScope,
)
from .yearly_report import YearlyReport

__all__ = [
    "FOUND",
    "Commitment",
    "CommitmentAsk",
    "LookBack",
    "LookBackItem",
    "LookBackKind",
    "LookList",
    "LookReportKind",
    "LookScope",
    "SecondReplyKind",
    "YearlyReport",
]
