"""提出、审查、登记、交办、办结: the suggestion itself, in the order of the law.

The order of these imports is the order in which the acts are printed.
"""

# ruff: noqa: I001
from .laws import COMMITTEE_LAW, DEPUTIES_LAW
from .numbering import give_number
from .circumstances import ask_for_reply, ask_for_secrecy, lift_secrecy, wish_for_reply
from .drafting import confirm, decline, draft, invite, invite_again, revise, submit
from .calling import call_for_cosigners, end_the_call, join
from .collection import (
    add_groundwork,
    adopt_edit,
    decline_edit,
    give_opinion,
    lapse_for_session,
    mark_for_session,
    recall_from_pre_review,
    send_to_pre_review,
    strike_groundwork,
    unmark_for_session,
)
from .delegation import (
    draft_for_delegation,
    pass_gate,
    record_discussion,
    release_from_gate,
    return_at_gate,
    submit_to_delegation,
)
from .replacing import replace_text
from .paper import complete_entry, confirm_entry, deny_entry, enter_from_paper
from .examination import (
    convert_to_letter,
    examine,
    refer_for_reference,
    reject,
    undo_disposal,
)
from .splitting import draft_anew, drafted_from, part_of_split, split
from .merging import merge, unmerge
from .original import receive_paper
from .review import mark_keywords, register, return_for_revision, undo_review
from .withdrawal import agree_to_withdraw, propose_withdrawal, withdraw, withdraw_on_word
from .from_bill import from_bill
from .consulting import answer_consultation, consult, propose_units
from .assignment import assign, assign_on, send_back_to_committee, transfer, undo_assignment
from .leading import name_leader
from .linking import link_like, unlink_like
from .public_copies import make_public_copies, withdraw_public_copies
from .publication import announce_publication, decide_publication, object_to_publication
from .passing import (
    conclude_passing,
    pass_on,
    pass_on_for_good,
    record_outside_answer,
    take_in_again,
)
from .closing import archive, close
from .completion import certify

__all__ = [
    "call_for_cosigners",
    "end_the_call",
    "join",
    "link_like",
    "name_leader",
    "unlink_like",
    "COMMITTEE_LAW",
    "DEPUTIES_LAW",
    "add_groundwork",
    "adopt_edit",
    "agree_to_withdraw",
    "announce_publication",
    "answer_consultation",
    "archive",
    "ask_for_reply",
    "ask_for_secrecy",
    "assign",
    "assign_on",
    "certify",
    "close",
    "complete_entry",
    "conclude_passing",
    "confirm",
    "confirm_entry",
    "consult",
    "convert_to_letter",
    "decide_publication",
    "decline",
    "decline_edit",
    "deny_entry",
    "draft",
    "draft_anew",
    "draft_for_delegation",
    "drafted_from",
    "enter_from_paper",
    "examine",
    "from_bill",
    "give_number",
    "give_opinion",
    "invite",
    "invite_again",
    "lapse_for_session",
    "lift_secrecy",
    "mark_for_session",
    "mark_keywords",
    "merge",
    "make_public_copies",
    "object_to_publication",
    "part_of_split",
    "pass_gate",
    "pass_on",
    "pass_on_for_good",
    "propose_units",
    "propose_withdrawal",
    "recall_from_pre_review",
    "receive_paper",
    "record_outside_answer",
    "record_discussion",
    "refer_for_reference",
    "register",
    "reject",
    "release_from_gate",
    "replace_text",
    "return_at_gate",
    "return_for_revision",
    "revise",
    "send_back_to_committee",
    "send_to_pre_review",
    "split",
    "strike_groundwork",
    "submit",
    "submit_to_delegation",
    "take_in_again",
    "transfer",
    "undo_assignment",
    "undo_disposal",
    "undo_review",
    "unmark_for_session",
    "unmerge",
    "wish_for_reply",
    "withdraw",
    "withdraw_public_copies",
    "withdraw_on_word",
]
