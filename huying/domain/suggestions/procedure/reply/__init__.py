"""答复: drafted request by request, checked, pre-reviewed, signed, delivered; a round ends with its surveys.

The order of these imports is the order in which the acts are printed.
"""

# ruff: noqa: I001
from .rounds import begin
from .writing import write
from .checking import (
    send_to_check,
    send_to_office,
    send_to_committee,
    send_to_head,
    send_back_in_unit,
    pass_level,
    pass_check_to_office,
    pass_check_to_committee,
    pass_check,
)
from .countersigning import (
    countersign,
    dissent,
    end_countersigning,
    send_to_countersign,
    settle_at_meeting,
    settle_dissent,
    stop_waiting,
)
from .reviewing import (
    pass_office_review,
    send_back_from_office,
    pass_committee_review,
    pass_committee_review_to_check,
    send_back_from_committee,
)
from .signing import decline_to_sign, sign_off
from .reference import tell_considered
from .delivery import (
    begin_again,
    close_early,
    close_when_answered,
    deliver,
    end_round,
    next_round,
    nothing_awaited,
)
from .classing import agree_class, change_class, propose_class, refuse_class
from .filing import attach_sealed, file_copy
from .afterwards import file_signed_record, relay, sign_face_record

__all__ = [
    "agree_class",
    "propose_class",
    "refuse_class",
    "attach_sealed",
    "file_copy",
    "begin",
    "begin_again",
    "close_early",
    "close_when_answered",
    "countersign",
    "decline_to_sign",
    "deliver",
    "dissent",
    "end_countersigning",
    "end_round",
    "file_signed_record",
    "next_round",
    "nothing_awaited",
    "pass_check",
    "pass_check_to_committee",
    "pass_check_to_office",
    "pass_committee_review",
    "pass_committee_review_to_check",
    "pass_level",
    "pass_office_review",
    "relay",
    "change_class",
    "send_back_from_committee",
    "send_back_from_office",
    "send_back_in_unit",
    "send_to_check",
    "send_to_committee",
    "send_to_countersign",
    "send_to_head",
    "send_to_office",
    "settle_at_meeting",
    "settle_dissent",
    "sign_face_record",
    "sign_off",
    "stop_waiting",
    "tell_considered",
    "write",
]
