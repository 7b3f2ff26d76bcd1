"""Local options of 提出 and 审查."""

from huying.foundation.calendar.words import gettext_noop

from .basis import YES_NO

CHOICES: dict[str, tuple[str, dict]] = {
    "intake.cosigning": (
        gettext_noop("附议代表怎样确认"),
        {
            "confirm": gettext_noop("逐人确认内容后方可提交"),
            "informed": gettext_noop("由领衔代表使其了解内容，不要求逐人确认"),
        },
    ),
    "intake.delegation_gate": (gettext_noop("会议期间由代表团先行审核"), YES_NO),
    "intake.paper_original": (
        gettext_noop("签名纸质件"),
        {
            "none": gettext_noop("不要求"),
            "with_system": gettext_noop("在系统提交的，同时交签名纸质件存档"),
            "always": gettext_noop("一律交签名纸质件"),
        },
    ),
    "intake.secrecy_on_request": (gettext_noop("代表可以要求保密"), YES_NO),
    "intake.one_matter": (gettext_noop("一事一议"), {True: YES_NO[True]}),
    "review.merging": (
        gettext_noop("内容相同的建议"),
        {"answer_each": gettext_noop("可以并案办理，分别答复每位代表")},
    ),
}

SEVERAL: dict[str, tuple[str, dict[str, str]]] = {
    "intake.submitters": (
        gettext_noop("可以提出建议的"),
        {
            "deputy": gettext_noop("代表一人"),
            "joint": gettext_noop("代表联名"),
            "delegation": gettext_noop("代表团（全团充分讨论、团长签字，会议期间）"),
        },
    ),
    "intake.pre_review": (
        gettext_noop("会前预审的轮次"),
        {
            "professional_group": gettext_noop("专业代表小组"),
            "township": gettext_noop("乡镇（街道）人大"),
            "deputies_committee": gettext_noop("代表工委"),
        },
    ),
    "review.inadmissible": (
        gettext_noop("不应当作为建议提出的怎样处理"),
        {
            "return": gettext_noop("退回代表修改"),
            "reject": gettext_noop("不予受理、不予交办并告知代表"),
            "letter": gettext_noop("作代表来信处理"),
            "refer": gettext_noop("转有关方面作工作参考"),
        },
    ),
}

GROUNDS: dict[str, str] = {
    "personal_interest": gettext_noop("解决代表本人及其亲属个人问题"),
    "own_unit_interest": gettext_noop("解决本单位等个别问题"),
    "relay_letter": gettext_noop("代转人民群众来信、材料"),
    "accusation_appeal": gettext_noop("检举、控告、申诉"),
    "concrete_case": gettext_noop("具体的监察、司法、仲裁案件"),
    "tender": gettext_noop("正在进行的招标投标等具体经济活动"),
    "unfair_competition": gettext_noop("与个人利益关联，干涉正常经济活动和公平竞争"),
    "academic_promo": gettext_noop("学术探讨、产品推介"),
    "consultation": gettext_noop("法律或者政策咨询"),
    "no_substance": gettext_noop("没有实际、具体的内容"),
    "out_of_scope": gettext_noop("不属于本级有关机关、组织的职权范围"),
    "party_affairs": gettext_noop("党务和人民团体内部事务"),
    "unlawful": gettext_noop("同宪法、法律抵触"),
    "multi_matter": gettext_noop("一件多事，没有一事一议"),
    "other": gettext_noop("其他不应当作为建议提出的"),
}
"""Why something should not be a suggestion, by code; which of them a place's text names differs."""
