"""提出、审查、登记、交办、办结: the suggestion itself, in the order of the law.

The order of these imports is the order in which the acts are printed.
"""

# ruff: noqa: I001
from .laws import COMMITTEE_LAW, DEPUTIES_LAW
from .numbering import give_number
from .circumstances import ask_for_secrecy, lift_secrecy
from .drafting import confirm, decline, draft, invite, invite_again, revise, submit
from .replacing import replace_text
from .paper import complete_entry, confirm_entry, deny_entry, enter_from_paper
from .examination import convert_to_letter, examine, refer_for_reference, reject
from .review import register, return_for_revision, undo_review
from .withdrawal import agree_to_withdraw, propose_withdrawal, withdraw, withdraw_on_word
from .from_bill import from_bill
from .assignment import archive, assign, close

__all__ = [
    "COMMITTEE_LAW",
    "DEPUTIES_LAW",
    "agree_to_withdraw",
    "archive",
    "ask_for_secrecy",
    "assign",
    "close",
    "complete_entry",
    "confirm",
    "convert_to_letter",
    "confirm_entry",
    "decline",
    "deny_entry",
    "draft",
    "enter_from_paper",
    "examine",
    "from_bill",
    "give_number",
    "invite",
    "invite_again",
    "lift_secrecy",
    "propose_withdrawal",
    "refer_for_reference",
    "register",
    "replace_text",
    "reject",
    "return_for_revision",
    "revise",
    "submit",
    "undo_review",
    "withdraw",
    "withdraw_on_word",
]
