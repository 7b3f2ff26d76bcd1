"""Local options of 答复 and 评价."""

from huying.foundation.calendar.words import gettext_noop

from .basis import YES_NO

DIMENSIONS = {
    "process": gettext_noop("办理过程"),
    "result": gettext_noop("办理结果"),
    "attitude": gettext_noop("办理态度"),
    "overall": gettext_noop("总体评价"),
    "promise": gettext_noop("承诺事项落实情况"),
    "contact": gettext_noop("沟通"),
    "face_reply": gettext_noop("面复"),
    "fulfilment": gettext_noop("落实效果"),
    "follow_up": gettext_noop("跟踪反馈与续办续复"),
}
GRADES = {
    "satisfied": gettext_noop("满意"),
    "mostly_satisfied": gettext_noop("基本满意"),
    "dissatisfied": gettext_noop("不满意"),
}

CHOICES: dict[str, tuple[str, dict]] = {
    "answer.recipients": (
        gettext_noop("联名建议的答复"),
        {
            "each": gettext_noop("逐人答复"),
            "lead": gettext_noop("答复领衔代表，由其转复或者邀请联名代表参加"),
            "lead_relays": gettext_noop("逐人答复，或者经领衔代表同意由其转复"),
            "group": gettext_noop("逐人答复；代表团提出的，答复对应的代表联系组"),
        },
    ),
    "answer.form": (
        gettext_noop("答复的形式"),
        {
            "written": gettext_noop("书面答复"),
            "face": gettext_noop("以面复为主，经代表同意可以书面"),
            "both": gettext_noop("当面或者书面，按代表要求可以两者"),
        },
    ),
    "answer.signer": (
        gettext_noop("答复的签发人"),
        {
            "unit_head": gettext_noop("单位主要负责人"),
            "unit_leader": gettext_noop("单位负责人"),
            "not_stated": gettext_noop("条文没有写明签发人，由单位自定"),
        },
    ),
    "answer.face_record": (gettext_noop("当面答复填写记录并由代表签署"), YES_NO),
    "evaluation.scale": (
        gettext_noop("评价的尺度"),
        {
            "three_grades": gettext_noop("满意、基本满意、不满意"),
            "five_stars": gettext_noop("一至五星"),
            "weighted_100": gettext_noop("按权重的百分制"),
        },
    ),
    "evaluation.evaluators": (
        gettext_noop("联名建议由谁评价"),
        {
            "each": gettext_noop("每位代表"),
            "lead": gettext_noop("领衔代表"),
            "lead_after_asking": gettext_noop("领衔代表征求联名代表意见后"),
            "group_leader": gettext_noop("领衔代表；代表团提出的，代表联系组组长"),
        },
    ),
    "evaluation.reason_required": (gettext_noop("不满意须说明理由"), YES_NO),
    "evaluation.silence": (
        gettext_noop("逾期未反馈"),
        {"remind_then_exclude": gettext_noop("提醒一次，仍未反馈的不计入满意率")},
    ),
    "evaluation.redo_trigger": (
        gettext_noop("重新办理的启动"),
        {
            "mark": gettext_noop("代表不满意即重新办理"),
            "finding": gettext_noop("常委会或者代表工委研究认为需要的"),
            "order": gettext_noop("代表工委要求重新办理的"),
        },
    ),
    "evaluation.second_dissatisfied": (
        gettext_noop("再次答复后仍不满意"),
        {
            "mediation": gettext_noop("代表工委组织代表与承办单位当面沟通"),
            "expert_evaluation": gettext_noop("组织有关单位和专家评估，按评估意见处理"),
            "study_opinion": gettext_noop("召集代表和承办单位研究，提出处理意见"),
            "none": gettext_noop("不再另设程序"),
        },
    ),
}

SEVERAL: dict[str, tuple[str, dict[str, str]]] = {
    "answer.copies": (
        gettext_noop("答复抄送"),
        {
            "deputies_committee": gettext_noop("代表工委"),
            "standing_committee": gettext_noop("常委会"),
            "government_office": gettext_noop("政府办公室（政府系统的承办单位）"),
            "electing_congress": gettext_noop("选举该代表的人大常委会代表工作机构"),
        },
    ),
}
