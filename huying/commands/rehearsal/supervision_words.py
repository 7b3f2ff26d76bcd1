"""What is said in a year of supervision."""

KEY_THEME = "{category}方面的建议"
KEY_DECISION = "代表工委第{n}次主任办公会议"
KEY_COMMITTEE_DECISION = "本委员会全体会议"
KEY_GOVERNMENT_DECISION = "县政府常务会议"
KEY_TOGETHER = "内容相近，由同一单位办理，一并督办效果更好。"
KEY_STATUTORY = "县人大常委会主任会议"
KEY_LEADERS = (("王海", "congress"), ("分管副县长", "government"), ("县委副书记", "party"))
KEY_PLAN = "五月实地察看，六月座谈会商，八月听取汇报，年底前见成效。"
KEY_PEOPLE = "督办领导、专门委员会、承办单位、有关代表"
KEY_FOUND = "承办单位已经动工，资金到位；有两处进度偏慢，要求倒排工期。"
KEY_PLACE = "项目现场"
KEY_OVER = "督办的事项已经办成或者按计划推进，代表当场表示满意。"

CAMPAIGN = "{year}年代表建议办理质量提升专项行动"
CAMPAIGN_AIMS = "督办全覆盖；答复的事项件件有落实；解决率和满意率一并提高。"
STAGES = (("动员部署", 30, 45), ("集中督办", 46, 100), ("总结评议", 101, 125))
TASKS = (
    ("process", "逐件核对沟通、答复、公开是否到位"),
    ("content", "逐件核对答复是否逐条回应"),
    ("effect", "到现场看答复的事项是否落实"),
)
TEAM = "第{n}督办工作组"
TEAM_PEOPLE = "全体组员、单位负责人"
TEAM_OPINION = "制度和台账健全，与代表沟通较好；个别件要加快进度。"
TEAM_REPORT = "本组负责的建议已逐件看过，意见已经反馈承办单位。"
FINDINGS = {
    "done": "到现场看过，办得实。",
    "going_on": "正在实施，进度与答复一致。",
    "wanting": "答复写得好，现场还没有动工，要求一个月内拿出安排。",
}
TASK_DONE = "已逐件完成，记录在案。"
CAMPAIGN_OVER = "督办实现全覆盖，发现的问题已经逐件反馈并跟踪。"

HEARING = "听取{unit}代表建议办理情况汇报"
HEARING_PLACE = "人大常委会会议室"
HEARING_MINUTES = "单位负责人汇报了办理情况，与会人员提出意见。"
HEARING_OPINIONS = ("对还没有落实的承诺列出时间表", "面商要由负责人参加", "B类件要逐件建台账")
HEARING_ANSWER = "已经照办，有关材料报代表工委。"
OUTINGS = {
    "open": "{title}开门办案",
    "on_site": "{title}现场督办",
    "research": "{title}专题调研",
    "big_unit": "走访建议办理大户{unit}",
}
OUTING_PEOPLE = "代表、承办单位和群众代表共12人"
OUTING_FOUND = "代表和群众当场提出意见，承办单位逐条回应，能办的当场答应办理时限。"
OUTING_OFF = "当天有强降雨，改期另行通知。"
LADDER_WHY = "答复期限已近，仍未与代表沟通。"
LADDER_WORDS = "请抓紧与代表沟通并按期答复，办理情况报代表工委。"
LADDER_ANSWER = "已与代表约定时间，将按期答复。"
LADDER_LIFTED = "已经办理，解除督办。"
CURE_TITLE = "从一件到一类：{title}"
CURE_PROBLEM = "同类问题在多个乡镇存在，一件一件办治标不治本。"
CURE_DOCUMENT = "长效管护办法"
CURE_TEXT = "明确了管护主体、经费来源和检查办法，全县同类问题照此办理。"
CURE_CONFIRMED = "办法已经施行，抽查三个乡镇都在执行。"
CURE_DISMISSED = "只解决了这一件，没有形成制度。"
RATED_AGAIN = "核实后涉及的群众比原来掌握的多。"
TIER_CHANGED = "直接关系群众饮水，按民生建议督办。"

PLAN_AIMS = "按期办结率100%；每件建议办前、办中、办后都与代表沟通；承诺的事项件件有落实。"
SECTIONS = ("办公室", "业务股")
PRACTICE = "主要负责人领办重点件，分管负责人每月调度；个别跨部门的件推进偏慢，下一步提前会商。"
LISTENING = "代表建议办理情况网上听办"
LISTENING_NOTE = "请各位代表看报告、提问题、作评价。"
LISTENING_REPORT = "承办的建议均已与代表沟通；能马上办的已经办成，列入计划的写明了时间和责任人。"
LISTENING_QUESTIONS = (
    "答复里说年底前完成的，现在到哪一步了？",
    "没有列入今年计划的，明年怎么安排？",
    "群众反映管护没人管，谁来负责？",
)
LISTENING_ANSWER = "正在按计划推进，责任人和完成时间已在承诺事项台账中写明，每季度向代表报告。"
LISTENING_WORDS = "报告实在，希望按时间表落实。"
LISTENING_OVER = "代表提问已逐条答复，评价结果反馈各单位。"
SLIP_MISSING = "现场还没有动工，请说明什么时候开工。"
OPINION = "{year}年代表建议办理和督办工作意见"
OPINION_TEXT = """一、各承办单位主要负责人是第一责任人，逐件明确分管负责人和承办人。
二、办前、办中、办后都要与代表沟通，沟通由代表确认；能办的马上办，列入计划的写明时间和责任人。
三、答复中的承诺列入承诺事项台账，每季度报告进展，到期由代表工委核验。
四、代表工委和各专门委员会逐件督办，对逾期未办、答复不实的逐级督办，并在年度办理情况报告中列出。"""
