"""Local options of 公开, 撤回, 办结, 承诺 and 报告."""

from huying.foundation.calendar.words import gettext_noop

from .basis import YES_NO

CHOICES: dict[str, tuple[str, dict]] = {
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
    "completion.standard": (
        gettext_noop("办结标准"),
        {
            "delivered": gettext_noop("答复送达"),
            "evaluated": gettext_noop("代表评价完毕"),
            "promise_kept": gettext_noop("承诺事项兑现"),
            "struck_off": gettext_noop("代表工委核定销号"),
        },
    ),
    "publication.content": (
        gettext_noop("建议和答复的公开"),
        {
            "may": gettext_noop("可以公开"),
            "shall": gettext_noop("应当公开，依法不公开的除外"),
        },
    ),
    "publication.deputy_may_object": (gettext_noop("代表认为不宜公开的不公开"), YES_NO),
    "publication.deputies_know_of": (
        gettext_noop("代表写建议时可以看到其他代表的哪些建议"),
        {
            "published": gettext_noop("决定公开的，按公开的范围"),
            "registered": gettext_noop(
                "已登记的都可以看到标题、编号、承办单位和答复类别，不公开的除外"
            ),
        },
    ),
    "reports.public": (gettext_noop("办理情况的报告公开"), YES_NO),
    "commitments.ledger": (gettext_noop("承办单位建立承诺事项台账"), YES_NO),
    "commitments.second_reply": (gettext_noop("承诺事项落实后再次告知或答复代表"), YES_NO),
    "commitments.roll_over": (gettext_noop("年内未落实的转下年继续办理"), YES_NO),
}

REPORT_MOMENTS: dict[str, str] = {
    "mid_year": gettext_noop("年中"),
    "year_end": gettext_noop("年末"),
    "Q4": gettext_noop("每年第四季度"),
    "yearly": gettext_noop("每年"),
    "all_done": gettext_noop("全部办结后"),
    "before_next_session": gettext_noop("下一次人民代表大会会议前"),
}
"""When a report is due, beside a fixed day written 08-31 and a month written 11; joined by +."""
