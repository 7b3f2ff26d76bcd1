"""What offices write whatever the matter is: notes, opinions, reasons. Invented, like the county."""

NOTE = "请按职责认真办理，办理前、办理中与代表沟通，并在期限内答复。"
PLAN = "由{handler}具体承办，{head}牵头；先到{place}现场查看并听取代表意见，再会商办理措施，形成答复初稿。"
OPENING = "{lead}代表{others}：\n您提出的《{title}》收悉。我单位{co}到{place}作了实地了解，并与您进行了沟通。现逐条答复如下。"
WITH_CO = "会同{names}"
AGAIN = "{lead}代表{others}：\n您对《{title}》办理情况提出的意见收悉。我单位重新研究并再次到{place}查看，现将进展逐条答复如下。"
CLOSING = "感谢您对{unit}工作的关心和监督，欢迎继续提出意见。"
NOT_PUBLISHED = "代表要求保密。"
COPIED_TO = "选举该代表的人大常委会代表工作机构，与答复同日"
SAID_IN_PERSON = "逐条说明了办理情况和下一步安排。"
HEARD_IN_PERSON = "情况属实。"
MISSING = "{names}逾期未提出协办意见，涉及该单位职责的内容以其正式意见为准。"
SECOND_CO = "我单位职责范围内的事项已与{lead}对接，同意主办单位的办理安排，将按分工配合落实。"

CHECKED = ("文字和数字已核对，同意报送。", "内容属实，同意报送。", "")
SENT_BACK_IN_UNIT = "第{order}条只有结论，没有写明安排和时限，请补充后再送核。"
OFFICE_PASSED = ("措施具体，同意。", "与有关部门意见一致，同意。", "")
SENT_BACK_BY_OFFICE = "第{order}条答复过于笼统，请写明具体措施、完成时间和责任单位，修改后再报。"
COMMITTEE_PASSED = ("逐条有回应，同意。", "同意，请当面或电话向代表说明后送达。", "")
SENT_BACK_BY_COMMITTEE = "第{order}条没有正面回应代表的诉求，请补充办理措施和时限后再报。"
NOT_SIGNED = "第{order}条请再核实一次时限，能提前的写明提前，改好后再送我签。"

RETURN_DENIED_REASON = "该事项涉及多个部门，{proposed}也有相应职责，建议由其牵头办理。"
RETURN_DENIED = "经研究，该事项主要属你单位职责，请继续主办；需要配合的，由代表工委协调。"
RETURN_APPROVED = "理由成立，改由{unit}主办。"
COORDINATION_PLACE = "人大常委会机关二楼会议室"
COORDINATION_SIGNER = "代表工委{head}、政府办公室负责人"
COORDINATION_MINUTES = "逐件听取单位意见，当场议定{number}件，一并签发。"
TAKEN_BACK = "交办后一直没有签收，经电话核实不属{unit}主管，收回改办。"

EXTENSION = "该事项需要现场勘测并与有关方面会商，措施和资金尚在落实，三个月内难以给出确切答复。"
EXTENSION_DONE = "已到{place}现场查看，完成初步方案，正在会商资金和用地。"
EXTENSION_TOLD = "已于{day}电话告知{lead}代表，代表表示理解。"
EXTENSION_REFUSED = "该事项措施已经明确，没有延期的必要，请按原期限答复。"

WAIVED = "代表因病住院，已电话核实沟通属实，本人暂不便在平台确认，同意先行答复。"
DENIED = "当天没有见到承办单位的同志，只接过一个电话，请补做当面沟通。"
WITHDRAWN_DRAFT = "与另一件建议内容相近，合并提出。"
WITHDRAWN = "所提事项在交办前已经解决，不再需要办理。"
WITHDRAWN_IN_HANDLING = "承办单位已当面说明情况并着手解决，同意撤回。"
CLOSED_EARLY = "{lead}代表评价“不满意”，理由具体，不再等待其余评价，请承办单位立即重新办理。"

PLAIN_REASON = "答复的时限太远，也没有说清由谁负责，希望说得更具体。"
STILL_DISSATISFIED = "重新办理后仍没有解决根本问题，希望列入明年工作继续推进。"

MEDIATED = "双方当面谈清：今年先做能做的一段，其余列入明年计划，开工前再请代表看一次现场。"
ACTED_ON = "已按商定的意见排出工期，第一段开工，进度每月告知代表。"
ASKED_SIGNERS = "已逐一打电话征求联名代表的意见，意见一致。"
REDO_ORDERED = "代表的意见属实，答复没有回应关键问题，请在期限以内重新办理并答复。"
