"""回头看: a round of the congress over what was answered, and every item of it."""

from .handover import taken_over
from .item import (
    convert,
    explain,
    find_done,
    include,
    mark_again,
    report_completion,
    report_progress,
    send_again,
    send_again_after_mark,
    turned_at_look_back,
)
from .round import (
    add_item,
    choose_anew,
    close,
    draft_look_back_notice,
    drop,
    look_at_unit,
    plan,
    send_out,
    set_points,
    take_out,
)
from .steps import look_back_item_steps, look_back_steps

__all__ = [
    "add_item",
    "choose_anew",
    "close",
    "convert",
    "draft_look_back_notice",
    "drop",
    "explain",
    "find_done",
    "include",
    "look_at_unit",
    "look_back_item_steps",
    "look_back_steps",
    "mark_again",
    "plan",
    "report_completion",
    "report_progress",
    "send_again",
    "send_again_after_mark",
    "send_out",
    "set_points",
    "take_out",
    "taken_over",
    "turned_at_look_back",
]
