"""督办落实: where each kind of case stands, one file each."""

from .commitment import Commitment, CommitmentAsk, SecondReplyKind

__all__ = ["Commitment", "CommitmentAsk", "SecondReplyKind"]
