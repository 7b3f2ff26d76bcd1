"""The closed vocabulary of a rulebook: clocks, the days they start from, and local options.

Every value is Chinese and marked for translation; a page passes it through gettext.
"""

from huying.foundation.calendar.words import gettext_noop

CLOCKS: dict[str, str] = {
    "acceptance_notice": gettext_noop("受理告知"),
    "assign": gettext_noop("交办"),
    "return": gettext_noop("申请退回"),
    "reassign": gettext_noop("重新交办"),
    "first_contact": gettext_noop("首次联系代表"),
    "co_opinion": gettext_noop("协办意见"),
    "co_opinion_redo": gettext_noop("重提协办意见"),
    "reply": gettext_noop("答复"),
    "reply_long": gettext_noop("延期答复"),
    "feedback": gettext_noop("代表反馈"),
    "rehandle": gettext_noop("重新办理"),
}
"""The eleven clocks every rulebook defines, in the order in which they run."""

FURTHER_PERIODS: dict[str, str] = {
    "assign_in_session": gettext_noop("会议期间建议的交办"),
    "feedback_grace": gettext_noop("提醒后的宽限"),
    "contact_confirmation": gettext_noop("代表确认沟通记录"),
}
"""Periods of the product's own procedure; no law knows them as a deadline of their own."""

ANCHORS: dict[str, str] = {
    "submitted_at": gettext_noop("提交之日"),
    "session_closed_at": gettext_noop("会议闭幕之日"),
    "accepted_at": gettext_noop("受理之日"),
    "assigned_at": gettext_noop("交办之日"),
    "received_at": gettext_noop("签收之日"),
    "return_reported_at": gettext_noop("收到退回报告之日"),
    "return_received_at": gettext_noop("收到退回建议之日"),
    "contact_recorded_at": gettext_noop("沟通记录登记之日"),
    "requested_at": gettext_noop("主办单位要求重提之日"),
    "replied_at": gettext_noop("答复之日"),
    "reply_received_at": gettext_noop("收到答复之日"),
    "reminded_at": gettext_noop("提醒之日"),
    "dissatisfied_at": gettext_noop("不满意意见告知承办单位之日"),
    "redo_ordered_at": gettext_noop("收到重新办理要求之日"),
}
"""The day of the event that starts a clock. `received_at` is the day the unit signed for the item;
`dissatisfied_at` the day the unit learns of a 不满意, since until then it cannot act on it."""

_ASSIGNED = frozenset({"assigned_at", "received_at"})
CLOCK_ANCHORS: dict[str, frozenset[str]] = {
    "acceptance_notice": frozenset({"submitted_at", "accepted_at"}),
    "assign": frozenset({"submitted_at", "accepted_at"}),
    "return": _ASSIGNED,
    "reassign": frozenset({"return_reported_at", "return_received_at"}),
    "first_contact": _ASSIGNED,
    "co_opinion": _ASSIGNED,
    "co_opinion_redo": frozenset({"requested_at"}),
    "reply": _ASSIGNED,
    "reply_long": _ASSIGNED,
    "feedback": frozenset({"replied_at", "reply_received_at"}),
    "rehandle": frozenset({"dissatisfied_at", "redo_ordered_at"}),
    "assign_in_session": frozenset({"session_closed_at", "submitted_at"}),
    "feedback_grace": frozenset({"reminded_at"}),
    "contact_confirmation": frozenset({"contact_recorded_at"}),
}
"""The days a clock may start from; any other would never come, or come too late."""

SOURCES: dict[str, str] = {
    "text": gettext_noop("法条规定"),
    "practice": gettext_noop("没有法条规定，按惯例"),
    "default": gettext_noop("没有法条规定，按默认设置"),
}

YES_NO = {True: gettext_noop("是"), False: gettext_noop("否")}
DIMENSIONS = {
    "process": gettext_noop("办理过程"),
    "result": gettext_noop("办理结果"),
}
GRADES = {
    "satisfied": gettext_noop("满意"),
    "mostly_satisfied": gettext_noop("基本满意"),
    "dissatisfied": gettext_noop("不满意"),
}
REVIEWERS = {
    "office": gettext_noop("党委或政府办公室"),
    "deputies_committee": gettext_noop("代表工委"),
}
UNIT_SYSTEMS = {
    "party": gettext_noop("党群"),
    "government": gettext_noop("政府"),
    "judicial": gettext_noop("监察法检"),
}
ROUTES: tuple[tuple[str, ...], ...] = (
    (),
    ("deputies_committee",),
    ("office", "deputies_committee"),
)
"""The ways a draft reply may be reviewed before it is signed, in the order of the rounds."""

CHOICES: dict[str, tuple[str, dict]] = {
    "extension.mode": (
        gettext_noop("延期方式"),
        {
            "none": gettext_noop("符合条件即可，无须批准"),
            "notify_deputy": gettext_noop("向代表说明情况"),
            "consent": gettext_noop("须经同意"),
        },
    ),
    "extension.approver": (
        gettext_noop("同意延期的机构"),
        {
            "": gettext_noop("无"),
            "deputies_committee": gettext_noop("代表工委"),
        },
    ),
    "extension.notify_deputy": (gettext_noop("延期须告知代表"), YES_NO),
    "return_request.needs_proposed_unit": (
        gettext_noop("退回须写明建议的承办单位"),
        {True: YES_NO[True]},
    ),
    "return_request.decider": (
        gettext_noop("决定退回的机构"),
        {
            "deputies_committee": gettext_noop("代表工委"),
        },
    ),
    "return_request.after_deadline": (
        gettext_noop("逾期申请退回"),
        {
            "reject": gettext_noop("不再受理"),
        },
    ),
    "reassignment.clock": (
        gettext_noop("重新交办后的期限"),
        {
            "restart": gettext_noop("自新的交办之日重新计算"),
            "keep": gettext_noop("沿用首次交办的期限"),
        },
    ),
    "evaluation.reason_required": (gettext_noop("不满意须说明理由"), YES_NO),
    "evaluation.silence": (
        gettext_noop("逾期未反馈"),
        {"remind_then_exclude": gettext_noop("提醒一次，仍未反馈的不计入满意率")},
    ),
    "withdrawal.until": (
        gettext_noop("可以撤回到"),
        {
            "registered": gettext_noop("登记之前"),
            "assigned": gettext_noop("交办之前"),
            "any": gettext_noop("办结之前，撤回即终止办理"),
        },
    ),
    "withdrawal.joint": (
        gettext_noop("联名建议的撤回"),
        {"all": gettext_noop("全体联名代表一致同意")},
    ),
    "answer.recipients": (
        gettext_noop("联名建议的答复"),
        {"each": gettext_noop("逐人答复")},
    ),
    "answer.signer": (
        gettext_noop("答复的签发人"),
        {
            "unit_head": gettext_noop("单位主要负责人"),
        },
    ),
}
"""Local options with a closed set of values: path -> (what it is, {value: how it reads})."""
