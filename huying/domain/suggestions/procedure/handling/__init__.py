"""承办: signing for it, handing it back, planning, extending, the co-unit's opinion.

The order of these imports is the order in which the acts are printed.
"""

# ruff: noqa: I001
from .turn import AT_WORK, give_to_unit, head_has_seen, sign_for
from .returning import approve_return, ask_to_return, ask_to_return_late, deny_return, take_back
from .unit_view import object_to_unit, overrule_objection, rate_assignment, uphold_objection
from .planning import plan
from .duty import (
    add_measure,
    drop_measure,
    finish_measure,
    name_responsible,
    tie_to_task,
    untie_from_task,
)
from .co_opinion import send_back_co_opinion, send_co_opinion
from .extension import ask_extension, extend, grant_extension, refuse_extension
from .pausing import ask_pause, grant_pause, refuse_pause, run_on
from .work import record_work, report_progress
from .sections import give_to_sections, report_of_section, strike_off, urge_inside
from .urging import answer_urging, urge
from .outcomes import register_outcome, reject_outcome, share_outcome, verify_outcome
from .ending import (
    complete,
    end_unanswered,
    end_with_passing,
    end_with_undoing,
    end_with_withdrawal,
)

__all__ = [
    "object_to_unit",
    "overrule_objection",
    "rate_assignment",
    "uphold_objection",
    "AT_WORK",
    "add_measure",
    "answer_urging",
    "approve_return",
    "ask_extension",
    "ask_pause",
    "ask_to_return",
    "ask_to_return_late",
    "complete",
    "deny_return",
    "drop_measure",
    "end_unanswered",
    "end_with_passing",
    "end_with_undoing",
    "end_with_withdrawal",
    "extend",
    "finish_measure",
    "give_to_sections",
    "give_to_unit",
    "grant_extension",
    "grant_pause",
    "head_has_seen",
    "name_responsible",
    "plan",
    "record_work",
    "refuse_extension",
    "refuse_pause",
    "register_outcome",
    "reject_outcome",
    "report_of_section",
    "report_progress",
    "run_on",
    "send_back_co_opinion",
    "send_co_opinion",
    "share_outcome",
    "sign_for",
    "strike_off",
    "take_back",
    "tie_to_task",
    "untie_from_task",
    "urge",
    "urge_inside",
    "verify_outcome",
]
