"""Local options of 交办 and 办理."""

from huying.foundation.calendar.words import gettext_noop

from .basis import YES_NO

DECIDERS = {
    "deputies_committee": gettext_noop("代表工委"),
    "government_office": gettext_noop("政府事项由政府办公室，其他由代表工委"),
}
UNIT_SYSTEMS = {
    "party": gettext_noop("党群"),
    "government": gettext_noop("政府"),
    "judicial": gettext_noop("监察法检"),
}
REVIEWERS = {
    "office": gettext_noop("党委或政府办公室"),
    "deputies_committee": gettext_noop("代表工委"),
}
ROUTES: tuple[tuple[str, ...], ...] = (
    (),
    ("deputies_committee",),
    ("office", "deputies_committee"),
)
"""The ways a draft reply may be reviewed before it is signed, in the order of the rounds."""

CHOICES: dict[str, tuple[str, dict]] = {
    "assignment.government": (
        gettext_noop("政府事项的交办"),
        {
            "direct": gettext_noop("直接交承办单位"),
            "two_steps": gettext_noop("转交政府办公室，由其分办"),
        },
    ),
    "assignment.months_from": (
        gettext_noop("两步交办时答复期限的起算"),
        {
            "first": gettext_noop("自转交政府办公室之日"),
            "second": gettext_noop("自政府办公室分办之日"),
        },
    ),
    "assignment.consult": (
        gettext_noop("交办前征求承办单位意见"),
        {
            "none": gettext_noop("不征求"),
            "pre_assign": gettext_noop("预交办，由承办单位核对后正式交办"),
        },
    ),
    "assignment.tells_deputy": (gettext_noop("交办情况告知代表"), {True: YES_NO[True]}),
    "assignment.deputy_objection": (gettext_noop("代表可以对承办单位提出异议"), YES_NO),
    "return_request.needs_proposed_unit": (
        gettext_noop("退回须写明建议的承办单位"),
        {True: YES_NO[True]},
    ),
    "return_request.decider": (gettext_noop("决定退回、重新交办的机构"), DECIDERS),
    "return_request.after_deadline": (
        gettext_noop("逾期申请退回"),
        {
            "reject": gettext_noop("不再受理"),
            "allow_with_leader_sign": gettext_noop("单位主要负责人签字后可以受理"),
        },
    ),
    "reassignment.clock": (
        gettext_noop("重新交办后的期限"),
        {
            "restart": gettext_noop("自新的交办之日重新计算"),
            "keep": gettext_noop("沿用首次交办的期限"),
        },
    ),
    "handling.check_position": (
        gettext_noop("单位核稿的时点"),
        {
            "before": gettext_noop("预审核之前"),
            "after": gettext_noop("预审核之后、签发之前"),
            "both": gettext_noop("预审核之前和之后"),
        },
    ),
    "handling.countersign": (gettext_noop("协办单位会签后方可答复"), YES_NO),
    "handling.redo_co_opinion": (gettext_noop("主办单位可以退回协办意见要求重提"), YES_NO),
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
            "government_office": gettext_noop("政府办公室"),
            "assigning_body": gettext_noop("交办机关"),
        },
    ),
    "extension.notify_deputy": (gettext_noop("延期须告知代表"), YES_NO),
    **{
        f"contact.{phase}": (
            label,
            {
                "any": gettext_noop("不限形式"),
                "spoken": gettext_noop("当面或电话等口头沟通"),
                "in_person": gettext_noop("当面沟通"),
            },
        )
        for phase, label in (
            ("before", gettext_noop("办前沟通的形式")),
            ("during", gettext_noop("办中沟通的形式")),
            ("after", gettext_noop("办后沟通的形式")),
        )
    },
}
