"""An office's own ledger, read and planned before anything is stored; procedure.ledger carries it out."""

from .plan import Plan, plan_import
from .rows import ACCEPT, ColumnsMissing, Ledger, LedgerRefused, LedgerRow, read_ledger, read_row

__all__ = [
    "ACCEPT",
    "ColumnsMissing",
    "Ledger",
    "LedgerRefused",
    "LedgerRow",
    "Plan",
    "plan_import",
    "read_ledger",
    "read_row",
]
