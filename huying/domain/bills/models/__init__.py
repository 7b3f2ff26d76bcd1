"""A bill, its texts, its signers, what was written of it on its way, and the hours that bind it."""

from .bill import Bill, BillText, Signature
from .proceedings import BillHours, Paper, UnitView

__all__ = ["Bill", "BillHours", "BillText", "Paper", "Signature", "UnitView"]
