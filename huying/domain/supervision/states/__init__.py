"""督办落实: where each kind of case stands, one file each."""

from .commitment import Commitment, CommitmentAsk, SecondReplyKind
from .yearly_report import YearlyReport

__all__ = ["Commitment", "CommitmentAsk", "SecondReplyKind", "YearlyReport"]
