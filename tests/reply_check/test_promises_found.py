"""Promises in a reply: which passages promise, who does it, by when, in which plan."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from huying.domain.reply_check.due_days import last_day
from huying.domain.reply_check.promises import promises_in
from huying.domain.reply_check.reading import Letter
from tests.reply_check.letters import CPPCC_LETTER, NPC_LETTER, with_fault

DAY = date(2026, 4, 10)
ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "realdata" / "reply_letters.jsonl"


def test_the_golden_letter_promises_twice_and_what_is_done_is_no_promise():
    canal, upkeep = promises_in(NPC_LETTER, date(2026, 5, 20))
    assert canal.passage in NPC_LETTER
    assert canal.passage.startswith("已列入《清源县2026年农田水利维修计划》")
    assert (canal.owner, canal.due_on) == ("县灌区管理所", date(2026, 10, 31))
    assert (canal.plan_name, canal.plan_year) == ("清源县2026年农田水利维修计划", 2026)
    assert (upkeep.owner, upkeep.due_on) == ("河口镇水利站", date(2026, 11, 30))
    assert promises_in(CPPCC_LETTER, date(2026, 4, 15)) == []


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("将于2026年9月底前完成栏杆维修。", date(2026, 9, 30)),
        ("已列入《2027年农村公路养护计划》第12项。", date(2027, 12, 31)),
        ("力争年内开工。", date(2026, 12, 31)),
        ("明年上半年由县住建局负责安装路灯20盏。", date(2027, 6, 30)),
        ("下一步，我局将新建公厕2座。", None),
        ("2027年底前完成改造。", date(2027, 12, 31)),
        ("第1条已安排，十月底前完成。", date(2026, 10, 31)),
        ("三个月内拆除违建。", date(2026, 7, 10)),
        ("待资金到位后尽快实施。", None),
        ("纳入“十五五”规划逐步解决。", date(2030, 12, 31)),
        ("我局将在10个工作日内更换井盖。", None),
        ("明年3月底前出台管理办法。", date(2027, 3, 31)),
        ("汛期前完成清淤。", None),
        ("我局将适时启动道路拓宽工程。", None),
        ("3月底前完成验收。", date(2027, 3, 31)),
        ("已完成前期勘察，计划今年三季度开工建设。", date(2026, 9, 30)),
    ],
)
def test_what_promises(words, due_on):
    (found,) = promises_in(words, DAY)
    assert (found.passage, found.due_on) == (words, due_on)


@pytest.mark.parametrize(
    "words",
    [
        "下一步，我局将进一步加强宣传，提高认识。",
        "我们已于3月28日完成了修复。",
        "我局将认真研究您的建议。",
        "暂无法列入计划。",
        "2025年已投入86万元完成了修复。",
        "《条例》规定到2027年底前完成改造。",
        "您提出的将该路列入改造计划的建议收悉。",
        "请市政府将该路纳入年度改造计划。",
        "2019年已列入年度计划。",
        "感谢您的关心，我们将做好工作。",
        "破损渠段已经修好，通水正常。",
    ],
)
def test_what_does_not_promise(words):
    assert promises_in(words, DAY) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026年10月31日前", date(2026, 10, 31)),
        ("二〇二七年六月底", date(2027, 6, 30)),
        ("6月中旬前", date(2026, 6, 20)),
        ("明年一季度", date(2027, 3, 31)),
        ("2027年第三季度末", date(2027, 9, 30)),
        ("下半年", date(2026, 12, 31)),
        ("本月底前", date(2026, 4, 30)),
        ("下月底前", date(2026, 5, 31)),
        ("半年内", date(2026, 10, 10)),
        ("两周内", date(2026, 4, 24)),
        ("三年内", date(2029, 4, 10)),
        ("2026年启动，年底前完成", date(2026, 12, 31)),
        ("2026年6月开工，2027年5月完工", date(2027, 5, 31)),
        ("今年投资86万元，今年十月底前完成", date(2026, 10, 31)),
        ("今年十月开工，2027年完成", date(2027, 12, 31)),
        ("今年以来", None),
        ("3月28日召开了会议", None),
        ("《2027年养护计划》（清政发〔2028〕9号）", None),
        ("2026年2月30日", None),
        ("尽快", None),
    ],
)
def test_the_day_that_words_mean(words, day):
    assert last_day(words, DAY) == day


def test_a_plan_is_read_with_name_year_and_line():
    (found,) = promises_in("该路已列入《县2027年农村公路养护计划》第12项，由县交通局实施。", DAY)
    assert (found.plan_name, found.plan_year) == ("县2027年农村公路养护计划", 2027)
    assert (found.plan_line, found.owner, found.due_on) == (
        "第12项",
        "县交通局",
        date(2027, 12, 31),
    )


def test_a_planted_promise_is_found_in_an_answer_that_had_none():
    planted = with_fault(CPPCC_LETTER, ("方便了420名学生", "力争明年上半年再增设1个站点"))
    (found,) = promises_in(planted, date(2026, 4, 15))
    assert found.due_on == date(2027, 6, 30)
    assert promises_in(CPPCC_LETTER, date(2026, 4, 15)) == []


def test_long_sentences_keep_the_clauses_that_look_ahead():
    text = (
        "我局高度重视，" + "多次到现场调查了解情况并听取意见，" * 8 + "将于2026年底前新建桥梁1座。"
    )
    (found,) = promises_in(text, DAY)
    assert found.what == "将于2026年底前新建桥梁1座"


@pytest.mark.documents
@pytest.mark.skipif(not REAL.exists(), reason="the real letters lie outside the project")
def test_the_document_counts_what_is_found_in_real_letters():
    found = []
    for line in REAL.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        year = re.search(r"20[0-9]{2}", one["date"])
        whole = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", one["date"])
        day = (
            date.fromisoformat(one["date"])
            if whole
            else date(int(year[0]) if year else 2020, 6, 30)
        )
        letter = Letter(one["body"])
        found += promises_in(one["body"][letter.body.start : letter.body.end], day)
    text = (ROOT / "docs" / "reply-check.md").read_text(encoding="utf-8")
    table = re.search(r"\| proposed \| with a day \|[^\n]*\n\|[^\n]*\n\| (\d+) \| (\d+) \|", text)
    assert table is not None
    assert (len(found), sum(one.due_on is not None for one in found)) == (
        int(table[1]),
        int(table[2]),
    )
