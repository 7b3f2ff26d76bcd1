"""督办落实: what the congress does after the reply, one file or folder for each kind of case."""

from . import commitment, handover, holidays, look_back, yearly_report
from .commitment import commitment_steps
from .look_back import look_back_item_steps, look_back_steps
from .yearly_report import report_steps

__all__ = [
    "commitment",
    "commitment_steps",
    "handover",
    "holidays",
    "report_steps",
    "yearly_report",
    "look_back",
    "look_back_item_steps",
    "look_back_steps",
]
