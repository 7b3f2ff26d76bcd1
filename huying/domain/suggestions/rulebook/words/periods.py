"""The periods of a rulebook and the days they start from."""

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
    "assignment_meeting": gettext_noop("召开交办会"),
    "office_assign": gettext_noop("政府办公室分办"),
    "consult": gettext_noop("预交办反馈"),
    "facts": gettext_noop("知情知政答复"),
    "oral_opinion": gettext_noop("联系代表和会议中所提意见的办理"),
    "feedback_grace": gettext_noop("提醒后的宽限"),
    "contact_confirmation": gettext_noop("代表确认沟通记录"),
    "follow_up": gettext_noop("办后回访"),
    "commitment_progress": gettext_noop("报告承诺事项落实进展"),
    "second_reply": gettext_noop("承诺事项办成后的二次答复"),
    "commitment_feedback": gettext_noop("代表对承诺事项的反馈"),
    "publication_objection": gettext_noop("代表对公开提出异议"),
    "listening_answer": gettext_noop("答复网上听办的提问"),
    "unit_plan": gettext_noop("报送年度办理工作方案"),
}
"""Periods that one place alone knows, or the product's own procedure."""

ANCHORS: dict[str, str] = {
    "submitted_at": gettext_noop("提交之日"),
    "session_closed_at": gettext_noop("会议闭幕之日"),
    "accepted_at": gettext_noop("受理之日"),
    "asked_at": gettext_noop("提出要求之日"),
    "consulted_at": gettext_noop("征求意见之日"),
    "transferred_at": gettext_noop("转交之日"),
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
    "announced_at": gettext_noop("公开意见告知代表之日"),
    "progress_reported_at": gettext_noop("上次报告进展（答复）之日"),
    "checked_at": gettext_noop("核验通过之日"),
    "progress_received_at": gettext_noop("收到落实情况之日"),
    "questioned_at": gettext_noop("代表提问之日"),
}
"""The day of the event that starts a clock. `received_at` is the day the unit signed for the item;
`dissatisfied_at` the day the unit learns of a 不满意, since until then it cannot act on it. What is
submitted in the system is received by the congress on the same day: `submitted_at`."""

NOT_STATED = "not_stated"
NOT_STATED_LABEL = gettext_noop("条文未写明起算日")
"""A text that gives a length without a start; the rulebook then says from which day we `assume` it."""

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
    "assignment_meeting": frozenset({"session_closed_at"}),
    "office_assign": frozenset({"transferred_at"}),
    "consult": frozenset({"consulted_at"}),
    "facts": frozenset({"asked_at"}),
    "oral_opinion": frozenset({"transferred_at"}),
    "feedback_grace": frozenset({"reminded_at"}),
    "contact_confirmation": frozenset({"contact_recorded_at"}),
    "follow_up": frozenset({"replied_at", "reply_received_at"}),
    "commitment_progress": frozenset({"progress_reported_at"}),
    "second_reply": frozenset({"checked_at"}),
    "commitment_feedback": frozenset({"progress_received_at"}),
    "publication_objection": frozenset({"announced_at"}),
    "listening_answer": frozenset({"questioned_at"}),
    "unit_plan": frozenset({"asked_at"}),
}
"""The days a clock may start from; any other would never come, or come too late."""
