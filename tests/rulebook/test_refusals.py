"""A rulebook with a fault is refused, and the refusal names file, line, clock and fault."""

import re

import pytest

from huying.domain.suggestions import rulebook
from huying.domain.suggestions.rulebook.numerals import chinese, says

SHIPPED = (rulebook.PRESETS / "henan.toml").read_text(encoding="utf-8") + "\n"
NATIONAL = (rulebook.PRESETS / "national.toml").read_text(encoding="utf-8")
# What a town might write down although the defaults say the same.
HENAN = (
    SHIPPED
    + """
[clocks.assign]
amount = 5
unit = "wd"
anchor = "submitted_at"
source = "default"
note = "闭会期间提出的建议"

[return_request]
needs_proposed_unit = true
after_deadline = "reject"
source = "default"

[pre_review]
party = []
government = []
judicial = []
source = "default"

[evaluation]
dimensions = ["process", "result"]
grades = ["satisfied", "mostly_satisfied", "dissatisfied"]
silence = "remind_then_exclude"
source = "default"

[warnings]
days = [30, 15, 7, 1]
source = "default"

[numbering]
in_session = "{seq}"
out_of_session = "B{seq:03}"
source = "default"

"""
)


def changed(old: str, new: str, text: str = HENAN) -> str:
    assert old in text
    return text.replace(old, new, 1)


def section(name: str, text: str = HENAN) -> str:
    """One section of the file, from its heading to the blank line after it."""
    start = text.index(f"[{name}]")
    return text[start : text.index("\n\n", start)]


def without(name: str) -> str:
    return HENAN.replace(section(name), "")


def within(name: str, old: str, new: str) -> str:
    return HENAN.replace(section(name), changed(old, new, section(name)))


FAULTS = {
    "a missing clock": (without("clocks.reply"), "town.toml › clocks：缺少 reply"),
    "an unknown clock": (
        changed("[clocks.return]", "[clocks.returns]"),
        "town.toml › clocks：不认识的项目 returns",
    ),
    "an unknown key": (
        within("clocks.return", "amount = 10", "amount = 10\ndays = 10"),
        "clocks › return：不认识的项目 days",
    ),
    "an unknown section": (HENAN + "\n[extra]\na = 1\n", "town.toml：不认识的项目 extra"),
    "no amount": (within("clocks.return", "amount = 10", ""), "clocks › return：amount"),
    "an amount of nothing": (within("clocks.return", "= 10", "= 0"), "clocks › return：amount"),
    "an amount in words": (within("clocks.return", "= 10", '= "10"'), "clocks › return：amount"),
    "an amount that is a yes": (within("clocks.return", "= 10", "= true"), "return：amount"),
    "an amount beyond reason": (within("clocks.assign", "= 5", "= 5000"), "assign：amount 最大"),
    "an unknown unit": (within("clocks.return", '"wd"', '"weeks"'), "return：unit 只能是"),
    "an unknown anchor": (
        within("clocks.return", "assigned_at", "someday"),
        "clocks › return：anchor 只能是 assigned_at、received_at",
    ),
    "an anchor of another clock": (
        within("clocks.reply", "received_at", "replied_at"),
        "clocks › reply：anchor 只能是",
    ),
    "an unknown source": (within("clocks.assign", "default", "rumour"), "assign：source 只能是"),
    "no quote": (within("clocks.feedback", "quote", "# quote"), "clocks › feedback：缺少 quote"),
    "a quote that is too long": (
        within("clocks.feedback", "代表收到", "代表" * 25 + "收到"),
        "clocks › feedback：引文有",
    ),
    "a quote without its number": (
        within("clocks.feedback", "amount = 10", "amount = 12"),
        "clocks › feedback：引文里没有 12个工作日",
    ),
    "a quote with another unit": (
        within("clocks.feedback", '"wd"', '"d"'),
        "clocks › feedback：引文里没有 10日",
    ),
    "a law that is not named": (
        within("clocks.feedback", "henan2017", "henan2027"),
        "clocks › feedback：law 没有列在 texts 中",
    ),
    "an article of another law": (
        within("clocks.feedback", "河南办法第二十二条", "代表法第二十二条"),
        "clocks › feedback：article 要写成“河南办法第…条”",
    ),
    "an article where there is no text": (
        within("clocks.assign", 'source = "default"', 'source = "default"\narticle = "第一条"'),
        "clocks › assign：没有法条依据的不能写 article",
    ),
    "a longer reply that is not longer": (
        HENAN.replace(section("clocks.reply_long"), section("clocks.reply"))
        .replace("[clocks.reply]", "[clocks.reply_long]", 2)
        .replace("[clocks.reply_long]", "[clocks.reply]", 1),
        "clocks › reply_long：是全部期限，要比 reply 长",
    ),
    "a start neither stated nor assumed": (
        within("clocks.rehandle", 'assumed = "dissatisfied_at"', ""),
        "clocks › rehandle：条文未写明起算日的，assumed 只能是 dissatisfied_at",
    ),
    "a start both stated and assumed": (
        within("clocks.rehandle", "not_stated", "dissatisfied_at"),
        "clocks › rehandle：anchor 已经写明，不能再写 assumed",
    ),
    "checks without end": (
        HENAN + "\n[handling]\ninner_checks = 5\nsource = 'default'\n",
        "handling › inner_checks：要写成 0 到 4 的整数，现在是 5",
    ),
    "nobody who may submit": (
        within("intake.submitters", '["deputy", "joint"]', "[]"),
        "intake › submitters：至少要写一项",
    ),
    "an unknown ground": (
        within("review.grounds.value", "tender", "boring"),
        "review › grounds：只能从 personal_interest",
    ),
    "weights that do not make a hundred": (
        within(
            "evaluation",
            '["process", "result"]',
            '[{ code = "process", weight = 30 }, { code = "result", weight = 60 }]',
        ),
        "evaluation › dimensions：写权重的，每项都要有，合计 100",
    ),
    "a day that is no day": (
        within("reports.unit_due", "08-31", "13-01"),
        "reports › unit_due：要写成 08-31 的样子",
    ),
    "a day of every year that is only a month": (
        within("reports.unit_due", "08-31", "08").replace("unit_due]", "unit_due_day]"),
        "reports › unit_due_day：要写成 11-30 的样子",
    ),
    "an unknown choice": (
        within("extension", '"notify_deputy"', '"ask"'),
        "extension › mode：只能是 none、notify_deputy、consent",
    ),
    "a number where a yes is due": (
        within("return_request", "= true", "= 1"),
        "return_request › needs_proposed_unit：只能是 True",
    ),
    "consent of nobody": (
        within("extension", '"notify_deputy"', '"consent"'),
        "extension：须经同意时写明 approver",
    ),
    "a route that does not exist": (
        within("pre_review", "party = []", 'party = ["office"]'),
        "pre_review › party：只能是",
    ),
    "warnings in the wrong order": (
        within("warnings", "[30, 15, 7, 1]", "[1, 7, 15, 30]"),
        "warnings › days：要写成由大到小",
    ),
    "a number that shows more than a number": (
        within("numbering", '"{seq}"', '"{seq.__class__}"'),
        "numbering › in_session：编号格式",
    ),
    "a number of another thing": (
        within("numbering", '"{seq}"', '"{seq}-{deputy}"'),
        "numbering › in_session：编号格式",
    ),
    "a number that never changes": (
        within("numbering", '"{seq}"', '"建议"'),
        "numbering › in_session：编号格式里要有且只有一个",
    ),
    "an addition that the text does not say": (
        within("clocks.reply_long", "amount = 6", "amount = 6\nadded = 2"),
        "clocks › reply_long：引文里没有 2个月",
    ),
    "an addition to what is no reply": (
        within("clocks.co_opinion", "amount = 2", "amount = 2\nadded = 1"),
        "clocks › co_opinion：added 只能写在 reply_long",
    ),
    "two classes of one letter": (
        changed('code = "B", label = "正在解决"', 'code = "A", label = "正在解决"'),
        "answer › classes：类别标记不能为空，也不能重复",
    ),
    "a text that is not TOML": ("[clocks", "town.toml：不是有效的 TOML"),
}


@pytest.mark.parametrize(("toml", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_rulebook_is_refused_by_name_place_and_fault(toml, message):
    with pytest.raises(rulebook.RulebookError) as refused:
        rulebook.read("town", toml)
    assert str(refused.value)[: len("town.toml")] == "town.toml"
    assert message in re.sub(r" 第\d+行", "", str(refused.value))


CONTRADICTIONS = {
    "a longer reply that starts on another day": (
        within("clocks.reply_long", "received_at", "assigned_at"),
        "[clocks.reply_long]",
        "起算日要与 reply 相同",
    ),
    "an addition that does not make the longer period": (
        within("extension", 'source = "text"', 'max_added = 2\nsource = "text"'),
        "max_added = 2",
        "3个月延长2个月，与延期答复的6个月不符",
    ),
    "a co-unit that may be later than the reply it belongs to": (
        within("clocks.co_opinion", "amount = 2", "amount = 3").replace("起两个月内", "起三个月内"),
        "[clocks.co_opinion]",
        "协办意见要早于主办单位的答复（3个月）",
    ),
    "a check without a level": (
        HENAN + "\n[handling]\ninner_checks = 0\ncheck_position = 'after'\nsource = 'default'\n",
        "check_position = 'after'",
        "只能写 before",
    ),
    "months that start at a step there is not": (
        HENAN + "\n[assignment]\nmonths_from = 'second'\nsource = 'default'\n",
        "months_from = 'second'",
        "直接交办没有第二步",
    ),
    "one deputy alone shut out": (
        within("intake.submitters", '["deputy", "joint"]', '["joint"]'),
        "[intake.submitters]",
        "代表法规定代表一人即可提出",
    ),
    "two series of the same numbers": (
        within("numbering", '"B{seq:03}"', '"{seq}"'),
        'out_of_session = "{seq}"',
        "两件建议会得到同一个编号",
    ),
    "a second handling that never starts": (
        changed('value = "mark"', 'value = "order"'),
        "[clocks.rehandle]",
        "起算日只能是 redo_ordered_at，否则永远不会起算",
    ),
    "a hundred points without weights": (
        within("evaluation", 'source = "default"', 'scale = "weighted_100"\nsource = "default"'),
        'scale = "weighted_100"',
        "百分制要给每项评价内容写权重",
    ),
    "a reply about which nothing is asked": (
        within("evaluation", '["process", "result"]', '["promise"]'),
        'dimensions = ["promise"]',
        "没有承诺事项的答复就无可评价",
    ),
    "a first step that lasts longer than the reply": (
        HENAN + "\n[assignment]\ngovernment = 'two_steps'\nsource = 'default'\n"
        "\n[periods.office_assign]\namount = 3\nunit = 'm'\nanchor = 'transferred_at'\n"
        "source = 'default'\n",
        "[periods.office_assign]",
        "要早于答复的期限（3个月）",
    ),
    "an end that cannot be reached": (
        HENAN + "\n[completion]\nstandard = 'promise_kept'\nsource = 'default'\n"
        "\n[commitments]\nledger = false\nsource = 'default'\n",
        "standard = 'promise_kept'",
        "否则无法办结",
    ),
}


@pytest.mark.parametrize(
    ("toml", "line", "message"), CONTRADICTIONS.values(), ids=CONTRADICTIONS.keys()
)
def test_a_rulebook_that_cannot_work_is_refused_with_its_line(toml, line, message):
    with pytest.raises(rulebook.RulebookError) as refused:
        rulebook.read("town", toml)
    number = toml.splitlines().index(line) + 1
    assert str(refused.value).startswith(f"town.toml 第{number}行 › ")
    assert message in str(refused.value)


def test_a_misspelt_key_is_named_with_its_own_line():
    toml = within("clocks.return", "amount = 10", "amount = 10\ndays = 10")
    with pytest.raises(rulebook.RulebookError) as refused:
        rulebook.read("town", toml)
    number = toml.splitlines().index("days = 10") + 1
    assert str(refused.value) == f"town.toml 第{number}行 › clocks › return：不认识的项目 days"


def test_a_file_that_is_not_toml_is_refused_with_line_and_column():
    with pytest.raises(rulebook.RulebookError, match="^town.toml：不是有效的 TOML（第2行第8列）$"):
        rulebook.read("town", 'title = "镇"\nnote = =\n')


OWN = """
title = "本县规则"

[clocks.reply]
amount = 80
unit = "d"
anchor = "received_at"
source = "own"
article = "本县办法第八条"

[intake.delegation_gate]
value = true
source = "own"
note = "主任会议决定"
"""


def test_a_congress_lays_its_own_rules_over_a_shipped_one():
    book = rulebook.read("county", OWN, preset="henan")
    assert (book.title, book.clocks["reply"].length) == ("本县规则", "80日")
    assert book.clocks["reply"].words == "本县办法第八条"
    assert book.basis["intake.delegation_gate"].words == "没有法条规定，本级人大自行规定"
    assert book.clocks["return"].article == "河南办法第十四条"
    assert book.version not in (rulebook.get("henan").version, rulebook.get("national").version)


def test_a_congress_s_own_rule_gives_at_least_a_reason():
    toml = OWN.replace('note = "主任会议决定"\n', "")
    with pytest.raises(rulebook.RulebookError) as refused:
        rulebook.read("county", toml, preset="henan")
    assert str(refused.value) == (
        "county.toml 第11行 › intake › delegation_gate：本级规定的，article 和 note 至少写一项"
    )


def test_what_a_congress_lays_over_a_preset_may_not_go_below_the_floor():
    with pytest.raises(
        rulebook.RulebookError, match="^county.toml 第4行 › clocks › reply：120日长于"
    ):
        rulebook.read("county", OWN.replace("amount = 80", "amount = 120"), preset="henan")


def test_what_a_town_leaves_out_is_taken_from_the_defaults_and_said_so():
    book = rulebook.read("town", SHIPPED)
    assert (book.clocks["assign"].amount, book.clocks["assign"].source) == (5, "default")
    assert (book.warnings.days, book.basis["warnings.days"].source) == ((30, 15, 7, 1), "default")
    assert (book.handling.inner_checks, book.handling.check_position) == (1, "before")
    assert (book.intake.submitters, book.assignment.consult) == (("deputy", "joint"), "none")
    assert (book.assignment.government, book.completion.standard) == ("direct", "evaluated")


def test_a_start_that_the_text_does_not_state_is_assumed_openly():
    toml = within("clocks.rehandle", '"dissatisfied_at"', '"redo_ordered_at"')
    book = rulebook.read("town", toml.replace('value = "mark"', 'value = "order"'))
    rule = book.clocks["rehandle"]
    assert (rule.anchor, rule.starts, rule.anchor_label) == (
        "not_stated",
        "redo_ordered_at",
        "收到重新办理要求之日",
    )
    assert rule.assumption == "条文未写明起算日"


def test_the_shipped_text_read_as_a_town_s_own_is_accepted():
    assert rulebook.read("town", SHIPPED).version == rulebook.get("henan").version


def default_reply(amount: int, unit: str) -> str:
    """The national rules with a reply period that a town chose for itself."""
    own = (
        f'[clocks.reply]\namount = {amount}\nunit = "{unit}"\n'
        'anchor = "assigned_at"\nsource = "default"'
    )
    return NATIONAL.replace(section("clocks.reply", NATIONAL), own)


@pytest.mark.parametrize(("amount", "unit"), [(4, "m"), (90, "d"), (64, "wd")])
def test_a_reply_longer_than_the_nation_s_is_refused(amount, unit):
    with pytest.raises(
        rulebook.RulebookError, match="town.toml 第.*行 › clocks › reply：.*长于代表法"
    ):
        rulebook.read("town", default_reply(amount, unit))


@pytest.mark.parametrize(("amount", "unit"), [(3, "m"), (2, "m"), (89, "d"), (63, "wd")])
def test_a_reply_as_long_as_the_nation_s_or_shorter_is_accepted(amount, unit):
    assert rulebook.read("town", default_reply(amount, unit)).clocks["reply"].amount == amount


def test_the_version_follows_the_content_and_not_the_comments():
    assert rulebook.read("town", SHIPPED + "\n# 注释\n").version == rulebook.get("henan").version
    assert rulebook.read("town", HENAN).version == rulebook.get("henan").version
    other = within("clocks.assign", "amount = 5", "amount = 6")
    assert rulebook.read("town", other).version != rulebook.get("henan").version


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, ("一",)),
        (2, ("二", "两")),
        (10, ("十",)),
        (15, ("十五",)),
        (20, ("二十",)),
        (30, ("三十",)),
        (105, ("一百零五",)),
        (120, ("一百二十",)),
    ],
)
def test_numbers_as_statutes_write_them(number, words):
    assert chinese(number) == words


@pytest.mark.parametrize(
    ("quote", "amount", "unit", "said"),
    [
        ("在三个月内", 3, "m", True),
        ("在三十日内", 3, "d", False),
        ("在十三个工作日内", 3, "wd", False),
        ("收到之日起两个月内", 2, "m", True),
        ("收到之日起5个工作日内", 5, "wd", True),
        ("收到之日起15个工作日内", 5, "wd", False),
        ("十日内", 10, "wd", False),
    ],
)
def test_a_quote_says_a_number_only_as_a_whole_and_with_its_unit(quote, amount, unit, said):
    assert says(quote, amount, unit) is said
