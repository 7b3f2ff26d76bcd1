"""Each rule on two letters: one with the fault, one that comes near it and is clean."""

import pytest

from huying.domain.reply_check import Severity, check
from tests.reply_check.letters import CPPCC_LETTER, NPC_LETTER, with_fault

pytestmark = pytest.mark.documents
N, C = NPC_LETTER, CPPCC_LETTER
FIRST = "收到建议后，"

# rule, gravity, the passage that is blamed, letter, what is exchanged in it
FAULTY = [
    ("address", "error", "林晓兰委员：", N, [("林晓兰代表：", "林晓兰委员：")]),
    ("address", "error", "感谢委员对", N, [("感谢您对", "感谢委员对")]),
    ("address", "error", "请贵委员对", N, [("请您对以上", "请贵委员对以上")]),
    ("address", "error", "尊敬的林晓兰委员：", N, [("林晓兰代表：", "尊敬的林晓兰委员：")]),
    ("address", "error", "委员提出", N, [("一、关于修复", "一、委员提出的修复")]),
    ("address", "error", "与委员沟通", N, [(FIRST, "收到建议后，我局与委员沟通，")]),
    ("address", "error", "您作为县政协委员", N, [(FIRST, "您作为县政协委员一直关心水利。")]),
    ("address", "error", "何文代表：", C, [("何文委员：", "何文代表：")]),
    ("address", "error", "欢迎代表继续", C, [("欢迎委员继续", "欢迎代表继续")]),
    ("address", "error", "感谢代表您对", C, [("感谢您对", "感谢代表您对")]),
    ("address", "error", "委员的建议", N, [(FIRST, "针对委员的建议，")]),
    ("address", "error", "请委员谅解", N, [("请您对以上答复提出意见", "敬请委员谅解")]),
    ("date_order", "error", "6月20日", N, [(FIRST, "6月20日，我局召开了专题会议。")]),
    ("date_order", "error", "2026年7月2日", N, [(FIRST, "2026年7月2日，我局与您面商。")]),
    ("date_order", "error", "2026年8月", N, [(FIRST, "截至2026年8月底，已修好300米。")]),
    ("date_order", "error", "2027", N, [(FIRST, "2027年全县修建了12公里支渠。")]),
    ("date_order", "error", "（2027年修订）", N, [(FIRST, "依据《河道管理条例》（2027年修订），")]),
    ("wording", "error", "第56号提案", N, [("第56号建议", "第56号提案")]),
    ("wording", "error", "第88号代表建议", C, [("第88号提案", "第88号代表建议")]),
    ("wording", "warning", "第88号议案", C, [("第88号提案", "第88号议案")]),
    ("number", "error", "第58号", N, [("（第56号）", "（第58号）")]),
    ("number", "error", "第65号", N, [("上提出的《", "上提出的第65号建议《")]),
    ("number", "error", "第98号", C, [("您提出的《", "您提出的第98号提案《")]),
    (
        "session",
        "error",
        "县十八届人大三次会议",
        N,
        [("您在县十八届人大四次", "您在县十八届人大三次")],
    ),
    ("session", "error", "县十七届人大四次会议", N, [("您在县十八届", "您在县十七届")]),
    ("session", "error", "市十八届人大四次会议", N, [("您在县十八届", "您在市十八届")]),
    (
        "session",
        "error",
        "十届五次会议",
        N,
        [("您在县十八届人大四次会议", "您在县政协十届五次会议")],
    ),
    ("session", "error", "十届四次会议", C, [("您提出的", "您在县政协十届四次会议上提出的")]),
    (
        "session",
        "error",
        "县十八届人大四次会议",
        C,
        [("您提出的", "您在县十八届人大四次会议上提出的")],
    ),
    (
        "title",
        "error",
        "关于加固清河大桥的建议",
        N,
        [
            ("第56号建议的答复", "《关于维修河口镇灌溉支渠的建议》（第56号）的答复"),
            ("提出的《关于维修河口镇灌溉支渠的建议》", "提出的《关于加固清河大桥的建议》"),
        ],
    ),
    (
        "title",
        "error",
        "关于维修河西镇灌溉支渠的建议",
        N,
        [
            ("第56号建议的答复", "《关于维修河口镇灌溉支渠的建议》（第56号）的答复"),
            ("提出的《关于维修河口镇", "提出的《关于维修河西镇"),
        ],
    ),
    (
        "title",
        "error",
        "关于改造县城老旧管网的建议",
        N,
        [("感谢您对水利", "针对您提出的《关于改造县城老旧管网的建议》，感谢您对水利")],
    ),
    ("addressee", "error", "王建国", N, [("第56号建议的", "第56号王建国代表建议的")]),
    ("calendar", "error", "2026年2月30日", N, [("2026年5月20日", "2026年2月30日")]),
    ("calendar", "error", "2026年6月31日", N, [("2026年10月底前", "2026年6月31日前")]),
    ("calendar", "error", "2026年13月", N, [("自2026年11月起", "自2026年13月起")]),
    ("calendar", "error", "2月30日", C, [("3月30日投入", "2月30日投入")]),
    ("weekday", "error", "2026年4月8日（星期五）", N, [("4月8日会同", "4月8日（星期五）会同")]),
    ("date_order", "error", "〔2027〕9号", N, [("〔2026〕9号", "〔2027〕9号")]),
    (
        "date_order",
        "error",
        "2026年6月8日",
        N,
        [("2026年4月8日会同", "2026年6月8日组织察看，会同")],
    ),
    (
        "date_order",
        "error",
        "2026年8月",
        N,
        [(FIRST, "2026年8月，县政府印发了《农田水利办法》。")],
    ),
    ("date_order", "error", "今年9月", N, [(FIRST, "今年9月，我局已召开专题会议。")]),
    ("date_order", "error", "2027年", N, [("您在县十八届", "您在2027年县十八届")]),
    (
        "date_order",
        "error",
        "2026年9月",
        C,
        [("我局于2026年3月会同", "我局于2026年9月召开会议，会同")],
    ),
    (
        "date_order",
        "error",
        "清源县水利局 2026年5月1日印发",
        N,
        [("公室。", "公室。\n清源县水利局 2026年5月1日印发")],
    ),
    ("date_order", "warning", "〔2023〕18号", N, [("〔2026〕18号", "〔2023〕18号")]),
    ("date_order", "warning", "将于2025年6月", N, [("2026年10月底前完成", "将于2025年6月完成")]),
    (
        "date_range",
        "error",
        "2026年9月至2026年3月",
        N,
        [("2026年10月底前完成", "工期2026年9月至2026年3月")],
    ),
    ("class_scheme", "error", "类别：E", N, [("类别：B", "类别：E")]),
    ("class_scheme", "error", "（G类）", C, [("类别：A", "（G类）")]),
    ("class_differs", "error", "办理结果：C", N, [("联系人：赵工", "办理结果：C\n联系人：赵工")]),
    ("class_differs", "error", "列为A类", N, [("现答复如下：", "本建议列为A类建议，现答复如下：")]),
    (
        "class_and_text",
        "warning",
        "暂不具备建设条件",
        C,
        [("方便了", "望江路口暂不具备建设条件，方便了")],
    ),
    (
        "class_and_text",
        "warning",
        "工程已全部完成",
        N,
        [("类别：B", "类别：C"), (FIRST, "渠道工程已全部完成。")],
    ),
    (
        "unit",
        "error",
        "清源县林业局",
        N,
        [("提出意见。\n清源县水利局", "提出意见。\n清源县林业局")],
    ),
    ("unit", "error", "清源县体育局", C, [("意见。\n清源县教育局", "意见。\n清源县体育局")]),
    ("rate", "error", "达标率达到196.4%", N, [("涉及310户", "达标率达到196.4%")]),
    (
        "no_class",
        "warning",
        "清水函〔2026〕18号　　　　　　　　　签发人：周明远",
        N,
        [("类别：B\n", "")],
    ),
    ("no_number", "warning", "类别：B", N, [("清水函〔2026〕18号", "")]),
    ("no_number", "warning", "清水函〔2026〕号", N, [("〔2026〕18号", "〔2026〕号")]),
    ("no_title", "warning", "类别：B", N, [("关于对县十八届人大四次会议第56号建议的答复\n", "")]),
    (
        "no_unit",
        "warning",
        "抄送：县人大常委会代表工委，县政府办公室。",
        N,
        [("意见。\n清源县水利局\n", "意见。\n")],
    ),
    (
        "no_date",
        "warning",
        "抄送：县人大常委会代表工委，县政府办公室。",
        N,
        [("2026年5月20日\n", "")],
    ),
    (
        "no_signer",
        "warning",
        "抄送：县人大常委会代表工委，县政府办公室。",
        N,
        [("签发人：周明远", "")],
    ),
    (
        "no_contact",
        "warning",
        "抄送：县人大常委会代表工委，县政府办公室。",
        N,
        [("联系人：赵工　联系电话：0530-0000000\n", "")],
    ),
    ("no_contact", "warning", "联系电话：", N, [("联系电话：0530-0000000", "\n联系电话：")]),
    (
        "no_copies",
        "warning",
        "联系人：赵工　联系电话：0530-0000000",
        N,
        [("抄送：县人大常委会代表工委，县政府办公室。", "")],
    ),
    (
        "no_thanks",
        "hint",
        "抄送：县人大常委会代表工委，县政府办公室。",
        N,
        [("感谢您对水利工作的关心和支持，", "")],
    ),
    ("style_plural", "hint", "您们", N, [("请您对", "请您们对")]),
    ("style_brackets", "hint", "[2026]18号", N, [("〔2026〕18号", "[2026]18号")]),
    ("style_subject_words", "hint", "主题词：", N, [("抄送：", "主题词：水利 建议\n抄送：")]),
    ("style_tone", "hint", "不切实际", N, [("二、关于明确", "有的要求不切实际。二、关于明确")]),
    ("style_blank", "hint", "×月×日", N, [("2026年10月底前完成", "×月×日完成")]),
    ("style_doubled", "hint", "。。", N, [("涉及310户。", "涉及310户。。")]),
    ("style_number", "hint", "你们提出", N, [("您在县十八届人大四次会议上提出", "你们提出")]),
    (
        "promise_without_date",
        "warning",
        "下一步，我们将把剩余渠段逐步列入维修计划。",
        N,
        [("感谢您对水利", "下一步，我们将把剩余渠段逐步列入维修计划。\n感谢您对水利")],
    ),
    (
        "promise_without_date",
        "warning",
        "我局将积极向上争取资金，尽快实施。",
        N,
        [("感谢您对水利", "我局将积极向上争取资金，尽快实施。\n感谢您对水利")],
    ),
]

# rule that must stay silent, letter, what is exchanged in it
NEAR_MISSES = [
    ("address", N, [("县政府办公室。", "县卫生健康委员会，县发展和改革委员会。")]),
    ("address", N, [("感谢您对水利", "感谢各位代表、委员对水利")]),
    ("address", N, [(FIRST, "去年有政协委员提出过同样的意见，收到建议后，")]),
    ("address", N, [(FIRST, "全国政协委员何文对此也很关心。")]),
    ("address", N, [(FIRST, "我局邀请了人大代表、政协委员一同察看。")]),
    ("address", N, [(FIRST, "经与河口村村委会委员沟通，")]),
    ("address", N, [("感谢您对水利", "感谢代表对水利")]),
    ("address", C, [("我局于", "全国人大代表王建国也很关心，我局于")]),
    ("address", C, [("我局于", "我局与学生家长代表座谈，于")]),
    ("address", C, [("我局于", "省卫生健康委员会来信，我局于")]),
    ("address", C, [("我局于", "企业代表提出了意见，我局于")]),
    ("wording", C, [("第88号提案", "第88号建议")]),
    ("wording", N, [(FIRST, "我局同时办理政协提案3件。")]),
    ("number", N, [("（第56号）", "（第056号）")]),
    ("number", N, [(FIRST, "参照第12号线路和市政府第26次常务会议，")]),
    ("number", N, [(FIRST, "您去年提出的第33号建议已经办结。")]),
    ("number", N, [("第56号建议", "第56、57号建议"), ("（第56号）", "（第57号）")]),
    ("session", N, [("县十八届人大四次会议第56号", "县第十八届人民代表大会第四次会议第56号")]),
    ("session", N, [(FIRST, "县十八届人大一次会议批准的规划提出了目标。")]),
    ("session", N, [(FIRST, "党的二十届三中全会以来，")]),
    ("title", N, [("第56号建议的答复", "《关于维修河口镇灌溉支渠的建议》（第56号）的答复")]),
    ("title", N, [("的建议》（第56号）", "》（第56号）")]),
    ("title", N, [("收悉", "（以下简称《建议》）收悉"), (FIRST, "您提出的《建议》很好。")]),
    ("title", N, [(FIRST, "依照您提到的《中华人民共和国水法》，")]),
    ("title", N, [("收悉", "收悉。县委提出“建设现代灌区”的目标")]),
    ("title", N, [("类别：B", "类别：B\n《关于印发农田水利办法的通知》")]),
    ("addressee", N, [("第56号建议的", "第56号林晓兰代表建议的")]),
    ("calendar", N, [("2026年5月20日", "2028年2月29日")]),
    ("weekday", N, [("4月8日会同", "4月8日（星期三）会同")]),
    ("date_order", N, [("2026年10月底前完成", "预计2027年3月完成")]),
    ("date_order", N, [("2026年10月底前完成", "已列入2027年计划")]),
    ("date_order", N, [(FIRST, "我局已将该渠段上报为2027年维修项目。")]),
    ("date_order", N, [("〔2026〕9号", "〔2019〕9号")]),
    ("date_range", N, [("2026年10月底前完成", "工期2026年3月至2026年9月")]),
    ("class_scheme", N, [("类别：B", "类别：D")]),
    ("class_scheme", N, [("类别：B", "类别：B1")]),
    ("class_differs", N, [("联系人：赵工", "办理结果：B1\n联系人：赵工")]),
    ("class_differs", N, [(FIRST, "全镇有A类渠道3条，")]),
    ("class_and_text", N, [("涉及310户", "暂不具备全部改造的条件")]),
    (
        "class_grounds",
        N,
        [("类别：B", "类别：C"), (FIRST, "因不符合《土地管理法》，暂不能新建渠道。")],
    ),
    ("unit", N, [("\n清源县水利局\n关于", "\n县水利局\n关于")]),
    (
        "unit",
        N,
        [
            ("清源县水利局", "清源县卫生健康委员会"),
            ("\n清源县卫生健康委员会\n关于", "\n县卫健委\n关于"),
        ],
    ),
    ("rate", N, [("涉及310户", "达标率达到96.4%")]),
    ("promise_without_date", N, [(FIRST, "我局将于2026年7月底前列入维修计划。")]),
    ("empty_words", N, [(FIRST, "我局高度重视。")]),
    ("style_brackets", N, [(FIRST, "依据（2019）12号文件，")]),
    ("address", C, [("我局于", "邀请代表对校车安全进行了视察，于")]),
    ("address", C, [("我局于", "代表建议办理和提案办理一并推进，于")]),
    (
        "number",
        N,
        [
            ("类别：B", "当前位置：首页 > 建议办理\n发布时间：2026-01-05\n类别：B"),
            ("抄送：", "责任编辑：王某\n下一篇：县十八届人大四次会议第57号建议的答复\n抄送："),
        ],
    ),
    ("number", N, [("收悉", "，系您去年第88号建议的延续，收悉")]),
    ("number", N, [("第56号建议", "第20260056号建议")]),
    (
        "session",
        N,
        [
            ("第56号建议的", "第56号建议和政协清源县第十届委员会第五次会议第9号提案的"),
            ("您在县十八届", "你们在县十八届"),
        ],
    ),
    ("date_order", N, [(FIRST, "县政府出台了《办法》，自2027年1月1日起施行。")]),
    ("date_order", N, [(FIRST, "去年11月20日，我局召开了专题会议。")]),
    ("date_order", N, [(FIRST, "11月20日，我局召开了专题会议。")]),
    ("date_order", N, [(FIRST, "我局已将该渠段列入2027年预算。")]),
    ("date_order", N, [(FIRST, "2027年全县计划修建支渠12公里。")]),
    ("date_order", N, [(FIRST, "依据《河道管理条例》（2018年修订），")]),
    ("address", N, [("感谢您对水利", "针对代表、委员的建议，感谢您对水利")]),
    ("calendar", N, [(FIRST, "每年农历二月三十日庙会期间，")]),
    ("calendar", N, [(FIRST, "2026年18月龄以上儿童已接种。")]),
    ("class_scheme", N, [("关于对县十八届", "关于增设E类驾考场并对县十八届")]),
    ("class_scheme", N, [("第56号建议", "第(X)号建议"), ("（第56号）", "")]),
    ("class_differs", N, [("抄送：", "答复类别：A□ B□ C□\n抄送：")]),
    ("class_differs", N, [("抄送：", "A类（　）B类（　）C类（　）\n抄送：")]),
    ("class_differs", N, [(FIRST, "该桥属于C类危桥，")]),
    ("unit", N, [("类别：B\n", "发布机构 清源县政务服务局\n类别：B\n")]),
    ("rate", N, [("涉及310户", "完成率达到120%，产能利用率达到105%")]),
    ("style_number", N, [("林晓兰代表：", "林晓兰等3位代表："), ("您在县", "你们在县")]),
]


@pytest.mark.parametrize("letter", [N, C], ids=["npc", "cppcc"])
def test_a_letter_without_a_fault_has_no_finding(letter):
    assert check(letter) == []


@pytest.mark.parametrize(("rule", "severity", "passage", "letter", "changes"), FAULTY)
def test_a_planted_fault_is_found_and_quoted(rule, severity, passage, letter, changes):
    text = with_fault(letter, *changes)
    found = [one for one in check(text) if one.rule == rule]
    assert [(str(one.severity), one.passage) for one in found] == [(severity, passage)]
    assert passage in text


@pytest.mark.parametrize(("rule", "letter", "changes"), NEAR_MISSES)
def test_what_only_looks_like_the_fault_is_left_alone(rule, letter, changes):
    found = check(with_fault(letter, *changes))
    assert [one for one in found if one.rule == rule] == []
    assert [one for one in found if one.severity == Severity.ERROR] == []


def test_a_reply_that_repeats_an_earlier_one_is_told():
    before = [("关于维修河口镇灌溉支渠的建议", N), ("关于增设校车站点的提案", C)]
    found = [one for one in check(N, before=before) if one.rule == "same_as_earlier"]
    assert [one.message for one in found] == [
        "与“关于维修河口镇灌溉支渠的建议”的答复几乎相同。请写明这一年做了什么、有什么新情况。"
    ]
