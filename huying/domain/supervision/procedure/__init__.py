"""督办落实: what the congress does after the reply, one file or folder for each kind of case."""

from . import commitment, handover, holidays, yearly_report
from .commitment import commitment_steps
from .yearly_report import report_steps

__all__ = [
    "commitment",
    "commitment_steps",
    "handover",
    "holidays",
    "report_steps",
    "yearly_report",
]
