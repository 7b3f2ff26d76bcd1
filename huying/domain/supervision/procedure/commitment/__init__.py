"""承诺事项: opened at delivery, reported on, checked by the congress, confirmed, and taken off the list."""

from .checking import ask_for_check, close, fail_check, pass_check, send_back
from .deciding import (
    approve_drop,
    approve_explanation,
    ask_for_another_day,
    ask_to_drop,
    ask_to_explain,
    deny_another_day,
    deny_drop,
    deny_explanation,
    grant_another_day,
)
from .replying import say, write_second_reply
from .reporting import change_plan, open_commitment, report_progress
from .steps import commitment_steps
from .unsettled import carry_on, end_with_the_item, unsettle

__all__ = [
    "approve_drop",
    "approve_explanation",
    "ask_for_another_day",
    "ask_for_check",
    "ask_to_drop",
    "ask_to_explain",
    "carry_on",
    "change_plan",
    "close",
    "commitment_steps",
    "deny_another_day",
    "deny_drop",
    "deny_explanation",
    "end_with_the_item",
    "fail_check",
    "grant_another_day",
    "open_commitment",
    "pass_check",
    "report_progress",
    "say",
    "send_back",
    "unsettle",
    "write_second_reply",
]
