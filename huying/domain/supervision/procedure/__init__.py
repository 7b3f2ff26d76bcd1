"""督办落实: what the congress does after the reply, one file or folder for each kind of case."""

from . import commitment, handover, holidays
from .commitment import commitment_steps

__all__ = ["commitment", "commitment_steps", "handover", "holidays"]
