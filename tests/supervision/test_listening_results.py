"""网上听办: every question is answered by itself, marks are the congress's, the result is counted."""

import pytest
from django.test import Client

from huying.domain.suggestions import tasks
from huying.domain.supervision.letters import LETTERS
from huying.domain.supervision.procedure import listening, listening_question
from huying.domain.supervision.procedure import yearly_report as report
from huying.domain.supervision.queries import listening as reading
from huying.domain.supervision.queries import yearly_report as reports
from huying.domain.supervision.queries.awaiting import LISTS
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.supervision.listened import (
    AT,
    BACKEND,
    ENDS,
    OPENS,
    anew,
    as_person,
    asked,
    closed,
    due,
    marked,
    notices,
    opened,
    page,
)

# -- questions -------------------------------------------------------------------------------


def test_each_question_has_its_own_clock_and_is_answered_by_the_unit_that_was_asked(county):
    one = opened(county)
    first = asked(county, one)
    second = asked(county, one, by=county.zhou, unit=county.finance, text="预算列了吗？")
    assert (due(first), due(second)) == ([("listening_answer", "2026-06-01")],) * 2
    with pytest.raises(Refused, match="只能由被提问的单位办理"):
        listening_question.answer(first, by=county.he, at=OPENS, text="不是我们")
    first = listening_question.answer(first, by=county.sun, at=OPENS, text="列入了镇级预算。")
    assert (first.state_word, due(first)) == ("已答复", [])
    assert any("答复提问" in text for text in notices(county.lin))
    assert anew(one).state_word == "听办中"
    with pytest.raises(Refused, match="请选择汇报办理情况的单位"):
        asked(county, one, unit=county.transport)
    with pytest.raises(Refused, match="只能由受邀参加听办的代表办理"):
        asked(county, one, by=county.wu)


def test_an_unanswered_question_outlasts_the_listening_until_it_is_answered(county):
    one = opened(county)
    question = asked(county, one)
    one = closed(county, one)
    assert (one.state_word, due(question)) == (
        "已结束，提问待答复", [("listening_answer", "2026-06-01")],
    )  # fmt: skip
    tasks.tick(moment("2026-06-03"), county.congress)
    for who in (county.sun, county.chen):
        assert any("“答复网上听办的提问”已逾期2天" in text for text in notices(who))
    lists = {each.name: each for each in LISTS}
    waiting = lists["listening_questions_to_answer"](as_person(county, county.sun), AT)
    assert list(waiting) == [question]
    listening_question.answer(question, by=county.sun, at=moment("2026-06-04"), text="列入预算。")
    assert anew(one).state_word == "已办结"


def test_nothing_asked_or_all_answered_it_is_done_with_the_closing(county):
    one = opened(county)
    listening_question.answer(asked(county, one), by=county.sun, at=OPENS, text="有。")
    one = closed(county, one)
    assert (anew(one).state_word, due(one)) == ("已办结", [])


# -- marks -----------------------------------------------------------------------------------


def test_a_mark_is_changed_until_the_end_and_a_bad_one_says_why(county):
    one = opened(county)
    marked(county, one, county.lin, "satisfied")
    with pytest.raises(Refused, match="请写明理由"):
        marked(county, one, county.lin, "dissatisfied", " ")
    marked(county, one, county.lin, "dissatisfied", "还有一段没有修")
    report = one.reports.get(unit=county.water)
    assert [(each.grade, each.words) for each in report.marks.all()] == [
        ("dissatisfied", "还有一段没有修")
    ]
    with pytest.raises(Refused, match="请选择评价的档次：满意、基本满意、不满意"):
        marked(county, one, county.zhou, "excellent")
    with pytest.raises(Refused, match="只能由受邀参加听办的代表办理"):
        marked(county, one, county.wu, "satisfied")
    with pytest.raises(Refused, match="最后一天是2026-05-22"):
        listening.mark(
            anew(one), by=county.zhou, at=moment("2026-05-23"), report=report, grade="satisfied"
        )
    one = closed(county, one)
    with pytest.raises(Refused, match="不能“听办评价”"):
        marked(county, one, county.lin, "satisfied")


def test_the_form_shows_the_earlier_mark(county, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: OPENS)
    one = opened(county)
    marked(county, one, county.lin, "mostly_satisfied", "管护再抓紧")
    client = Client()
    client.force_login(county.lin.person.account, backend=BACKEND)
    address = f"/qingyuan/supervision/listening/{one.pk}/mark"
    shown = client.get(f"{address}?report={one.reports.get(unit=county.water).pk}").content.decode()
    assert 'value="管护再抓紧"' in shown
    assert client.get(f"{address}?report=x").status_code == 200


def test_it_ends_before_its_last_day_only_when_everybody_has_marked_everything(county):
    one = opened(county, units=[county.water])
    marked(county, one, county.lin, "satisfied")
    with pytest.raises(Refused, match="全部评价以后可以提前结束"):
        listening.close(anew(one), by=county.chen, at=OPENS, summary="好")
    marked(county, one, county.zhou, "mostly_satisfied")
    one = listening.close(anew(one), by=county.chen, at=OPENS, summary="好")
    assert anew(one).state_word == "已办结"


def counts(county, one, who) -> list:
    told = reading.told_of(anew(one), as_person(county, who))
    return [
        [(each.label, each.number) for each in row.counted]
        for row in told["reports"]
        if row.report.unit_id == county.water.pk
    ][0]


def test_units_read_no_mark_before_the_end_and_never_whose_it_was(county):
    one = opened(county)
    marked(county, one, county.lin, "mostly_satisfied", "管护再抓紧")
    result = [("满意", 0), ("基本满意", 1), ("不满意", 0)]
    assert [counts(county, one, who) for who in (county.chen, county.sun, county.lin)] == [
        result, [], [],
    ]  # fmt: skip
    one = closed(county, one)
    assert [counts(county, one, who) for who in (county.chen, county.sun, county.zhou)] == [
        result
    ] * 3
    pages = {who: page(county, one, getattr(county, who)) for who in ("chen", "sun", "zhou", "lin")}
    assert all("管护再抓紧" in text for text in pages.values())
    assert {who: "林秀英：" in text for who, text in pages.items()} == {
        "chen": True, "sun": False, "zhou": False, "lin": False,
    }  # fmt: skip
    assert 'href="#m' in pages["sun"]
    assert "我的评价：" in pages["lin"] and "我的评价：" not in pages["zhou"]
    assert {who: "听办评价" in text for who, text in pages.items()} == {
        "chen": True, "sun": False, "zhou": False, "lin": False,
    }  # fmt: skip


# -- the result---------------------------------------------------------------------------------


def test_the_result_on_paper_counts_marks_and_questions_and_names_nobody(county):
    one = opened(county)
    marked(county, one, county.lin, "satisfied", "好")
    asked(county, one)
    me = as_person(county, county.sun)
    assert LETTERS["listening"](anew(one), me, OPENS) is None
    letter = LETTERS["listening"](anew(closed(county, one)), me, ENDS)
    assert letter.title == "关于网上听办“农田水利建议网上听办”情况的通报"
    assert letter.body[-1].rows == (
        ("水利局", "1", "0", "0", "1", "0"), ("财政局", "0", "0", "0", "0", "0"),
    )  # fmt: skip
    assert "邀请代表2名" in letter.body[0].text
    assert "林秀英" not in str(letter)
    address = f"/qingyuan/supervision/listening/{one.pk}/letter.docx"
    assert {who: fetched(county, who, address) for who in ("sun", "zhou", "wu", "qian")} == {
        "sun": 200, "zhou": 200, "wu": 404, "qian": 404,
    }  # fmt: skip


def fetched(county, who: str, address: str) -> int:
    client = Client()
    client.force_login(getattr(county, who).person.account, backend=BACKEND)
    return client.get(address).status_code


def test_the_yearly_report_counts_what_was_listened_to(county):
    county.registered()
    one = opened(county)
    listening_question.answer(asked(county, one), by=county.sun, at=OPENS, text="有。")
    asked(county, one, by=county.zhou, unit=county.finance)
    found = report.draft(by=county.chen, at=ENDS, year=2026)
    said = "".join(
        "".join(piece.text for piece in line)
        for line in reports.shown(found, ENDS).lines(found.text)
    )
    assert "举行网上听办1次，1个单位汇报；代表提问2个，已答复1个。" in said
    behind = {
        name: len(reports.behind(found, name, "", ENDS).keys)
        for name in (
            "listenings", "units_listened_to", "listening_questions",
            "listening_questions_answered",
        )
    }  # fmt: skip
    assert list(behind.values()) == [1, 1, 2, 1]
